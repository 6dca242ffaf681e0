"""One look at what is new at a blog: new posts, changed ones, those that are gone, replies to the reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui_reader.answers import News, Progress
from tui_reader.kept import Put, Reach, Shelved
from tui_reader.model import Article, Blog, Post
from tui_reader.queries import Select
from tui_reader.reader.missing import missing
from tui_reader.reader.replies import replies
from tui_reader.reader.walk import SECOND, Walk, clock

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_FIRST, _PAGE = 30, 100
_SETTLED = timedelta(minutes=1)
_OVERLAP = timedelta(hours=1)
_MANY = 500
_BACK = 20
_ALONE = 300


class Check:
    """One check of one blog: three small requests where nothing is new, and every page is kept as it comes.

    Args:
        shelf: where it is kept. blogs: who asks. blog: whom. progress: called as pages of new posts come.
        deaf: addresses of blogs that do not hear `modified_after` (before WordPress 5.7); those found out are added.
    """

    def __init__(
        self, shelf: Shelf, blogs: Blogs, blog: Blog, progress: Callable[[Progress], None], deaf: set[str]
    ) -> None:
        self._shelf, self._blogs, self._blog = shelf, blogs, blog
        self._progress, self._deaf = progress, deaf
        self._source = blogs.source(blog)
        self._put = Put()
        self._shelved: Shelved | None = None
        self._reach = Reach()
        self._latest: datetime | None = None
        """The latest change that came."""

    async def run(self) -> News:
        """Ask for everything; raises BlogError or KeepError, and what came before is kept."""
        now = datetime.now(UTC)
        since = await asyncio.to_thread(self._look)
        gone = came = 0
        if since is None:
            await self._first(now)
        else:
            await self._newer(since)
            await self._changed()
            gone, total = await missing(self._shelf, self._blogs.shelving, self._source, self._reach)
            await asyncio.to_thread(self._count, total, self._put.new - gone)
            came = await replies(self._shelf, self._source, self._shelved.checked if self._shelved else None)
        await asyncio.to_thread(self._shelf.blogs.checked, self._blog.address, now, changed=self._latest)
        return News(self._put.new, self._put.changed, gone, came)

    def _look(self) -> datetime | None:
        """See what is on disk; gives the time up to which every new post is, None where there is none."""
        shelved = self._shelved = self._shelf.blogs.find(self._blog.address)
        if shelved is None:
            self._shelf.blogs.keep(self._blog)
        self._latest = shelved.changed if shelved else None
        self._reach = self._shelf.blogs.reach(self._blog.address, "")
        newest = self._shelf.posts.oldest_newest(self._blog.address)[1]
        if self._reach.edge is None or newest is None:
            return None
        since = newest.post.date
        if shelved and shelved.checked:
            # A post that was opened by its address may be newer than others nobody has asked for yet: one of after the
            # last check proves nothing about those before it.
            since = min(since, (shelved.checked - _OVERLAP).astimezone(since.tzinfo))
        return since

    async def _first(self, now: datetime) -> None:
        walk = Walk(self._source, Select(), "before")
        came = await walk.step(_FIRST)
        await self._again(came)
        self._see(came)
        # Before they are there: a break in between makes this the first check again, and not one with nothing to go by.
        await asyncio.to_thread(self._shelf.blogs.checked, self._blog.address, now, changed=self._latest)
        await self._keep(came, Reach("", walk.edge, walk.ended, len(came) if walk.ended else walk.total))
        self._progress(Progress(len(came), walk.total))

    async def _again(self, known: Sequence[Article]) -> None:
        """Bring in anew what stands alone on disk, where it would not be asked for changes; `known` is at hand."""

        def alone() -> tuple[int, ...]:
            listed = () if self._reach.edge is None else self._shelf.posts.numbers(blog, oldest=self._reach.edge)
            known_ones = {*listed, *(article.post.id for article in known)}
            return tuple(number for number in self._shelf.posts.numbers(blog) if number not in known_ones)[:_ALONE]

        blog = self._blog.address
        numbers = await asyncio.to_thread(alone)
        for start in range(0, len(numbers), _PAGE):
            some = numbers[start : start + _PAGE]
            await self._keep((await self._source.posts(Select(ids=some, size=len(some)))).articles)

    async def _newer(self, since: datetime) -> None:
        walk = Walk(self._source, Select(oldest_first=True), "after", since)
        done, total = 0, None
        while not walk.ended:
            came = await walk.step(_PAGE)
            total = walk.total if total is None else total
            await self._keep(came)
            done += len(came)
            self._progress(Progress(done, None if total is None else max(total, done)))

    async def _changed(self) -> None:
        """Posts that changed; how far it came is noted after every page, so that a break loses nothing."""
        shelved = self._shelved
        if shelved is None or shelved.changed is None or shelved.checked is None:
            return
        # What changed in the minute before the last check may have changed in the same second again.
        since = min(shelved.changed, (shelved.checked - _SETTLED).astimezone(shelved.changed.tzinfo))
        if self._blog.address in self._deaf:
            await self._last_changed(since)
            return
        walk = Walk(self._source, Select(oldest_first=True), "changed_after", since)
        came = await walk.step(_PAGE)
        if any(clock(one.post.modified) <= clock(since) for one in came):
            self._deaf.add(self._blog.address)
            await self._last_changed(since)
            return
        if self._reach.edge and not self._reach.whole and (walk.total or 0) > _MANY:
            # An import or a bulk edit: only what is on disk without a gap is worth that many requests.
            within = Select(after=self._reach.edge - SECOND, oldest_first=True)
            walk = Walk(self._source, within, "changed_after", since)
            came = await walk.step(_PAGE)
            await self._again(came)
        while True:
            await self._keep(await asyncio.to_thread(self._wanted, came))
            if came and walk.edge and walk.edge > shelved.changed:
                await asyncio.to_thread(self._note, shelved.checked, walk.edge)
            if walk.ended:
                return
            came = await walk.step(_PAGE)

    async def _last_changed(self, since: datetime) -> None:
        """The same at a blog that cannot be asked for changes after a moment: the latest ones, back to it."""
        for page in range(1, _BACK + 1):
            batch = await self._source.posts(Select(changed_after=since, page=page, size=_FIRST))
            came = tuple(article for article in batch.articles if clock(article.post.modified) > clock(since))
            await self._keep(await asyncio.to_thread(self._wanted, came))
            self._see(came)
            if len(came) < len(batch.articles) or not batch.more:
                break

    def _wanted(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Those that are on disk already or belong among them; others lie beyond its edge."""
        edge = None if self._reach.whole else self._reach.edge

        def wanted(post: Post) -> bool:
            within = edge is None or clock(post.date) >= clock(edge)
            return within or self._shelf.posts.find(self._blog.address, post.id) is not None

        return tuple(article for article in articles if wanted(article.post))

    async def _keep(self, articles: Sequence[Article], reach: Reach | None = None) -> None:
        put = await self._blogs.shelving.put(self._blog, articles, reach)
        self._put = Put(self._put.new + put.new, self._put.changed + put.changed)
        self._see(articles)

    def _see(self, articles: Sequence[Article]) -> None:
        times = [article.post.modified for article in articles]
        self._latest = max([*times, *([self._latest] if self._latest else [])], default=None)

    def _note(self, when: datetime, changed: datetime) -> None:
        self._latest = max(changed, self._latest or changed)
        self._shelf.blogs.checked(self._blog.address, when, changed=changed)

    def _count(self, total: int | None, more: int) -> None:
        """Correct the number of posts the blog has: `total` where all of it was counted, else by what came and went."""
        if self._reach.whole:
            more = 0
        else:
            total = None
        if more or total is not None:
            self._shelf.blogs.count(self._blog.address, total, more)
