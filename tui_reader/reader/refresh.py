"""Asking a blog for what is new, changed and gone since it was last asked; the rest is on disk already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from tui_reader.answers import News, Progress
from tui_reader.errors import BlogError, Bug
from tui_reader.model import Blog
from tui_reader.queries import Gathered
from tui_reader.reader.blogs import is_stream

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.reader.digests import Digests
    from tui_reader.reader.gathering import Gather
    from tui_reader.store.shelf import Shelf

_ATTEMPTS = 3
"""How often a blog is looked up that others move meanwhile."""


class StaleBlogError(Exception):
    """The shelf has a blog otherwise by now: under another address, or asked elsewhere. It is to be asked anew."""


class Refresh:
    """Brings the shelf up to date; may be cancelled at any moment, and goes on from there the next time."""

    def __init__(self, shelf: Shelf, blogs: Blogs) -> None:
        self._shelf, self._blogs = shelf, blogs
        self._deaf: set[str] = set()

    @cached_property
    def _digests(self) -> Digests:
        from tui_reader.reader.digests import Digests  # noqa: PLC0415 - after the first paint

        return Digests()

    async def check(
        self,
        blog: Blog,
        progress: Callable[[Progress], None] = lambda _progress: None,
        answered: Callable[[], None] | None = None,
    ) -> News:
        """Ask a blog for posts that are new, changed or gone, and for comments under watched posts; raises BlogError.

        The first time it brings the newest posts only. Without a gap where the blog can be asked so: new posts come
        oldest first, so that a break leaves none missing between what was there and what came. Whether it could be
        read, and when it may be asked again, is noted.

        Args:
            answered: of a round, which has just read the blog from the shelf: called where nothing more is to be asked.
        """
        return await self.take(blog, None, progress, answered)

    async def take(
        self,
        blog: Blog,
        came: Gathered | None,
        progress: Callable[[Progress], None] = lambda _progress: None,
        answered: Callable[[], None] | None = None,
    ) -> News:
        """The same, where the newest page of a stream may be at hand already."""
        for attempt in range(_ATTEMPTS):
            blog = blog if answered and not attempt else await asyncio.to_thread(self._now, blog)
            with suppress(StaleBlogError):
                return await self._taken(blog, came, progress, answered)
        raise Bug(kind=StaleBlogError.__name__)

    async def _taken(
        self,
        blog: Blog,
        came: Gathered | None,
        progress: Callable[[Progress], None],
        answered: Callable[[], None] | None,
    ) -> News:
        from tui_reader.reader.health import Health  # noqa: PLC0415 - after the first paint

        health = Health(self._shelf, blog)
        try:
            news, gather = await self._checked(blog, came, progress, answered or (lambda: None))
        except BlogError as error:
            await asyncio.to_thread(health.failed, error)
            raise
        if gather is None:
            await asyncio.to_thread(health.recovered, 0)
        elif not gather.noted:
            await asyncio.to_thread(health.recovered, gather.pause, gather.asked)
        return news

    def _now(self, blog: Blog) -> Blog:
        """A blog as it is on the shelf: whoever has it on screen may have it from before it moved."""
        known = self._shelf.blogs.find(blog.address)
        return known.blog if known else blog

    async def _checked(
        self,
        blog: Blog,
        came: Gathered | None,
        progress: Callable[[Progress], None],
        answered: Callable[[], None],
    ) -> tuple[News, Gather | None]:
        """What is new; and who asked, of a stream."""
        await self._blogs.asking(blog)
        if is_stream(blog):
            from tui_reader.reader.gathering import Gather  # noqa: PLC0415 - as above

            gather = Gather(self._shelf, self._blogs, blog, progress, self._digests)
            return await gather.run(came, answered), gather
        from tui_reader.reader.check import Check  # noqa: PLC0415 - as above

        return await Check(self._shelf, self._blogs, blog, progress, self._deaf).run(), None

    async def archive(self, blog: Blog, progress: Callable[[Progress], None]) -> Progress:
        """Bring in every older post, one request after the other; raises BlogError.

        After a break (an error, a kill) the next call goes on where this one was.
        """
        from tui_reader.reader.archive import Archive  # noqa: PLC0415 - as above

        if (await asyncio.to_thread(self._shelf.blogs.reach, blog.address, "")).edge is None:
            await self.check(blog)
        return await Archive(self._shelf, self._blogs, blog, progress).run()
