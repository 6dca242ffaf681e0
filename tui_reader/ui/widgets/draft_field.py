"""The text of a comment while it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from tui_reader.i18n import _
from tui_reader.text import safe
from tui_reader.ui.keys import COMPOSING, bindings
from tui_reader.ui.widgets.at_once import act


class DraftField(TextArea):
    """Plain text, wrapped, and deaf to every key that is not its own.

    Args:
        remapped: key names by id, from the settings.
    """

    DEFAULT_CSS = """
    DraftField, DraftField:focus {
        height: 1fr; min-height: 2; padding: 0 1 0 0; background: $surface; border: none; border-left: blank;
        scrollbar-size-vertical: 1;
    }
    DraftField { border-left: vkey $panel; }
    DraftField:focus { border-left: outer $accent; }
    DraftField.-read-only { text-opacity: 60%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "app.focus_previous", show=False),  # to what is answered; Tab there comes back
    ]

    class Wanted(Message):
        """A key of the composer: `send`, `send_later`, `editor` or `put_aside`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, remapped: Mapping[str, str]) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, tab_behavior="focus")
        for key in sorted(COMPOSING, key=lambda key: key.id in remapped):  # what a person chose wins over what is usual
            for name, action in bindings(key, remapped):
                own = Binding(name, f"want('{action}')", _(key.words), show=False)
                self._bindings.key_to_bindings[name] = [own]  # in place of what TextArea does with it

    def begin(self, text: str) -> None:
        """Take a text, and go on at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def quote(self, text: str) -> None:
        """Put a text in at the cursor, each line behind "> ", with free lines above and below."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        above = self.document.get_line(row - 1) if row else ""
        gap = "\n\n" if before.strip() else "\n" if above.strip() and not before else ""
        lines = [f"> {line}".rstrip() for line in text.split("\n")]
        self.move_cursor(self.insert(gap + "\n".join(lines) + "\n\n").end_location)

    def action_want(self, what: str) -> None:
        """Hand a key of the composer up."""
        self.post_message(self.Wanted(what))

    async def on_key(self, event: events.Key) -> None:
        """Edit at once; keep a key that is not bound here from the screen below: it may mean something else there."""
        if not await act(self, event) and event.key not in self._bindings.key_to_bindings:
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Let nothing in that the terminal would obey."""
        event.text = safe(event.text)
