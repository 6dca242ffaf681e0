"""What the search screen looks like: title and count, the field, the hits, the keys; the field keeps the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.ui.dialogs.search_words import Chosen
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.hit_list import HitList
from tui_reader.ui.widgets.modal import Modal


class SearchForm(Modal[Chosen | None]):
    """A field above a list that is moved in while the field has the keys; whoever inherits searches.

    Attributes:
        entry: the field. hits: what was found.
    """

    DEFAULT_CSS = """
    SearchForm {
        align: center top;
        & > Vertical { width: 100; max-width: 100%; height: 100%; padding: 1 2; background: $surface; }
        & Static { width: 1fr; height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & Horizontal { height: 1; }
        & .title { color: $text; text-style: bold; }
        & #count { text-align: right; }
        & HitList, & #foot { margin-top: 1; }
    }
    SearchForm.-short {
        & > Vertical { padding: 0 1; }
        & HitList, & #foot { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "move('line', 1)", show=False),
        Binding("up", "move('line', -1)", show=False),
        Binding("pagedown", "move('page', 1)", show=False),
        Binding("pageup", "move('page', -1)", show=False),
        Binding("ctrl+end", "move('edge', 1)", show=False),
        Binding("ctrl+home", "move('edge', -1)", show=False),
    ]
    AUTO_FOCUS = "Entry"

    def __init__(self) -> None:
        super().__init__()
        self.hits = HitList()
        self.entry = _Field(placeholder=_("search every text on the shelf"), beyond=self._to_edge)
        self._count = Static(id="count")

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.entry.value

    def compose(self) -> ComposeResult:
        """Title and count, field, hits, keys."""
        with Vertical():
            with Horizontal():
                yield Static(Content(_("Search")), classes="title")
                yield self._count
            yield self.entry
            yield self.hits
            yield Foot((_("Enter"), _("opens")), ("↑ ↓", _("move")), (_("Esc"), _("closes")), id="foot")

    def say(self, words: str) -> None:
        """Words beside the title."""
        self._count.update(Content(words), layout=False)

    def action_move(self, what: str, by: int) -> None:
        """Move in the hits while the field has the keys."""
        if what == "edge":
            self._to_edge(by)
        else:
            self.hits.line(by) if what == "line" else self.hits.page(by)

    def _to_edge(self, by: int) -> None:
        """To the last hit that came, or to the first."""
        self.hits.go(max(0, len(self.hits.found) - 1) if by > 0 else 0)

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


class _Field(Entry):
    """The field: End at its end goes to the last hit, Home at its beginning to the first."""

    def __init__(self, *, placeholder: str, beyond: Callable[[int], None]) -> None:
        super().__init__(placeholder=placeholder)
        self._beyond = beyond

    def action_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        """To the end of the text, from there to the last hit."""
        if not select and self.cursor_position == len(self.value):
            self._beyond(1)
        super().action_end(select)

    def action_home(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as above
        """To the beginning of the text, from there to the first hit."""
        if not select and self.cursor_position == 0:
            self._beyond(-1)
        super().action_home(select)
