"""What came of something long: a sentence, and each thing that failed with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.modal import Modal


class ReportDialog(Modal[None]):
    """A text to scroll in.

    Args:
        title, summary: literal. failed: what, and why.
    """

    DEFAULT_CSS = """
    ReportDialog {
        align: center middle;
        & > Vertical { width: 80; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface; }
        & Static { width: 1fr; height: auto; color: $text; }
        & .title { text-style: bold; }
        & VerticalScroll { height: auto; max-height: 16; margin-top: 1; scrollbar-size-vertical: 1; }
        & Foot { margin-top: 1; height: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown", "scroll(10)", show=False),
        Binding("b,pageup", "scroll(-10)", show=False),
    ]
    AUTO_FOCUS = None

    def __init__(self, title: str, summary: str, failed: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._heading, self._summary, self._failed = title, summary, failed

    def compose(self) -> ComposeResult:
        """Title, sentence, what failed, the keys."""
        with Vertical():
            yield Static(Content(self._heading), classes="title")
            yield Static(Content(self._summary))
            if self._failed:
                with VerticalScroll(can_focus=False):
                    lines = [Content.assemble((f"✗ {what}", "$text-error"), f"\n  {why}") for what, why in self._failed]
                    yield Static(Content.assemble(Content("\n").join(lines)))
            yield Foot((_("Esc"), _("closes")))

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        for text in self.query(VerticalScroll):
            text.scroll_relative(y=by, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
