"""The one way of articles onto the shelf: converted in a thread, what is there already and the same left alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui_reader.kept import Put, Reach, Row, Text, farther
from tui_reader.model import Article, Blog

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


class Shelving:
    """Puts what came from blogs on the shelf.

    Args:
        shelf: where it is put.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._stale: Callable[[str, Sequence[int]], None] = lambda _blog, _numbers: None

    def heed(self, stale: Callable[[str, Sequence[int]], None]) -> None:
        """Have `stale` called with a blog's address and the numbers of posts that are different now, or gone."""
        self._stale = stale

    async def put(
        self, blog: Blog, articles: Sequence[Article], reach: Reach | None = None, *, anew: bool = False
    ) -> Put:
        """Put articles on the shelf, all of them or (when cancelled) maybe none; raises KeepError.

        Args:
            reach: how far the posts of its scope are whole afterwards; where more is whole already, that stays.
            anew: look at the texts themselves even of what seems to be there already: one may be damaged on disk.
        """
        stop = threading.Event()
        job = asyncio.create_task(asyncio.to_thread(self._put, blog.address, articles, reach, stop, anew))
        try:
            put, differing = await asyncio.shield(job)
        except asyncio.CancelledError:
            stop.set()
            await asyncio.wait([job])  # whoever closes the shelf next must find nobody there
            if not job.cancelled() and job.exception() is None and (late := job.result()[1]):
                self._stale(blog.address, late)
            raise
        if differing:
            self._stale(blog.address, differing)
        return put

    async def gone(self, blog: str, numbers: Sequence[int]) -> int:
        """Note that a blog has posts no more; gives how many were new; raises KeepError."""
        new = await asyncio.to_thread(self._shelf.posts.gone, blog, numbers)
        self._stale(blog, numbers)
        return new

    def _put(
        self,
        blog: str,
        articles: Sequence[Article],
        reach: Reach | None,
        stop: threading.Event,
        anew: bool,  # noqa: FBT001 - a thread takes no names
    ) -> tuple[Put, list[int]]:
        texts: list[Text] = []
        differing: list[int] = []
        for article in articles:
            if stop.is_set():
                return Put(), []
            row = self._shelf.posts.find(blog, article.post.id)
            same = row is not None and _same(row, article)
            if same and not anew:
                continue
            if row is not None and not same:
                differing.append(article.post.id)
            texts.append(text(article))
        if reach is not None:
            now = self._shelf.blogs.reach(blog, reach.scope)
            reach = None if farther(now, reach) == now else reach  # the shelf looks again as it writes
        return (self._shelf.posts.put(blog, texts, reach=reach) if texts or reach else Put()), differing


def text(article: Article) -> Text:
    """An article as it is put on the shelf: cleaned, converted, packed; blocks for some milliseconds."""
    from tui_reader.content import convert, pack, words  # noqa: PLC0415 - needs lxml

    document = convert(article.html, article.post.link)
    return Text(article.post, pack(document), words(document))


def _same(row: Row, article: Article) -> bool:
    """Whether the shelf has just this."""
    return row.stored and not row.gone and row.post.modified == article.post.modified
