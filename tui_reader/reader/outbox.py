"""The outbox: comments written while the blog did not answer, sent once when the reader says so or it answers again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.errors import AccountError, BlogError, KeepError, ReaderError, TooFast, Unanswered, VaultError
from tui_reader.kept import Outgoing
from tui_reader.model import Blog, Comment, Draft

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.reader.talk import Talk
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf

_LONGEST_PAUSE = 60
"""Seconds that a blog is waited for that wants its comments more slowly."""


class Outbox:
    """Drafts that wait to be sent; they are drafts still, so nothing of them can be lost.

    Args:
        pause: waits for some seconds.
    """

    def __init__(
        self,
        shelf: Shelf,
        blogs: Blogs,
        drafts: Drafts,
        talk: Talk,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._shelf, self._blogs, self._drafts, self._talk = shelf, blogs, drafts, talk
        self._pause = pause

    async def all(self) -> tuple[Outgoing, ...]:
        """What waits, of all blogs, the oldest first; raises KeepError."""
        return await asyncio.to_thread(self._all)

    async def put(self, draft: Draft) -> None:
        """Have a draft wait; raises KeepError."""
        await self._talk.keep_draft(replace(draft, waiting=True))

    async def take(self, draft: Draft) -> None:
        """Make it an ordinary draft again, if it was not sent meanwhile; raises KeepError."""
        await self._talk.write(self._take, draft)

    async def send(self, blog: Blog | None = None) -> tuple[tuple[Outgoing, Comment | ReaderError], ...]:
        """Send what waits, at one blog or all, one after the other, each once, and say what became of each.

        The first that does not reach its blog, or whose answer does not come, ends the tries at that blog; refused
        ones become drafts again. What another program is sending meanwhile is left to it. Raises KeepError.
        """
        told: list[tuple[Outgoing, Comment | ReaderError]] = []
        silent: set[str] = set()
        for outgoing in await self.all():
            address = outgoing.draft.blog
            if address in silent or (blog and address != blog.address):
                continue
            try:
                at = blog or await self._blog(address)
                comment = await self._sent(at, outgoing.draft)
            except ReaderError as error:
                told.append((outgoing, error))
                if isinstance(error, AccountError | BlogError | KeepError | TooFast | Unanswered | VaultError):
                    silent.add(address)
            else:
                if comment:
                    told.append((outgoing, comment))
        return tuple(told)

    # --- inside

    def _all(self) -> tuple[Outgoing, ...]:
        return tuple(Outgoing(draft, self._title(draft)) for draft in self._talk.drafts_now() if draft.waiting)

    def _take(self, draft: Draft) -> None:
        if kept := self._drafts.find(draft.blog, draft.post, draft.parent, draft.text):
            self._drafts.mark(kept, sent=kept.sent, waiting=False)

    def _title(self, draft: Draft) -> str:
        try:
            row = self._shelf.posts.find(draft.blog, draft.post)
        except KeepError:
            return ""
        return row.post.title if row else ""

    async def _blog(self, address: str) -> Blog:
        shelved = await self._blogs.known(address)
        return shelved.blog if shelved else (await self._blogs.open(address)).blog

    async def _sent(self, blog: Blog, draft: Draft) -> Comment | None:
        """Send one, a second time where the blog only wants it later."""
        try:
            return await self._talk.sending.send_waiting(blog, draft)
        except TooFast as error:
            seconds = error.facts.get("seconds")
            if not isinstance(seconds, int | float) or seconds > _LONGEST_PAUSE:
                raise
            await self._pause(seconds + 1)
            return await self._talk.sending.send_waiting(blog, draft)
