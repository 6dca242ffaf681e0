"""`python -m tests.benchmarks.markdown_app FILE`: Textual's own Markdown widget, which the page is compared with."""

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import MarkdownViewer, Static


class Viewer(App[None]):
    """Shows a file once it is told to, and then says that it is all there.

    Args:
        source: Markdown.
    """

    CSS = "#state { dock: bottom; height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [("o", "show", "show"), ("q", "quit", "quit")]

    def __init__(self, source: Path) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        """The widget above a line."""
        yield MarkdownViewer(show_table_of_contents=False)
        yield Static("ready", id="state")

    def on_mount(self) -> None:
        """The keys go to the text."""
        self.query_one(MarkdownViewer).document.focus()

    async def action_show(self) -> None:
        """Show the file; a worker does it, so that the first batch is on the screen before the last is there."""
        self.run_worker(self._show())

    async def _show(self) -> None:
        await self.query_one(MarkdownViewer).document.update(self._source.read_text("utf-8"))
        self.query_one("#state", Static).update("complete")


if __name__ == "__main__":
    Viewer(Path(sys.argv[1])).run()
