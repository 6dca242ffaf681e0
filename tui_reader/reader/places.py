"""Where one is: resuming exactly, and back and forward through what was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.answers import Resumed
from tui_reader.model import Place

if TYPE_CHECKING:
    from tui_reader.accounts import Accounts
    from tui_reader.reader.talk import Talk
    from tui_reader.store.shelf import Shelf


class Places:
    """The last place, and the history."""

    def __init__(self, shelf: Shelf, accounts: Accounts, talk: Talk) -> None:
        self._shelf, self._accounts, self._talk = shelf, accounts, talk

    def resume(self, height: int) -> Resumed | None:
        """Everything the first screen shows; blocks for some milliseconds, so call it in a thread, before Textual is up.

        Args:
            height: rows of the terminal, so that enough of the list comes.
        """
        raise NotImplementedError

    async def keep(self, place: Place) -> None:
        """Note where the reader is."""
        raise NotImplementedError

    async def last(self, blog: str = "") -> Place | None:
        """Where the reader left off, anywhere or at one blog."""
        raise NotImplementedError

    async def scroll(self, blog: str, post: int) -> tuple[int, int]:
        """Where a post was left."""
        raise NotImplementedError

    async def opened(self, blog: str, post: int) -> None:
        """A post was opened otherwise than by going back or forward."""
        raise NotImplementedError

    async def go(self, by: int) -> tuple[str, int] | None:
        """Back (-1) or forward (1): the blog's address and the post's number."""
        raise NotImplementedError
