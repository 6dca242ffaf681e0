"""The older posts of a stream, page after page, from where its memory leads to."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.kept import Put
from tui_reader.model import Blog, Post, Term
from tui_reader.queries import Gathered, Memory, Query
from tui_reader.reader.digests import Digests
from tui_reader.reader.intake import Intake

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
        self._idle, self._leads = 0, ""
        self.ended = False
        self.total: int | None = None

    async def step(self) -> tuple[tuple[Post, ...], Put]:
        """The next page, put on the shelf; raises BlogError or KeepError.

        It is the last one where no other follows, and where the walk goes round in circles. A blog that was never
        asked for its newest posts is asked for them first: only they tell where older ones are.
        """
        if self.ended:
            return (), Put()
        if await asyncio.to_thread(self._is_new):
            from tui_reader.reader.refresh import Refresh  # noqa: PLC0415 - seldom needed

            await Refresh(self._shelf, self._blogs).check(self._blog)
        async with self._blogs.turn(self._blog):
            return await self._step()

    async def longer(self, query: Query) -> Put:
        """Older posts until one comes that belongs to a list, a few pages at most."""
        new = changed = 0
        for _page in range(_PAGES):
            posts, put = await self.step()
            new, changed = new + put.new, changed + put.changed
            if self.ended or (put.new and any(fits(post, query) for post in posts)):
                break
        return Put(new, changed)

    async def _step(self) -> tuple[tuple[Post, ...], Put]:
        cursor, moment = await asyncio.to_thread(self._at)
        if cursor != self._leads:  # meanwhile a gap was found: it goes on from there
            self._led, self._seen, self._idle = set(), set(), 0
        if not cursor or cursor in self._led:
            await self._end(cursor)
            return (), Put()
        came = await (await self._blogs.streaming(self._blog)).older(cursor)
        self._led.add(cursor)
        numbers = {article.post.id for article in came.articles}
        # Some blogs give the same page whatever they are asked for.
        self._idle = 0 if numbers - self._seen else self._idle + 1
        self._seen |= numbers
        self.total = came.total if came.total is not None else self.total
        self._leads = "" if self._idle > 1 or came.memory.cursor in self._led else came.memory.cursor
        self.ended = not self._leads
        put = await self._intake.put(await self._intake.look(came, moment), whole=self.ended)
        await asyncio.to_thread(self._note, self._leads, cursor)
        return tuple(article.post for article in came.articles), put

    def _is_new(self) -> bool:
        blogs, address = self._shelf.blogs, self._blog.address
        return blogs.memory(address) == Memory() and not blogs.reach(address, "").whole

    def _at(self) -> tuple[str, datetime]:
        address = self._blog.address
        edge = self._shelf.blogs.reach(address, "").edge
        return self._shelf.blogs.memory(address).cursor, edge or datetime.now(UTC)

    def _note(self, leads: str, cursor: str) -> None:
        # Read anew: meanwhile it may have been asked for what is new.
        memory = self._shelf.blogs.memory(self._blog.address)
        self._shelf.blogs.remember(self._blog.address, replace(memory, cursor=leads), instead_of=cursor)

    async def _end(self, cursor: str) -> None:
        nothing = Gathered((), Memory())
        await self._intake.put(await self._intake.look(nothing, datetime.now(UTC)), whole=True)
        await asyncio.to_thread(self._note, "", cursor)
        self.ended = True


def fits(post: Post, query: Query) -> bool:
    """Whether a post is of the scope of a query; marks are not looked at."""
    if query.term and not any(_names(term, query.term) for term in post.terms):
        return False
    if query.author and post.author.id != query.author.id:
        return False
    return not query.month or f"{post.date:%Y-%m}" == query.month


def _names(one: Term, other: Term) -> bool:
    return (one.taxonomy, one.id) == (other.taxonomy, other.id)
