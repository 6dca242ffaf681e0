"""How far something long is, as one line on a terminal's standard error; nothing where that is no terminal."""

from __future__ import annotations

import shutil
import sys

from tui_reader.answers import Progress
from tui_reader.commands.lines import grouped
from tui_reader.i18n import _

_MINUTE, _HOUR = 60, 3600


class ProgressLine:
    """One line that is written again and again, by going back to its start: no other control is sent."""

    def __init__(self) -> None:
        self._on = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def show(self, progress: Progress) -> None:
        """Write how far it is now."""
        if self._on:
            words = words_of(progress)[: shutil.get_terminal_size().columns - 1]
            print("\r" + words.ljust(self._width), end="", file=sys.stderr, flush=True)
            self._width = len(words)

    def end(self) -> None:
        """Leave the line as it is, so that what is said next begins a new one."""
        if self._width:
            print(file=sys.stderr, flush=True)
            self._width = 0


def words_of(progress: Progress) -> str:
    """The line: "12,300 of 100,000 · 85/s · 17 min left", as much of it as is known."""
    if progress.total is None:
        words = grouped(progress.done)
    else:
        words = _("{done} of {total}").format(done=grouped(progress.done), total=grouped(progress.total))
    parts = [words]
    if progress.rate:
        parts.append(_("{n}/s").format(n=grouped(round(progress.rate)) if progress.rate >= 1 else "<1"))
    if progress.rest is not None and progress.rest > 0:
        parts.append(_left(progress.rest))
    return " · ".join(parts)


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return _("{n} s left").format(n=round(seconds) or 1)
    if seconds < 2 * _HOUR:
        return _("{n} min left").format(n=round(seconds / _MINUTE))
    return _("{n} h left").format(n=round(seconds / _HOUR))
