# ruff: noqa: SLF001 - what is on screen is known to Textual's compositor alone
"""Keeps the frame that is on screen for `tui_reader.first`, which paints it at the next start."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.color import ColorSystem
from textual.strip import Strip

from tui_reader import first
from tui_reader.figures import age
from tui_reader.store import private_file
from tui_reader.ui.widgets.codes import ansi

if TYPE_CHECKING:
    from tui_reader.settings import Folders
    from tui_reader.ui.screens.reading import ReadingScreen

_CALM = 2.0
"""Seconds without a key after which what is on screen is kept."""
_GAP = "  "
"""What always stands left of the words at the right of the top bar."""
_DAYS = 100
"""An older frame is not painted: the words for its age are not in the file."""


class Frames:
    """Writes the frame file, or none where `first` would not look for it.

    Args:
        screen: what is kept while it is on top. folders: where settings and data lie.
    """

    def __init__(self, screen: ReadingScreen, folders: Folders) -> None:
        self._screen = screen
        self._path = folders.data / first.NAME
        self._settings, self._column = str(folders.settings), str(folders.data / first.COLUMN)
        self._wanted = first.folder() == str(folders.data)
        self._calm: asyncio.TimerHandle | None = None
        self._writing = threading.Lock()
        self._number = self._written = 0
        self._stale = False
        """There is none on disk, since another one than that is on screen."""

    def touched(self) -> None:
        """A key came: the frame on disk is not true any more; when no other key comes for a while, one is kept."""
        if not self._wanted:
            return
        if self._calm is not None:
            self._calm.cancel()
        if not self._stale:
            self._stale = True
            with contextlib.suppress(OSError):
                self._path.unlink()
        self._calm = asyncio.get_running_loop().call_later(_CALM, self._keep_calmly)

    def keep(self) -> None:
        """Keep the frame at once: the program ends."""
        if self._calm is not None:
            self._calm.cancel()
        if (text := self._taken()) is not None:
            self._number += 1
            self._write(text, self._number)

    def _keep_calmly(self) -> None:
        if (text := self._taken()) is not None:
            self._number += 1
            asyncio.get_running_loop().run_in_executor(None, self._write, text, self._number)

    def _taken(self) -> str | None:
        """The file's text; None while there is something on screen that the next start does not begin with."""
        screen = self._screen
        checking, app = screen.visit.checking, screen.app
        over = (
            screen.composer
            or screen.changes_of
            or screen.notice.text
            or (screen.article.album.shown and screen.article.has_pictures)
        )
        over = over or screen.in_text.active or any(rack.children for rack in screen.query("ToastRack"))
        if not self._wanted or app.is_headless or screen is not app.screen or over or checking.checked is None:
            return None
        if not app.width.is_as_kept:
            return None
        strips = screen._compositor.render_strips(app.size)
        try:
            state = first.here(self._settings, self._column)
        except OSError:  # the terminal is gone
            return None
        system = app.console._color_system or ColorSystem.TRUECOLOR
        return text_of(strips, system, checking.words, checking.checked.timestamp(), (self._settings, state))

    def _write(self, text: str, number: int) -> None:
        with self._writing, contextlib.suppress(OSError):  # a frame that is not kept costs a third of a second
            if number > self._written:
                private_file.write(self._path, text)
                self._written, self._stale = number, False


def text_of(
    strips: Iterable[Strip], system: ColorSystem, shown: str, since: float, head: tuple[str, str]
) -> str | None:
    """The file's text as `first.read` and `first.composed` take it; None where the frame cannot be told to be old.

    Args:
        strips: the rows of the screen. shown: the words of the first row that say its age, at the beginning of what
            stands at the right. since: when the frame was true, in seconds since the epoch.
        head: the path of the settings, and the state by `first.here`.
    """
    top, *others = strips
    bar = top.text.rstrip()
    at = bar.rfind(_GAP) + len(_GAP)
    if not shown or at < len(_GAP) or not bar.startswith(shown, at):
        return None
    left = cell_len(bar[:at].rstrip()) + 1
    right = cell_len(bar[:at])
    style, found, tail = ansi(top.crop(right), system)[0].partition(shown)
    room = right - left + cell_len(shown)
    ages = [f"{seconds} {age(seconds)}" for seconds in _moments()]
    lines = [
        *head,
        f"{int(since)} 0 {room} {len(ages) + 1}",
        *ages,
        f"{_DAYS * 86400} ",
        ansi(top.crop(0, left), system)[0],
        f"\x1b[m{style}",
        tail,
        "",
        *(ansi(strip, system)[0] for strip in others),
    ]
    text = "\n".join(lines) + "\n"
    whole = found and text.count("\n") == len(lines) and len(text.encode()) <= first.LARGEST
    return text if whole and first.harmless(text.encode()) else None


def _moments() -> Iterable[int]:
    """Seconds at which the words for an age change."""
    yield from range(0, 3600, 60)
    yield from range(3600, 2 * 86400, 3600)
    yield from range(2 * 86400, _DAYS * 86400, 86400)
