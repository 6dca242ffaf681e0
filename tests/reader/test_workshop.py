"""Feeds read in another process: the same posts as here, and no feed ends the reader."""

import asyncio
import contextvars
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest

from tests.corpora import CORPORA, with_corpora
from tui_reader.blog.feed_page import FeedPage, read
from tui_reader.blog.reply import Reply
from tui_reader.errors import NotAFeed, TimedOut
from tui_reader.model import Blog, Kind
from tui_reader.queries import digest
from tui_reader.reader.bench import Bench
from tui_reader.reader.workshop import Workshop
from tui_reader.workbench import MANY, begin, received, sent

signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process")
BLOG = Blog("https://b.example/", "https://b.example/feed", "", kind=Kind.FEED)
RSS = b"""<rss version="2.0"><channel><title>Ein Blog</title><link>https://b.example/</link><ttl>60</ttl>
<item><title>\xe2\x80\x9eRating\xe2\x80\x9c</title><link>https://b.example/1</link><guid>1</guid>
<pubDate>Sun, 25 Nov 2012 10:00:00 +0100</pubDate><author>Dr. Oliver Everling</author>
<category>Bankenrating</category><category>Nachrichten</category>
<description>&lt;p>Ein Text.&lt;/p>&lt;p>Noch einer.&lt;/p></description></item>
<item><title>Ohne Datum</title><link>https://b.example/2</link></item></channel></rss>"""


def reply(body: bytes, kind: str = "application/rss+xml") -> Reply:
    return Reply(200, "https://b.example/feed", (("Content-Type", kind),), body)


def here(answer: Reply) -> FeedPage:
    return read(answer.body, answer.header("content-type"), answer.url, BLOG)


@asynccontextmanager
async def opened(longest: float = 20) -> AsyncIterator[Workshop]:
    """A workshop whose process has read a feed."""
    workshop = Workshop(longest)
    async with workshop.open(MANY):
        assert await workshop.read(reply(RSS), BLOG) is not None
        yield workshop


def plain(page: FeedPage) -> tuple[object, ...]:
    """A page without what only the process adds."""
    articles = [(one.post, one.html, one.partial) for one in page.articles]
    return articles, page.cursor, page.total, page.pause, page.name, page.description, page.language, page.home


async def test_posts_are_the_same_as_read_here() -> None:
    async with opened() as workshop:
        page = await workshop.read(reply(RSS), BLOG)

    assert page is not None
    assert plain(page) == plain(here(reply(RSS)))
    first, second = page.articles
    assert first.post.date == datetime(2012, 11, 25, 10, tzinfo=timezone(timedelta(hours=1)))
    assert first.digest == digest(here(reply(RSS)).articles[0])
    assert second.post.date.tzinfo == UTC


@with_corpora
async def test_every_feed_of_the_corpora_is_the_same_as_read_here() -> None:
    found = 0
    async with opened() as workshop:
        for path in sorted((CORPORA / "feedparser/tests/wellformed").glob("*/*.xml"))[::12]:
            answer = reply(path.read_bytes(), "application/xml")
            try:
                expected = plain(here(answer))
            except NotAFeed:
                with pytest.raises(NotAFeed):
                    await workshop.read(answer, BLOG)
                continue
            page = await workshop.read(answer, BLOG)
            assert page is not None
            assert plain(page) == expected, path.name
            found += 1
    assert found > 50


async def test_answers_come_to_whom_they_are_for() -> None:
    asked = [named(number) for number in range(40)]

    async with opened() as workshop:
        pages = await asyncio.gather(*(workshop.read(one, BLOG) for one in asked))

    assert [page.name for page in pages if page] == [f"Blog {number}" for number in range(40)]


async def test_what_is_no_feed_is_told() -> None:
    async with opened() as workshop:
        with pytest.raises(NotAFeed):
            await workshop.read(reply(b"<html><body>Nein</body></html>", "text/html"), BLOG)


