"""What a dialog is filled in with: a field, a field for a secret, a tick; their focus is visible without colour."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui_reader.text import line


class Entry(Input):
    """A field of one row; what is pasted is made safe, and Enter says so without telling the text."""

    DEFAULT_CSS = """
    Entry, Entry:focus {
        height: 1; width: 1fr; padding: 0 1 0 0; border: none; border-left: blank; background: $panel; color: $text;
    }
    Entry:focus { border-left: outer $accent; }
    Entry:disabled { text-opacity: 60%; }
    """

    class Entered(Message):
        """Enter was pressed in a field."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    async def action_submit(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Entered(self))

    def on_paste(self, event: events.Paste) -> None:
        """Let nothing in that the terminal would obey."""
        event.text = line(event.text)


class SecretEntry(Entry):
    """A field for a password: masked, not to be copied from, and no message carries what is in it."""

    def __init__(self, *, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes, password=True, select_on_focus=False)
        self.disable_messages(Input.Changed, Input.Blurred)

    def action_copy(self) -> None:
        """Nothing: the clipboard is no place for a password."""

    def action_cut(self) -> None:
        """Delete what is selected, and copy nothing."""
        self.delete_selection()


class Tick(Widget, can_focus=True):
    """A choice that is made or not made, `[x]` or `[ ]`; Space or Enter changes it.

    Args:
        words: what is chosen, literal.
    """

    DEFAULT_CSS = """
    Tick {
        height: auto; width: 1fr; color: $text; border-left: blank;
        &:focus { border-left: outer $accent; text-style: bold; }
        &:disabled { text-opacity: 60%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick", show=False)]

    on: reactive[bool] = reactive(default=False, layout=False)

    def __init__(self, words: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._words = words

    def render(self) -> Content:
        """The mark and the words."""
        return Content(f"[{'x' if self.on else ' '}] {self._words}")

    def action_tick(self) -> None:
        """Choose it, or not."""
        self.on = not self.on

    def on_click(self) -> None:
        """The same by mouse."""
        self.action_tick()
