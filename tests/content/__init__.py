"""Tests of `tui_reader.content`."""
