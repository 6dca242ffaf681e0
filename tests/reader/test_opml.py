"""OPML: other readers' files are read, whatever is wrong with them, and ours comes back as it went."""

import pytest

from tui_reader.blog import subscriptions
from tui_reader.blog.opml import Outline, read, write
from tui_reader.errors import NoFeeds, NotOpml

FILE = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Mine</title></head>
  <body>
    <outline text="Top" title="Top" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
    <outline text="News">
      <outline text="My bank" title="Bank &amp; Co" type="rss" xmlUrl="https://b.example/rss.xml"/>
      <outline title="Deep">
        <outline type="atom" XMLURL="feed://c.example/atom.xml" text="C"/>
      </outline>
    </outline>
    <outline text="D" xmlUrl="feed:https://d.example/f" category="/Tech/Go,/Other"/>
    <outline text="Bad" xmlUrl="javascript:alert(1)"/>
    <outline text="Just words"/>
  </body>
</opml>"""


def test_folders_names_and_addresses_are_read() -> None:
    found = read(FILE)
    assert [(one.feed, one.name, one.title, one.folder) for one in found] == [
        ("https://a.example/feed", "Top", "", ""),
        ("https://b.example/rss.xml", "Bank & Co", "My bank", "News"),
        ("http://c.example/atom.xml", "C", "", "News/Deep"),
        ("https://d.example/f", "D", "", "Tech/Go"),
        ("", "Bad", "", ""),
    ]
    assert (found[0].page, found[4].named) == ("https://a.example/", "javascript:alert(1)")


def test_what_was_written_is_read_again() -> None:
    outlines = (
        Outline("https://a.example/f?x=1&y=2", "https://a.example/", 'A "quoted" <b> & Söhne', "Mein A", ""),
        Outline("https://b.example/f", "", "B", "", "News"),
        Outline("https://c.example/f", "", "C", "", "News/Banks/Small"),
        Outline("https://d.example/f", "", "D", "", "Tech"),
    )
    text = write("x", outlines)
    again = [(one.feed, one.title, one.folder) for one in read(text.encode())]
    assert again == [(one.feed, one.title, one.folder) for one in outlines]
    assert text.count("<outline") == 4 + 4
    assert text.count("</outline>") == 4


URLS = b"""# my feeds
https://a.example/feed "News/Banks" "~My bank" hot

"feed:https://b.example/f?x=1" "!" "~B \xc3\xb6"
"query:Unread:unread = \\"yes\\"" all
exec:~/bin/fetch
http://c.example/rss
http://[bad tag
"""


def test_the_list_of_newsboat_is_read_too() -> None:
    assert [(one.feed, one.name, one.folder) for one in subscriptions.read(URLS)] == [
        ("https://a.example/feed", "My bank", "News/Banks"),
        ("https://b.example/f?x=1", "B ö", ""),
        ("http://c.example/rss", "", ""),
        ("", "", "tag"),
    ]
    assert subscriptions.read(FILE) == read(FILE)


@pytest.mark.parametrize("content", [b"<opml><body/></opml>", b"# https://a.example/\n", b"exec:fetch\n"])
def test_a_list_of_nothing_says_so(content: bytes) -> None:
    with pytest.raises((NoFeeds, NotOpml)):
        subscriptions.read(content)


@pytest.mark.parametrize(
    "wrong",
    [
        b'<opml><body><outline text="Q&A" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>',
        b'<opml><body><outline text="Q&#38;A&nbsp;" xmlUrl="https://a.example/?a=1&amp;b=2"/></body></opml>',
        b'<?xml version="1.0" encoding="latin1"?><opml><outline text="Q&amp;A" xmlUrl="https://a.example/?a=1&b=2"/></opml>',
        '<opml><body><outline text="Q&amp;A" xmlUrl="https://a.example/?a=1&amp;b=2"/></body></opml>'.encode("utf-16"),
    ],
)
def test_what_many_write_wrongly_is_understood(wrong: bytes) -> None:
    (found,) = read(wrong)
    assert (found.feed, found.name) == ("https://a.example/?a=1&b=2", "Q&A")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "line 1"),
        (b"hello", "line 1"),
        (b"<html><body>no</body></html>", "something else"),
        (b"<opml><body>\n<outline text='a' xmlUrl='https://a.example/", "line 2"),
        (b"<!DOCTYPE opml [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><opml><body>&b;</body></opml>", "entities"),
        (b"<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><body>&a;</body></opml>", "entities"),
        (b"<opml>" + b"<outline text='x'>" * 100_000, "more feeds or folders"),
        (b"<opml>" + b"<outline xmlUrl='https://a.example/'/>" * 10_001 + b"</opml>", "more feeds or folders"),
        (b"<?xml version='1.0' encoding='nonsense'?><opml/>", "letters"),
        (b"<?xml version='1.0' encoding='shift_jis'?><opml/>", "letters"),
        (b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_none_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(NotOpml) as failed:
        read(content)
    assert reason in failed.value.summary
