"""A pane in whose text one finds: it marks the matches in the rows one sees, and goes to one of them."""

from __future__ import annotations

from bisect import bisect_left

from tui_reader.ui.widgets.flow import Anchor
from tui_reader.ui.widgets.line_pane import LinePane
from tui_reader.ui.widgets.marks import Marks
from tui_reader.ui.widgets.matches import Findable, Matches


class Searched(LinePane, part=True):
    """Rows of what can be searched; only those that one sees are marked, whatever the length."""

    _marks: Marks | None = None

    @property
    def findable(self) -> Findable | None:
        """What is shown, where it can be searched."""
        return self._items if isinstance(self._items, Findable) else None

    @property
    def matches(self) -> Matches | None:
        """Those that are marked."""
        return self._marks.matches if self._marks is not None else None

    @matches.setter
    def matches(self, matches: Matches | None) -> None:
        marks = self._marks
        if marks is None or marks.matches is not matches:
            self._marks = Marks(matches, self.findable) if matches else None
            if not matches:
                self.view.upright()
            self._relook()
        elif marks.current != marks.matches.current:
            kept = marks.turn()
            self._painter.keep(kept)
            changed = [y for y, row in enumerate(self.view.window()) if row[:2] not in kept]
            self.view.look_anew()
            self.repaint(changed)

    def refill(self, *, top: bool = False) -> None:
        """Lay out anew; matches stay where the text is the same."""
        if self._marks is not None:
            self._marks = self._marks.of(self.findable)
        self.view.look = self._marks.look if self._marks is not None else None
        super().refill(top=top)

    def first_from(self, matches: Matches, where: tuple[int, Anchor]) -> int:
        """The number of the first match from where one is or was; that of the first of all where none comes."""
        anchor = where[1]
        above = bisect_left(matches.places, anchor[0], key=lambda place: place.item)
        inside = matches.of(anchor[0])
        marks = Marks(matches, self.findable)
        here = bisect_left(inside, anchor[1], key=lambda number: self._row(anchor[0], marks, number))
        return (above + here) % max(1, len(matches))

    @property
    def match_in_sight(self) -> bool:
        """Whether the current match is on screen."""
        marks = self._marks
        return marks is not None and any(marks.has(item, line) for item, _row, line in self.view.window())

    def to_match(self) -> None:
        """Show the current match, a third down the pane and in the middle of a wide row, unless it is in sight."""
        if (marks := self._marks) is None or not self.size.width:
            return
        matches = marks.matches
        item = self.come_to(matches.place.item)
        if self.match_in_sight:
            return
        lines = self.view.flow.lines(item)
        row = self._row(item, marks)
        if (item, row) not in {found[:2] for found in self.view.window()}:
            self.moved(self.view.go(self.view.flow.moved((item, row), -(self.view.height // 3))))
        if row < len(lines) and (reach := lines[row].reach) is not None and not self.match_in_sight:
            self.view.lean(reach.begin(matches.cells_before(lines[row], matches.current) - reach.inner // 2))
            self._relook()

    def come_to(self, item: int) -> int:
        """Where the item of a match stands in the pane, brought out if it is hidden."""
        return item

    def where(self) -> tuple[int, Anchor]:
        """Where one is, for `back`."""
        return 0, self.view.anchor

    def back(self, where: tuple[int, Anchor]) -> None:
        """Be where one was."""
        self.moved(self.view.go(where[1]))

    def _relook(self) -> None:
        self.view.look = self._marks.look if self._marks is not None else None
        self.view.look_anew()
        self._painter.forget()
        self.repaint()

    def _row(self, item: int, marks: Marks, number: int | None = None) -> int:
        """The row of an item in which a match begins, the current one unless another is named."""
        lines = enumerate(self.view.flow.lines(item)) if item < self.view.flow.count else ()
        return next((row for row, line in lines if marks.has(item, line, number)), 0)
