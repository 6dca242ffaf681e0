"""Lists: windows of what is on disk, filters, and older posts from the blog when the end comes near."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.errors import KeepError
from tui_reader.kept import Facet, Listed, Put, Reach, Row, Tally
from tui_reader.model import Blog, Post
from tui_reader.queries import Query, Select
from tui_reader.reader.blogs import is_stream
from tui_reader.reader.walk import older

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf


class Lists:
    """What the post list shows."""

    def __init__(self, shelf: Shelf, blogs: Blogs) -> None:
        self._shelf, self._blogs = shelf, blogs

    async def listed(self, blog: Blog, query: Query) -> tuple[Listed, Tally]:
        """A list of a blog, fixed to what is on disk now, and its numbers."""

        def work() -> tuple[Listed, Tally]:
            listed = self._shelf.posts.listed(Listed(blog.address, query))
            return listed, self._shelf.posts.tally(listed)

        return await asyncio.to_thread(work)

    async def tally(self, listed: Listed) -> Tally:
        """The numbers of a list now."""
        return await asyncio.to_thread(self._shelf.posts.tally, listed)

    async def window(
        self, listed: Listed, start: int, size: int, near: tuple[int, int] | None = None
    ) -> tuple[Row, ...]:
        """Rows by place; see `store.posts.Posts.window`."""
        return await asyncio.to_thread(self._shelf.posts.window, listed, start, size, near)

    async def place(self, listed: Listed, key: int) -> int:
        """The place of the row with a key, or where it would stand."""
        return await asyncio.to_thread(self._shelf.posts.place, listed, key)

    async def key(self, blog: Blog, number: int) -> int | None:
        """The key of a post by its number, None where it is not on disk."""
        row = await asyncio.to_thread(self._shelf.posts.find, blog.address, number)
        return row.key if row else None

    async def place_of_day(self, listed: Listed, day: str) -> int:
        """The place of the newest row of an ISO day, or of the next older one."""
        return await asyncio.to_thread(self._shelf.posts.place_of_day, listed, day)

    async def next(self, listed: Listed, key: int, by: int, *, unread: bool = False) -> Row | None:
        """The next row of the list from a key: further down when `by` is 1, further up when it is -1."""
        return await asyncio.to_thread(self._shelf.posts.next, listed, key, by, unread=unread)

    async def facets(self, blog: Blog, kind: str) -> tuple[Facet, ...]:
        """What to filter by: kind is `topics`, `authors` or `months`."""
        return await asyncio.to_thread(self._shelf.posts.facets, blog.address, kind)

    async def linked(self, blog: Blog, links: Sequence[str]) -> int | None:
        """The number of the post on disk whose address is one of these spellings."""
        return await asyncio.to_thread(self._shelf.posts.linked, blog.address, links)

    async def longer(self, blog: Blog, query: Query) -> Put:
        """Fetch the next older posts of a list's scope from the blog; raises BlogError."""

        def reaches() -> tuple[Reach, Reach]:
            of = self._shelf.blogs.reach
            return of(blog.address, ""), of(blog.address, query.scope)

        everything, own = await asyncio.to_thread(reaches)
        if everything.edge is None and not everything.whole:
            # Every scope is whole at its newest end because the blog is: that must be so from the first post on.
            from tui_reader.reader.refresh import Refresh  # noqa: PLC0415 - after the first paint

            news = await Refresh(self._shelf, self._blogs).check(blog)
            if not query.scope:
                return Put(news.new)
            everything, own = await asyncio.to_thread(reaches)
        if is_stream(blog):
            return await self._streamed(blog, query, everything)
        await self._blogs.asking(blog)
        return await older(self._blogs, blog, query, (everything, own))

    async def counts(self, blog: Blog, posts: Sequence[Post]) -> dict[int, int]:
        """Ask how many comments posts have, and keep it."""
        counts = await (await self._blogs.asking(blog)).counts(posts)
        with suppress(KeepError):
            await asyncio.to_thread(self._shelf.posts.count, blog.address, counts)
        return counts

    async def asked(self, blog: Blog, words: str) -> tuple[Row, ...]:
        """What the blog's own search finds, at most 30, put on the shelf; raises BlogError."""
        batch = await (await self._blogs.asking(blog)).posts(Select(words=words, size=30))
        await self._blogs.shelving.put(blog, batch.articles)

        def rows() -> tuple[Row, ...]:
            found = (self._shelf.posts.find(blog.address, article.post.id) for article in batch.articles)
            return tuple(row for row in found if row is not None)

        return await asyncio.to_thread(rows)

    async def _streamed(self, blog: Blog, query: Query, everything: Reach) -> Put:
        """Older posts of a stream, which cannot be asked for those of a scope."""
        from tui_reader.reader.backlog import Backlog  # noqa: PLC0415 - as above

        put = Put() if everything.whole else await Backlog(self._shelf, self._blogs, blog).longer(query)
        if query.scope:
            now = await asyncio.to_thread(self._shelf.blogs.reach, blog.address, "")
            await self._blogs.shelving.put(blog, (), replace(now, scope=query.scope, total=None))
        return put
