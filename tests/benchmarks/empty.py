"""The least a Textual program can be: what the reader's start and keys are compared with."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static


class Empty(App[None]):
    """One line that counts the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "count", "count"), ("q", "quit", "quit")]
    keys_seen = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("ready 0")

    def action_count(self) -> None:
        """One key more."""
        self.keys_seen += 1
        self.query_one(Static).update(Content(f"ready {self.keys_seen}"))


if __name__ == "__main__":
    Empty().run()
