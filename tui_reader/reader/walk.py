"""Walking through a blog's posts in the order of time, page after page, and missing none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from tui_reader.errors import BadReply
from tui_reader.kept import Put, Reach, farther
from tui_reader.model import Article, Blog, Post
from tui_reader.queries import Only, Query, Select

if TYPE_CHECKING:
    from tui_reader.blog import Pages
    from tui_reader.reader.blogs import Blogs

SECOND = timedelta(seconds=1)


class Walk:
    """Asks for one page after the other, each from where the last one ended.

    Going by the last post's time and not by page numbers, posts that come or go meanwhile shift nothing. A crowd in one
    second, as imports leave it, is asked for again from its first, and by page numbers where it is larger than a page.

    Args:
        source: whom it asks. select: which posts, and in which order.
        bound: the field of `select` that moves: `before` goes back in time, `after` and `changed_after` forward.
        start: where to begin, None for the very end. A walk back takes that second in; one forward begins behind it.

    Attributes:
        edge: the time of the last post that came. ended: there are no more.
        total: posts that matched at the last page, itself included; None where the blog does not say.
    """

    def __init__(
        self,
        source: Pages,
        select: Select,
        bound: Literal["before", "after", "changed_after"],
        start: datetime | None = None,
    ) -> None:
        self._source, self._select, self._bound = source, select, bound
        self.edge = start
        self.ended = False
        self.total: int | None = None
        self._limit = start + SECOND if start and bound == "before" else start
        self._page, self._size = 1, 0
        self._last: frozenset[int] = frozenset()

    async def step(self, size: int) -> tuple[Article, ...]:
        """The next page of at most so many, without what came with the page before; raises BlogError."""
        if size != self._size:
            self._page, self._size, self._last = 1, size, frozenset()
        moved: dict[str, Any] = {self._bound: self._limit, "page": self._page, "size": size}
        batch = await self._source.posts(replace(self._select, **moved))
        numbers = frozenset(article.post.id for article in batch.articles)
        self.ended = not batch.more or not numbers
        self.total = batch.total
        if self._page > 1 and numbers == self._last:  # it does not turn pages: no walk would ever end
            raise BadReply(host=self._source.blog.host, status=200)
        fresh = tuple(article for article in batch.articles if article.post.id not in self._last)
        self._move([self._time(article.post) for article in batch.articles])
        self._last = numbers
        return fresh

    def _move(self, times: list[datetime]) -> None:
        if not times:
            return
        back = self._bound == "before"
        edge = min(times, key=clock) if back else max(times, key=clock)
        limit = edge + SECOND if back else edge - SECOND
        if self._limit is None or (clock(limit) < clock(self._limit) if back else clock(limit) > clock(self._limit)):
            self._limit, self._page = limit, 1
        else:
            self._page += 1
        self.edge = edge

    def _time(self, post: Post) -> datetime:
        return post.modified if self._bound == "changed_after" else post.date


def clock(moment: datetime) -> datetime:
    """A moment as the blog's own clock shows it, which is what WordPress sorts by."""
    return moment.replace(tzinfo=None)


async def older(blogs: Blogs, blog: Blog, query: Query, reaches: tuple[Reach, Reach]) -> Put:
    """Fetch the next 30 older posts of a scope, in one request unless hundreds are of one second; raises BlogError.

    Args:
        reaches: of the whole blog, which every scope has at least, and of the scope.
    """
    everything, own = reaches
    if own.whole:
        return Put()
    if everything.whole:
        return await blogs.shelving.put(blog, (), replace(everything, scope=query.scope, total=own.total))
    start = farther(everything, own)
    walk = Walk(await blogs.asking(blog), Select(query=replace(query, only=Only.ALL)), "before", start.edge)
    new = changed = 0
    while True:
        came = await walk.step(30)
        total = walk.total if start.edge is None else own.total  # what came of a later page is no total
        put = await blogs.shelving.put(blog, came, Reach(query.scope, walk.edge, walk.ended, total))
        new, changed = new + put.new, changed + put.changed
        if walk.ended or walk.edge != start.edge:
            return Put(new, changed)
