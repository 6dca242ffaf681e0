"""A list to choose from, one row each and drawn by line: a post may have a thousand links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.ui.widgets.bars import cut

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T_co]):
    """One row: a label, what choosing it gives, and more about it (a link's target); both texts literal.

    Attributes:
        also: what one may type for it besides, in lower case; it is not shown.
    """

    label: str
    value: T_co
    detail: str = ""
    also: str = ""

    def matches(self, words: Sequence[str]) -> bool:
        """Whether all the words, in lower case, are in it."""
        text = f"{self.label} {self.detail} {self.also}".casefold()
        return all(word in text for word in words)


class ChoiceList(ScrollView, can_focus=True):
    """The choices that match; one is highlighted while there is any."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--row", "choice-list--detail", "choice-list--cursor"}
    DEFAULT_CSS = """
    ChoiceList {
        height: auto; width: 1fr; min-width: 5; background: $surface; overflow-x: hidden; scrollbar-size-vertical: 1;
        & .choice-list--row { color: $text; }
        & .choice-list--detail { color: $text-muted; }
        & .choice-list--cursor { color: $text; background: $panel; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "move(-1000000)", show=False),
        Binding("end,G", "move(1000000)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    class Moved(Message):
        """Another row is highlighted, or none."""

    class Chosen(Message):
        """The highlighted row was chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows: Sequence[Choice[object]] = ()
        self._cursor = 0

    @property
    def current(self) -> Choice[object] | None:
        """The highlighted row."""
        return self._rows[self._cursor] if self._rows else None

    def show(self, rows: Sequence[Choice[object]], at: int = 0) -> None:
        """Put other rows in, the first highlighted, or another one."""
        self._rows, self._cursor = rows, min(at, max(0, len(rows) - 1))
        self.virtual_size = Size(0, len(rows))
        self.scroll_to(y=0, animate=False)
        self.refresh(layout=True)
        self.post_message(self.Moved())
        if self._cursor:
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        self.scroll_to_region(Region(0, self._cursor, 1, 1), animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row each."""
        del container, viewport, width
        return max(1, len(self._rows))

    def action_move(self, by: int) -> None:
        """Highlight another row."""
        if self._rows:
            self._cursor = max(0, min(self._cursor + by, len(self._rows) - 1))
            self.scroll_to_region(Region(0, self._cursor, 1, 1), animate=False)
            self.refresh()
            self.post_message(self.Moved())

    def action_page(self, by: int) -> None:
        """Highlight a row a page away."""
        self.action_move(by * max(1, self.size.height - 1))

    def action_choose(self) -> None:
        """Choose the highlighted row."""
        if self._rows:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        row = event.y + self.scroll_offset.y
        if row < len(self._rows):
            self.action_move(row - self._cursor)
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """One row: a mark, the label, what is known of it."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row, chosen = self._rows[index], index == self._cursor
        style = self._style("cursor" if chosen else "row")
        label = cut(row.label, max(0, width - 2))
        segments = [Segment("› " if chosen else "  ", style), Segment(label, style)]
        if row.detail:
            room = max(0, width - sum(segment.cell_length for segment in segments) - 3)
            segments.append(Segment(cut(f" — {row.detail}", room + 3), style if chosen else self._style("detail")))
        return Strip(segments).adjust_cell_length(width, style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"choice-list--{name}")
