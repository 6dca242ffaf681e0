"""Every key and what it does, from the table of keys."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.ui.keys import COMPOSING, GROUPS, KEYS, LIBRARY, TALKING, shown
from tui_reader.ui.widgets.modal import Modal


class HelpScreen(Modal[None]):
    """The keys, group by group; any of `q`, Esc, `?` closes it.

    Args:
        remapped: key names by id, as the settings have them.
    """

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & VerticalScroll {
            width: 76; max-width: 100%; height: auto; max-height: 100%;
            background: $surface; padding: 1 3; scrollbar-size-vertical: 1;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "leave", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("space,ctrl+d", "scroll(10)", show=False),
        Binding("b,ctrl+u", "scroll(-10)", show=False),
        Binding("g", "scroll(-1000)", show=False),
        Binding("G", "scroll(1000)", show=False),
    ]

    def __init__(self, remapped: Mapping[str, str]) -> None:
        super().__init__()
        self._remapped = remapped

    def compose(self) -> ComposeResult:
        """One text in one scroll."""
        with VerticalScroll():
            yield Static(Content.assemble(*self._table()))

    def _table(self) -> list[Content]:
        lines: list[Content] = []
        for group in GROUPS:
            lines.append(Content.assemble((_(group), "bold $text-accent"), "\n\n"))
            keys = [key for key in (*KEYS, *LIBRARY) if key.group == group]
            for key in (*keys, *(COMPOSING if group == TALKING else ())):
                names = shown(self._remapped.get(key.id, key.keys))
                lines.append(Content.assemble((f"{names:<14} ", "bold"), _(key.words), "\n"))
            lines.append(Content("\n"))
        return [*lines, Content(_("Esc closes this help."))]

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
