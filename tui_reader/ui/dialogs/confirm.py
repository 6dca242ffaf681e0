"""A question with two answers, both in words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tui_reader.i18n import _
from tui_reader.ui.widgets.modal import Modal


class ConfirmDialog(Modal[bool]):
    """Asks before something that is not undone by a key; Esc and the focus at the start mean no.

    Args:
        question: one sentence, literal. detail: what will happen, "" for nothing more.
        yes: the verb of the question, as the answer. no: the other answer, None for "Cancel".
    """

    DEFAULT_CSS = """
    ConfirmDialog {
        align: center middle;
        & > VerticalScroll {
            width: 56; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface;
        }
        & Static { width: 1fr; color: $text; }
        & .title { text-style: bold; }
        & .detail { color: $text-muted; margin-top: 1; }
        & Horizontal { height: auto; margin-top: 1; }
        & Button.answer { background: $panel; color: $text; margin-right: 2; padding: 0 2; min-width: 10; }
        & Button:focus { text-style: bold reverse; }
    }
    ConfirmDialog.-short > VerticalScroll { padding: 0 2; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "answer(False)", show=False),
        Binding("left,up,h,k", "app.focus_previous", show=False),
        Binding("right,down,l,j", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "#no"

    def __init__(self, question: str, detail: str = "", *, yes: str, no: str | None = None) -> None:
        super().__init__()
        self._question, self._detail, self._yes, self._no = question, detail, yes, no or _("Cancel")

    def compose(self) -> ComposeResult:
        """The question, what it means, two buttons."""
        with VerticalScroll(can_focus=False):
            yield Static(Content(self._question), classes="title")
            if self._detail:
                yield Static(Content(self._detail), classes="detail")
            with Horizontal():
                yield Button(Content(self._yes), id="yes", compact=True, classes="answer")
                yield Button(Content(self._no), id="no", compact=True, classes="answer")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - Textual hands an action its arguments by place
        """The answer of a key."""
        self.dismiss(answer)
