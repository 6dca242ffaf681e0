"""What comes of a stream on its way to the shelf: dated where its blog tells no date, and converted only where new."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.blog.shapes import slug_title
from tui_reader.kept import Put, Reach, Row, Text
from tui_reader.model import Article, Blog
from tui_reader.queries import UNDATED, Gathered
from tui_reader.reader.digests import Digests
from tui_reader.reader.shelving import same
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_TOGETHER = 1000
"""Posts that are looked up at once: SQLite takes so many numbers, and feeds seldom have as many posts."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of posts beside what is on the shelf.

    Attributes:
        fresh: those that are to be put there, with their dates. counts: comments of the others that were counted anew.
        edge: the date of its oldest post. total: how many posts the blog has, None unknown.
        meets: the posts before it are on the shelf. One that is known says little: it may be pinned to the top, or
            stand alone there, opened by its address. The last ones of a page say it together.
    """

    fresh: tuple[Article, ...]
    counts: dict[int, int]
    edge: datetime | None
    total: int | None
    meets: bool


_LAST = 2
"""So many posts at the end of a page are to be known."""


class Intake:
    """Takes the pages of one blog.

    Args:
        shelf: where they are put. blogs: puts them there. blog: whose they are. digests: of what came before.
    """

    def __init__(self, shelf: Shelf, blogs: Blogs, blog: Blog, digests: Digests) -> None:
        self._shelf, self._blogs, self._blog, self._digests = shelf, blogs, blog, digests

    async def look(self, came: Gathered, moment: datetime) -> Page:
        """A page beside what is on the shelf; raises KeepError.

        Args:
            moment: posts without a date that are not on the shelf are dated from here on backwards, a second each.
        """
        return await asyncio.to_thread(self.page, came, moment)

    async def put(self, page: Page, *, whole: bool = False) -> Put:
        """Put a page on the shelf; raises KeepError.

        Args:
            whole: no posts are older than these.
        """
        ready: dict[int, Text] = {}
        put = partial(self.put_now, page, ready, whole=whole)
        ahead = partial(self.ready, page, ready)
        return await self._blogs.shelving.together(self._blog, put, len(page.fresh), ahead)

    def ready(self, page: Page, ready: dict[int, Text], stop: threading.Event) -> None:
        """Convert ahead what `put_now` would have to convert."""
        ready |= self._blogs.shelving.ready(self._blog, page.fresh, stop)

    def put_now(
        self, page: Page, ready: Mapping[int, Text], stop: threading.Event, *, whole: bool = False
    ) -> tuple[Put, list[int]]:
        """As `put` in the thread that calls, for `Shelving.together`."""
        reach = Reach("", page.edge, whole, page.total) if page.edge or whole else None
        put = self._blogs.shelving.put_away(self._blog, page.fresh, reach, ready, stop)
        if page.counts:
            self._shelf.posts.count(self._blog.address, page.counts)
        return put

    def known(self, page: Page) -> None:
        """A page is on the shelf: the texts of this run are known again."""
        self._digests.keep(self._blog.address, page.fresh)

    def page(self, came: Gathered, moment: datetime) -> Page:
        """As `look`, in the thread that calls."""
        fresh: list[Article] = []
        dates: list[datetime] = []
        counts: dict[int, int] = {}
        now = datetime.now(UTC)
        found = self._found(came.articles)
        for place, (article, row) in enumerate(found):
            one = dated(article, row, moment - timedelta(seconds=place), now)
            dates.append(one.post.date)
            if row is None or (row.gone if one.bare else self._differs(one, row)):
                fresh.append(one)
            elif (count := one.post.comments) is not None and count != row.post.comments:
                counts[one.post.id] = count
        meets = all(row is not None for _article, row in found[-_LAST:])
        return Page(tuple(fresh), counts, min(dates, default=None), came.total, meets)

    def _found(self, articles: Sequence[Article]) -> list[tuple[Article, Row | None]]:
        """Articles with what the shelf has of them: by their numbers, else by their addresses, and then so numbered."""
        blog = self._blog.address
        numbers = [article.post.id for article in articles]
        links = Counter(article.post.link for article in articles)
        there = self._shelf.posts.some(blog, numbers[:_TOGETHER])
        had = bool(there) or bool(self._shelf.posts.how_many(blog))  # else there is nothing to be found
        taken, found = set(numbers), list[tuple[Article, Row | None]]()
        for place, article in enumerate(articles):
            post = article.post
            row = there.get(post.id) if place < _TOGETHER else self._shelf.posts.find(blog, post.id)
            if row is None and had and links[post.link] == 1 and (row := self._renumbered(article)):
                row = None if row.post.id in taken else row
            number = row.post.id if row else post.id
            taken.add(number)
            found.append((article if number == post.id else replace(article, post=replace(post, id=number)), row))
        return found

    def _renumbered(self, article: Article) -> Row | None:
        """What the shelf has of a post under another number: blogs change them, and sitemaps tell none.

        The same address is not enough, since many posts may point to one page; the home page is never that of a post.
        """
        post, blog = article.post, self._blog.address
        links = _spellings(post.link)
        if blog in links or (number := self._shelf.posts.linked(blog, links)) is None:
            return None
        row = self._shelf.posts.find(blog, number)
        alike = row and (post.date == row.post.date or row.post.title in (post.title, slug_title(post.link)))
        return row if alike or article.bare else None

    def _differs(self, article: Article, row: Row) -> bool:
        """Whether a post that is on the shelf may be another there: seen by its date of change, else by its text."""
        if not same(row, article):
            return True
        if article.post.modified != article.post.date or (article.partial and not row.partial):
            return False  # a summary says nothing about a whole text
        return not self._digests.knows(self._blog.address, article)


def dated(article: Article, row: Row | None, moment: datetime, now: datetime) -> Article:
    """An article with a date: its own, else the one it has on the shelf, else the moment it was first seen.

    A date to come counts as none, or the post would stand above all others until then; of a post of which its address
    alone is known everything is as on the shelf.
    """
    post = article.post
    if row and article.bare:
        return replace(article, post=replace(row.post, comments=post.comments))
    if post.date != UNDATED and post.date <= now:
        return article
    ahead = post.date > now
    date = min(row.post.date, now) if row else moment
    modified = date if ahead or post.modified == UNDATED else post.modified
    return replace(article, post=replace(post, date=date, modified=max(date, modified)))


def _spellings(link: str) -> list[str]:
    """How an address may be written: sitemaps and feeds do not always agree."""
    scheme, mark, place = link.partition("://")
    if not mark:
        return [link]
    schemes = dict.fromkeys((scheme, "https", "http"))
    return [f"{one}://{place.rstrip('/')}{end}" for one in schemes for end in ("/", "")]
