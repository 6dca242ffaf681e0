"""Gaps in streams: none is forgotten, whatever breaks off, stands alone, is pinned, or goes on beside it."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.blog.listener import Asked, said
from tests.reader.feeding import Entry, Site, Sites, until
from tests.reader.test_gathering import named, titles
from tui_reader.answers import News
from tui_reader.kept import Put, Reach, Text
from tui_reader.model import Kind
from tui_reader.queries import Memory, Query
from tui_reader.reader import Reader
from tui_reader.store.posts import Posts
from tui_reader.store.shelf import Shelf


@pytest.fixture
def site(sites: Sites) -> Site:
    """A blog with 30 posts, ten a page."""
    return sites.add(30)


async def whole(reader: Reader, site: Site) -> bool:
    """Whether the list of a blog says that all of its posts are there."""
    return (await reader.lists.listed(site.blog, Query()))[1].reach.whole


async def walked(reader: Reader, site: Site) -> None:
    """Have all older posts come as a list that is scrolled down does."""
    while not await whole(reader, site):
        await reader.lists.longer(site.blog, Query())


def failing(sites: Sites, site: Site) -> None:
    """Have older pages fail from now on."""

    async def answer(request: Asked, writer: asyncio.StreamWriter) -> None:
        if request.query.get("page"):
            writer.write(said(503, Connection="close"))
            await writer.drain()
        else:
            await site.answer(request, writer)

    sites.listener.answers[f"{site.path}feed"] = answer


def mended(sites: Sites, site: Site) -> None:
    sites.listener.answers[f"{site.path}feed"] = site.answer


@pytest.mark.parametrize("before", [True, False], ids=["whole", "begun"])
async def test_a_break_before_the_pages_met_leaves_a_gap_that_is_known(
    reader: Reader, sites: Sites, site: Site, *, before: bool
) -> None:
    await reader.refresh.check(site.blog)
    if before:
        await walked(reader, site)
    site.write(25)
    reached = asyncio.Event()

    async def hanging(request: Asked, writer: asyncio.StreamWriter) -> None:
        if request.query.get("page"):
            reached.set()
            await asyncio.Event().wait()
        await site.answer(request, writer)

    sites.listener.answers[f"{site.path}feed"] = hanging
    check = asyncio.create_task(reader.refresh.check(site.blog))
    await reached.wait()
    check.cancel()
    await asyncio.gather(check, return_exceptions=True)
    mended(sites, site)
    assert await reader.refresh.check(site.blog) == News()
    assert not await whole(reader, site)
    await walked(reader, site)
    assert await titles(reader, site.blog) == named(site.numbers)


async def test_a_gap_in_a_blog_that_was_whole_is_closed_by_scrolling_down(
    reader: Reader, sites: Sites, site: Site
) -> None:
    await reader.refresh.check(site.blog)
    await walked(reader, site)
    site.write(35)
    failing(sites, site)
    assert await reader.refresh.check(site.blog) == News(10)
    known = await reader.blogs.known(site.blog.address)
    assert known
    assert not known.whole
    assert not await whole(reader, site)
    mended(sites, site)
    assert (await reader.lists.longer(site.blog, Query())).new
    await walked(reader, site)
    assert await titles(reader, site.blog) == named(site.numbers)


async def test_a_gap_that_is_closed_leaves_a_blog_whole(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    await walked(reader, site)
    site.write(25)
    assert await reader.refresh.check(site.blog) == News(25)
    assert await whole(reader, site)
    asked = len(site.asked)
    assert await reader.lists.longer(site.blog, Query()) == Put()
    assert len(site.asked) == asked


async def test_the_older_neighbour_of_a_post_above_a_gap_is_asked_for(
    reader: Reader, sites: Sites, site: Site, shelf: Shelf
) -> None:
    await reader.refresh.check(site.blog)
    await walked(reader, site)
    shelf.blogs.remember(site.blog.address, replace(shelf.blogs.memory(site.blog.address), cursor="[]"))
    oldest = shelf.posts.oldest_newest(site.blog.address)[0]
    assert oldest
    await reader.texts.neighbours(site.blog, oldest.post)
    assert await whole(reader, site), "the cursor led nowhere"


async def test_a_post_that_stands_alone_is_not_where_the_pages_meet(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    site.write(30)
    came = await reader.blogs.stream(site.blog).gather(Memory())
    assert came
    await reader.blogs.keep(site.blog, came.articles[3], came.articles[9])
    assert await reader.refresh.check(site.blog) == News(28)
    assert await titles(reader, site.blog) == named(site.numbers[:40])


async def test_a_post_that_is_pinned_to_the_top_is_not_where_the_pages_meet(reader: Reader, site: Site) -> None:
    pinned = Entry(1000, "Angeheftet", "<p>Immer</p><p>oben.</p>")
    feed = site.feed

    def with_pinned(page: int) -> bytes:
        if page > 1:
            return feed(page)
        site.entries.insert(0, pinned)
        site.size += 1
        try:
            return feed(1)
        finally:
            site.entries.pop(0)
            site.size -= 1

    site.feed = with_pinned  # type: ignore[method-assign]
    await reader.refresh.check(site.blog)
    site.write(30)
    assert await reader.refresh.check(site.blog) == News(30)
    assert sorted(await titles(reader, site.blog)) == sorted(["Angeheftet", *named(site.numbers[:40])])


async def test_a_check_waits_for_the_older_page_that_is_on_its_way(reader: Reader, sites: Sites, site: Site) -> None:
    await reader.refresh.check(site.blog)
    site.write(25)
    site.wait = asyncio.Event()
    longer = asyncio.create_task(reader.lists.longer(site.blog, Query()))
    while site.asked != [1, 2]:  # noqa: ASYNC110 - the server tells nobody
        await asyncio.sleep(0.001)
    check = asyncio.create_task(reader.refresh.check(site.blog))
    failing(sites, site)
    for _turn in range(20):
        await asyncio.sleep(0)
    assert site.asked == [1, 2]
    site.wait.set()
    await asyncio.gather(longer, check)
    mended(sites, site)
    await walked(reader, site)
    assert await titles(reader, site.blog) == named(site.numbers)


async def test_a_gap_that_another_program_found_is_not_forgotten(reader: Reader, site: Site, shelf: Shelf) -> None:
    await reader.refresh.check(site.blog)
    site.wait = asyncio.Event()
    longer = asyncio.create_task(reader.lists.longer(site.blog, Query()))
    while site.asked != [1, 2]:  # noqa: ASYNC110 - the server tells nobody
        await asyncio.sleep(0.001)
    gap = replace(shelf.blogs.memory(site.blog.address), cursor="a gap")
    shelf.blogs.remember(site.blog.address, gap)
    site.wait.set()
    await longer
    assert shelf.blogs.memory(site.blog.address) == gap


async def test_a_blog_whose_posts_came_by_rest_is_gathered_before_older_ones(
    reader: Reader, site: Site, shelf: Shelf
) -> None:
    came = await reader.blogs.stream(site.blog).gather(Memory())
    assert came
    shelf.blogs.keep(replace(site.blog, kind=Kind.REST))
    await reader.blogs.shelving.put(site.blog, came.articles, Reach("", came.articles[-1].post.date))
    shelf.blogs.keep(site.blog)
    assert await reader.lists.longer(site.blog, Query()) == Put(10)
    await walked(reader, site)
    assert await titles(reader, site.blog) == named(site.numbers)


async def test_one_who_gives_up_while_a_page_is_written_leaves_no_gap_that_nobody_knows(
    reader: Reader, sites: Sites, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = sites.add(30)
    await reader.refresh.check(site.blog)
    await walked(reader, site)
    site.write(25)
    put, begun, go_on = Posts.put, threading.Event(), threading.Event()

    def slowly(self: Posts, blog: str, texts: Sequence[Text], *, reach: Reach | None = None) -> Put:
        begun.set()
        go_on.wait(20)
        return put(self, blog, texts, reach=reach)

    monkeypatch.setattr(Posts, "put", slowly)
    async with reader.blogs.shelving._gate:  # whoever drives the batch is another
        driver = asyncio.create_task(reader.blogs.shelving.together(site.blog, lambda _stop: (None, ()), 1))
        await asyncio.sleep(0)
        work = asyncio.create_task(reader.refresh.check(site.blog))
        await until(lambda: len(reader.blogs.shelving._batches._line) == 2)
    await asyncio.to_thread(begun.wait, 20)
    work.cancel()
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(driver, work, return_exceptions=True)
    monkeypatch.undo()
    site.write(1)
    await reader.refresh.check(site.blog)
    await walked(reader, site)
    assert len(shelf.posts.numbers(site.blog.address)) == 56
