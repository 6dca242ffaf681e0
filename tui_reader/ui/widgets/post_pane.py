"""Rows of posts as they are drawn, and what is asked for while they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui_reader import dates
from tui_reader.i18n import _
from tui_reader.kept import Row
from tui_reader.ui.widgets.inked import BOLD, Ink
from tui_reader.ui.widgets.post_drawing import HEIGHT, Inks, message, rows, wrapped
from tui_reader.ui.widgets.post_rows import CHUNK, PostRows
from tui_reader.ui.widgets.row_pane import RowPane

_AHEAD = CHUNK // 2
"""So many rows before it is reached, what is missing is asked for."""
_DRAWN = 400


class PostPane(RowPane, part=True):
    """Draws posts by place, and asks for those that are not there."""

    row_height = HEIGHT
    inks: ClassVar[Mapping[str, Ink]] = {
        "read": Ink("text-muted"),
        "unread": Ink("text", look=BOLD),
        "date": Ink("text-muted"),
        "mark": Ink("accent"),
        "thumb": Ink("foreground 35%"),
        "dimmed": Ink("foreground 50%", look=Style(dim=True)),
        "cursor": Ink("block-cursor-foreground", "primary", look=BOLD),
        "cursor-away": Ink("text", "panel", look=BOLD),
    }

    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))
    """The clock that dates are short against; pictures put a stopped one here."""

    date_words: Callable[[datetime, datetime], str] = staticmethod(dates.short)
    """Words for a date; whoever must not wait for Babel yet puts something simpler here."""

    class Wanted(Message):
        """Rows are or will be on screen that have not come yet.

        Args:
            start, size: which. near: place and key of a row that is there, None for none.
        """

        def __init__(self, start: int, size: int, near: tuple[int, int] | None) -> None:
            super().__init__()
            self.start, self.size, self.near = start, size, near

    class Ended(Message):
        """The end of what is on disk is on screen, and the blog has older posts."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows = PostRows()
        self._words = self._older = ""
        self._anew = False
        self._asked_older = False
        self.missing = False
        """Whether the last step ended at rows that have not come."""
        self._names: dict[str, str] = {}
        self._drawn: dict[tuple[int, int, bool, int], tuple[Row, list[Strip]]] = {}

    @property
    def count(self) -> int:
        """Rows of the list."""
        return self._rows.total

    @property
    def below(self) -> int:
        """The row that says there are older posts."""
        return int(self._rows.more)

    # --- what is missing

    def went(self) -> None:
        """Ask for what will be seen next, before it is."""
        self._rows.hope()
        self._want_around()
        if self._rows.more and not self._asked_older and self.cursor + self.fit >= self.count:
            self._asked_older = True
            self.post_message(self.Ended())

    def _want_around(self) -> None:
        for place in (self.cursor, self.cursor - _AHEAD, self.cursor + _AHEAD):
            self._want(max(0, min(place, self.count - 1)))

    def _want(self, place: int) -> None:
        if not self._anew and (window := self._rows.wanted(place)) is not None:
            self.post_message(self.Wanted(*window))

    # --- drawing

    def row(self, place: int, width: int) -> list[Strip]:
        """The lines of a post, or of what stands for it until it comes."""
        row = self._rows.at(place)
        if row is None:
            older = place >= self.count
            if not older:
                self._want(place)
            words = (self._older or _("older posts…")) if older else "…"
            lines = [*wrapped(words, width - 4), ""][:HEIGHT]
            return [Strip([Segment(set_cell_size(f"   {line}", width), self.ink("date"))], width) for line in lines]
        is_open = (row.blog, row.post.id) == self._rows.open
        state = (2 if self.has_focus else 1) if place == self.cursor else 3 if self._anew else 0
        key = (place, state, is_open, width)
        known = self._drawn.get(key)
        if known is None or known[0] is not row:
            if len(self._drawn) > _DRAWN:
                self._drawn.clear()
            bar, sign = "▌" if state in {1, 2} else " ", "▸" if is_open else " " if row.read else "●"
            over = ("", "cursor-away", "cursor", "dimmed")[state]
            inks = Inks.of(self.ink, "read" if row.read else "unread", over)
            when, name = self.date_words(row.post.date, self.now()), self._names.get(row.blog, "")
            known = self._drawn[key] = (row, rows(row, width, inks, when, bar=bar, sign=sign, blog=name))
        return known[1]

    def instead(self, y: int, width: int) -> Strip:
        """Why there is no row."""
        return message("" if self.count else self._words, y, width, self.ink("date"))

    def ground(self) -> Style:
        """The style of what is empty."""
        return self.ink("read")

    def forget(self) -> None:
        """Every row is drawn anew."""
        self._drawn.clear()
