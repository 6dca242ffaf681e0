"""What is shown while the terminal is too small for anything else."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.ui.widgets.modal import Modal


class SmallScreen(Modal[None]):
    """Says what is needed; the app takes it away when there is room again."""

    DEFAULT_CSS = """
    SmallScreen { align: center middle; background: $background; & Static { width: 1fr; text-align: center; } }
    """

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._columns, self._rows = columns, rows

    def compose(self) -> ComposeResult:
        """One sentence."""
        words = _("Too small: {columns}×{rows} is needed.").format(columns=self._columns, rows=self._rows)
        yield Static(Content(words))
