"""Feeds of an OPML file that are on the shelf already, however they are spelled there and wherever they are by now."""

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Sites
from tui_reader.model import Blog, Kind
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


def opml(feed: str) -> bytes:
    return f'<opml version="2.0"><body><outline type="rss" text="B" xmlUrl="{feed}"/></body></opml>'.encode()


@pytest.mark.parametrize(
    "feed", ["http://a.example/feed.xml", "https://A.Example/feed.xml", "feed://a.example/feed.xml/"]
)
async def test_another_spelling_is_the_same_feed(reader: Reader, shelf: Shelf, feed: str) -> None:
    shelf.blogs.keep(Blog("https://a.example/", "https://a.example/feed.xml", "A", kind=Kind.FEED))
    came = await reader.library.take_in(opml(feed))
    assert (came.added, came.known) == ((), ("https://a.example/",))


async def test_a_feed_that_moved_for_good_is_known_by_where_it_was(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(3)
    old = f"{site.origin}/alt/feed"
    sites.listener.answers["/alt/feed"] = said(301, Location=site.blog.api, Connection="close")
    assert (await reader.library.take_in(opml(old))).added == (site.blog.api,)
    found = shelf.blogs.find(old)
    assert found
    assert found.blog.api == site.blog.api
    for feed in (old, site.blog.api):
        came = await reader.library.take_in(opml(feed))
        assert (came.added, came.known) == ((), (site.blog.api,))
    assert len(await reader.library.all()) == 1
