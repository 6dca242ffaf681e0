"""The one-line bars: where one is (top), « older │ home │ newer » and the keys (bottom)."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui_reader.i18n import _
from tui_reader.model import Neighbours
from tui_reader.ui.widgets.inked import BOLD, Ink, Inked

_PATIENCE = 0.3
_NAME = 3
"""A name takes as much of a bar as the others leave it, or this part where they leave less."""

Words = tuple[str, str]
"""Some words of a bar, and their ink."""


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, "…" where it was cut."""
    return text if cell_len(text) <= width else set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


class Bar(Inked, part=True):
    """A line of words in several inks, an empty cell at both ends; it is written at once when they change.

    The inks are `name`, `news`, `filter`, `quiet`, and "" for plain.
    """

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; background: $panel; color: $text; }"
    inks: ClassVar[Mapping[str, Ink]] = {
        "": Ink(),
        "name": Ink(look=BOLD),
        "news": Ink("text-warning", look=BOLD),
        "filter": Ink("text-accent"),
        "quiet": Ink("text-muted"),
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._line: Strip | None = None

    def words(self, width: int) -> Iterable[Words]:
        """The words that stand in so many cells."""
        del width
        return ()

    def say_anew(self) -> None:
        """The words have changed."""
        self._line = None
        self.repaint()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, plain = self.size.width, self.ink("")
        if y or not width:
            return Strip.blank(width, plain)
        if self._line is None or self._line.cell_length != width:
            segments = [
                Segment(text, self.ink(ink)) for text, ink in ((" ", ""), *self.words(max(0, width - 2))) if text
            ]
            self._line = Strip(segments).adjust_cell_length(width, plain)
        return self._line

    def forget(self) -> None:
        """The line is drawn anew."""
        self._line = None


class TopBar(Bar):
    """Which blog, what is new, which filter, how many posts; at the right its age, who one is, how far one has read."""

    left = ""
    news = ""
    filter = ""
    right = ""

    def show(
        self,
        *,
        left: str | None = None,
        news: str | None = None,
        filter: str | None = None,  # noqa: A002 - the word for it
        right: str | None = None,
    ) -> None:
        """Change some of its words; None leaves them."""
        now = (self.left, self.news, self.filter, self.right)
        wanted = tuple(old if new is None else new for old, new in zip(now, (left, news, filter, right), strict=True))
        if wanted != now:
            self.left, self.news, self.filter, self.right = wanted
            self.say_anew()

    def words(self, width: int) -> Iterable[Words]:
        """The words of the line; the name makes room for the others, then what is too much is cut from its end."""
        right = cut(self.right, width // 2)
        room = width - cell_len(right) - 2
        others = sum(cell_len(words) + 2 for words in (self.news, self.filter) if words)
        name = cut(self.left, max(room - others, room // _NAME))
        news = cut(f"  {self.news}" if self.news else "", max(0, room - cell_len(name)))
        rest = cut(f"  {self.filter}" if self.filter else "", max(0, room - cell_len(name) - cell_len(news)))
        gap = " " * max(0, width - cell_len(name) - cell_len(news) - cell_len(rest) - cell_len(right))
        return (name, "name"), (news, "news"), (rest, "filter"), (gap, ""), (right, "quiet")


class NeighbourBar(Bar):
    """« older title │ home │ newer title », with the keys on it."""

    class Chosen(Message):
        """A part was clicked: `older`, `home` or `newer`."""

        def __init__(self, way: str) -> None:
            super().__init__()
            self.way = way

    def __init__(self, keys: tuple[str, str, str], *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._keys = keys
        self._neighbours: Neighbours | None = None
        self._patience: Timer | None = None
        self._over: Callable[[int], Iterable[Words]] | None = None

    def cover(self, words: Callable[[int], Iterable[Words]] | None) -> None:
        """Have other words in their place for as long as they matter; None: the neighbours again.

        Args:
            words: those that stand in so many cells.
        """
        if words is not None or self._over is not None:
            self._over = words
            self.say_anew()

    def show(self, neighbours: Neighbours | None) -> None:
        """Name the neighbours; None while they are not known."""
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        if neighbours != self._neighbours:
            self._neighbours = neighbours
            self.say_anew()

    def waiting(self) -> None:
        """Others are on their way: those that are named stay as long as it takes no longer than one sees."""
        if self._neighbours is not None and self._patience is None:
            self._patience = self.set_timer(_PATIENCE, self._waited)

    def _waited(self) -> None:
        if self._patience is not None:  # a timer that was stopped may have called already
            self.show(None)

    def words(self, width: int) -> Iterable[Words]:
        """The words of the line."""
        if self._over is not None:
            return self._over(width)
        older_key, home_key, newer_key = self._keys
        words = _("{key} Home").format(key=home_key)
        home = f" {words} "
        room = max(0, (width - cell_len(home) - 2) // 2)
        older, newer = self._titles()
        left = cut(f"« {older_key} {older}", room - 1)
        right = newer_key + " »"
        right = f"{cut(newer, room - cell_len(right) - 2)} {right}"
        pad = max(0, width - 2 - cell_len(home) - room)
        return (
            (left + " " * (room - cell_len(left)), ""), ("│", "quiet"), (home, "name"), ("│", "quiet"),
            (" " * max(0, pad - cell_len(right)) + right, ""),
        )  # fmt: skip

    def _titles(self) -> tuple[str, str]:
        if self._neighbours is None:
            return "…", "…"
        older, newer = self._neighbours.older, self._neighbours.newer
        return (
            (older.title or _("Untitled")) if older else _("this is the oldest post"),
            (newer.title or _("Untitled")) if newer else _("this is the newest post"),
        )

    def on_click(self, event: object) -> None:
        """A click on a third of the bar goes there."""
        x = getattr(event, "x", 0)
        if self._over is not None:
            return
        third = min(2, max(0, int(3 * x / max(1, self.size.width))))
        self.post_message(self.Chosen(("older", "home", "newer")[third]))


class KeyBar(Widget):
    """The keys that matter here, in one calm line."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; color: $text-muted; padding: 0 1; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._pairs: tuple[tuple[str, str], ...] = ()

    def show(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Set keys and their words."""
        if (pairs := tuple(pairs)) != self._pairs:
            self._pairs = pairs
            self.refresh()

    def render(self) -> Content:
        """As many as fit, in order; the first and the last two (help and quit) longest."""
        pairs = list(self._pairs)
        while len(pairs) > 1 and sum(cell_len(key) + cell_len(words) + 3 for key, words in pairs) - 2 > self._room:
            del pairs[-3 if len(pairs) > 3 else -2]  # noqa: PLR2004 - as said above
        return Content("  ").join(Content.assemble((key, "bold $text"), f" {words}") for key, words in pairs)

    @property
    def _room(self) -> int:
        return self.content_size.width
