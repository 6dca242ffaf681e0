"""The library as rows that are drawn by line: a thousand blogs cost what a screenful does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui_reader.figures import age, grouped
from tui_reader.i18n import _
from tui_reader.ui.widgets.blog_rows import BlogRow, What
from tui_reader.ui.widgets.inked import BOLD, Ink
from tui_reader.ui.widgets.post_drawing import cut, fitted, message
from tui_reader.ui.widgets.row_pane import RowPane

_DRAWN = 400
_NUMBER = 7
"""Cells of a count of unread posts."""
_AGE = 12
_ROOMY = 56
"""Cells from which a row says when its blog was last asked."""


class BlogList(RowPane):
    """All blogs, folders and blogs, one row each, with what is unread in them."""

    inks: ClassVar[Mapping[str, Ink]] = {
        "name": Ink("text-muted"),
        "unread": Ink("text", look=BOLD),
        "folder": Ink("text-primary"),
        "quiet": Ink("text-muted"),
        "mark": Ink("accent"),
        "error": Ink("text-error"),
        "thumb": Ink("foreground 35%"),
        "cursor": Ink("block-cursor-foreground", "primary", look=BOLD),
        "away": Ink("text", "panel", look=BOLD),
    }
    row_height = 1

    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))
    """The clock of "5 min ago"; pictures put a stopped one here."""

    class Moved(Message):
        """The cursor is on another row."""

    class Chosen(Message):
        """The row under the cursor was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows: Sequence[BlogRow] = ()
        self._words = ""
        self._drawn: dict[tuple[BlogRow, int, int], Strip] = {}

    def show(self, rows: Sequence[BlogRow], words: str, at: BlogRow | None = None) -> None:
        """Put other rows in; the cursor stays on what it was on, else at its place.

        Args:
            words: what is said where there are none. at: what the cursor is to be on, None for what it is on.
        """
        wanted = at or self.current
        self._rows, self._words = rows, words
        same = (place for place, row in enumerate(rows) if wanted and _is_same(row, wanted))
        self.cursor = max(0, min(next(same, self.cursor), len(rows) - 1))
        self._drawn.clear()
        self.show_cursor()
        self.repaint()
        self.went()

    @property
    def rows(self) -> Sequence[BlogRow]:
        """What is shown."""
        return self._rows

    @property
    def current(self) -> BlogRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def to_unread(self) -> bool:
        """The cursor to the next blog with unread posts, from the top again after the last; False for none."""
        count = len(self._rows)
        for step in range(1, count + 1):
            row = self._rows[(self.cursor + step) % count]
            if row.what is What.BLOG and row.unread and row.shelved and not row.shelved.muted:
                self.go((self.cursor + step) % count)
                return True
        return False

    def to_blog(self) -> None:
        """The cursor to the first blog; to the first row where there is none in sight."""
        self.go(next((place for place, row in enumerate(self._rows) if row.what is What.BLOG), 0))

    def to_parent(self) -> bool:
        """The cursor to the folder that the row lies in; False at the top."""
        here = self.current
        for place in range(self.cursor - 1, -1, -1):
            row = self._rows[place]
            if here and row.what is What.FOLDER and row.depth < here.depth:
                return self.go(place)
        return False

    # --- what a pane of rows asks

    @property
    def count(self) -> int:
        """Rows there are."""
        return len(self._rows)

    def went(self) -> None:
        """Tell it."""
        self.post_message(self.Moved())

    def chosen(self, place: int) -> None:
        """A click opens its row."""
        del place
        self.post_message(self.Chosen())

    def instead(self, y: int, width: int) -> Strip:
        """What to do while there is nothing."""
        return message("" if self._rows else self._words, y, width, self.ink("quiet"))

    def ground(self) -> Style:
        """The style of what is empty."""
        return self.ink("quiet")

    def forget(self) -> None:
        """Every row is drawn anew."""
        self._drawn.clear()

    def row(self, place: int, width: int) -> list[Strip]:
        """The line of a row."""
        row, state = self._rows[place], (2 if self.has_focus else 1) if place == self.cursor else 0
        known = self._drawn.get((row, state, width))
        if known is None:
            if len(self._drawn) > _DRAWN:
                self._drawn.clear()
            known = self._drawn[row, state, width] = self._line_of(row, state, width)
        return [known]

    def _line_of(self, row: BlogRow, state: int, width: int) -> Strip:
        over = self.ink(("", "away", "cursor")[state]) if state else Style()
        muted = row.shelved is not None and row.shelved.muted
        look = "name" if muted or (row.what is What.BLOG and not row.unread) else "unread"
        look = "folder" if row.what is What.FOLDER else look
        sign, ink = _sign(row, muted=muted)
        head = f"{'▌' if state else ' '}{'  ' * row.depth}"
        number = f"{grouped(row.unread) if row.unread and not muted else '':>{_NUMBER}}"
        tail = self._told(row, muted=muted) if width >= _ROOMY else _("muted") if muted else ""
        right = f"{tail:>{_AGE}}" if tail else ""
        room = max(0, width - cell_len(head) - 2 - cell_len(right) - _NUMBER - 2)
        name, quiet = self.ink(look) + over, self.ink("quiet") + over
        dots = fitted(cut(row.name, room), room)
        return Strip(
            [
                Segment(head, name if state else quiet),
                Segment(f"{sign} ", self.ink(ink) + over),
                Segment(dots, name),
                Segment(right, quiet),
                Segment(number, self.ink("quiet" if row.what is not What.BLOG else "mark") + over),
                Segment("  ", quiet),
            ]
        ).adjust_cell_length(width, quiet)

    def _told(self, row: BlogRow, *, muted: bool) -> str:
        if muted:
            return _("muted")
        if row.shelved is None or row.shelved.checked is None:
            return ""
        return age((self.now() - row.shelved.checked).total_seconds())


def _sign(row: BlogRow, *, muted: bool) -> tuple[str, str]:
    """What stands before a name, and its ink."""
    if row.what is What.FOLDER:
        return ("▸" if row.folded else "▾"), "folder"
    if row.failing and row.what is What.BLOG:
        return "✗", "error"
    return ("●" if row.unread and not muted else " "), "mark"


def _is_same(one: BlogRow, other: BlogRow) -> bool:
    return (one.what, one.address) == (other.what, other.address)
