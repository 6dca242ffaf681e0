"""The whole archive: page after page, and on from where it was after any break."""

import asyncio

import pytest

from tests.reader.test_lists import shown, there
from tui_reader.answers import Progress
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Refused, ServerFailed, TooMany
from tui_reader.model import Blog
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.reader import archive as archiving


def nothing(_progress: Progress) -> None:
    """Progress that nobody watches."""


def sizes(demo: DemoBlog) -> list[str]:
    """How many posts each page was asked for."""
    return [one.path.partition("per_page=")[2].partition("&")[0] for one in demo.requests if "/posts?" in one.path]


async def test_every_post_comes_a_hundred_a_page(reader: Reader) -> None:
    with DemoBlog(posts=420) as demo:
        blog = (await reader.blogs.open(demo.address)).blog
        await reader.refresh.check(blog)
        demo.requests.clear()
        seen: list[Progress] = []
        done = await reader.refresh.archive(blog, seen.append)
        everything = there(demo)
        assert await shown(reader, blog) == everything
        assert (done.done, done.total) == (len(everything), len(everything))
        assert sizes(demo) == ["100"] * 5
        assert {one.total for one in seen} == {len(everything)}
        assert [one.done for one in seen] == sorted({one.done for one in seen})
        assert seen[-1].done == len(everything)
        assert seen[-1].rate > 0
        assert seen[0].rest is not None
        _listed, tally = await reader.lists.listed(blog, Query())
        assert (tally.reach.whole, tally.reach.total) == (True, len(everything))
        demo.requests.clear()
        assert await reader.refresh.archive(blog, seen.append) == Progress(len(everything), len(everything))
        assert not demo.requests


async def test_after_a_break_it_goes_on_from_there(reader: Reader) -> None:
    with DemoBlog(posts=420) as demo:
        blog = (await reader.blogs.open(demo.address)).blog

        def broken(progress: Progress) -> None:
            if progress.done > 200:
                demo.fault = Fault("refuse")

        with pytest.raises(Refused):
            await reader.refresh.archive(blog, broken)
        so_far = await shown(reader, blog)
        assert 200 < len(so_far) < 420
        assert so_far == there(demo)[: len(so_far)]
        demo.fault = None
        demo.requests.clear()
        await reader.refresh.archive(blog, nothing)
        assert await shown(reader, blog) == there(demo)
        assert len(sizes(demo)) <= 4


@pytest.mark.parametrize("pages", [1, 2, 3])
async def test_cancelled_anywhere_it_leaves_no_gap(reader: Reader, pages: int) -> None:
    with DemoBlog(posts=420) as demo:
        blog = (await reader.blogs.open(demo.address)).blog
        enough = asyncio.Event()
        seen: list[Progress] = []

        def watched(progress: Progress) -> None:
            seen.append(progress)
            if len(seen) == pages:
                enough.set()

        running = asyncio.create_task(reader.refresh.archive(blog, watched))
        await enough.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert asyncio.all_tasks() == {asyncio.current_task()}
        so_far = await shown(reader, blog)
        assert so_far == there(demo)[: len(so_far)]
        await reader.refresh.archive(blog, nothing)
        assert await shown(reader, blog) == there(demo)


async def test_a_crowd_in_one_second_is_not_torn(reader: Reader) -> None:
    with DemoBlog(posts=420) as demo:
        site = demo.at.site
        moment = site.posts[60].date
        crowd = [post._replace(date=moment) if 60 <= at < 330 else post for at, post in enumerate(site.posts)]
        site.posts = tuple(sorted(crowd, key=lambda post: (post.date, post.id), reverse=True))
        blog = (await reader.blogs.open(demo.address)).blog
        await reader.refresh.check(blog)
        for _step in range(3):
            await reader.lists.longer(blog, Query())
        await reader.refresh.archive(blog, nothing)
        assert await shown(reader, blog) == there(demo)


async def test_a_blog_that_wants_fewer_requests_gets_them(
    reader: Reader, blog: Blog, demo: DemoBlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reader.refresh.check(blog)
    demo.fault = Fault("status", status=429, retry_after="1", path="before=", times=2)
    await reader.refresh.archive(blog, nothing)
    assert await shown(reader, blog) == there(demo)
    monkeypatch.setattr(archiving, "_WAITS", 0)
    with DemoBlog(posts=150) as busy:
        other = (await reader.blogs.open(busy.address)).blog
        await reader.refresh.check(other)
        busy.fault = Fault("status", status=429, retry_after="1", path="before=")
        with pytest.raises(TooMany):
            await reader.refresh.archive(other, nothing)


async def test_a_blog_that_fails_on_a_hundred_is_asked_for_fewer(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    demo.requests.clear()
    demo.fault = Fault("status", status=500, path="per_page=100")
    await reader.refresh.archive(blog, nothing)
    assert "50" in sizes(demo)
    assert await shown(reader, blog) == there(demo)


async def test_a_blog_that_fails_whatever_is_asked_says_so(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    demo.fault = Fault("status", status=500, path="before=")
    with pytest.raises(ServerFailed):
        await reader.refresh.archive(blog, nothing)
    assert await shown(reader, blog) == there(demo)[:30]
