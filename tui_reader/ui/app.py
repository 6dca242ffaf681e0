"""The app: themes, the first screen, signals and the last resort for errors; no logic of reading."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.geometry import Size
from textual.screen import Screen
from textual.theme import ThemeProvider

from tui_reader.errors import Bug, ReaderError
from tui_reader.i18n import _
from tui_reader.reader import Reader
from tui_reader.settings import Settings
from tui_reader.text import line
from tui_reader.ui.keys import KEYS, shown
from tui_reader.ui.loads import where
from tui_reader.ui.screens.reading import ReadingScreen
from tui_reader.ui.theme import THEMES

if TYPE_CHECKING:
    from tui_reader.ui.screens.small import SmallScreen

_log = logging.getLogger(__name__)

DEMO = "demo"
_STARTED = 3.0
"""Seconds after which garbage is collected again at the latest; see `cli`."""
_PATIENCE = 3.0
"""Seconds that a program told to end may take for it."""
_PARTING = 1.0
"""Seconds that closing may take before the program ends all the same."""

COLUMNS, ROWS = 40, 12
"""The smallest terminal that anything can be read in."""


class ReaderApp(App[str]):
    """The face of a reader; its result is DEMO when the demo blog was asked for.

    Args:
        reader: the use cases. settings: theme, keys and column width; the language is in use already.
        address: what to open; "" reopens where one left off, or welcomes.
        hint: what a visitor types to log in, shown in the login dialog (the demo blog's).
    """

    CSS_PATH = "reader.tcss"
    TITLE = "tui-reader"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, reader: Reader, settings: Settings, address: str = "", hint: str = "") -> None:
        super().__init__()
        self.reader, self.settings, self.login_hint = reader, settings, hint
        self._address = address
        self._small: SmallScreen | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else THEMES[0].name
        self.animation_level = "none"
        self.reading = ReadingScreen(reader, settings.keys, settings.column)

    async def on_mount(self) -> None:
        """Show the empty panes at once; everything else comes behind them."""
        await self.push_screen(self.reading)
        self._fit(self.size)
        if self.settings.theme not in {"", self.theme}:
            words = _("There is no theme “{name}”; this is {usual}.")
            self.reading.tell(words.format(name=line(self.settings.theme), usual=self.theme))
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, lambda number, _frame: self._signalled(loop, number))
        self.call_after_refresh(self._begin)

    async def on_unmount(self) -> None:
        """Let go of connections and files, so that nothing is left to mend at the next start."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PARTING):
                await self.reader.close()

    async def _begin(self) -> None:
        self.set_timer(_STARTED, gc.enable)
        try:
            place = None if self._address else await self.reader.place()
        except ReaderError as error:
            self.reading.tell(str(error))
            self.ask_for_blog()
            return
        if self._address:
            self.reading.visit.open(self._address)
        elif place:
            self.reading.visit.open(place.blog, place.post)
        else:
            self.ask_for_blog(first=True)

    @work(group="dialog", exclusive=True)
    async def ask_for_blog(self, *, first: bool = False) -> None:
        """Ask for an address and open it."""
        from tui_reader.ui.screens.welcome import WelcomeScreen  # noqa: PLC0415 - not needed for most starts

        answer = await self.push_screen_wait(WelcomeScreen(first=first))
        if answer == DEMO:
            self.exit(DEMO)
        elif answer:
            self.reading.visit.open(answer)
        elif first:
            self.exit()

    def show_help(self) -> None:
        """Every key."""
        from tui_reader.ui.screens.help import HelpScreen  # noqa: PLC0415 - not needed for the start

        self.push_screen(HelpScreen(self.settings.keys))

    def leave(self) -> None:
        """Quit; the exit status tells whether the blog that was asked for ever opened."""
        self._keep_what_was_typed()
        failed = bool(self._address) and self.reading.visit.blog is None
        self.exit(return_code=1 if failed else 0)

    async def action_quit(self) -> None:
        """Quit from anywhere; nothing typed is lost."""
        self.leave()

    def action_command_palette(self) -> None:
        """Textual's palette, asked in the reader's language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for a command…"), id="--command-palette"))

    def search_themes(self) -> None:
        """Textual's choice of themes, asked in the reader's language."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=_("Search for a theme…")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key's action, by its words; then Textual's own."""
        if screen is self.reading:
            for key in KEYS:
                if not key.action.startswith("app."):
                    action = f"screen.{key.action}"
                    yield SystemCommand(
                        _(key.words),
                        shown(self.settings.keys.get(key.id, key.keys)),
                        lambda action=action: self.call_later(self.run_action, action, screen),
                    )
        yield SystemCommand(_("Theme"), _("change the colours"), self.action_change_theme)

    # --- what the terminal and the system do

    async def on_event(self, event: events.Event) -> None:
        """Let the screen know of every key before it is handed on."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.reading.pressed(event.key)
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the terminal is too small to show anything in."""
        if self.reading in self.screen_stack:
            self._fit(event.size)

    def _fit(self, size: Size) -> None:
        small = size.width < COLUMNS or size.height < ROWS
        if small and self._small is None:
            from tui_reader.ui.screens.small import SmallScreen  # noqa: PLC0415 - not needed for most starts

            self._small = SmallScreen(COLUMNS, ROWS)
            self.push_screen(self._small)
        elif not small and self._small is not None:
            self._small.dismiss()
            self._small = None

    def _signalled(self, loop: asyncio.AbstractEventLoop, number: int) -> None:
        """End; the loop may never hear of it, as Textual waits for ever to write to a terminal that is gone."""
        last = threading.Timer(_PATIENCE, self._end_now, (number,))
        last.daemon = True
        last.start()
        loop.call_soon_threadsafe(self._told_to_end, number)

    def _end_now(self, number: int) -> None:
        self._keep_what_was_typed()
        os._exit(128 + number)

    def _told_to_end(self, number: int) -> None:
        self._keep_what_was_typed()
        self.exit(return_code=128 + number)

    def _keep_what_was_typed(self) -> None:
        try:
            if composer := self.reading.composer:
                self.reading.talk.keep_now(composer.text)
        except Exception as error:  # noqa: BLE001 - the program is ending: whatever this is must not stop it
            _log.error("the draft could not be kept: %s at %s", type(error).__name__, where(error))

    def _fatal_error(self) -> None:
        """One calm line and a log without values: Textual's own traceback prints local variables, passwords too."""
        error = self._exception
        self._keep_what_was_typed()
        if error is not None:
            _log.critical("crash: %s at %s", type(error).__name__, where(error))
        self._exit_renderables.append(Text(str(Bug(kind=type(error).__name__))))
        self._close_messages_no_wait()
