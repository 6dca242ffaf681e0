"""What comes of a stream on its way to the shelf: dated where its blog tells no date, and converted only where new."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui_reader.kept import Put, Reach, Row
from tui_reader.model import Article, Blog
from tui_reader.queries import UNDATED, Gathered
from tui_reader.reader.shelving import same
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_TOGETHER = 1000
"""Posts that are looked up at once: SQLite takes so many numbers, and feeds seldom have as many posts."""
_MOST = 20_000
"""Posts whose texts are known again by their digests."""


class Digests:
    """Of the texts that came in this run: most feeds do not say when a post changed, and converting takes long."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], bytes] = {}

    def knows(self, blog: str, article: Article) -> bool:
        """Whether just this came before."""
        return self._known.get((blog, article.post.id)) == _digest(article)

    def keep(self, blog: str, articles: Sequence[Article]) -> None:
        """These are on the shelf."""
        for article in articles:
            self._known.pop((blog, article.post.id), None)
            self._known[blog, article.post.id] = _digest(article)
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page brought: what it changed on the shelf, how many of its posts were there before, its oldest date."""

    put: Put
    known: int
    edge: datetime | None


class Intake:
    """Takes the pages of one blog.

    Args:
        shelf: where they are put. blogs: puts them there. blog: whose they are. digests: of what came before.
    """

    def __init__(self, shelf: Shelf, blogs: Blogs, blog: Blog, digests: Digests) -> None:
        self._shelf, self._blogs, self._blog, self._digests = shelf, blogs, blog, digests

    async def take(self, came: Gathered, moment: datetime, *, whole: bool = False) -> Taken:
        """Put a page on the shelf; raises KeepError.

        Args:
            moment: posts without a date that are not on the shelf are dated from here on backwards, a second each.
            whole: no posts are older than these.
        """
        articles, fresh, known, counts = await asyncio.to_thread(self._looked_up, came.articles, moment)
        edge = min((article.post.date for article in articles), default=None)
        reach = Reach("", edge, whole, came.total) if edge or whole else None
        put = await self._blogs.shelving.put(self._blog, fresh, reach, later=True)
        if counts:
            await asyncio.to_thread(self._shelf.posts.count, self._blog.address, counts)
        self._digests.keep(self._blog.address, fresh)
        return Taken(put, known, edge)

    def _looked_up(
        self, articles: Sequence[Article], moment: datetime
    ) -> tuple[list[Article], list[Article], int, dict[int, int]]:
        """All with their dates; those to be put; how many were known; comments of the others that were counted anew."""
        blog = self._blog.address
        placed: list[Article] = []
        fresh: list[Article] = []
        known, counts = 0, {}
        there = self._shelf.posts.some(blog, [article.post.id for article in articles[:_TOGETHER]])
        for place, article in enumerate(articles):
            number = article.post.id
            row = there.get(number) if place < _TOGETHER else self._shelf.posts.find(blog, number)
            known += row is not None
            dated = _dated(article, row, moment - timedelta(seconds=place))
            placed.append(dated)
            if row is None or self._differs(dated, row):
                fresh.append(dated)
            elif (count := dated.post.comments) is not None and count != row.post.comments:
                counts[dated.post.id] = count
        return placed, fresh, known, counts

    def _differs(self, article: Article, row: Row) -> bool:
        """Whether a post that is on the shelf may be another there: seen by its date of change, else by its text."""
        if not same(row, article):
            return True
        if article.post.modified != article.post.date or (article.partial and not row.partial):
            return False  # a summary says nothing about a whole text
        return not self._digests.knows(self._blog.address, article)


def _dated(article: Article, row: Row | None, moment: datetime) -> Article:
    """An article with a date: its own, else the one it has on the shelf, else the moment it was first seen."""
    post = article.post
    if post.date != UNDATED:
        return article
    date = row.post.date if row else moment
    modified = date if post.modified == UNDATED else post.modified
    return replace(article, post=replace(post, date=date, modified=max(date, modified)))


def _digest(article: Article) -> bytes:
    post = article.post
    words = "\0".join((post.title, post.link, post.author.name, *(term.name for term in post.terms), article.html))
    return blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()
