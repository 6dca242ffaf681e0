"""What was found, three lines each: title, where and when, an excerpt; the words that were looked for are marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui_reader import dates
from tui_reader.content.blocks import Look, Span
from tui_reader.content.hits import title as marked_title
from tui_reader.i18n import _
from tui_reader.kept import Hit, Row
from tui_reader.ui.widgets.painter import FORBIDDEN
from tui_reader.ui.widgets.post_drawing import fitted, message
from tui_reader.ui.widgets.row_pane import RowPane

Found = Hit | Row
"""A text of the shelf, or a post that the blog itself found."""

_HEIGHT = 3
_DRAWN = 200
_BETWEEN = " · "


class HitList(RowPane, can_focus=False, inherit_bindings=False):
    """Draws hits, and after the last of them one row that is none; the keys stay with the field above it.

    Attributes:
        now: the clock that dates are short against.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"hit-list--{name}" for name in ("title", "quiet", "marked", "mark", "cursor", "thumb")
    }
    DEFAULT_CSS = """
    HitList {
        background: $surface;
        & .hit-list--title { color: $text; text-style: bold; }
        & .hit-list--quiet { color: $text-muted; }
        & .hit-list--mark { color: $text-accent; }
        & .hit-list--marked { background: $warning 40%; color: $text; text-style: bold underline; }
        & .hit-list--cursor { background: $panel; color: $text; }
        & .hit-list--thumb { color: $foreground 35%; }
    }
    """
    row_height = _HEIGHT
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
        self._styles: dict[str, Style] = {}

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
        key = (place, place == self.cursor, width)
        if (known := self._drawn.get(key)) is None:
            if len(self._drawn) > _DRAWN:
                self._drawn.clear()
            lines = self._hit(place) if place < len(self._found) else self._after()
            known = self._drawn[key] = [
                self._line(spans, style, width, first=not at, sign=sign, chosen=key[1])
                for at, (spans, style, sign) in enumerate(lines)
            ]
        return known

    def _hit(self, place: int) -> list[tuple[Sequence[Span], str, str]]:
        found = self._found[place]
        row = found.row if isinstance(found, Hit) else found
        sign = "★" if row.starred else " " if row.read else "●"
        name = row.post.title or _("Untitled")
        if isinstance(found, Hit):
            author, when, blog = found.author, found.date, found.blog
            if found.comment:
                author = _("comment by {name}").format(name=author or _("Anonymous"))
            below = self._excerpts.get(place)
            if below is None:
                self.post_message(self.Wanted())
        else:
            author, when, blog = row.post.author.name, row.post.date, self._blog
            below = (Span(_("found by the blog itself")),)
        where = _BETWEEN.join(filter(None, (blog, dates.short(when, self.now()), author)))
        return [
            (marked_title(name, self._wanted), "title", sign),
            ((Span(where),), "quiet", ""),
            (below or (), "quiet", ""),
        ]

    def _after(self) -> list[tuple[Sequence[Span], str, str]]:
        words, more = self._last
        return [((Span(words),), "mark", "»"), ((Span(more),), "quiet", ""), ((), "quiet", "")]

    def _line(self, spans: Sequence[Span], name: str, width: int, *, first: bool, sign: str, chosen: bool) -> Strip:
        over = self._style("cursor") if chosen else Style()
        style, marked = self._style(name) + over, self._style("marked")
        segments = [Segment("▌" if chosen else " ", self._style("mark") + over)]
        segments.append(Segment(f"{sign if first and sign else ' '} ", self._style("mark") + over))
        for span in spans:
            ink = style + marked if span.look & Look.MARKED else style
            segments.append(Segment(FORBIDDEN.sub("\ufffd", span.text.replace("\n", " ")), ink))
        strip = Strip([segment for segment in segments if segment.text])
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, max(0, width - 1)), Segment("…", style)])
        return strip.adjust_cell_length(max(0, width), style)

    def instead(self, y: int, width: int) -> Strip:
        """What is said while nothing is found; below the last row, nothing."""
        if self.count:
            return Strip([Segment(fitted("", width), self.ground())], width)
        return message(self._words, y, width, self._style("quiet"))

    def of(self, blog: str) -> None:
        """The name of the blog whose own search is asked."""
        self._blog = blog

    def ground(self) -> Style:
        """The style of what is empty."""
        return self._style("quiet")

    def thumb_style(self) -> Style:
        """The style of the scroll bar."""
        return self._style("thumb")

    def notify_style_update(self) -> None:
        """Another theme: every colour is asked for anew."""
        super().notify_style_update()
        self._styles.clear()
        self._drawn.clear()

    def _style(self, name: str) -> Style:
        if (style := self._styles.get(name)) is None:
            style = self._styles[name] = self.get_component_rich_style(f"hit-list--{name}")
        return style
