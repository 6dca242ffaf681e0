"""The part of a flow that one looks at: where its first row is, and where the keys lead from there."""

from collections.abc import Callable, Sequence

from tui_reader.ui.widgets.flow import Anchor, Flow
from tui_reader.ui.widgets.lines import Line, Piece
from tui_reader.ui.widgets.sideways import seen, uncovering

_EMPTY = Flow(0, lambda _item: (), lambda _item: 0)


class View:
    """A window of some rows onto a flow; every movement says whether it moved anything."""

    def __init__(self) -> None:
        self.flow = _EMPTY
        self.height = 1
        self.anchor: Anchor = (0, 0)
        self._aside = 0
        self._before: int | None = None
        self.look: Callable[[int, int, Line], Line] | None = None
        """How a row of an item is shown that is in sight; None for as it is."""
        self._place = (0, -1)
        self._shown: list[tuple[int, int, Line]] | None = None
        self._thumb: range | None = None

    def show(self, flow: Flow | None, height: int, *, top: bool = False) -> None:
        """Look at a flow (None: no rows), at the place where one was before, whatever its width and height.

        Args:
            height: rows of the window. top: begin at the first row instead.
        """
        self.flow, self.height = flow or _EMPTY, max(1, height)
        if top:
            self._place = (0, -1)
            self.aside = 0
        if flow is not None:
            self.anchor = (0, 0) if top else min(flow.find(*self._place), flow.last(self.height))
        self._shown = self._thumb = None

    @property
    def aside(self) -> int:
        """Cells by which rows that are wider than their room are moved sideways."""
        return self._aside

    @aside.setter
    def aside(self, cells: int) -> None:
        self._aside, self._before, self._shown = cells, None, None

    def lean(self, cells: int) -> None:
        """Move what is wide so far until `upright`, or until it is moved otherwise."""
        before = self._aside if self._before is None else self._before
        self.aside = cells
        self._before = before

    def upright(self) -> None:
        """What is wide is where it was before `lean`."""
        if self._before is not None:
            self.aside = self._before

    def look_anew(self) -> None:
        """Rows look otherwise: they are not others, and one is where one was."""
        self._shown = None

    @property
    def place(self) -> tuple[int, int]:
        """Where one is, whatever the width: an item and a place in it; (0, 0) at the top."""
        return (0, 0) if self._place == (0, -1) else self._place

    def seek(self, place: tuple[int, int]) -> None:
        """Be at a place in whatever is shown next."""
        self._place = (0, -1) if place == (0, 0) else place

    @property
    def rows(self) -> int:
        """Rows of the whole flow, partly a guess."""
        return self.flow.height

    @property
    def at_top(self) -> bool:
        """Nothing stands above."""
        return self.anchor == (0, 0)

    @property
    def at_bottom(self) -> bool:
        """Nothing stands below."""
        return self.anchor >= self.flow.last(self.height)

    @property
    def per_cent(self) -> int:
        """How far down one is: 0 at the top, 100 at the end."""
        if self.at_bottom:
            return 100
        return min(99, 100 * self.flow.above(self.anchor) // max(1, self.flow.height - self.height))

    def move(self, rows: int) -> bool:
        """So many rows down, up when negative."""
        return self.go(self.flow.moved(self.anchor, rows))

    def bottom(self) -> bool:
        """To the end."""
        return self.go(self.flow.last(self.height))

    def go(self, anchor: Anchor) -> bool:
        """Make an anchor the first row, or show the end where less than a window is left."""
        anchor = min(anchor, self.flow.last(self.height))
        if anchor == self.anchor:
            return False
        self.anchor = anchor
        self._place = (anchor[0], self.flow.start(anchor) if anchor != (0, 0) else -1)
        self._shown = self._thumb = None
        return True

    def reveal(self, item: int) -> bool:
        """Show an item: whole, if it fits, with as little movement as possible; else its beginning."""
        size = len(self.flow.lines(item))
        first, end = (item, 0), self.flow.moved((item, 0), size - self.height)
        if first < self.anchor or size >= self.height:
            return self.go(first)
        return self.go(end) if end > self.anchor else False

    def begins_above(self, item: int) -> bool:
        """Whether rows of an item stand above the window."""
        return (item, 0) < self.anchor

    def ends_below(self, item: int) -> bool:
        """Whether rows of an item stand below the window."""
        last = self.window()[-1][:2] if self.window() else (0, 0)
        return last < (item, len(self.flow.lines(item)) - 1)

    def window(self) -> Sequence[tuple[int, int, Line]]:
        """The rows as they are shown, each with its item and row."""
        if self._shown is None:
            rows = self.flow.below(self.anchor, self.height)
            self._shown = [(item, row, seen(line, self.aside)) for item, row, line in rows]
            if (look := self.look) is not None:
                self._shown = [(item, row, look(item, row, line)) for item, row, line in self._shown]
        return self._shown

    def sideways(self, by: int) -> bool:
        """Move what is wider than its room by so many halves of it to the right, to the left when negative."""
        reaches = [line.reach for _, _, line in self.window() if line.reach is not None]
        most = max((reach.most for reach in reaches), default=0)
        here = min(self.aside, most)
        step = max(1, min((reach.inner for reach in reaches), default=0) // 2)
        there = max(0, min(here + by * step, most))
        if there == here:
            return False
        self.aside = there
        return True

    def straighten(self) -> bool:
        """Show wide rows from their beginning; False when those in sight are shown so already."""
        moved = any(line.reach is not None and line.reach.begin(self.aside) for _, _, line in self.window())
        self.aside = 0
        return moved

    def uncover(self, anchor: Anchor, wanted: Callable[[Piece], bool]) -> None:
        """Move what is wide so that such a piece of a row is seen whenever the row is."""
        item, row = anchor
        aside = uncovering(self.flow.lines(item)[row], wanted, self.aside)
        if aside != self.aside:
            self.aside = aside

    def seen(self) -> list[int]:
        """The items of which a row is shown, from the top."""
        return list(dict.fromkeys(item for item, _, _ in self.window()))

    def thumb(self) -> range:
        """The rows of the window that a scroll bar's thumb takes; none while everything is shown."""
        if self._thumb is None:
            self._thumb = self._find_thumb()
        return self._thumb

    def _find_thumb(self) -> range:
        total, height = self.flow.height, self.height
        if total <= height or (self.at_top and self.at_bottom):
            return range(0)
        size = max(1, height * height // total)
        begin = height - size if self.at_bottom else self.flow.above(self.anchor) * height // total
        return range(min(begin, height - size), min(begin, height - size) + size)
