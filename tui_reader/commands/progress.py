"""How far something long is, as one line on a terminal's standard error; nothing where that is no terminal."""

from __future__ import annotations

import shutil
import sys

from tui_reader import figures
from tui_reader.answers import Progress, Round
from tui_reader.text import line

_MINUTE, _HOUR = 60, 3600


class ProgressLine:
    """One line that is written again and again, by going back to its start: no other control is sent."""

    def __init__(self) -> None:
        self._on = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def show(self, progress: Progress) -> None:
        """Write how far it is now."""
        self._write(figures.progress(progress.done, progress.total, progress.rate, progress.rest))

    def show_round(self, came: Round) -> None:
        """Write how far it is, and whom it asks."""
        if self._on:
            self._write(" · ".join([figures.progress(came.done, came.total, 0, None), *map(line, came.names)]))

    def say(self, words: str) -> None:
        """Write what is waited for."""
        self._write(words)

    def end(self) -> None:
        """Leave the line as it is, so that what is said next begins a new one."""
        if self._width:
            print(file=sys.stderr, flush=True)
            self._width = 0

    def _write(self, words: str) -> None:
        if self._on:
            words = words[: shutil.get_terminal_size().columns - 1]
            print("\r" + words.ljust(self._width), end="", file=sys.stderr, flush=True)
            self._width = len(words)
