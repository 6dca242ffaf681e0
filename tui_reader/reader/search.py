"""Search: what a person types becomes what is wanted, and what is wanted is found on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.kept import Hit, Wanted

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


class Search:
    """Finds texts of all blogs on the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def find(self, wanted: Wanted, limit: int = 50, below: int | None = None) -> tuple[Hit, ...]:
        """Texts that have all that is wanted, newest first."""
        raise NotImplementedError

    async def count(self, wanted: Wanted) -> int:
        """How many there are, counted up to 1,000."""
        raise NotImplementedError


def parse(typed: str) -> Wanted:
    """What is wanted, of words as a person types them.

    `bank rating` both words; `"bank rating"` that phrase; `bank*` a beginning; `author:meier`, `topic:"neue banken"`,
    `blog:rating`, `before:2012-11`, `after:2012`; `is:unread`, `is:starred`. While one types, the last word counts as
    a beginning. Nothing is ever an error: what cannot be understood is a word to look for.
    """
    raise NotImplementedError
