"""Texts: from memory, then from disk, and only then from the blog."""

import asyncio
import time

import pytest

from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Refused
from tui_reader.kept import Row
from tui_reader.model import Blog, Post
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.reader.texts import Texts
from tui_reader.store.shelf import Shelf


async def rows(reader: Reader, blog: Blog) -> tuple[Row, ...]:
    """All posts of the list."""
    listed, _tally = await reader.lists.listed(blog, Query())
    return await reader.lists.window(listed, 0, 1000)


@pytest.fixture
async def post(reader: Reader, blog: Blog, demo: DemoBlog) -> Post:
    """The fourth of the newest posts; all of them are on disk, and the blog was asked nothing since."""
    await reader.refresh.check(blog)
    demo.requests.clear()
    return (await rows(reader, blog))[3].post


def asked(demo: DemoBlog) -> None:
    """Wait until the blog was asked something."""
    while not demo.requests:
        time.sleep(0.001)


def again(reader: Reader, shelf: Shelf) -> Texts:
    """The texts as a program sees them that has just been started."""
    return Texts(shelf, reader.blogs)


async def test_a_text_comes_from_disk_and_then_from_memory(
    reader: Reader, blog: Blog, demo: DemoBlog, post: Post
) -> None:
    assert reader.texts.at_hand(blog, post.id) is None
    reading = await reader.texts.reading(blog, post)
    assert reading.document.blocks
    assert await reader.texts.reading(blog, post) is reading
    assert reader.texts.at_hand(blog, post.id) is reading
    assert not demo.requests


async def test_only_a_wish_asks_the_blog_again(reader: Reader, blog: Blog, demo: DemoBlog, post: Post) -> None:
    reading = await reader.texts.reading(blog, post)
    fresh = await reader.texts.reading(blog, post, fresh=True)
    assert fresh == reading
    assert len(demo.requests) == 1


async def test_what_is_on_disk_is_read_while_the_blog_is_down(
    reader: Reader, blog: Blog, demo: DemoBlog, post: Post, shelf: Shelf
) -> None:
    demo.fault = Fault("refuse")
    assert (await again(reader, shelf).reading(blog, post)).document.blocks
    with pytest.raises(Refused):
        await reader.texts.reading(blog, post, fresh=True)


async def test_one_that_is_not_on_disk_is_asked_for_once_by_whoever_wants_it(
    reader: Reader, blog: Blog, demo: DemoBlog
) -> None:
    there = demo.at.site.posts[50]
    post = await reader.blogs.source(blog).post(there.id)
    demo.requests.clear()
    first, second = await asyncio.gather(reader.texts.reading(blog, post), reader.texts.reading(blog, post))
    assert first is second
    assert len(demo.requests) == 1
    assert await reader.texts.post(blog, there.id) == post, "and it is kept"


async def test_who_goes_away_stops_nobody_else(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    post = await reader.blogs.source(blog).post(demo.at.site.posts[50].id)
    impatient = asyncio.create_task(reader.texts.reading(blog, post))
    patient = asyncio.create_task(reader.texts.reading(blog, post))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).document.blocks
    assert impatient.cancelled()


async def test_only_so_many_texts_are_remembered(reader: Reader, blog: Blog) -> None:
    await reader.refresh.archive(blog, lambda _progress: None)
    posts = [row.post for row in (await rows(reader, blog))[:70]]
    for post in posts:
        await reader.texts.reading(blog, post)
    assert [post for post in posts if reader.texts.at_hand(blog, post.id)] == posts[6:]


async def test_what_comes_next_is_there_before_it_is_asked_for(
    reader: Reader, blog: Blog, demo: DemoBlog, post: Post
) -> None:
    beside = await reader.texts.neighbours(blog, post)
    here = await rows(reader, blog)
    assert (beside.newer, beside.older) == (here[2].post, here[4].post)
    await reader.texts.ahead(blog, (here[2].post, here[4].post))
    assert reader.texts.at_hand(blog, here[2].post.id)
    assert reader.texts.at_hand(blog, here[4].post.id)
    assert not demo.requests


async def test_prefetching_from_a_blog_that_is_down_is_no_failure(
    reader: Reader, blog: Blog, demo: DemoBlog, post: Post
) -> None:
    alone = await reader.blogs.source(blog).post(demo.at.site.posts[50].id)
    demo.fault = Fault("refuse")
    await reader.texts.ahead(blog, [alone, *(row.post for row in (await rows(reader, blog))[:2])])
    assert reader.texts.at_hand(blog, alone.id) is None


async def test_the_whole_blog_is_walked_through_by_its_neighbours(
    reader: Reader, blog: Blog, demo: DemoBlog, post: Post
) -> None:
    here: Post | None = (await rows(reader, blog))[0].post
    walked = []
    while here is not None:
        walked.append(here.id)
        here = (await reader.texts.neighbours(blog, here)).older
    assert walked == [one.id for one in demo.at.site.posts]
    assert len(demo.requests) <= len(walked) // 29


async def test_a_post_that_stands_alone_has_neighbours_too(
    reader: Reader, blog: Blog, demo: DemoBlog, post: Post
) -> None:
    there = demo.at.site.posts
    alone = await reader.texts.post(blog, there[60].id)
    beside = await reader.texts.neighbours(blog, alone)
    assert beside.newer
    assert beside.older
    assert (beside.newer.id, beside.older.id) == (there[59].id, there[61].id)
    demo.requests.clear()
    assert (await reader.texts.reading(blog, beside.older)).document.blocks
    assert (await reader.texts.reading(blog, beside.newer)).document.blocks
    assert not demo.requests
    assert len(await rows(reader, blog)) == 30, "they are no gap in the list"


async def test_the_end_of_the_blog_is_known_without_asking(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.archive(blog, lambda _progress: None)
    demo.requests.clear()
    here = await rows(reader, blog)
    assert (await reader.texts.neighbours(blog, here[-1].post)).older is None
    assert (await reader.texts.neighbours(blog, here[0].post)).newer is None
    assert not demo.requests


async def test_closing_leaves_nothing_running(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    post = await reader.blogs.source(blog).post(demo.at.site.posts[50].id)
    demo.fault = Fault("stall", path="posts")
    demo.requests.clear()
    waiting = asyncio.create_task(reader.texts.reading(blog, post))
    await asyncio.to_thread(asked, demo)
    await reader.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert asyncio.all_tasks() == {asyncio.current_task()}
