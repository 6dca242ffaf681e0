"""Lists of blogs that come in and go out: what was broken off is gone on with, and addresses are those of today."""

import asyncio
from asyncio import StreamWriter

import pytest

from tests.blog.listener import Asked, said
from tests.reader.feeding import Site, Sites, until
from tests.reader.test_rounds import known
from tui_reader.answers import Round
from tui_reader.blog.opml import Outline, read, write
from tui_reader.errors import ListOfFeeds, NotFound
from tui_reader.model import Blog, Draft, Kind
from tui_reader.reader import Reader
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf


def listing(*feeds: str) -> bytes:
    """A list of feeds without names and home pages."""
    return write("Alle", [Outline(feed, "", "", "", "") for feed in feeds]).encode()


async def test_an_import_that_was_broken_off_is_gone_on_with(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    quick, slow = sites.add(2), sites.add(2)
    slow.wait = asyncio.Event()
    content = listing(slow.blog.api, quick.blog.api)
    await broken_off(reader, content)
    slow.wait.set()
    quick.asked.clear()
    came = await reader.library.take_in(content)
    assert (came.added, len(came.known), came.again) == ((), 2, 1)
    assert came.round
    assert (came.round.asked, came.round.new, quick.asked) == (1, 2, [])
    again = await reader.library.take_in(content)
    assert (again.again, again.round) == (0, None)


async def test_one_that_failed_is_not_asked_again_by_an_import(reader: Reader, sites: Sites) -> None:
    content = listing(f"{sites.listener.origin}/weg")
    await reader.library.take_in(content)
    assert (await reader.library.take_in(content)).round is None


async def test_a_feed_that_moved_is_kept_where_it_is_now_with_its_drafts(
    reader: Reader, sites: Sites, shelf: Shelf, folders: Folders
) -> None:
    site, old = sites.add(2), f"{sites.listener.origin}/alt/feed"
    sites.listener.answers["/alt/feed"] = said(301, Location=site.blog.api, Connection="close")
    Drafts(folders).keep(Draft(old, 1, 0, "Mein Wort"))
    came = await reader.library.take_in(listing(old))
    assert came.added == (site.blog.api,)
    (only,) = await reader.library.all()
    assert (only.blog.address, only.blog.api, only.posts) == (site.blog.api, site.blog.api, 2)
    assert Drafts(folders).find(site.blog.api, 1, 0)
    (outline,) = read((await reader.library.give_out()).encode())
    assert (outline.feed, outline.page) == (site.blog.api, "")
    assert (await reader.library.take_in(listing(old))).known == (site.blog.api,)


@pytest.fixture
def homely(sites: Sites) -> Site:
    """A blog whose feed names its home page."""
    site = sites.add(2)
    site.head = f'<link rel="alternate" type="text/html" href="{site.blog.address}"/>'
    return site


async def test_the_home_page_that_a_feed_names_goes_out_with_it(reader: Reader, homely: Site) -> None:
    await reader.library.take_in(listing(homely.blog.api))
    (outline,) = read((await reader.library.give_out()).encode())
    assert (outline.feed, outline.page) == (homely.blog.api, homely.blog.address)


async def test_a_feed_that_moves_later_goes_out_without_its_old_address(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    site = sites.add(2)
    new = f"{site.origin}/neu/feed"
    shelf.blogs.keep(Blog(site.blog.api, site.blog.api, "Blog", kind=Kind.FEED))
    await reader.library.refresh()
    sites.listener.answers |= {
        f"{site.path}feed": said(301, Location=new, Connection="close"),
        "/neu/feed": site.answer,
    }
    await reader.library.refresh()
    found = shelf.blogs.find(site.blog.api)
    assert found
    assert found.blog.api == new
    (outline,) = read((await reader.library.give_out()).encode())
    assert (outline.feed, outline.page) == (new, "")


async def test_a_list_at_an_address_is_no_blog(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(1)
    answers = sites.listener.answers
    answers["/alle"] = said(200, listing(site.blog.api, "https://b.example/feed"), Content_Type="text/html")
    address = f"{site.origin}/alle"
    with pytest.raises(ListOfFeeds) as raised:
        await reader.library.look(address)
    assert raised.value.facts == {"n": "2", "address": address}
    assert raised.value.asked == address
    with pytest.raises(ListOfFeeds) as raised:
        await reader.library.look(f"{address}?geheim=1")
    assert "geheim" not in str(raised.value)
    assert raised.value.asked == f"{address}?geheim=1"
    assert shelf.blogs.all() == ()
    assert len(read(await reader.library.list_at(address))) == 2
    with pytest.raises(NotFound):
        await reader.library.list_at(f"{address}/nichts")


async def test_a_long_list_at_an_address_is_counted_to_its_end(reader: Reader, sites: Sites) -> None:
    feeds = [f"https://blog{number}.example/{'x' * 200}/feed" for number in range(2000)]
    sites.listener.answers["/alle.opml"] = said(200, listing(*feeds))
    with pytest.raises(ListOfFeeds) as raised:
        await reader.library.look(f"{sites.listener.origin}/alle.opml")
    assert raised.value.facts["n"] == "2,000"


async def test_a_round_tells_names_and_who_could_not_be_reached(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    dead = sites.add(1)
    dead.origin = "http://127.0.0.1:9"
    shelf.blogs.keep(dead.blog)
    shelf.blogs.title(dead.blog.address, "404er")
    came = await reader.library.refresh()
    assert [(one.name, one.unreached, one.until) for one in came.failed] == [("404er", True, None)]
    assert came.unreached
    assert known(shelf, dead).failed
    here = sites.add(1)
    shelf.blogs.keep(here.blog)
    assert not (await reader.library.refresh()).unreached


async def broken_off(reader: Reader, content: bytes) -> None:
    """An import that ends when one blog has answered."""
    seen: list[Round] = []
    work = asyncio.create_task(reader.library.take_in(content, seen.append))
    await until(lambda: bool(seen) and seen[-1].done == 1)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work


async def test_those_that_were_asked_before_an_import_was_broken_off_have_their_own_names(
    reader: Reader, sites: Sites
) -> None:
    quick, slow = sites.add(2), sites.add(2)
    slow.wait = asyncio.Event()
    feeds = [Outline(quick.blog.api, "", "blog 0", "", ""), Outline(slow.blog.api, "", "blog 1", "", "")]
    content = write("Alle", feeds).encode()
    await broken_off(reader, content)
    assert [(one.title, one.name) for one in await reader.library.all()] == [("", "Blog 0"), ("blog 1", "blog 1")]
    slow.wait.set()
    await reader.library.take_in(content)
    assert [(one.title, one.name) for one in await reader.library.all()] == [("", "Blog 0"), ("", "Blog 1")]
    quick.title = "Neuer Name"
    quick.write(1)
    await reader.library.refresh()
    assert [one.name for one in await reader.library.all()] == ["Neuer Name", "Blog 1"]


async def test_an_import_that_goes_on_finds_moved_feeds_where_they_are_and_each_once(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    quick, site, other = sites.add(1), sites.add(2), sites.add(2)
    hold = asyncio.Event()
    for name, where in (("alt", site), ("zweit", site), ("woanders", other)):

        async def answer(_request: Asked, writer: StreamWriter, where: Site = where) -> None:
            await hold.wait()
            writer.write(said(301, Location=where.blog.api, Connection="close"))

        sites.listener.answers[f"/{name}/feed"] = answer
    content = listing(quick.blog.api, *(f"{site.origin}/{name}/feed" for name in ("alt", "zweit", "woanders")))
    await broken_off(reader, content)
    assert len(await reader.library.all()) == 4
    hold.set()
    came = await reader.library.take_in(content)
    assert (came.added, len(came.known), came.again) == ((), 4, 3)
    here = await reader.library.all()
    assert sorted(one.blog.address for one in here) == sorted(each.blog.api for each in (quick, site, other))
    assert [one.posts for one in here] == [1, 2, 2]
