"""From post to post through the list as shown; every press of a key counts, however fast they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.i18n import _
from tui_reader.kept import Listed, Row
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting

if TYPE_CHECKING:
    from tui_reader.ui.screens.listing import Listing
    from tui_reader.ui.screens.panes import Panes

Found = tuple[Row, int] | None
"""A row and its place."""


class Stepping:
    """The steps that are left to go.

    Args:
        screen: whose list has the cursor. reader: whom it asks. listing: the list. show: puts a post on screen.
    """

    def __init__(self, screen: Panes, reader: Reader, listing: Listing, show: Callable[[Row], None]) -> None:
        self._screen, self._reader, self._listing, self._show = screen, reader, listing, show
        self._steps: deque[tuple[int, bool]] = deque()

    def step(self, by: int, *, unread: bool) -> None:
        """To the next post in a direction, unread ones only if asked."""
        self._steps.append((by, unread))
        if not any(waiting(self._screen, slot) for slot in ("list", "older", "step")):
            self.go_on()

    def stay(self) -> None:
        """Something else is wanted now."""
        self._steps.clear()

    def go_on(self) -> None:
        """Go as far as the rows are there, and wait for the others."""
        target: Row | None = None
        while self._steps:
            by, unread = self._steps[0]
            row = self._screen.posts.step(by, unread=unread)
            if row is None:
                self._ask(by, unread=unread)
                break
            target = row
            self._steps.popleft()
        if target is not None:
            self._show(target)

    def _ask(self, by: int, *, unread: bool) -> None:
        posts, listed = self._screen.posts, self._listing.listed
        if not posts.missing or listed is None or self._listing.key is None:
            self._ended(unread=unread)
            return
        key = self._listing.key
        load(
            self._screen,
            "step",
            key,
            lambda: self._next(listed, key, by, unread=unread),
            lambda found: self._found(listed, found, by, unread=unread),
        )

    async def _next(self, listed: Listed, key: int, by: int, *, unread: bool) -> Found:
        row = await self._reader.lists.next(listed, key, by, unread=unread)
        return None if row is None else (row, await self._reader.lists.place(listed, row.key))

    def _found(self, listed: Listed, found: Found, by: int, *, unread: bool) -> None:
        if listed is not self._listing.listed or not self._steps:
            return
        if found is None:
            if by > 0 and self._listing.more:
                self._listing.longer()  # tells when it is there
            else:
                self._ended(unread=unread)
            return
        self._steps.popleft()
        row, place = found
        self._screen.posts.fill(place, (row,), place)
        self._screen.posts.go(place)
        if not self._steps:
            self._show(row)
        self.go_on()

    def _ended(self, *, unread: bool) -> None:
        self._steps.clear()
        self._screen.tell(_("No more unread posts in this direction.") if unread else _("The list ends here."))
