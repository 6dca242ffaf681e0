"""One look at what is new at a stream: its newest page, and older ones until they meet what is on disk."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.answers import News, Progress
from tui_reader.errors import BlogError
from tui_reader.kept import Put, Reach, Shelved
from tui_reader.model import Blog, Kind
from tui_reader.queries import Gathered, Memory
from tui_reader.reader.digests import Digests
from tui_reader.reader.intake import Intake, Page
from tui_reader.reader.replies import replies

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_PAGES = 20
"""Older pages that are asked for at most, to close the gap after a long absence."""


class Gather:
    """One check of one stream: a single request where nothing is new.

    Args:
        shelf: where it is kept. blogs: who asks. blog: whom. progress: called as pages come. digests: of this run.

    Attributes:
        pause: minutes that the blog wants to be left alone from now on. asked: when it was asked, once it has answered;
            whoever asked for this check notes it.
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

    async def run(self, came: Gathered | None = None) -> News:
        """Ask for what is new; raises BlogError or KeepError, and what came before is kept.

        Args:
            came: its newest page, where it is at hand already.
        """
        now = datetime.now(UTC)
        async with self._blogs.turn(self._blog):
            shelved = await self._gathered(came, now)
        told = 0
        if shelved and shelved.checked:
            with contextlib.suppress(BlogError):  # the posts are there; comments are on other pages
                told = await replies(self._shelf, self._source, shelved.checked)
        self.asked = now
        return News(self._came.new, self._came.changed, replies=told)

    async def _gathered(self, came: Gathered | None, now: datetime) -> Shelved | None:
        """Have what is new on disk; gives what was known of the blog before."""
        shelved, memory, reach = await asyncio.to_thread(self._look)
        came = came or await self._source.gather(memory)
        if came is not None:
            self.pause = came.pause
            led, cursor = await self._keep(came, memory, reach, now)
            # Not before all is on disk: after a break it is asked for again.
            await asyncio.to_thread(self._remember, came, cursor, led)
        return shelved

    def _look(self) -> tuple[Shelved | None, Memory, Reach]:
        """What is on disk; a blog that is not is noted."""
        address = self._blog.address
        shelved = self._shelf.blogs.find(address)
        if shelved is None:
            self._shelf.blogs.keep(self._blog)
        return shelved, self._shelf.blogs.memory(address), self._shelf.blogs.reach(address, "")

    async def _keep(self, came: Gathered, memory: Memory, reach: Reach, now: datetime) -> tuple[str, str]:
        """Put what came on the shelf.

        Returns:
            Where the shelf says by then that older posts are, and where they are from now on.
        """
        leads = came.memory.cursor
        page = await self._intake.look(came, now)
        if reach.edge is None:  # nothing was there
            await self._put(came, page, whole=not leads)
            return memory.cursor, leads
        stays = memory.cursor or ("" if reach.whole else leads)
        if page.meets or not leads:
            await self._put(came, page, whole=not stays)
            return memory.cursor, stays
        # Once the page is on disk nothing else tells of the gap below it, whatever may break off what follows.
        await asyncio.to_thread(self._shelf.blogs.remember, self._blog.address, replace(memory, cursor=leads))
        await self._put(came, page)
        return leads, await self._bridge(leads, stays, page.edge or now)

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
            await self._put(came, page)
            if page.meets or not came.memory.cursor or came.memory.cursor == cursor:
                return stays
            cursor, moment = came.memory.cursor, page.edge or moment
        return cursor

    async def _put(self, came: Gathered, page: Page, *, whole: bool = False) -> None:
        put = await self._intake.put(page, whole=whole)
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
