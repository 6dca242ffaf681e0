"""Footnotes without leaving: what a mark leads to is shown over the pane, and one can go there and come back."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from tui_reader.content.blocks import Note
from tui_reader.text import line as one_line
from tui_reader.ui.widgets.article_lines import rows
from tui_reader.ui.widgets.inline import NoteMark
from tui_reader.ui.widgets.lines import Line, Piece
from tui_reader.ui.widgets.picking import Picking, Stop
from tui_reader.ui.widgets.story_places import StoryPlaces
from tui_reader.ui.widgets.wrap import wrap

_FEW = 6
"""Rows of a peek that does not show all of a note."""
_AROUND = 3
"""Rows of the pane that a peek leaves free at least, and so many that its frame takes with the first of them."""
_BESIDE = 16
"""Cells of the state line that are not for the words."""
_LONGEST = 20_000


class Peeking(Picking, part=True):
    """A pane that shows the words of a selected footnote mark: where they do not fit the state line, over its bottom.

    Attributes:
        away: the number of the note that one went to, 0 for none; from there one can go back.
    """

    away = 0
    _peek: Sequence[Line] = ()
    _hides = False
    _whole = False
    _from: tuple[tuple[int, int], Stop] | None = None

    places = StoryPlaces()
    """Where links, notes and blocks are in what is shown; whoever shows something else says it here."""

    def stops(self) -> Sequence[Stop]:
        """The links and marks of the text."""
        return self.places.stops

    # --- looking at a note

    @property
    def picked_note(self) -> Note | None:
        """The note whose mark is selected."""
        return self.places.note(self.picked.note) if isinstance(self.picked, NoteMark) else None

    @property
    def mark_words(self) -> str:
        """How the mark that is selected, or that one came from, stands in the text."""
        stop = self._picked or (self._from[1] if self._from else None)
        return self.places.words_of(stop) if stop is not None else ""

    @property
    def peeks(self) -> bool:
        """Whether the note lies over the text, as it is too long for the state line."""
        return bool(self._peek)

    @property
    def hides(self) -> bool:
        """Whether there is more of the note than the peek shows."""
        return self._hides

    def press_note(self) -> bool:
        """Enter on a mark: all of its note where that is more than one sees, else to its place in the text."""
        if (note := self.picked_note) is None or not isinstance(mark := self.picked, NoteMark):
            return False
        if self._hides:
            self._look(whole=True)
            self.repaint()
            self.post_message(self.Picked())
            return True
        stop = Stop(self._picked.item if self._picked else 0, mark)
        self._from = (self.view.place, stop)
        self.unpick()
        self.away = mark.note
        item = self.places.note_item(note)
        if item not in self.view.seen() or self.view.ends_below(item):
            self.moved(self.view.go(self.view.flow.moved((item, 0), -(self.view.height // 3))))
        self.repaint()
        self.post_message(self.Picked())
        return True

    def go_back(self) -> bool:
        """From a note to where its mark is; False when one did not come from there."""
        if not self.away or self._from is None:
            return False
        place, stop = self._from
        self._stay()
        self.moved(self.view.go(self.view.flow.find(*place) if place != (0, 0) else (0, 0)))
        self.pick_target(stop.target, stop.item)
        return True

    def stay(self) -> None:
        """Whoever went to a note does something else now: there is no way back any more."""
        if self.away:
            self._stay()
            self.post_message(self.Picked())

    def moved(self, really: bool) -> bool:  # noqa: FBT001 - as inherited
        """Whoever reads on from a note does not want to go back any more."""
        note = self.places.note(self.away) if self.away else None
        if really and note is not None and self.places.note_item(note) not in self.view.seen():
            self.stay()
        return super().moved(really)

    @property
    def free(self) -> int:
        """Rows that no peek lies over."""
        return super().free - len(self._peek)

    def turned(self) -> None:
        """Another mark, another note."""
        self._look(whole=False)

    def arranged(self) -> None:
        """The note is laid out anew."""
        self._look(whole=self._whole)
        super().arranged()

    def mark(self, item: int) -> str:
        """The note that one went to."""
        note = self.places.note(self.away) if self.away else None
        return "▌" if note is not None and item == self.places.note_item(note) else super().mark(item)

    def render_line(self, y: int) -> Strip:
        """The row at a height of the pane; those of the peek lie over the last ones, or over the first."""
        if not self._peek:
            return super().render_line(y)
        at = y if self._covered else y - (self.size.height - len(self._peek))
        if 0 <= at < len(self._peek):
            return self._painter.strip((-2, at), self._peek[at], "", "")
        return super().render_line(y)

    # --- inside

    def _stay(self) -> None:
        """One is where one is: there is no way back any more."""
        if self.away:
            self.away, self._from = 0, None
            self.repaint()

    @property
    def _covered(self) -> bool:
        """Whether a peek over the bottom would lie over the mark itself."""
        return self._picked is not None and not self.in_sight(self._picked, self.free)

    def _look(self, *, whole: bool) -> None:
        """Lay out the peek of what is selected."""
        note, self._peek, self._hides, self._whole = self.picked_note, (), False, whole
        self._painter.forget()
        if note is None or not self.size.width:
            return
        words = one_line(note.text, _LONGEST)
        if not whole and cell_len(words) <= self.app.size.width - _BESIDE:
            return
        width, most = self._frame.width, max(1, self.size.height - 2 * _AROUND)
        lines = [*rows(wrap([Piece(words)], width))]
        room = most if whole else min(_FEW, most)
        self._hides = len(lines) > room and not whole
        rule = Line((Piece("─" * width, "rule"),))
        cut = [Line((Piece("…", "muted"),))] if len(lines) > room else []
        self._peek = (rule, *lines[: room - len(cut)], *cut, rule)
