"""Lists of feeds are told from pages and feeds by what they say first."""

import pytest

from tui_reader.blog.feed_reply import is_list
from tui_reader.blog.reply import Reply


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        (b'<?xml version="1.0"?>\n<!-- by <a reader> -->\n<opml version="2.0">', True),
        (b"\xef\xbb\xbf  <OPML>", True),
        ("<opml>".encode("utf-16"), True),
        (b"<html><opml>", False),
        (b"<!DOCTYPE html><opmlx>", False),
        (b"<rss><channel><title>opml</title>", False),
        (b"", False),
    ],
)
def test_a_list_is_told_by_its_first_element(body: bytes, *, is_one: bool) -> None:
    assert is_list(Reply(200, "https://a.example/", (), body)) is is_one
    assert not is_list(Reply(404, "https://a.example/", (), body))
