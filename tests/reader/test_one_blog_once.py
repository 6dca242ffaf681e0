"""A blog stands on the shelf once, whether its feed moved, its home page is typed, or it comes from another reader."""

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Site, Sites
from tui_reader.blog.opml import Outline, write
from tui_reader.demo import DemoBlog
from tui_reader.model import Blog, Draft, Kind
from tui_reader.reader import Reader
from tui_reader.reader.identity import keep
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf


@pytest.fixture
def site(sites: Sites) -> Site:
    """A blog with its home page and a feed, each of which names the other."""
    site = sites.add(3)
    site.head = f'<link rel="alternate" type="text/html" href="{site.blog.address}"/>'
    page = f'<html><head><link rel="alternate" type="application/atom+xml" href="{site.blog.api}"></head></html>'
    sites.listener.answers[site.path] = said(200, page, Content_Type="text/html", Connection="close")
    return site


def outline(feed: str, page: str = "", text: str = "") -> bytes:
    return write("", [Outline(feed, page, text, "", "")]).encode()


async def alone(reader: Reader) -> Blog:
    (only,) = await reader.library.all()
    return only.blog


async def test_a_feed_that_moved_is_the_blog_that_is_found_where_it_is_now(
    reader: Reader, sites: Sites, site: Site
) -> None:
    old = f"{site.origin}/alt/feed"
    sites.listener.answers["/alt/feed"] = said(301, Location=site.blog.api, Connection="close")
    await reader.library.take_in(outline(old, f"{site.origin}/alt/"))
    blog = await alone(reader)
    assert (blog.address, blog.api) == (f"{site.origin}/alt/", site.blog.api)
    for typed in (old, site.blog.api, site.blog.address):
        sighting = await reader.library.look(typed)
        assert sighting.shelved
        assert (await reader.library.add(sighting)).blog == blog
        assert (await reader.blogs.open(typed)).blog == blog
    for typed in (old, site.blog.api, site.blog.address, site.blog.api.upper().replace("HTTP", "https")):
        known = await reader.blogs.known(typed)
        assert known, typed
        assert known.blog == blog
    assert await alone(reader) == blog


async def test_a_feed_without_a_home_is_found_by_the_one_that_it_names(
    reader: Reader, sites: Sites, site: Site
) -> None:
    await reader.library.take_in(outline(site.blog.api))
    asked = len(sites.listener.asked)
    for typed in (site.blog.address, site.blog.address.rstrip("/"), site.blog.api, site.blog.api.partition("://")[2]):
        known = await reader.blogs.known(typed)
        assert known, typed
        assert known.blog.address == site.blog.api
    assert len(sites.listener.asked) == asked
    await reader.blogs.open(site.blog.address)
    assert (await reader.library.look(site.blog.address)).shelved
    assert (await alone(reader)).address == site.blog.api


async def test_another_feed_of_its_home_page_leaves_the_one_that_is_read(
    reader: Reader, sites: Sites, site: Site
) -> None:
    other = f"{site.origin}{site.path}rss"
    sites.listener.answers[f"{site.path}rss"] = said(200, site.feed(1), Content_Type="text/xml", Connection="close")
    await reader.library.take_in(outline(other))
    assert (await reader.blogs.open(site.blog.address)).blog.api == other
    assert (await alone(reader)).api == other
    second = await reader.library.add(await reader.library.look(site.blog.api))
    assert second.blog.address == site.blog.api


async def test_two_feeds_of_a_file_that_lead_to_one_are_one_blog(reader: Reader, sites: Sites, site: Site) -> None:
    sites.listener.answers["/alt/feed"] = said(301, Location=site.blog.api, Connection="close")
    feeds = [Outline(site.blog.api, "", "Neu", "", ""), Outline(f"{site.origin}/alt/feed", "", "Alt", "", "")]
    came = await reader.library.take_in(write("", feeds).encode())
    assert (came.added, came.known, came.failed) == ((site.blog.api,), (site.blog.api,), ())
    assert (await alone(reader)).address == site.blog.api


async def test_what_stands_there_twice_is_removed_twice(reader: Reader, shelf: Shelf) -> None:
    for address in ("https://a.example/", "http://a.example/feed"):
        shelf.blogs.keep(Blog(address, f"{address[:-4] if 'feed' in address else address}feed", "A", kind=Kind.FEED))
    await reader.library.remove("http://a.example/feed")
    assert await reader.library.all() == ()


async def test_the_feed_of_a_blog_that_can_be_asked_becomes_that_blog(
    reader: Reader, shelf: Shelf, demo: DemoBlog, folders: Folders
) -> None:
    feed = f"{demo.address}feed/"
    shelf.blogs.keep(Blog(feed, feed, "Von woanders", kind=Kind.FEED), demo.address)
    shelf.blogs.folder(feed, "News")
    Drafts(folders).keep(Draft(feed, 7, 0, "Mein Wort"))
    opened = await reader.blogs.open(demo.address)
    (only,) = await reader.library.all()
    assert only.blog == opened.blog
    assert (only.blog.address, only.blog.kind, only.folder) == (demo.address, Kind.REST, "News")
    assert Drafts(folders).find(demo.address, 7, 0) == Draft(demo.address, 7, 0, "Mein Wort")


async def test_drafts_are_found_though_the_program_was_killed_before_they_followed_their_blog(
    reader: Reader, shelf: Shelf, folders: Folders
) -> None:
    feed = Blog("https://a.example/feed/", "https://a.example/feed/", "A", kind=Kind.FEED)
    now = Blog("https://a.example/", "https://a.example/wp-json/", "A")
    shelf.blogs.keep(feed, now.address)
    for draft in (Draft(feed.address, 7, 0, "Mein Wort"), Draft(feed.address, 7, 3, "Wartet", waiting=True)):
        Drafts(folders).keep(draft)
    assert keep(shelf, now) == (now, feed.address)  # and here it was killed: nobody was told that the blog has moved
    assert await reader.talk.draft(now, 7, 0) == Draft(now.address, 7, 0, "Mein Wort")
    assert {draft.text for draft in await reader.talk.drafts(now)} == {"Mein Wort", "Wartet"}
    assert [one.draft.blog for one in await reader.outbox.all()] == [now.address]


@pytest.mark.parametrize(("text", "own"), [("Mein Blog", "Mein Blog"), ("blog  0", ""), ("", "")])
async def test_what_the_reader_called_a_feed_is_kept_where_it_calls_itself_otherwise(
    reader: Reader, site: Site, text: str, own: str
) -> None:
    await reader.library.take_in(outline(site.blog.api, text=text))
    (only,) = await reader.library.all()
    assert (only.title, only.blog.name) == (own, "Blog 0")


async def test_names_and_addresses_come_back_as_they_went(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    one, two = sites.add(1), sites.add(1)
    shelf.blogs.keep(one.blog)
    shelf.blogs.title(one.blog.address, "Mein Erstes")
    shelf.blogs.keep(Blog(two.blog.api, two.blog.api, "Blog 1", kind=Kind.FEED))
    file = await reader.library.give_out()
    for each in await reader.library.all():
        await reader.library.remove(each.blog.address)
    other = file.replace(one.path, "/neu/").replace(two.path, "/noch/")
    sites.listener.answers |= {"/neu/feed": one.answer, "/noch/feed": two.answer}
    await reader.library.take_in(other.encode())
    assert [(each.blog.address, each.title, each.blog.name) for each in await reader.library.all()] == [
        (f"{one.origin}/neu/", "Mein Erstes", "Blog 0"),
        (f"{one.origin}/noch/feed", "", "Blog 1"),
    ]
    assert (await reader.library.give_out()) == other
