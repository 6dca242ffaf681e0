"""One look at what is new at a stream: its newest page, and older ones until they meet what is on disk."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.answers import News, Progress
from tui_reader.errors import BlogError
from tui_reader.kept import Put, Reach, Shelved, Text
from tui_reader.model import Blog, Kind
from tui_reader.queries import Gathered, Memory
from tui_reader.reader.digests import Digests
from tui_reader.reader.health import Health
from tui_reader.reader.intake import Intake, Page
from tui_reader.reader.refresh import StaleBlogError
from tui_reader.reader.replies import replies

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_PAGES = 20
"""Older pages that are asked for at most, to close the gap after a long absence."""


class _Seen(NamedTuple):
    """What is on disk of a blog before it is asked."""

    shelved: Shelved | None
    memory: Memory
    reach: Reach

    @property
    def is_first(self) -> bool:
        """Whether it was never asked for news: nobody waits for replies there."""
        return self.shelved is None or self.shelved.checked is None


class Gather:
    """One check of one stream: a single request where nothing is new.

    Args:
        shelf: where it is kept. blogs: who asks. blog: whom. progress: called as pages come. digests: of this run.

    Attributes:
        pause: minutes that the blog wants to be left alone from now on. asked: when it was asked, once it has answered.
        noted: both are on the shelf; if not, whoever asked for this check notes them.
    """

    def __init__(
        self, shelf: Shelf, blogs: Blogs, blog: Blog, progress: Callable[[Progress], None], digests: Digests
    ) -> None:
        self._shelf, self._blogs, self._blog, self._progress = shelf, blogs, blog, progress
        self._source = blogs.stream(blog)
        self._intake = Intake(shelf, blogs, blog, digests)
        self._came = Put()
        self._done = 0
        self.pause = 0
        self.asked: datetime | None = None
        self.noted = False

    async def run(self, came: Gathered | None = None, answered: Callable[[], None] = lambda: None) -> News:
        """Ask for what is new; raises BlogError or KeepError, and what came before is kept.

        Args:
            came: its newest page, where it is at hand already. answered: called where nothing more is to be asked.
        """
        now = datetime.now(UTC)
        async with self._blogs.turn(self._blog):
            shelved = await self._gathered(came, now, answered)
        told = 0
        if shelved and shelved.checked:
            with contextlib.suppress(BlogError):  # the posts are there; comments are on other pages
                told = await replies(self._shelf, self._source, shelved.checked)
        self.asked = now
        return News(self._came.new, self._came.changed, replies=told)

    async def _gathered(self, came: Gathered | None, now: datetime, answered: Callable[[], None]) -> Shelved | None:
        """Have what is new on disk; gives what was known of the blog before."""
        seen = await asyncio.to_thread(self._look)
        came = came or await self._source.gather(seen.memory)
        if came is None:
            return seen.shelved
        self.pause = came.pause
        if seen.is_first:
            answered()
        ready: dict[int, Text] = {}
        keep = partial(self._keep, came, seen, now, ready)
        ahead = None if seen.reach.edge is None else partial(self._ready, came, now, ready)
        page, put, gap = await self._blogs.shelving.together(self._blog, keep, len(came.articles), ahead)
        self._came_in(came, page, put)
        self.noted = gap is None and seen.is_first
        if gap is not None:
            cursor = await self._bridge(*gap, page.edge or now)
            # Not before all is on disk: after a break it is asked for again.
            await asyncio.to_thread(self._remember, came, cursor, gap[0])
        return seen.shelved

    def _look(self) -> _Seen:
        """What is on disk; a blog that is not is noted."""
        address = self._blog.address
        shelved = self._shelf.blogs.find(address)
        if shelved is None:
            self._shelf.blogs.keep(self._blog)
        elif shelved.blog != self._blog:
            raise StaleBlogError
        return _Seen(shelved, self._shelf.blogs.memory(address), self._shelf.blogs.reach(address, ""))

    def _ready(self, came: Gathered, now: datetime, ready: dict[int, Text], stop: threading.Event) -> None:
        self._intake.ready(self._intake.page(came, now), ready, stop)

    def _keep(
        self, came: Gathered, seen: _Seen, now: datetime, ready: Mapping[int, Text], stop: threading.Event
    ) -> tuple[tuple[Page, Put, tuple[str, str] | None], list[int]]:
        """Put what came on the shelf, in the thread that calls, as `Shelving.together` has it.

        Returns:
            What came beside what was there, what was put, and where a gap below it begins, with where older posts are
            once it is closed; None for no gap.
        """
        if not self._shelf.blogs.holds(self._blog.address):
            raise StaleBlogError  # else its posts would be those of a blog that nobody knows
        leads, memory, reach = came.memory.cursor, seen.memory, seen.reach
        page = self._intake.page(came, now)
        stays = leads if reach.edge is None else memory.cursor or ("" if reach.whole else leads)
        gap = reach.edge is not None and leads and not page.meets
        if gap:  # nothing else tells of it, whatever may break off what follows
            self._shelf.blogs.remember(self._blog.address, replace(memory, cursor=leads))
        put, differing = self._intake.put_now(page, ready, stop, whole=not gap and not stays)
        if gap or stop.is_set():  # who has given up has maybe put nothing there
            return (page, put, (leads, stays) if gap else None), differing
        self._remember(came, stays, memory.cursor)
        if seen.is_first:
            Health(self._shelf, self._blog).recovered(came.pause, now)
        return (page, put, None), differing

    async def _bridge(self, cursor: str, stays: str, moment: datetime) -> str:
        """Ask for older pages until one meets what was there; a gap that cannot be closed stays one.

        Returns:
            Where older posts are: `stays` where the gap is closed, else where it goes on.
        """
        for _page in range(_PAGES):
            try:
                came = await self._source.older(cursor)
            except BlogError:
                return cursor
            page = await self._intake.look(came, moment)
            self._came_in(came, page, await self._intake.put(page))
            if page.meets or not came.memory.cursor or came.memory.cursor == cursor:
                return stays
            cursor, moment = came.memory.cursor, page.edge or moment
        return cursor

    def _came_in(self, came: Gathered, page: Page, put: Put) -> None:
        """A page is on the shelf."""
        self._intake.known(page)
        self._came = Put(self._came.new + put.new, self._came.changed + put.changed)
        self._done += len(came.articles)
        self._progress(Progress(self._done, came.total))

    def _remember(self, came: Gathered, cursor: str, led: str) -> None:
        """Keep what the blog said of itself, and what is to be told it the next time."""
        blog, blogs = self._blog, self._shelf.blogs
        now = replace(
            blog,
            name=came.name or blog.name,
            description=came.description or blog.description,
            language=came.language or blog.language,
        )
        home = came.home if blog.kind is Kind.FEED and came.home != blog.address else ""
        if home and blogs.find(home):  # it finds another, or this one already
            home = ""
        if now != blog or home:
            blogs.keep(now, home)
        if came.moved and came.moved != blog.api:
            blogs.readdress(blog.address, blog.address, came.moved)
        blogs.remember(blog.address, replace(came.memory, cursor=cursor), instead_of=led)
