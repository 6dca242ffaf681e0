"""The first screen of a person who has no blog yet: type an address, or open the demo."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui_reader.i18n import _
from tui_reader.ui.widgets.field import Entry


class WelcomeScreen(ModalScreen[str | None]):
    """Asks for a blog's address; gives it back, `demo` for the embedded blog, or None.

    Args:
        first: nothing was ever read here, so it greets and Esc quits.
    """

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        & > Vertical { width: 66; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface; }
        & Static { width: 1fr; height: auto; }
        & .title { color: $text-primary; text-style: bold; }
        & .quiet { color: $text-muted; }
        & .gap { margin-top: 1; }
        & Entry { margin-top: 1; }
        & Button { margin-top: 1; min-width: 24; background: $panel; color: $text; }
        & Button:focus { text-style: bold reverse; }
    }
    WelcomeScreen.-first { background: $background; & > Vertical { background: $background; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, *, first: bool) -> None:
        super().__init__(classes="-first" if first else "")
        self._first = first

    def compose(self) -> ComposeResult:
        """A sentence, a field, a button."""
        with Vertical():
            if self._first:
                yield Static(Content("tui-reader"), classes="title")
                yield Static(Content(_("Blogs, and the conversation under the posts.")), classes="quiet")
                yield Static(Content(_("Which blog do you want to read?")), classes="gap")
            else:
                yield Static(Content(_("Open another blog")), classes="title")
            yield Entry(placeholder="blog.example.org", id="address")
            yield Button(Content(_("Open the demo blog")), id="demo", compact=True)
            leave = _("Esc quits") if self._first else _("Esc closes")
            yield Static(Content(_("Enter opens · Tab next · {leave}").format(leave=leave)), classes="quiet gap")

    def on_entry_entered(self) -> None:
        """Open what was typed."""
        if address := self.query_one(Entry).value.strip():
            self.dismiss(address)

    def on_button_pressed(self) -> None:
        """Open the demo."""
        self.dismiss("demo")

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
