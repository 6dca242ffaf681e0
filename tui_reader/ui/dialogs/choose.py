"""Choosing one of several: a topic, a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui_reader.i18n import _, n_
from tui_reader.ui.widgets.choice_list import Choice, ChoiceList
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.modal import Modal

__all__ = ["Choice", "ChooseDialog"]

T = TypeVar("T")
_FILTER_FROM = 10


class ChooseDialog(Modal[T | None], Generic[T]):
    """A titled list; with ten rows or more a field above it, where typing leaves only the rows that match.

    Args:
        title, empty: literal; `empty` stands there when there is nothing to choose. choices: the rows, in order.
        at: the number of the row that is highlighted first.
    """

    DEFAULT_CSS = """
    ChooseDialog {
        align: center middle;
        & > Vertical {
            width: 88; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
        }
        & Static { width: 1fr; height: auto; color: $text-muted; }
        & .title { color: $text; text-style: bold; }
        & Entry { margin-top: 1; }
        & ChoiceList { margin-top: 1; }
        & #detail { margin-top: 1; max-height: 3; }
        & #foot { margin-top: 1; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    ChooseDialog.-short {
        & > Vertical { padding: 0 1; }
        & Entry, & ChoiceList, & #detail, & #foot { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("down", "list('move', 1)", show=False),
        Binding("up", "list('move', -1)", show=False),
        Binding("pagedown", "list('page', 1)", show=False),
        Binding("pageup", "list('page', -1)", show=False),
    ]
    AUTO_FOCUS = "Entry, ChoiceList"

    def __init__(self, title: str, choices: Sequence[Choice[T]], *, empty: str = "", at: int = 0) -> None:
        super().__init__()
        self._heading, self._empty = title, empty
        self._choices, self._at = choices, at
        self._list = ChoiceList()
        self._detail = Static(id="detail")

    def compose(self) -> ComposeResult:
        """Title, field, list, the highlighted row's detail whole, keys."""
        with Vertical():
            yield Static(Content(self._heading), classes="title")
            if len(self._choices) >= _FILTER_FROM:
                yield Entry(placeholder=_("type to filter"))
            yield self._list
            yield self._detail
            yield Static(id="foot")

    def on_mount(self) -> None:
        """All rows."""
        self._list.show(self._choices, self._at)
        self._detail.display = any(choice.detail for choice in self._choices) or not self._choices

    def on_resize(self) -> None:
        """Leave title, field, detail and keys on screen however few rows there are."""
        around = 13 if self.size.height >= 20 else 6  # noqa: PLR2004 - as the breakpoint
        self._list.styles.max_height = max(1, self.size.height - around)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        rows = [choice for choice in self._choices if choice.matches(words)]
        # A number that is typed means the row of that number before all that only contain it.
        if len(words) == 1:
            rows.sort(key=lambda choice: choice.label.split()[:1] != words)
        self._list.show(rows)

    @on(ChoiceList.Moved)
    def _moved(self) -> None:
        current = self._list.current
        if current:
            self._detail.update(Content(current.detail))
        else:
            self._detail.update(Content(_("Nothing matches.") if self._choices else self._empty))
            self._detail.display = True
        self._list.display = bool(self._choices)
        count = len(self._choices)
        keys = [(_("Enter"), _("chooses")), ("↑ ↓", _("move")), (_("Esc"), _("closes"))][0 if count else 2 :]
        shown = [Content.assemble((key, "bold $text"), f" {words}  ") for key, words in keys]
        total = n_("{n} entry", "{n} entries", count).format(n=count) if count else ""
        self.query_one("#foot", Static).update(Content.assemble(*shown, total))

    @on(Entry.Entered)
    @on(ChoiceList.Chosen)
    def _chosen(self) -> None:
        if current := self._list.current:
            self.dismiss(cast("T", current.value))

    def action_list(self, what: str, by: int) -> None:
        """Move in the list while the field has the keys."""
        if what == "move":
            self._list.action_move(by)
        else:
            self._list.action_page(by)

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
