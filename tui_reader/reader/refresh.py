"""Asking a blog for what is new, changed and gone since it was last asked; the rest is on disk already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.answers import News, Progress
from tui_reader.model import Blog

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf


class Refresh:
    """Brings the shelf up to date; may be cancelled at any moment, and goes on from there the next time."""

    def __init__(self, shelf: Shelf, blogs: Blogs) -> None:
        self._shelf, self._blogs = shelf, blogs
        self._deaf: set[str] = set()

    async def check(self, blog: Blog, progress: Callable[[Progress], None] = lambda _progress: None) -> News:
        """Ask a blog for posts that are new, changed or gone, and for comments under watched posts; raises BlogError.

        The first time it brings the newest posts only. Without a gap: new posts come oldest first, so that a break
        leaves none missing between what was there and what came.
        """
        from tui_reader.reader.check import Check  # noqa: PLC0415 - after the first paint

        await self._blogs.asking(blog)
        return await Check(self._shelf, self._blogs, blog, progress, self._deaf).run()

    async def archive(self, blog: Blog, progress: Callable[[Progress], None]) -> Progress:
        """Bring in every older post, 100 a page, one request after the other; raises BlogError.

        After a break (an error, a kill) the next call goes on where this one was.
        """
        from tui_reader.reader.archive import Archive  # noqa: PLC0415 - as above

        if (await asyncio.to_thread(self._shelf.blogs.reach, blog.address, "")).edge is None:
            await self.check(blog)
        return await Archive(self._shelf, self._blogs, blog, progress).run()
