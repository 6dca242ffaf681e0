"""A pane of rows of equal height with a cursor: a step draws two rows, whatever the number of rows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from tui_reader.ui.widgets.inked import Inked

_WHEEL = 2


class RowPane(Inked, can_focus=True, inherit_bindings=False):
    """Rows by place; whoever inherits says how many there are and draws them.

    Attributes:
        row_height: lines of a row. head: empty lines above the first one. cursor: the place the keys are at.
        first: the place of the first row on the pane.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "RowPane { width: 1fr; height: 1fr; background: $background; color: $foreground; }"
    row_height = 2
    head = 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.cursor = 0
        self.first = 0

    # --- what whoever inherits says

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows the cursor can be on."""

    @property
    def below(self) -> int:
        """How many rows stand below the last of these, for the cursor out of reach."""
        return 0

    @abstractmethod
    def row(self, place: int, width: int) -> list[Strip]:
        """The lines of a row, `row_height` of them, each `width` cells wide."""

    @abstractmethod
    def instead(self, y: int, width: int) -> Strip:
        """Line `y` below the head, where there is no row."""

    @abstractmethod
    def ground(self) -> Style:
        """The style of what is empty."""

    def chosen(self, place: int) -> None:
        """A person clicked on a row."""

    def went(self) -> None:
        """The cursor moved."""

    # --- where one is

    @property
    def fit(self) -> int:
        """How many whole rows there is room for."""
        return max(1, (self.size.height - self.head) // self.row_height)

    @property
    def at_bottom(self) -> bool:
        """The cursor is on the last row."""
        return self.cursor >= self.count - 1

    @property
    def above(self) -> int:
        """Rows between the top of the pane and the cursor."""
        return max(0, self.cursor - self.first)

    def go(self, place: int) -> bool:
        """The cursor to a place, or to the nearest end; what has changed is drawn."""
        place = max(0, min(place, self.count - 1))
        before, first = self.cursor, self.first
        self.cursor = place
        self.show_cursor()
        if self.first != first:
            self.repaint()
        elif place != before:
            self.repaint_rows(before, place)
        if moved := place != before:
            self.went()
        return moved

    def show_cursor(self) -> None:
        """Scroll as little as needed for the cursor to be on the pane."""
        if self.size.height:
            fit, place = self.fit, self.cursor
            last = place + self.below if place == self.count - 1 else place
            self.first = min(place, max(self.first, last - fit + 1))
            self._keep_within()

    def _keep_within(self) -> None:
        self.first = max(0, min(self.first, self.count + self.below - self.fit))

    def repaint_rows(self, *places: int) -> None:
        """Draw some rows anew."""
        height = self.row_height
        tops = (self.head + (place - self.first) * height for place in dict.fromkeys(places))
        self.repaint([line for top in tops if top >= self.head for line in range(top, top + height)], self._line)

    # --- moving

    def line(self, by: int) -> bool:
        """Move the cursor by rows."""
        return self.go(self.cursor + by)

    def half(self, by: int) -> bool:
        """Move the cursor by half a page."""
        return self.go(self.cursor + by * max(1, self.fit // 2))

    def page(self, by: int) -> bool:
        """Move the cursor by a page, less one row that stays in sight."""
        return self.go(self.cursor + by * max(1, self.fit - 1))

    def top(self) -> bool:
        """To the first row."""
        return self.go(0)

    def bottom(self) -> bool:
        """To the last row."""
        return self.go(self.count - 1)

    def on_click(self, event: events.Click) -> None:
        """A click goes to its row, and chooses it."""
        y = event.get_content_offset_capture(self).y - self.head
        place = self.first + y // self.row_height
        if y >= 0 and place < self.count:
            self.go(place)
            self.chosen(place)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the rows, not the cursor."""
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the rows, not the cursor."""
        event.stop()
        self._scroll(-_WHEEL)

    def _scroll(self, by: int) -> None:
        before = self.first
        self.first += by
        self._keep_within()
        if self.first != before:
            self.repaint()

    # --- drawing

    def sized(self) -> None:
        """Keep the cursor in sight."""
        self.show_cursor()

    def on_resize(self) -> None:
        """The same where it was hidden."""
        first = self.first
        self.show_cursor()
        if self.first != first:
            self.refresh()

    def focus_lines(self) -> Iterable[int]:
        """Those of the cursor, which is drawn stronger where the keys go, and of the scroll bar's thumb."""
        top = self.head + (self.cursor - self.first) * self.row_height
        return (*range(top, top + self.row_height), *self._thumb())

    def render_line(self, y: int) -> Strip:
        """Line `y` of the pane; its last cell is the scroll bar's."""
        strip = self._line(y)
        if not self.size.width:
            return strip
        thumb = ("▐" if self.has_focus else "▕") if y in self._thumb() else " "
        return Strip([*strip, Segment(thumb, self.ink("thumb"))], strip.cell_length + 1)

    def _line(self, y: int) -> Strip:
        """Line `y` without the scroll bar's cell."""
        width = max(0, self.size.width - 1)
        at = y - self.head
        place, part = divmod(at, self.row_height)
        place += self.first
        if at < 0:
            return Strip([Segment(" " * width, self.ground())], width)
        if self.count and place < self.count + self.below:
            return self.row(place, width)[part]
        return self.instead(at, width)

    def _thumb(self) -> range:
        return _thumb(self.count + self.below, self.fit, self.size.height, self.first)


@lru_cache(16)
def _thumb(total: int, room: int, height: int, first: int) -> range:
    """The lines of a pane that the scroll bar's thumb takes; none while everything is shown."""
    if total <= room:
        return range(0)
    size = max(1, height * room // total)
    begin = (height - size) * first // max(1, total - room)
    return range(begin, begin + size)
