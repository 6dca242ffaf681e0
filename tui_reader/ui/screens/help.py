"""Every key and what it does, from the table of keys."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.ui.keys import COMPOSING, GROUPS, KEYS, LIBRARY, TALKING, shown
from tui_reader.ui.widgets.modal import Modal


class HelpScreen(Modal[None]):
    """The keys, group by group; any of `q`, Esc, `?` closes it.

    Args:
        remapped: key names by id, as the settings have them. at: the group that one sees first, "" for the first.
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

    def __init__(self, remapped: Mapping[str, str], at: str = "") -> None:
        super().__init__()
        self._remapped, self._at = remapped, at

    def compose(self) -> ComposeResult:
        """A text for each group, in one scroll."""
        with VerticalScroll():
            for place, group in enumerate(GROUPS):
                yield Static(Content.assemble(*self._table(group)), id=f"group-{place}")
            yield Static(Content(_("Esc closes this help.")))

    def on_mount(self) -> None:
        """The group that one came for."""
        if self._at:
            self.call_after_refresh(self._show, self.query_one(f"#group-{GROUPS.index(self._at)}"))

    def _show(self, group: Widget) -> None:
        self.query_one(VerticalScroll).scroll_to_widget(group, animate=False, top=True, immediate=True)

    def _table(self, group: str) -> list[Content]:
        lines = [Content.assemble((_(group), "bold $text-accent"), "\n\n")]
        keys = [key for key in (*KEYS, *LIBRARY) if key.group == group]
        for key in (*keys, *(COMPOSING if group == TALKING else ())):
            names = shown(self._remapped.get(key.id, key.keys))
            lines.append(Content.assemble((f"{names:<14} ", "bold"), _(key.words), "\n"))
        return lines

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
