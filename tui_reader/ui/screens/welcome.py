"""The first screen of a person who has no blog yet: type an address, or open the demo."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from tui_reader.i18n import _


class WelcomeScreen(ModalScreen[str | None]):
    """Asks for a blog's address; gives it back, `demo` for the embedded blog, or None.

    Args:
        first: nothing was ever read here, so it greets and Esc quits.
    """

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle; background: $background;
        & > Vertical { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 0 2; }
        & .title { text-style: bold; margin-bottom: 1; }
        & Label { width: 1fr; }
        & .quiet { color: $text-muted; margin-top: 1; }
        & Input { margin-top: 1; height: 2; padding: 0; background: $background; border: none; }
        & Input { border-bottom: solid $primary; }
        & Button { margin-top: 1; min-width: 20; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+q", "leave", show=False),
    ]

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        """A sentence, a field, a button."""
        with Vertical():
            title = _("Good morning.") if self._first else _("Open another blog")
            yield Static(Content(title), classes="title")
            yield Label(Content(_("Type the address of a WordPress blog: its newest post opens at once.")))
            yield Input(placeholder="blog.example.org", id="address")
            yield Button(Content(_("Open the demo blog")), id="demo", compact=True)
            yield Label(Content(_("Enter opens · Tab to the demo · Esc closes")), classes="quiet")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what was typed."""
        if event.value.strip():
            self.dismiss(event.value.strip())

    def on_button_pressed(self) -> None:
        """Open the demo."""
        self.dismiss("demo")

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
