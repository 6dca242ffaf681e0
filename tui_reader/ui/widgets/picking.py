"""Links by keyboard: one of those in a pane is selected, and stays so while it is in sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from textual.message import Message

from tui_reader.content.blocks import Block
from tui_reader.ui.widgets.flow import Items
from tui_reader.ui.widgets.inline import NoteMark
from tui_reader.ui.widgets.line_pane import LinePane

Target = int | NoteMark
"""The number of a link, or the mark of a footnote."""


class Stop(NamedTuple):
    """A place where Tab stops: a target, once in each item that it is in."""

    item: int
    target: Target


_ITEM = attrgetter("item")


def targets(block: Block) -> Iterator[Target]:
    """The links and marks of a block in reading order, each once."""
    spans = [*block.spans, *(span for row in block.rows for cell in row for span in cell.spans)]
    found = (NoteMark(span.note) if span.note else span.link for span in spans)
    yield from dict.fromkeys(target for target in found if target)


class Picking(LinePane, part=True):
    """A pane in which one of the links is selected, or none."""

    class Picked(Message):
        """Another one is selected, or none is any more."""

    _picked: Stop | None = None

    # --- what whoever inherits says

    def stops(self) -> Sequence[Stop]:
        """All links that one can select, in reading order."""
        return ()

    def turned(self) -> None:
        """Another link is selected, or none; it is not in sight yet."""

    @property
    def free(self) -> int:
        """Rows at the top of the window in which one sees what is selected."""
        return self.view.height

    # --- selecting

    @property
    def picked(self) -> Target | None:
        """What is selected."""
        return self._picked.target if self._picked else None

    def picked_in(self, item: int) -> object:
        """What is selected, in the item where it is."""
        return self._picked.target if self._picked is not None and self._picked.item == item else None

    def pick(self, by: int) -> bool:
        """Select the next link (1) or the previous one (-1), the first time one in sight or the next below or above.

        Returns:
            False when there is none further; none is selected then.
        """
        stops = self.stops()
        at = self._after(stops) if by > 0 else self._before(stops)
        if not 0 <= at < len(stops):
            self.unpick()
            return False
        self._turn(stops[at])
        return True

    def pick_target(self, target: Target, item: int = -1) -> bool:
        """Select one by what it is: in an item, else where it is in sight, else its first place; False without any."""
        found = [stop for stop in self.stops() if stop.target == target and item in (-1, stop.item)]
        if found:
            self._turn(next((stop for stop in found if self.in_sight(stop)), found[0]))
        return bool(found)

    def unpick(self) -> bool:
        """Select none; False when none was."""
        if self._picked is None:
            return False
        self._turn(None)
        return True

    def moved(self, really: bool) -> bool:  # noqa: FBT001 - as inherited
        """What is selected stays so while one sees it."""
        if really and self._picked is not None and not self.in_sight(self._picked):
            self.unpick()
        return super().moved(really)

    def fill(self, items: Items, *, top: bool = False) -> None:
        """Show other items; what is selected stays so where it is still there."""
        super().fill(items, top=top)
        if self._picked is not None and (top or self._picked not in self.stops()):
            self.unpick()

    def in_sight(self, stop: Stop, rows: int | None = None) -> bool:
        """Whether a row of it is shown, among the first `rows` of the window."""
        return any(
            item == stop.item and any(piece.target == stop.target for piece in line.pieces)
            for item, _row, line in self.view.window()[:rows]
        )

    # --- inside

    def _turn(self, stop: Stop | None) -> None:
        self._picked = stop
        self.turned()
        if stop is not None and self.size.width and not self.in_sight(stop, self.free):
            first = (stop.item, self._rows(stop)[0])
            self.view.uncover(first, lambda piece: piece.target == stop.target)
            self._painter.forget()
            if not self.in_sight(stop, self.free):
                self.moved(self.view.go(self.view.flow.moved(first, -(self.view.height // 3))))
        self.repaint()
        self.post_message(self.Picked())

    def _after(self, stops: Sequence[Stop]) -> int:
        """The number of the next stop; without a selection, of the first that does not end above the window."""
        if self._picked is not None and (at := _index(stops, self._picked)) >= 0:
            return at + 1
        item, row = self.view.anchor
        at = bisect_left(stops, item, key=_ITEM)
        while at < len(stops) and stops[at].item == item and self._rows(stops[at])[-1] < row:
            at += 1
        return at

    def _before(self, stops: Sequence[Stop]) -> int:
        """The number of the previous stop; without a selection, of the last that does not begin below the window."""
        if self._picked is not None and (at := _index(stops, self._picked)) >= 0:
            return at - 1
        item, row = self.view.window()[-1][:2] if self.view.window() else (0, 0)
        at = bisect_right(stops, item, key=_ITEM) - 1
        while at >= 0 and stops[at].item == item and self._rows(stops[at])[0] > row:
            at -= 1
        return at

    def _rows(self, stop: Stop) -> Sequence[int]:
        """The rows of its item that it is in; the first where it is in none, as in what a table hides."""
        lines = enumerate(self.view.flow.lines(stop.item))
        return [row for row, line in lines if any(piece.target == stop.target for piece in line.pieces)] or (0,)


def _index(stops: Sequence[Stop], stop: Stop) -> int:
    """The number of a stop, -1 when it is none of them."""
    begin = bisect_left(stops, stop.item, key=_ITEM)
    end = bisect_right(stops, stop.item, key=_ITEM)
    return next((at for at in range(begin, end) if stops[at] == stop), -1)
