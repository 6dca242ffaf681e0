"""A pane of text rows, drawn with the line API: whatever its length, a key costs no more than the rows one sees."""

from collections.abc import Iterable

from textual.geometry import Offset
from textual.strip import Strip

from tui_reader.ui.widgets.flow import Flow, Items
from tui_reader.ui.widgets.lines import BLANK, Frame
from tui_reader.ui.widgets.look import INKS
from tui_reader.ui.widgets.painter import Painter
from tui_reader.ui.widgets.scrolled import Scrolled


class LinePane(Scrolled, can_focus=True):
    """Rows that scroll without a gap, only those around the place one looks at being laid out."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "LinePane { width: 1fr; height: 1fr; background: $background; color: $foreground; }"
    inks = INKS

    def __init__(self, *, column: int = 76, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self._column, self._frame = column, Frame.of(0, column)
        self._items: Items | None = None
        self._theme = ""
        self._painter = Painter(self.ink)

    # --- what whoever inherits says

    def mark(self, item: int) -> str:
        """The sign in the margin of an item's rows, "" for none: the focus stands at the head."""
        return "▌" if item == 0 and self.has_focus else ""

    def picked_in(self, item: int) -> object:  # noqa: ARG002 - said for those that inherit
        """The target in an item that the keys have selected, None for none."""
        return None

    def arranged(self) -> None:
        """The rows have a new width."""

    # --- where one is

    @property
    def column(self) -> int:
        """The most cells the text column takes."""
        return self._column

    @column.setter
    def column(self, column: int) -> None:
        self._column = column
        self.refill()
        self.arranged()

    @property
    def dimmed(self) -> bool:
        """Whether what is shown is only there until something newer comes."""
        return self._painter.dimmed

    @dimmed.setter
    def dimmed(self, dimmed: bool) -> None:
        if dimmed != self._painter.dimmed:
            self._painter.dimmed = dimmed
            self._restyle()

    @property
    def fits(self) -> bool:
        """Whether its rows are laid out for the width it has."""
        return 0 < self.size.width == self._frame.pane

    def sideways(self, by: int) -> bool:
        """What is wider than there is room for, by so many halves of it to the right, to the left when negative."""
        return self._shifted(self._view.sideways(by))

    def straighten(self) -> bool:
        """What is wider than there is room for from its beginning; False when all in sight is shown so already."""
        return self._shifted(self._view.straighten())

    def _shifted(self, moved: bool) -> bool:  # noqa: FBT001 - as `moved`
        self._painter.forget()
        if moved:
            self.repaint()
        return moved

    @property
    def is_wide(self) -> bool:
        """Whether anything in sight is wider than there is room for."""
        return any(line.reach is not None for _, _, line in self._view.window())

    # --- what is shown

    def fill(self, items: Items, *, top: bool = False) -> None:
        """Show other items; `top` as for `refill`."""
        self._items = items
        self.refill(top=top)

    def refill(self, *, top: bool = False) -> None:
        """Lay out anew: the items are others, or the width is.

        Args:
            top: begin at the first row; else the reading position is kept.
        """
        self._frame = frame = Frame.of(self.size.width, self._column)
        self._painter.frame = frame
        self._painter.forget()
        items, flow = self._items, None
        if items is not None and self.size.width:
            flow = Flow(len(items), lambda item: items.lay_out(item, frame), lambda item: items.guess(item, frame))
        self._view.show(flow, self.size.height, top=top)
        self.repaint()

    def sized(self) -> None:
        """Keep the reading position whatever the size."""
        if self.size.width != self._frame.pane:
            self.refill()
        else:
            self._view.show(self._view.flow, self.size.height)
        self.arranged()
        self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        """Of the same size as before it was hidden, it was not told so."""
        if (self._frame.pane, self._view.height) != self.size:
            self.sized()
            self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: every colour is asked for anew; a change of focus changes none."""
        super().notify_style_update()
        if self._theme != self.app.theme:
            self._theme = self.app.theme
            self._restyle()

    def focus_lines(self) -> Iterable[int]:
        """Those with a mark in the margin, and of the scroll bar's thumb."""
        rows = enumerate(self._view.window())
        return (*(y for y, (item, _row, line) in rows if not line.loose and self.mark(item)), *self._view.thumb())

    def render_line(self, y: int) -> Strip:
        """The row at a height of the pane."""
        window, frame = self._view.window(), self._frame
        beside = frame.pane > frame.left + frame.wide and y in self._view.thumb()
        thumb = ("▐" if self.has_focus else "▕") if beside else ""
        if y >= len(window):
            return self._painter.strip((-1, 0), BLANK, "", thumb)
        item, row, line = window[y]
        hover = self.pointed is not None and any(piece.target == self.pointed for piece in line.pieces)
        mark = "" if line.loose else self.mark(item)
        at = self.pointed if hover else None
        return self._painter.strip((item, row), line, mark, thumb, at, picked=self.picked_in(item))

    def _restyle(self) -> None:
        self._painter.forget(styles=True)
        self.repaint()

    # --- the mouse

    def wheel(self, by: int) -> None:
        """The wheel moves what is shown."""
        self.moved(self._view.move(by))

    def under(self, offset: Offset) -> tuple[object, int]:
        """What a click there is on."""
        window = self._view.window()
        if offset.y >= len(window):
            return None, -1
        item, _, line = window[offset.y]
        cell = offset.x - self._frame.left
        return (line.at(cell) if cell >= 0 else None), item
