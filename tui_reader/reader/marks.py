"""Marks: read, unread, starred, all read; each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.answers import Done, Undone
from tui_reader.kept import Listed
from tui_reader.model import Blog

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


class Marks:
    """What was marked in this run, the last first to be taken back."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def read(self, blog: Blog, number: int, *, read: bool, quietly: bool = False) -> Done:
        """Mark a post as read or unread; `quietly` where it was only opened, which is nothing to undo."""
        raise NotImplementedError

    async def star(self, blog: Blog, number: int, *, starred: bool) -> Done:
        """Star a post, or take the star away."""
        raise NotImplementedError

    async def read_all(self, listed: Listed) -> Done:
        """Mark every post of a list as read."""
        raise NotImplementedError

    async def undo(self) -> Undone | None:
        """Take back the last mark that was not taken back; None when there is none."""
        raise NotImplementedError
