"""What is shown while the terminal is too small for anything else."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.i18n import _


class SmallScreen(ModalScreen[None]):
    """Says what is needed; the app takes it away when there is room again."""

    COLUMNS = 40
    ROWS = 12

    DEFAULT_CSS = """
    SmallScreen { align: center middle; background: $background; & Static { width: 1fr; text-align: center; } }
    """

    def compose(self) -> ComposeResult:
        """One sentence."""
        words = _("Too small: {columns}×{rows} is needed.").format(columns=self.COLUMNS, rows=self.ROWS)
        yield Static(Content(words))
