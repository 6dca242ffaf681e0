"""Items one above the other, of which only those that are looked at have been laid out."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol

from tui_reader.ui.widgets.lines import Frame, Line

Anchor = tuple[int, int]
"""An item and a row of it."""

_KEPT = 600


class Items(Protocol):
    """What a pane shows, one above the other: paragraphs, comments."""

    def __len__(self) -> int: ...

    def lay_out(self, item: int, frame: Frame) -> Sequence[Line]:
        """The rows of an item."""

    def guess(self, item: int, frame: Frame) -> int:
        """About how many rows it has, without laying it out."""


class Flow:
    """The rows of many items, of which only those one looks at are laid out, so that any length opens at once.

    How high it all is, and where in it one is, goes by guesses alone: they are the same whatever was looked at before.

    Args:
        count: how many items. lay_out: the rows of one. guess: about how many rows one has, without laying it out.
    """

    def __init__(self, count: int, lay_out: Callable[[int], Sequence[Line]], guess: Callable[[int], int]) -> None:
        self.count = count
        self._lay_out = lay_out
        self._above = [0, *accumulate(guess(item) for item in range(count))]
        self._lines: dict[int, Sequence[Line]] = {}
        self._last: tuple[int, Anchor] = (-1, (0, 0))

    def lines(self, item: int) -> Sequence[Line]:
        """The rows of an item."""
        if (known := self._lines.get(item)) is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            known = self._lines[item] = self._lay_out(item)
        return known

    @property
    def height(self) -> int:
        """About how many rows all items have."""
        return self._above[-1]

    def above(self, anchor: Anchor) -> int:
        """About how many rows stand above an anchor; a guess like `height`."""
        item, row = anchor
        if not row:
            return self._above[item]
        size = self._above[item + 1] - self._above[item]
        return self._above[item] + size * row // max(1, len(self.lines(item)))

    def below(self, anchor: Anchor, height: int) -> list[tuple[int, int, Line]]:
        """At most `height` rows from an anchor on, each with its item and row."""
        found: list[tuple[int, int, Line]] = []
        item, row = anchor
        while item < self.count and len(found) < height:
            lines = self.lines(item)[row : row + height - len(found)]
            found += [(item, row + index, line) for index, line in enumerate(lines)]
            item, row = item + 1, 0
        return found

    def moved(self, anchor: Anchor, by: int) -> Anchor:
        """The anchor `by` rows further down (up when negative), no further than the first and the last row."""
        item, row = anchor
        if not self.count:
            return 0, 0
        row += by
        while row < 0 and item > 0:
            item -= 1
            row += len(self.lines(item))
        while row >= len(self.lines(item)) and item < self.count - 1:
            row -= len(self.lines(item))
            item += 1
        return item, max(0, min(row, len(self.lines(item)) - 1))

    def last(self, height: int) -> Anchor:
        """The anchor that shows the very end in a pane of `height` rows."""
        if self._last[0] != height:
            self._last = (height, self._find_last(height))
        return self._last[1]

    def _find_last(self, missing: int) -> Anchor:
        for item in range(self.count - 1, -1, -1):
            rows = len(self.lines(item))
            if rows >= missing:
                return item, rows - missing
            missing -= rows
        return 0, 0

    def start(self, anchor: Anchor) -> int:
        """The width-independent place of a row in its item, as `find` takes it; a blank one has that of one above."""
        item, row = anchor
        lines = self.lines(item)[: row + 1] if item < self.count else ()
        return next((line.start for line in reversed(lines) if line.start >= 0), lines[-1].start if lines else 0)

    def find(self, item: int, start: int) -> Anchor:
        """The row of an item that holds a place."""
        if not self.count:
            return 0, 0
        if item >= self.count:
            return self.count - 1, 0
        row = 0
        for index, line in enumerate(self.lines(item)):
            if line.start > start:
                break
            if line.start > self.lines(item)[row].start:  # a blank row below has no place of its own
                row = index
        return item, row
