"""Marks: read, unread, starred, all read; each can be taken back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui_reader.answers import Done, Undone
from tui_reader.kept import Act, Listed, Row
from tui_reader.model import Blog

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


class Marks:
    """What was marked in this run, the last first to be taken back."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._done: list[tuple[str, Act, tuple[str, int] | None]] = []
        """What was done, its act, and the one post (blog and number) it was done to."""

    async def read(self, blog: Blog, number: int, *, read: bool, quietly: bool = False) -> Done:
        """Mark a post as read or unread; `quietly` where it was only opened, which is nothing to undo."""

        def work() -> tuple[Act, Row | None]:
            return self._shelf.posts.read(blog.address, number, read=read), self._row((blog.address, number))

        act, row = await asyncio.to_thread(work)
        done = Done("read" if read else "unread", act, row)
        return done if quietly else self._undoable(done, (blog.address, number))

    async def star(self, blog: Blog, number: int, *, starred: bool) -> Done:
        """Star a post, or take the star away."""

        def work() -> tuple[Act, Row | None]:
            return self._shelf.posts.star(blog.address, number, starred=starred), self._row((blog.address, number))

        act, row = await asyncio.to_thread(work)
        return self._undoable(Done("star" if starred else "unstar", act, row), (blog.address, number))

    async def read_all(self, listed: Listed) -> Done:
        """Mark every post of a list as read."""
        act = await asyncio.to_thread(self._shelf.posts.read_all, listed)
        return self._undoable(Done("read_all", act, None), None)

    async def undo(self) -> Undone | None:
        """Take back the last mark that was not taken back; None when there is none.

        One that was overtaken by what is marked quietly, or in another window, changes nothing any more: then it is the
        one before that is taken back.
        """
        while self._done:
            what, act, post = self._done[-1]

            def work(act: Act = act, post: tuple[str, int] | None = post) -> tuple[int, Row | None]:
                return self._shelf.posts.undo(act), self._row(post)

            changed, row = await asyncio.to_thread(work)
            self._done.pop()
            if changed:
                return Undone(what, changed, row)
        return None

    def _undoable(self, done: Done, post: tuple[str, int] | None) -> Done:
        if done.act.posts:
            self._done.append((done.what, done.act, post))
        return done

    def _row(self, post: tuple[str, int] | None) -> Row | None:
        return self._shelf.posts.find(*post) if post else None
