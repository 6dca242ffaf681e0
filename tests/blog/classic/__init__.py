"""Tests of what is read from a blog's pages."""
