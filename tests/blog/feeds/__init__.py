"""Feeds: bytes to values."""
