"""Whole texts of posts of which the blog's feed has but summaries: asked for one by one, behind what is read."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tui_reader.answers import Reading
from tui_reader.errors import ReaderError
from tui_reader.model import Article, Blog, Post

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs

_Came = TypeVar("_Came")
_TRIES = 3
"""Whole texts that could not be had from a blog, after which none is asked for ahead."""


class Cutting:
    """Whole texts on their way.

    Args:
        blogs: who asks. keep: puts an article on the shelf and gives its reading.
    """

    def __init__(self, blogs: Blogs, keep: Callable[[Blog, Article], Awaitable[Reading]]) -> None:
        self._blogs, self._keep = blogs, keep
        self._coming: dict[tuple[str, int], asyncio.Task[Reading | None]] = {}
        self._failed: Counter[str] = Counter()

    @property
    def tasks(self) -> Iterable[asyncio.Task[Reading | None]]:
        """What is on its way."""
        return self._coming.values()

    def worth_it(self, blog: Blog) -> bool:
        """Whether the whole texts of a blog could be had in this run, as far as they were asked for."""
        return self._failed[blog.address] < _TRIES

    def begin(self, blog: Blog, post: Post) -> asyncio.Task[Reading | None]:
        """Have a whole text come, None where it cannot be had; whoever wants the same waits for the same request."""
        key = (blog.address, post.id)
        coming = self._coming.get(key)
        if coming is None:
            coming = self._coming[key] = asyncio.create_task(self._asked(blog, post))
            coming.add_done_callback(lambda done: arrived(self._coming, key, done))
        return coming

    async def _asked(self, blog: Blog, post: Post) -> Reading | None:
        with suppress(ReaderError):  # there is a summary to read
            article = await (await self._blogs.asking(blog)).article(post)
            if not article.partial:
                return await self._keep(blog, article)
        self._failed[blog.address] += 1
        return None


def arrived(
    waited_for: dict[tuple[str, int], asyncio.Task[_Came]], key: tuple[str, int], done: asyncio.Task[_Came]
) -> None:
    """Something is there, and nobody waits for it any more."""
    waited_for.pop(key, None)
    if not done.cancelled():
        done.exception()  # whoever waited has it; one who went away shall not be missed
