"""Conversations of several dialogs, as plain async functions."""
