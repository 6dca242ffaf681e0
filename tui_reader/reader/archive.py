"""Bringing in the whole archive: politely, one request after the other, and ready to go on after any break."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tui_reader.answers import Progress
from tui_reader.errors import Broken, IndexDamaged, KeepError, ServerFailed, TimedOut, TooLarge, TooMany
from tui_reader.kept import Reach
from tui_reader.model import Article, Blog
from tui_reader.queries import Select
from tui_reader.reader.backlog import Backlog
from tui_reader.reader.blogs import is_stream
from tui_reader.reader.walk import Walk

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_Came = TypeVar("_Came")
_SIZES = (100, 50, 20)
_WAITS = 5
_LONGEST = 300.0


class Archive:
    """One run of it.

    Args:
        shelf: where it is put. blogs: who asks. blog: whose archive. progress: called after every page.
    """

    def __init__(self, shelf: Shelf, blogs: Blogs, blog: Blog, progress: Callable[[Progress], None]) -> None:
        self._shelf, self._blogs, self._blog, self._progress = shelf, blogs, blog, progress
        self._sizes = list(_SIZES)
        self._done = self._came = self._waits = 0
        self._total: int | None = None
        self._began = time.monotonic()
        self._trouble = shelf.trouble

    async def run(self) -> Progress:
        """Go on from where the shelf ends until the blog does; raises BlogError, what came is kept.

        Raises:
            KeepError: what comes now is not kept, or what came before is on the shelf no more.
        """
        reach, numbers = await asyncio.to_thread(self._state)
        self._done = len(numbers)
        if is_stream(self._blog):
            return await self._unrolled()
        if reach.whole:
            return Progress(self._done, self._done)
        had = frozenset(numbers[-_SIZES[0] :])  # a page begins with those of the last second again
        walk = Walk(await self._blogs.asking(self._blog), Select(), "before", reach.edge)
        putting: asyncio.Task[None] | None = None
        try:
            while not walk.ended:
                came = await self._page(walk)  # while the page before is converted and written
                if putting:
                    await putting
                fresh = sum(article.post.id not in had for article in came)
                if self._total is None and walk.total is not None:
                    self._total = self._done + walk.total - (len(came) - fresh)
                reach = Reach("", walk.edge, walk.ended, self._total)
                putting = asyncio.create_task(self._put(came, fresh, reach))
            if putting:
                await putting
        except asyncio.CancelledError:
            if putting:
                putting.cancel()
            raise
        finally:
            if putting:
                await asyncio.gather(putting, return_exceptions=True)
        return Progress(self._done, self._done, self._rate)

    @property
    def _rate(self) -> float:
        return self._came / max(time.monotonic() - self._began, 0.001)

    def _state(self) -> tuple[Reach, tuple[int, ...]]:
        reach = self._shelf.blogs.reach(self._blog.address, "")
        numbers = self._shelf.posts.numbers(self._blog.address, oldest=reach.edge)
        self._trouble = self._shelf.trouble  # of a shelf that was begun anew by then the archive begins anew
        self._look()
        return reach, numbers

    def _look(self) -> None:
        """Raise what is wrong with the shelf where that lasts only until one quits, or was begun anew meanwhile."""
        now = self._shelf.trouble
        anew = now is not self._trouble and not isinstance(now, IndexDamaged)
        if error := self._shelf.unkept:
            with suppress(KeepError):
                self._shelf.tell()  # it is said by whoever catches this
            raise error
        if anew and now:
            raise now

    async def _unrolled(self) -> Progress:
        """The same for a stream, which has but one page to begin the next from."""
        backlog = Backlog(self._shelf, self._blogs, self._blog)
        while not backlog.ended:
            self._waits = 0
            _posts, put = await self._patiently(backlog.step)
            await asyncio.to_thread(self._look)
            self._done, self._came = self._done + put.new, self._came + put.new
            self._total = None if backlog.total is None else max(backlog.total, self._done)
            self._progress(Progress(self._done, self._total, self._rate))
        return Progress(self._done, self._done, self._rate)

    async def _page(self, walk: Walk) -> tuple[Article, ...]:
        """The next page; asks for less where the blog fails on so much."""
        self._waits = 0
        while True:
            try:
                return await self._patiently(lambda: walk.step(self._sizes[0]))
            except (TimedOut, ServerFailed, TooLarge, Broken):
                if len(self._sizes) == 1:
                    raise
                self._sizes.pop(0)

    async def _patiently(self, ask: Callable[[], Awaitable[_Came]]) -> _Came:
        """What comes of asking; waits where the blog asks for that."""
        while True:
            try:
                return await ask()
            except (TooMany, ServerFailed) as error:
                if "seconds" not in error.facts or self._waits == _WAITS:
                    raise
                self._waits += 1
                await asyncio.sleep(min(float(str(error.facts["seconds"])), _LONGEST))

    async def _put(self, came: tuple[Article, ...], fresh: int, reach: Reach) -> None:
        await self._blogs.shelving.put(self._blog, came, reach)
        await asyncio.to_thread(self._look)
        self._done, self._came = self._done + fresh, self._came + fresh
        self._progress(Progress(self._done, self._total, self._rate))
