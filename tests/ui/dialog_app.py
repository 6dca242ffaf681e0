"""An app that shows one dialog over an empty screen and keeps what it gave back."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual import work
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen

from tui_reader.ui.theme import THEMES

WAITING = object()
"""What `answer` is while the dialog is open."""


class DialogApp(App[None]):
    """Opens the dialog the way the flows do.

    Args:
        dialog: the one to show.
    """

    def __init__(self, dialog: ModalScreen[Any]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.dialog = dialog
        self.answer: object = WAITING

    def on_mount(self) -> None:
        """Open it."""
        self._ask()

    @work
    async def _ask(self) -> None:
        self.answer = await self.push_screen_wait(self.dialog)

    @property
    def closed(self) -> bool:
        """Whether the dialog gave an answer."""
        return self.answer is not WAITING


async def until(pilot: Pilot[Any], condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Let the app go on until something holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"it never came to that:\n{screen_text(pilot.app)}"
        await pilot.pause()
        await asyncio.sleep(0.001)


def screen_text(app: App[Any]) -> str:
    """What is on screen, row by row."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def words(app: App[Any]) -> str:
    """What is on screen as running text, so that a sentence is found however it was wrapped."""
    return " ".join(screen_text(app).split())


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text, key by key."""
    await pilot.press(*("space" if character == " " else character for character in text))
