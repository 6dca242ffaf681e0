"""The one way of articles onto the shelf: converted in a thread, what is there already and the same left alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui_reader.kept import Put, Reach, Row, Text, farther
from tui_reader.model import Article, Blog, Post
from tui_reader.reader.batches import Ahead, Batches, Work

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf

T = TypeVar("T")

_FEW = 3
_TOGETHER = 1000
"""Posts that are looked up at once."""
_AT_ONCE = 1
"""Pages of posts that are converted at a time, in a round over many blogs: what is done on screen needs threads too."""


class Shelving:
    """Puts what came from blogs on the shelf.

    Args:
        shelf: where it is put.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._gate = asyncio.Semaphore(_AT_ONCE)
        self._stale: Callable[[str, Sequence[int]], None] = lambda _blog, _numbers: None
        self._batches = Batches(shelf, self._gate, self._differ)

    def heed(self, stale: Callable[[str, Sequence[int]], None]) -> None:
        """Have `stale` called with a blog's address and the numbers of posts that are different now, or gone."""
        self._stale = stale

    async def put(
        self,
        blog: Blog,
        articles: Sequence[Article],
        reach: Reach | None = None,
        *,
        anew: bool = False,
        later: bool = False,
    ) -> Put:
        """Put articles on the shelf, all of them or (when cancelled) maybe none; raises KeepError.

        Args:
            reach: how far the posts of its scope are whole afterwards; where more is whole already, that stays.
            anew: look at the texts themselves even of what seems to be there already: one may be damaged on disk.
            later: as `anew`, but texts are put away as they are, and converted when they are read.
        """
        made = partial(_later, ready=_NONE) if later else _anew if anew else _unless_there

        def work(stop: threading.Event) -> tuple[Put, list[int]]:
            return self._put(blog.address, articles, reach, stop, made)

        if len(articles) > _FEW:
            async with self._gate:
                return await self._in_thread(blog, work)
        return await self._in_thread(blog, work)

    async def together(self, blog: Blog, work: Work[T], posts: int, ahead: Ahead | None = None) -> T:
        """Do in a thread what puts articles of a blog on the shelf beside other things, all of it or nothing.

        Args:
            work: may be done once more, and holds up whoever writes. posts: so many. ahead: what takes long of it.
        """
        return await self._batches.do(blog.address, work, posts, ahead)

    def ready(self, blog: Blog, articles: Sequence[Article], stop: threading.Event) -> dict[int, Text]:
        """Those of some articles that were read before, converted: it takes long, and `put_away` wants them."""
        from tui_reader.content.away import is_put_away  # noqa: PLC0415 - as below

        found: dict[int, Text] = {}
        there = self._shelf.posts.some(blog.address, [article.post.id for article in articles[:_TOGETHER]])
        for article in articles:
            body = self._shelf.texts.body(blog.address, article.post.id) if article.post.id in there else None
            if body and not is_put_away(body) and not stop.is_set():
                found[article.post.id] = text(article)
        return found

    def put_away(
        self,
        blog: Blog,
        articles: Sequence[Article],
        reach: Reach | None,
        ready: Mapping[int, Text],
        stop: threading.Event,
    ) -> tuple[Put, list[int]]:
        """As `put` with `later`, in the thread that calls; gives the numbers of what differs too."""
        return self._put(blog.address, articles, reach, stop, partial(_later, ready=ready))

    async def gone(self, blog: str, numbers: Sequence[int]) -> int:
        """Note that a blog has posts no more; gives how many were new; raises KeepError."""
        new = await asyncio.to_thread(self._shelf.posts.gone, blog, numbers)
        self._stale(blog, numbers)
        return new

    def _differ(self, blog: str, numbers: Sequence[int]) -> None:
        self._stale(blog, numbers)

    async def _in_thread(self, blog: Blog, work: Work[T]) -> T:
        stop = threading.Event()
        job = asyncio.create_task(asyncio.to_thread(work, stop))
        try:
            result, differing = await asyncio.shield(job)
        except asyncio.CancelledError:
            stop.set()
            await asyncio.wait([job])  # whoever closes the shelf next must find nobody there
            if not job.cancelled() and job.exception() is None and (late := job.result()[1]):
                self._stale(blog.address, late)
            raise
        if differing:
            self._stale(blog.address, differing)
        return result

    def _put(
        self,
        blog: str,
        articles: Sequence[Article],
        reach: Reach | None,
        stop: threading.Event,
        made: _Making,
    ) -> tuple[Put, list[int]]:
        texts: list[Text] = []
        differing: list[int] = []
        there = self._shelf.posts.some(blog, [article.post.id for article in articles[:_TOGETHER]])
        for place, article in enumerate(articles):
            if stop.is_set():
                return Put(), []
            number = article.post.id
            row = there.get(number) if place < _TOGETHER else self._shelf.posts.find(blog, number)
            body = self._shelf.texts.body(blog, row.post.id) if row else None
            new, differs = made(article, row, body or b"")
            if new:
                texts.append(new)
            if row is not None and differs:
                differing.append(article.post.id)
        if reach is not None and not texts:
            now = self._shelf.blogs.reach(blog, reach.scope)
            reach = None if farther(now, reach) == now else reach  # the shelf looks again as it writes
        return (self._shelf.posts.put(blog, texts, reach=reach) if texts or reach else Put()), differing


_NONE: Mapping[int, Text] = {}
_Making = Callable[[Article, Row | None, bytes], tuple[Text | None, bool]]
"""Makes what an article puts in the place of a row and its body, None for nothing; and whether the text differs."""


def _unless_there(article: Article, row: Row | None, _body: bytes) -> tuple[Text | None, bool]:
    if row is not None and same(row, article):
        return None, False
    return text(article), True


def _anew(
    article: Article, row: Row | None, body: bytes, ready: Mapping[int, Text] = _NONE
) -> tuple[Text | None, bool]:
    made = ready.get(article.post.id) or text(article)
    return made, row is None or not same(row, article) or made.body != body


def _later(article: Article, row: Row | None, body: bytes, ready: Mapping[int, Text]) -> tuple[Text | None, bool]:
    from tui_reader.content import away  # noqa: PLC0415 - as below

    if body and not away.is_put_away(body):  # it was read: what it is now is to be compared with that
        made, differs = _anew(article, row, body, ready)
    else:
        packed, words = away.put_away(article.html, article.post.link), None
        if row is not None:  # a new one is indexed, and deflated, when there is time
            packed, words = away.deflated(packed), away.words_away(article.html)
        try:
            differs = row is None or not same(row, article) or not body or not away.same_words(body, packed)
            packed = body if body and away.same_source(body, packed) else packed
        except ValueError:  # damaged on disk
            differs = True
        made = Text(article.post, packed, words, partial=article.partial, bare=article.bare)
    known = row is not None and not differs and _head(row.post) == _head(article.post)
    return None if known else made, differs


def _head(post: Post) -> tuple[object, ...]:
    """What a list shows of a post."""
    return post.title, post.link, post.author.name, post.comments


def text(article: Article) -> Text:
    """An article as it is put on the shelf: cleaned, converted, packed; blocks for some milliseconds."""
    from tui_reader.content import convert, pack, words  # noqa: PLC0415 - needs lxml

    document = convert(article.html, article.post.link)
    return Text(article.post, pack(document), words(document), partial=article.partial, bare=article.bare)


def same(row: Row, article: Article) -> bool:
    """Whether the shelf seems to have just this: not less of it, and not before its last change."""
    less = row.gone or not row.stored or (row.partial and not article.partial)
    return not less and row.post.modified == article.post.modified