@signals
async def test_a_feed_that_ends_the_process_cannot_be_read_and_the_others_can() -> None:
    async with opened() as workshop, stopped(workshop) as number:
        first, *others = (asyncio.create_task(workshop.read(named(each), BLOG)) for each in range(4))
        await asyncio.sleep(0)
        os.kill(number, signal.SIGSEGV)
        os.kill(number, signal.SIGCONT)

        with pytest.raises(NotAFeed):
            await first
        pages = await asyncio.gather(*others)
    assert [page.name for page in pages if page] == ["Blog 1", "Blog 2", "Blog 3"]


@signals
async def test_a_feed_that_takes_too_long_is_given_up_and_the_others_are_read() -> None:
    async with opened() as workshop, stopped(workshop):
        bench_of(workshop)._longest = 0.2
        first, *others = (asyncio.create_task(workshop.read(named(each), BLOG)) for each in range(4))
        with pytest.raises(TimedOut):
            await first
        bench_of(workshop)._longest = 20
        pages = await asyncio.gather(*others, return_exceptions=True)

    # Another one may have been at work when the time was up once more; none has what is another's.
    names = [page.name if isinstance(page, FeedPage) else type(page) for page in pages]
    assert all(name in (f"Blog {number}", TimedOut) for number, name in enumerate(names, 1))


def test_an_answer_that_is_cut_off_is_none() -> None:
    whole = sent((1, "feed"))

    assert received(BytesIO(whole)) == (1, "feed")
    assert [received(BytesIO(whole[:size])) for size in range(len(whole))] == [None] * len(whole)


async def test_one_who_gives_up_as_it_begins_leaves_nothing_behind() -> None:
    workshop = Workshop()
    for turns in range(6):
        work = asyncio.create_task(opening(workshop))
        for _turn in range(turns):
            await asyncio.sleep(0)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    await opening(workshop)


async def opening(workshop: Workshop) -> None:
    async with workshop.open(MANY):
        assert await workshop.read(reply(RSS), BLOG) is not None


async def test_whoever_is_not_of_the_round_reads_here() -> None:
    async with opened() as workshop:
        other = asyncio.create_task(workshop.read(reply(RSS), BLOG), context=contextvars.Context())
        assert await other is None


async def test_few_feeds_are_read_here() -> None:
    workshop = Workshop()
    async with workshop.open(MANY - 1):
        assert await workshop.read(reply(RSS), BLOG) is None


@signals
async def test_what_was_begun_early_is_the_process_of_the_round() -> None:
    workshop = Workshop()
    process = begin()
    workshop.take(process)
    async with workshop.open(MANY):
        assert process
        assert process_of(workshop) == process.pid
        assert await workshop.read(reply(RSS), BLOG) is not None
    assert process.poll() is not None


async def test_what_was_begun_early_for_a_round_that_never_came_ends_too() -> None:
    workshop = Workshop()
    process = begin()
    workshop.take(process)
    async with workshop.open(MANY - 1):
        assert await workshop.read(reply(RSS), BLOG) is None
    await workshop.close()
    assert process
    assert process.poll() is not None


async def test_without_a_process_feeds_are_read_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    workshop = Workshop()
    async with workshop.open(MANY):
        assert await workshop.read(reply(RSS), BLOG) is None


@signals
async def test_the_process_ends_with_the_round() -> None:
    async with opened() as workshop:
        number = process_of(workshop)

    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def named(number: int) -> Reply:
    """A feed of a name of its own."""
    return reply(RSS.replace(b"Ein Blog", f"Blog {number}".encode()))


@asynccontextmanager
async def stopped(workshop: Workshop) -> AsyncIterator[int]:
    """Its process does nothing; gives its number."""
    number = process_of(workshop)
    os.kill(number, signal.SIGSTOP)
    yield number


def bench_of(workshop: Workshop) -> Bench:
    bench = workshop._bench
    assert bench is not None
    return bench


def process_of(workshop: Workshop) -> int:
    process = bench_of(workshop)._process
    assert process is not None
    return process.pid
