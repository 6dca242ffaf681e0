"""Texts that are put away until they are read: the same document later, words for searching at once."""

import time

import pytest

from tui_reader.content import convert, pack, unpack, words
from tui_reader.content.away import deflated, is_put_away, put_away, same_words, words_away

HTML = """<p>Erster <b>Ab</b>satz mit <a href="/x">Verweis</a>.</p><ul><li>eins</li><li>zwei &amp; drei</li></ul>
<script>var nichts = "<p>unsichtbar</p>";</script><style>p { color: red }</style><pre>a  b</pre><!-- auch nicht -->"""


def test_what_is_taken_out_is_what_would_have_been_made() -> None:
    away = put_away(HTML * 9, "https://a.example/post")
    small = deflated(away)
    assert is_put_away(away)
    assert is_put_away(small)
    assert not is_put_away(pack(convert(HTML)))
    assert unpack(away) == unpack(small) == convert(HTML * 9, "https://a.example/post")
    assert len(small) < len(away) / 2
    assert deflated(small) == small


def test_its_words_are_those_of_the_document() -> None:
    found = words_away(HTML)
    assert found.split() == words(convert(HTML)).split()
    assert "Absatz" in found
    assert "eins\nzwei" in found


@pytest.mark.parametrize(
    "html",
    [
        '<p title="a > b">Ende</p>',
        "<p title='<b> c'>Ende <i data-x=\">\">gut</i></p>",
        "<p>vor<!-- <b>geheim</b> -->her</p>",
        "<p>a<!-->b<!--->c<!-- d --!>e</p>",
        "<p>offen <!-- <b>geheim</b></p>",
        '<p>Ein <img src="x" alt="Bild &amp; Ton"> von <IMG ALT=uns src=y>!</p>',
        "<p>Ein <img src=\"x\" alt='a > b < c'> davon</p>",
        "<p>1 < 2 und it's > 0</p>",
        '<p>Wort</p><p title="nicht',
    ],
)
def test_what_is_not_read_has_no_words_and_what_stands_for_images_has(html: str) -> None:
    assert words_away(html) == words(convert(html, "https://b.example/"))


@pytest.mark.parametrize(
    "html", ["", "<", "a < b", "&#xD800;\0&bogus;", "<script>", "<p title='>'>x", "\ud800", "<svg><p>"]
)
def test_nothing_is_too_odd_to_be_put_away(html: str) -> None:
    away = put_away(html, "")
    assert unpack(away) == unpack(deflated(away)) == convert(html.encode("utf-8", "replace").decode(), "")
    assert words_away(html).encode("utf-8")[:0] == b""
    assert same_words(away, away)


def test_tags_alone_are_no_difference() -> None:
    one, other, third = (put_away(html, "") for html in ("<p id=1>Wort</p>", "<p id=2>Wort</p>", "<p>Worte</p>"))
    assert same_words(one, other)
    assert same_words(one, deflated(other))
    assert not same_words(one, third)
    assert not same_words(deflated(one), third)


def test_what_is_damaged_is_said() -> None:
    for damaged in (b"\x02", b"\x02nonsense", b"\x04nonsense", deflated(put_away(HTML, ""))[:3]):
        with pytest.raises(ValueError, match="damaged"):
            unpack(damaged)


@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<p", "<script>", "<!--", "&", "<svg></svg>", "</p>", "<script></style>", "<!-->", " alt "),
        *('<p a="', "<p a='<p a=\"", "<img alt=", "<img alt=' ", "<p ='>'", f'<p a="{"<p b=" * 800}">'),
    ],
)
def test_hostile_texts_take_no_longer_than_their_length(piece: str) -> None:
    html = piece * (500_000 // len(piece))
    began = time.process_time()
    words_away(html)
    assert time.process_time() - began < 2
