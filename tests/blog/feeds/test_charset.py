"""Encodings, declared truly, falsely, or not at all."""

import pytest

from tui_reader.blog.feeds.charset import decode
from tui_reader.blog.feeds.reading import read

WORDS = "<rss><channel><title>Grüße, „Käse“ – schön</title></channel></rss>"


@pytest.mark.parametrize(
    ("encoding", "kind", "declared"),
    [
        ("utf-8", "", ""),
        ("utf-8-sig", "text/xml; charset=iso-8859-1", ""),
        ("utf-8", "text/xml; charset=ISO-8859-1", "iso-8859-1"),
        ("utf-8", "text/xml", "utf-16"),
        ("cp1252", 'application/rss+xml; charset="windows-1252"', "utf-8"),
        ("cp1252", "text/xml", "iso-8859-1"),
        ("cp1252", "text/xml; charset=nonsense", "us-ascii"),
        ("utf-16", "", "utf-16"),
        ("utf-16-le", "", "utf-16"),
        ("utf-32", "", ""),
        ("utf-8", "text/xml; charset=punycode", "idna"),
    ],
)
def test_words_survive_what_is_said_about_them(encoding: str, kind: str, declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    body = (head + WORDS).encode(encoding)
    assert read(body, kind, "https://blog.example.org/").title == "Grüße, „Käse“ – schön"


def test_japanese_by_header_and_by_looks() -> None:
    words = "これは日本語の文章です。よろしくお願いします。" * 5
    assert decode(words.encode("iso-2022-jp"), "text/xml; charset=ISO-2022-JP") == words
    assert decode(words.encode("euc-jp"), "") == words


def test_half_a_character_spoils_no_other() -> None:
    assert decode(("ä" * 50).encode()[:-1], "text/xml; charset=utf-8") == "ä" * 49 + "\ufffd"
