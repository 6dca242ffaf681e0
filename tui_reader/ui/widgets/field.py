"""What a dialog is filled in with: a field, a field for a secret, a tick; their focus is visible without colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui_reader.text import line
from tui_reader.ui.widgets.at_once import act


class Entry(Input):
    """A field of one row; what is pasted is made safe, and Enter says so without telling the text.

    The focus moves before the next key is looked at. Textual hands keys out faster than it moves the focus: of a name,
    Tab and a password that a program types, all would land in the name's field, in clear.

    Args:
        then: the field that Enter goes to, None to say Entered.
    """

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

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        then: Callable[[], Entry | None] = lambda: None,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(value, placeholder, password=password, select_on_focus=False, id=id)
        self._then = then

    async def on_key(self, event: events.Key) -> None:
        """Edit and move the focus at once; a key that came after it had moved belongs to whoever has it now."""
        focused = self.screen.focused
        if focused is not self:
            if focused is not None:
                focused.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            if (heir := self._then()) is None:
                self.post_message(self.Entered(self))
            else:
                self.screen.set_focus(heir)
        elif event.key == "tab":
            self.screen.focus_next()
        elif event.key == "shift+tab":
            self.screen.focus_previous()
        else:
            await act(self, event)
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Let nothing in that the terminal would obey."""
        event.text = line(event.text)


class SecretEntry(Entry):
    """A field for a password: masked, not to be copied from, and no message carries what is in it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(password=True, id=id)
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
