"""A one-line receipt at the bottom: what was just done, for as long as one needs to read it."""

from __future__ import annotations

import time
from functools import partial
from typing import Literal

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

Severity = Literal["information", "warning", "error"]
_READ = 15.0
_LEAST = 5.0
_GLANCE = 1.5
_MARKS: dict[Severity, str] = {"information": "", "warning": "! ", "error": "! "}


class Notice(Widget):
    """The last receipt; nothing is there while there is nothing to say.

    It takes as many rows as its words need, five at most: an address in it must be readable to its end.
    """

    DEFAULT_CSS = """
    Notice {
        display: none; width: 1fr; height: auto; max-height: 5; padding: 0 1;
        background: $panel; color: $text;
        &.-warning { color: $text-warning; text-style: bold; }
        &.-error { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._text = ""
        self._said_at = 0.0
        self._severity: Severity = "information"
        self._old = False
        self._timer: Timer | None = None
        self._turn = 0

    @property
    def text(self) -> str:
        """The words on screen, "" for none."""
        return self._text

    def show(self, text: str, severity: Severity = "information", keep_seconds: float | None = None) -> None:
        """Say something, in place of what was said before; the same words again only stay longer.

        Args:
            text: literal, "" takes the notice away. severity: its mark and colour.
            keep_seconds: how long it stays; None: as long as reading takes, 0: until something else is said.
        """
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._turn += 1
        stay = max(_LEAST, len(text) / _READ) if keep_seconds is None else keep_seconds
        if text and stay:
            self._timer = self.set_timer(stay, partial(self._clear, self._turn))
        self._old = False
        if (text, severity) == (self._text, self._severity):
            return
        same = self._fits(self._text, self._severity) and self._fits(text, severity) and severity == self._severity
        self._text, self._severity, self._said_at = text, severity, time.monotonic()
        if same:  # how far something is: all else may stay where it stands
            self.refresh()
            return
        for name in _MARKS:
            self.set_class(name == severity, f"-{name}")
        self.display = bool(text)
        self.refresh(layout=True)

    def next_key(self) -> None:
        """Whoever presses a key has seen what was said, unless it was said just now."""
        self._old = bool(self._text)
        if self._text and time.monotonic() - self._said_at > _GLANCE:
            self.show("")

    def turn(self) -> None:
        """Something else is on screen: what was said before the last key is not about that."""
        if self._old:
            self.show("")

    def render(self) -> Content:
        """The words, with a mark that needs no colour."""
        return Content(_MARKS[self._severity] + self._text)

    def _fits(self, text: str, severity: Severity) -> bool:
        """Whether words take the one row that the notice has now."""
        room = self.content_size.width if self.size.height == 1 else 0
        return bool(text) and cell_len(_MARKS[severity] + text) <= room

    def _clear(self, turn: int) -> None:
        if turn == self._turn:  # a timer that was stopped may have called already
            self.show("")
