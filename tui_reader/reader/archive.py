"""Bringing in the whole archive: politely, one request after the other, and ready to go on after any break."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.answers import Progress
from tui_reader.errors import BlogError, Broken, ServerFailed, TimedOut, TooLarge, TooMany
from tui_reader.kept import Reach
from tui_reader.model import Article, Blog
from tui_reader.queries import Select
from tui_reader.reader.walk import Walk

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

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
        self._done = self._came = 0
        self._total: int | None = None
        self._began = time.monotonic()

    async def run(self) -> Progress:
        """Go on from where the shelf ends until the blog does; raises BlogError or KeepError, what came is kept."""
        reach, numbers = await asyncio.to_thread(self._state)
        self._done = len(numbers)
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
        return reach, self._shelf.posts.numbers(self._blog.address, oldest=reach.edge)

    async def _page(self, walk: Walk) -> tuple[Article, ...]:
        """The next page; waits where the blog asks for that, and asks for less where it fails on so much."""
        waits = 0
        while True:
            try:
                return await walk.step(self._sizes[0])
            except BlogError as error:
                if isinstance(error, TooMany | ServerFailed) and "seconds" in error.facts and waits < _WAITS:
                    waits += 1
                    await asyncio.sleep(min(float(str(error.facts["seconds"])), _LONGEST))
                elif isinstance(error, TimedOut | ServerFailed | TooLarge | Broken) and len(self._sizes) > 1:
                    self._sizes.pop(0)
                else:
                    raise

    async def _put(self, came: tuple[Article, ...], fresh: int, reach: Reach) -> None:
        await self._blogs.shelving.put(self._blog, came, reach)
        self._done, self._came = self._done + fresh, self._came + fresh
        self._progress(Progress(self._done, self._total, self._rate))
