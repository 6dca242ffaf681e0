"""Rows with what was found in them marked: each once it is seen, as laying them out has nothing to do with it."""

from __future__ import annotations

from collections.abc import Container

from tui_reader.ui.widgets.lines import Line
from tui_reader.ui.widgets.matches import Findable, Matches

_KEPT = 1_000

Row = tuple[int, int]
"""An item and a row of it."""


class Marks:
    """The rows of a pane as they look with matches.

    Args:
        items: whose rows they are.

    Attributes:
        matches: those that are marked. current: the number of the one that is marked as the current one.
    """

    def __init__(self, matches: Matches, items: Findable | None) -> None:
        self.matches, self._items = matches, items
        self.current = matches.current
        self._rows: dict[Row, tuple[Line, Line]] = {}

    def of(self, items: Findable | None) -> Marks:
        """The same matches in other rows, or in the same ones of another width."""
        return Marks(self.matches, items)

    def look(self, item: int, row: int, line: Line) -> Line:
        """A row as it looks."""
        known = self._rows.get((item, row))
        if known is None or known[0] != line:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            marked = line if self._items is None else self.matches.marked(*self._items.stands(item, line), line)
            known = self._rows[item, row] = (line, marked)
        return known[1]

    def turn(self) -> Container[Row]:
        """Another match is the current one; which rows were drawn, and look as before."""
        numbers = {self.current, self.matches.current}
        self.current = self.matches.current
        for place, (line, _marked) in [*self._rows.items()]:
            if any(self.has(place[0], line, number) for number in numbers):
                del self._rows[place]
        return self._rows

    def has(self, item: int, line: Line, number: int | None = None) -> bool:
        """Whether a match is in a row, the current one unless another is named."""
        number = self.matches.current if number is None else number
        if self._items is None or self._items.stands(item, line) != self.matches.places[number][:2]:
            return False
        return self.matches.is_in(line, number)
