"""Feeds made to hurt: what is read is bounded, and so is the time it takes."""

import time

import pytest

from tests.blog.feeds.written import atom, entry, feed, rss
from tui_reader.blog.feeds import making
from tui_reader.errors import NotAFeed

SECONDS = 8
"""Of CPU time for what takes one on a quiet machine; what is quadratic takes minutes."""
SIZE = 600_000
BROKEN = "<rss><channel><title>t</title><item><title>a</title>{}<description>x"
ATTRIBUTES = " ".join(f'a{number}="1"' for number in range(SIZE // 12))
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def flood(text: str) -> str:
    return (text * (SIZE // len(text) + 1))[:SIZE]


HURTING = {
    **{
        f"broken {piece}": BROKEN.format(flood(piece)) for piece in ["<", "<a ", '<a "', "&", "&a", "<!--", "<![CDATA["]
    },
    **{
        f"broken again {piece}": BROKEN.format(flood(piece))
        for piece in ["<item>", "<b>", "</", "<title>", "<a/>", "<!"]
    },
    **{
        f"before {piece}": flood(piece) + rss()
        for piece in ["<!DOCTYPE ", "<!DOCTYPE a [", "<?", "\n", '"<!ENTITY a "b">', "<!-- -->"]
    },
    "a DOCTYPE without end": "<!DOCTYPE " + "<" * 7_000_000 + rss(),
    "quotes in a DOCTYPE": "<!DOCTYPE a [" + '""' * 3_000_000 + "]>" + rss(),
    "authors that are no mail": rss("</item><item>".join(f"<author>{'a' * 490}@{n}</author>" for n in range(5000))),
    "an author without end": BROKEN.format(f"<author>{flood('a')}</author>"),
    "many categories": BROKEN.format("".join(f"<category>{n}</category>" for n in range(SIZE // 30))),
    "depth": f"<rss><channel><item>{'<a>' * 150_000}</item></channel></rss>",
    "elements outside of items": f"<rss><channel>{'<a/>' * 150_000}</channel></rss>",
    "elements in a text": rss(f"<description>{'<b/>' * 150_000}</description>"),
    "attributes": f"<rss><channel><item {ATTRIBUTES}/></channel></rss>",
    "names": rss("".join(f'<a xmlns="u{n}"/>' for n in range(SIZE // 20))),
    "links to resolve": atom('<content type="html" xml:base="x/">' + "&lt;a '" * (SIZE // 8) + "</content>"),
    "an endless date": rss(f"<pubDate>{flood('1 ')}</pubDate>"),
    "laughs": f'<!DOCTYPE l [<!ENTITY l0 "ha">{LAUGHS}]>{rss("<title>&l9;</title>")}',
    "small laughs": '<!DOCTYPE l [<!ENTITY l "' + "a" * 99 + '">]>' + rss("<title>" + flood("&l;") + "</title>"),
}


@pytest.mark.parametrize("text", HURTING.values(), ids=HURTING.keys())
def test_time_is_bounded(text: str) -> None:
    begun = time.process_time()
    try:
        found = feed(text)
    except NotAFeed:
        found = None
    assert time.process_time() - begun < SECONDS
    assert found is None or sum(len(each.html) + len(each.title) for each in found.entries) < 2 * making.HTML


def test_no_file_is_read_and_no_entity_resolved() -> None:
    text = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY g "<b>&f;</b>">]>'
    assert "root:" not in repr(feed(text + rss("<title>&f;&g;</title><description>&f;</description>")))


def test_html_entities_without_a_doctype_are_what_they_mean() -> None:
    assert entry(rss("<title>Caf&eacute;</title>")).title == "Café"


def test_harmless_entities_of_a_doctype_are_what_they_mean() -> None:
    assert entry(f'<!DOCTYPE x [\n<!ENTITY c "(C)">\n]>{rss("<title>A &c; b</title>")}').title == "A (C) b"


def test_entries_are_counted() -> None:
    items = "</item>".join(f"<item><guid>{n}</guid>" for n in range(making.ENTRIES + 500))
    assert len(feed(f"<rss><channel>{items}</item></channel></rss>").entries) == making.ENTRIES


def test_a_text_is_cut() -> None:
    assert len(entry(rss(f"<description><![CDATA[{'ä' * (making.HTML + 9)}]]></description>")).html) == making.HTML


def test_controls_never_come_out_in_what_is_shown() -> None:
    post = entry(
        rss("<title>a\x1b]0;b\x07&amp;#27;[2J&#x9b;c</title><category>\x00x&#x202e;y</category><guid>g\x1bh</guid>")
    )
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in post.title + post.identity)
    assert post.categories == ("xy",)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00" * 9, "<", "<html><head><title>x</title></head></html>", "<opml><body/></opml>", "words", "<rss"],
)
def test_what_is_no_feed_says_so(text: str) -> None:
    with pytest.raises(NotAFeed) as caught:
        feed(text)
    assert "blog.example.org" in str(caught.value)


def test_a_feed_without_entries_is_one() -> None:
    assert feed("<rss><channel><title>t</title></channel></rss>").entries == ()
