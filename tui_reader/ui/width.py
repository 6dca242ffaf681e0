"""How wide the text column is: as the settings say, until it is changed by key; that is kept for the next start."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader import first
from tui_reader.store import private_file

if TYPE_CHECKING:
    from tui_reader.settings import Folders

LEAST, MOST, STEP = 40, 100, 4
"""Cells; the settings allow the same."""
_LONGEST = 20
"""Bytes of the file."""


class Width:
    """The width that was chosen by key, in a file beside the shelf: "80 76", chosen while the setting was 76.

    Where the setting has been changed since, the person has said the newer word there.

    Args:
        setting: what the settings say. folders: None keeps nothing.
    """

    def __init__(self, setting: int, folders: Folders | None) -> None:
        self._setting = setting
        self._path = folders.data / first.COLUMN if folders else None
        self._words = _text(self._path)

    @property
    def column(self) -> int:
        """Cells of the text column."""
        chosen, _blank, setting = self._words.partition(" ")
        kept = chosen.isascii() and chosen.isdigit() and setting == str(self._setting)
        return min(MOST, max(LEAST, int(chosen))) if kept else self._setting

    @property
    def is_as_kept(self) -> bool:
        """Whether another start would begin with the same; not where another reader beside this one has changed it."""
        return self._path is None or _text(self._path) == self._words

    def choose(self, column: int) -> None:
        """From now on so many; `keep` puts it on disk."""
        self._words = f"{column} {self._setting}"

    def keep(self) -> None:
        """Put it on disk; where that cannot be, the next start is as the one before. Blocks."""
        if self._path is not None:
            with contextlib.suppress(OSError):
                private_file.write(self._path, self._words)


def stepped(column: int, by: int, room: int) -> int:
    """The next width of those that the keys go through.

    Args:
        column: the width now. by: 1 for wider, -1 for narrower. room: cells that the pane has for it: what is narrowed
            is what one sees.
    """
    if by > 0:
        return min(MOST, (column // STEP + 1) * STEP)
    return max(LEAST, (min(column, room) - 1) // STEP * STEP)


def _text(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST).decode("ascii")
    except (OSError, ValueError):
        return ""
