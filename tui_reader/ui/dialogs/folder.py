"""Which folder: one of those there are, or a new one that is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui_reader.i18n import _
from tui_reader.ui.dialogs.ask import LOOK
from tui_reader.ui.widgets.choice_list import Choice, ChoiceList
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.modal import Modal

_AROUND = 11
"""Rows that all but the list takes."""


class FolderDialog(Modal[str | None]):
    """Gives the path of a folder, "" for none of them.

    Args:
        title: literal. folders: those there are. now: the one it is in.
    """

    DEFAULT_CSS = f"FolderDialog {{ {LOOK} & ChoiceList {{ margin-top: 1; }} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "list(1)", show=False),
        Binding("up", "list(-1)", show=False),
    ]
    AUTO_FOCUS = "Entry"

    def __init__(self, title: str, folders: Sequence[str], now: str) -> None:
        super().__init__()
        self._heading, self._folders, self._now = title, folders, now
        self._list = ChoiceList()

    def compose(self) -> ComposeResult:
        """A title, a field, the folders that match, the keys."""
        with Vertical():
            yield Static(Content(self._heading), classes="title")
            yield Entry(placeholder=_("a folder, or a new one; News/Banks lies in News"))
            yield self._list
            yield Foot((_("Enter"), _("puts it there")), ("↑ ↓", _("move")), (_("Esc"), _("closes")))

    def on_mount(self) -> None:
        """All folders."""
        self._offer("")

    def on_resize(self) -> None:
        """Leave everything else in sight."""
        self._list.styles.max_height = max(1, self.size.height - _AROUND)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        path = "/".join(part for each in typed.split("/") if (part := each.strip()))
        words = path.casefold()
        rows = [
            Choice(name.replace("/", " / "), name, self._here(name))
            for name in self._folders
            if words in name.casefold()
        ]
        if path and path not in self._folders:
            rows.append(Choice(_("New folder “{name}”").format(name=path.replace("/", " / ")), path))
        if not path:
            rows.append(Choice(_("In no folder"), "", self._here("")))
        self._list.show(rows)

    def _here(self, name: str) -> str:
        return _("where it is now") if name == self._now else ""

    @on(Entry.Entered)
    @on(ChoiceList.Chosen)
    def _chosen(self) -> None:
        if (current := self._list.current) is not None:
            self.dismiss(str(current.value))

    def action_list(self, by: int) -> None:
        """Move in the list while the field has the keys."""
        self._list.action_move(by)

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
