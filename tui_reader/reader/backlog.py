"""The older posts of a stream, page after page, from where its memory leads to."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.kept import Put
from tui_reader.model import Blog, Post, Term
from tui_reader.queries import Gathered, Query
from tui_reader.reader.intake import Digests, Intake

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_PAGES = 5
"""Pages that are asked for at most until one has a post that a list shows."""


class Backlog:
    """Walks back through one blog; how far it came is noted with every page.

    Args:
        shelf: where the posts are put. blogs: who asks. blog: whose posts.

    Attributes:
        ended: there are no older posts, or none that can be had. total: how many the blog says it has, None unknown.
    """

    def __init__(self, shelf: Shelf, blogs: Blogs, blog: Blog) -> None:
        self._shelf, self._blogs, self._blog = shelf, blogs, blog
        self._intake = Intake(shelf, blogs, blog, Digests())
        self._seen: set[int] = set()
        self._led: set[str] = set()
        self._idle = 0
        self.ended = False
        self.total: int | None = None

    async def step(self) -> tuple[tuple[Post, ...], Put]:
        """The next page, put on the shelf; raises BlogError or KeepError.

        It is the last one where no other follows, and where the walk goes round in circles.
        """
        cursor, moment = await asyncio.to_thread(self._at)
        if self.ended or not cursor or cursor in self._led:
            await self._end()
            return (), Put()
        came = await (await self._blogs.streaming(self._blog)).older(cursor)
        self._led.add(cursor)
        numbers = {article.post.id for article in came.articles}
        # Some blogs give the same page whatever they are asked for.
        self._idle = 0 if numbers - self._seen else self._idle + 1
        self._seen |= numbers
        self.total = came.total if came.total is not None else self.total
        leads = "" if self._idle > 1 or came.memory.cursor in self._led else came.memory.cursor
        taken = await self._intake.take(came, moment, whole=not leads)
        await asyncio.to_thread(self._note, leads)
        self.ended = not leads
        return tuple(article.post for article in came.articles), taken.put

    async def longer(self, query: Query) -> Put:
        """Older posts until one comes that belongs to a list, a few pages at most."""
        new = changed = 0
        for _page in range(_PAGES):
            posts, put = await self.step()
            new, changed = new + put.new, changed + put.changed
            if self.ended or (put.new and any(fits(post, query) for post in posts)):
                break
        return Put(new, changed)

    def _at(self) -> tuple[str, datetime]:
        address = self._blog.address
        edge = self._shelf.blogs.reach(address, "").edge
        return self._shelf.blogs.memory(address).cursor, edge or datetime.now(UTC)

    def _note(self, cursor: str) -> None:
        # Read anew: meanwhile it may have been asked for what is new.
        memory = self._shelf.blogs.memory(self._blog.address)
        self._shelf.blogs.remember(self._blog.address, replace(memory, cursor=cursor))

    async def _end(self) -> None:
        self.ended = True
        nothing = Gathered((), await asyncio.to_thread(self._shelf.blogs.memory, self._blog.address))
        await self._intake.take(nothing, datetime.now(UTC), whole=True)
        await asyncio.to_thread(self._note, "")


def fits(post: Post, query: Query) -> bool:
    """Whether a post is of the scope of a query; marks are not looked at."""
    if query.term and not any(_names(term, query.term) for term in post.terms):
        return False
    if query.author and post.author.id != query.author.id:
        return False
    return not query.month or f"{post.date:%Y-%m}" == query.month


def _names(one: Term, other: Term) -> bool:
    return (one.taxonomy, one.id) == (other.taxonomy, other.id)
