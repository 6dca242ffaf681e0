"""What was found, three lines each: title, where and when, an excerpt; the words that were looked for are marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui_reader.content.blocks import Span
from tui_reader.kept import Row
from tui_reader.sought import Hit
from tui_reader.ui.widgets.hit_drawing import HEIGHT, Lines, after, of_hit, of_post, rows
from tui_reader.ui.widgets.inked import BOLD, Ink
from tui_reader.ui.widgets.post_drawing import fitted, message
from tui_reader.ui.widgets.row_pane import RowPane

Found = Hit | Row
"""A text of the shelf, or a post that the blog itself found."""

_DRAWN = 200


class HitList(RowPane, can_focus=False, inherit_bindings=False):
    """Draws hits, and after the last of them one row that is none; the keys stay with the field above it.

    Attributes:
        now: the clock that dates are short against.
    """

    DEFAULT_CSS = "HitList { background: $surface; }"
    inks: ClassVar[Mapping[str, Ink]] = {
        "title": Ink("text", look=BOLD),
        "quiet": Ink("text-muted"),
        "mark": Ink("text-accent"),
        "marked": Ink("text", "warning 40%", look=Style(bold=True, underline=True)),
        "cursor": Ink("text", "panel"),
        "thumb": Ink("foreground 35%"),
    }
    row_height = HEIGHT
    head = 0
    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))

    class Moved(Message):
        """The cursor is on another row."""

    class Chosen(Message):
        """The row under the cursor was clicked."""

    class Wanted(Message):
        """A hit is on screen whose excerpt is not there; `missing` says which."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._found: list[Found] = []
        self._wanted: tuple[str, ...] = ()
        self._blog = self._words = ""
        self._last: tuple[str, str] = ("", "")
        self._excerpts: dict[int, Sequence[Span]] = {}
        self._drawn: dict[tuple[int, bool, int], list[Strip]] = {}

    # --- what the dialog tells

    def say(self, words: str) -> None:
        """Nothing was looked for, or it failed: words in place of rows."""
        self._words = words
        self.show((), ())

    def show(self, found: Sequence[Found], wanted: tuple[str, ...]) -> None:
        """Other hits, the cursor on the first.

        Args:
            wanted: the words to mark, as `Wanted` has them.
        """
        self._found, self._wanted, self._last = list(found), wanted, ("", "")
        self._excerpts.clear()
        self.cursor = self.first = 0
        self._again()

    def add(self, found: Iterable[Found]) -> None:
        """More of the same search."""
        self._found += found
        self._again()

    def last(self, words: str, more: str = "") -> None:
        """The row after the hits: what Enter does there, and how that went; "" for none."""
        if (words, more) != self._last:
            self._last = (words, more)
            self._again()

    def fill(self, hit: Hit, place: int, spans: Sequence[Span]) -> None:
        """The excerpt of a hit, if it is still there."""
        if place < len(self._found) and self._found[place] is hit:
            self._excerpts[place] = spans
            self._drawn = {key: lines for key, lines in self._drawn.items() if key[0] != place}
            self.repaint_rows(place)

    def _again(self) -> None:
        self._drawn.clear()
        self.cursor = max(0, min(self.cursor, self.count - 1))
        self.show_cursor()
        self.repaint()
        self.post_message(self.Moved())

    # --- what it knows

    @property
    def found(self) -> Sequence[Found]:
        """The hits there are."""
        return self._found

    @property
    def current(self) -> Found | None:
        """The hit under the cursor."""
        return self._found[self.cursor] if self.cursor < len(self._found) else None

    @property
    def missing(self) -> tuple[Hit, int] | None:
        """The first hit on screen whose excerpt is not there, and its place."""
        for place in range(self.first, min(self.first + self.fit + 1, len(self._found))):
            found = self._found[place]
            if isinstance(found, Hit) and place not in self._excerpts:
                return found, place
        return None

    @property
    def at_last(self) -> bool:
        """The cursor is on the row after the hits."""
        return bool(self._last[0]) and self.cursor == len(self._found)

    @property
    def near_end(self) -> bool:
        """Less than a page stands below what is on the pane."""
        return self.first + 2 * self.fit >= len(self._found)

    @property
    def count(self) -> int:
        """The hits, and the row after them."""
        return len(self._found) + bool(self._last[0])

    def went(self) -> None:
        """Tell it."""
        self.post_message(self.Moved())

    def chosen(self, place: int) -> None:
        """A click chooses its row."""
        del place
        self.post_message(self.Chosen())

    # --- drawing

    def row(self, place: int, width: int) -> list[Strip]:
        """The lines of a hit, or of what stands after the last."""
        chosen = place == self.cursor
        key = (place, chosen, width)
        if (known := self._drawn.get(key)) is None:
            if len(self._drawn) > _DRAWN:
                self._drawn.clear()
            is_hit = place < len(self._found)
            sign, lines = self._hit(self._found[place], place) if is_hit else after(*self._last, width)
            known = self._drawn[key] = rows(sign, lines, width, self.ink, chosen=chosen)
        return known

    def _hit(self, found: Found, place: int) -> tuple[str, Lines]:
        now = self.now()
        if not isinstance(found, Hit):
            return of_post(found, self._wanted, self._blog, now)
        if (excerpt := self._excerpts.get(place)) is None:
            self.post_message(self.Wanted())
        return of_hit(found, self._wanted, excerpt or (), now)

    def instead(self, y: int, width: int) -> Strip:
        """What is said while nothing is found; below the last row, nothing."""
        if self.count:
            return Strip([Segment(fitted("", width), self.ground())], width)
        return message(self._words, y, width, self.ink("quiet"))

    def of(self, blog: str) -> None:
        """The name of the blog whose own search is asked."""
        self._blog = blog

    def ground(self) -> Style:
        """The style of what is empty."""
        return self.ink("quiet")

    def forget(self) -> None:
        """Every hit is drawn anew."""
        self._drawn.clear()
