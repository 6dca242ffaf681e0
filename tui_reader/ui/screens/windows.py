"""The rows of a list that are looked at and have not come yet, or have become stale: windows of it, by place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui_reader.kept import Listed, Row
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.listing import Listing
    from tui_reader.ui.screens.panes import Panes

Wanted = tuple[int, int, tuple[int, int] | None]
"""The place of the first row, how many, and place and key of a row that is there, None for none."""


class Windows:
    """Brings in rows.

    Args:
        listing: the list. screen: whose pane shows it. reader: whom it asks.
    """

    def __init__(self, listing: Listing, screen: Panes, reader: Reader) -> None:
        self._listing, self._screen, self._reader = listing, screen, reader
        self._changes = 0

    def changed(self) -> None:
        """A row was marked or counted: those that were read from disk before may not say so."""
        self._changes += 1

    def want(self, start: int, size: int, near: tuple[int, int] | None) -> None:
        """Bring in rows by place; `near` is of no use where another list has come since it was said."""
        if (listed := self._listing.listed) is not None:
            row = self._screen.posts.at(near[0]) if near else None
            near = near if near and row and row.key == near[1] else None
            work = partial(self._reader.lists.window, listed, start, size, near)
            done = partial(self._came, listed, (start, size, near), self._changes)
            load(self._screen, f"window {start}", start, work, done)

    def _came(self, listed: Listed, wanted: Wanted, changes: int, rows: tuple[Row, ...]) -> None:
        if listed is not self._listing.listed:
            return
        if not rows:  # the list has some there: it may not be the same shelf any more
            self._screen.visit.look_at_shelf()
        elif changes == self._changes:
            self._screen.posts.fill(wanted[0], rows)
        else:
            self._screen.call_later(self.want, *wanted)
