"""Lists of posts: from disk by place, longer when one comes to their end, filtered right away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.kept import Facet, Listed, Put, Row, Tally
from tui_reader.model import Blog, Post, Query

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf


class Lists:
    """What the post list shows."""

    def __init__(self, shelf: Shelf, blogs: Blogs) -> None:
        self._shelf, self._blogs = shelf, blogs

    async def listed(self, blog: Blog, query: Query) -> tuple[Listed, Tally]:
        """A list of a blog, fixed to what is on disk now, and its numbers."""
        raise NotImplementedError

    async def tally(self, listed: Listed) -> Tally:
        """The numbers of a list now."""
        raise NotImplementedError

    async def window(
        self, listed: Listed, start: int, size: int, near: tuple[int, int] | None = None
    ) -> tuple[Row, ...]:
        """Rows by place; see `store.posts.Posts.window`."""
        raise NotImplementedError

    async def place(self, listed: Listed, key: int) -> int:
        """The place of the row with a key, or where it would stand."""
        raise NotImplementedError

    async def place_of_day(self, listed: Listed, day: str) -> int:
        """The place of the newest row of an ISO day, or of the next older one."""
        raise NotImplementedError

    async def next(self, listed: Listed, key: int, by: int, *, unread: bool = False) -> Row | None:
        """The next row of the list from a key: older when `by` is 1, newer when it is -1."""
        raise NotImplementedError

    async def facets(self, blog: Blog, kind: str) -> tuple[Facet, ...]:
        """What to filter by: kind is `topics`, `authors` or `months`."""
        raise NotImplementedError

    async def longer(self, blog: Blog, query: Query) -> Put:
        """Fetch the next older posts of a list's scope from the blog; raises BlogError."""
        raise NotImplementedError

    async def counts(self, blog: Blog, posts: Sequence[Post]) -> dict[int, int]:
        """Ask how many comments posts have, and keep it."""
        raise NotImplementedError

    async def asked(self, blog: Blog, words: str) -> tuple[Row, ...]:
        """What the blog's own search finds, at most 30, put on the shelf; raises BlogError."""
        raise NotImplementedError
