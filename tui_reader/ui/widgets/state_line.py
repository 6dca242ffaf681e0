"""The line below a text being written: how things stand with it, and how long it is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import n_

_COUNT = 18
"""Cells that the number of characters takes."""


class StateLine(Horizontal):
    """Words at the left; the number of characters at the right, where there is room for it beside the words."""

    DEFAULT_CSS = """
    StateLine {
        height: 1;
        & .state { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & .count { width: auto; height: 1; margin-left: 2; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._state, self._count = Static(classes="state"), Static(classes="count")

    def compose(self) -> ComposeResult:
        """The words and the number."""
        yield self._state
        yield self._count

    def say(self, words: str) -> None:
        """How things stand."""
        self._words = words
        self._state.update(Content(words))
        self._make_room()

    def measure(self, text: str) -> None:
        """How long the text is now."""
        count = len(text)
        self._count.update(Content(n_("{n} character", "{n} characters", count).format(n=count)))

    def on_resize(self) -> None:
        """Other words fit beside the number now."""
        self._make_room()

    def _make_room(self) -> None:
        if self.size.width:
            self._count.display = cell_len(self._words) + _COUNT <= self.size.width
