"""The app: themes, the first screen, signals and the last resort for errors; no logic of reading."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme, ThemeProvider
from textual.widget import AwaitMount

from tui_reader import compiled
from tui_reader.answers import Resumed
from tui_reader.errors import Bug
from tui_reader.i18n import _
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.text import line
from tui_reader.ui.beginning import Beginning
from tui_reader.ui.driver import driver_class
from tui_reader.ui.ending import Ending
from tui_reader.ui.frame import Frames
from tui_reader.ui.keys import commands
from tui_reader.ui.loads import spread, where
from tui_reader.ui.screens.arrangement import shows_all
from tui_reader.ui.screens.reading import ReadingScreen
from tui_reader.ui.theme import INK, THEMES
from tui_reader.ui.widgets.clusters import filters
from tui_reader.ui.widgets.drawn import Drawn
from tui_reader.ui.width import Width

if TYPE_CHECKING:
    from tui_reader.ui.screens.small import SmallScreen

_log = logging.getLogger(__name__)

DEMO = "demo"
_MINUTE = 60.0
_STARTED = 3.0
"""Seconds after which garbage is collected again at the latest; see `cli`."""

COLUMNS, ROWS = 40, 12
"""The smallest terminal that anything can be read in."""


class ReaderApp(App[str]):
    """The face of a reader; its result is DEMO when the demo blog was asked for.

    Args:
        reader: the use cases. settings: theme, keys and column width; the language is in use already.
        address: what to open; "" reopens where one left off, or welcomes.
        hint: what a visitor types to log in, shown in the login dialog (the demo blog's).
        folders: where the last frame is kept for the next start, None keeps none. resumed: what was left, from disk;
            None has the app look for it itself.
    """

    CSS_PATH = "reader.tcss"
    TITLE = "tui-reader"
    BINDINGS: ClassVar[list[BindingType]] = []
    theme: Reactive[str] = Reactive(INK.name)
    """Textual's own, but it begins with ours: to change it parses all style sheets anew."""

    def __init__(
        self,
        reader: Reader,
        settings: Settings,
        address: str = "",
        hint: str = "",
        *,
        folders: Folders | None = None,
        resumed: Resumed | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class())
        self.reader, self.settings, self.login_hint = reader, settings, hint
        self._address, self._resumed = address, resumed
        self._small: SmallScreen | None = None
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        self.animation_level = "none"
        self._filters += filters()
        self.width = Width(settings.column, folders)
        self.reading = ReadingScreen(reader, settings.keys, self.width.column)
        self.reading.article.always = settings.pictures == "on"
        if resumed is not None:
            self.reading.begin_at(resumed)
        self.frames = Frames(self.reading, folders) if folders else None
        self.beginning, self.ending = Beginning(self, address), Ending(self)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes, and ours."""
        return super().available_themes | {theme.name: theme for theme in THEMES}

    def get_default_screen(self) -> ReadingScreen:
        """The one that one reads on: an empty one below it would be laid out for nothing."""
        return self.reading

    @staticmethod
    def shows_all(columns: int) -> bool:
        """Whether list, text and comments are side by side in a terminal of that width."""
        return shows_all(columns)

    async def on_mount(self) -> None:
        """Show what was left, or the empty panes, at once; everything else comes behind that."""
        if not self._address and self._resumed is None:
            wide = self.shows_all(self.size.width)
            self._resumed = await asyncio.to_thread(self.reader.places.resume, self.size.height, thread=wide)
            if self._resumed is not None:
                self.reading.begin_at(self._resumed)
            else:
                await self.beginning.look()
        with self.batch_update():  # the first frame has everything: the pane that has the keys looks it
            await AwaitMount(self.reading, [self.reading])
            if self._resumed is not None:
                self.reading.resume(self._resumed)
                await self.reading.arranged()
            await self.beginning.greet()
        self._fit(self.size)
        if self.settings.theme not in {"", self.theme}:
            words = _("There is no theme “{name}”; this is {usual}.")
            self.reading.tell(words.format(name=line(self.settings.theme), usual=self.theme))
        self.ending.heed()
        spread(asyncio.get_running_loop())
        self.call_after_refresh(self._begin)

    async def on_unmount(self) -> None:
        """Let go of everything."""
        await self.ending.close()

    async def _begin(self) -> None:
        self.set_timer(_STARTED, _collect)
        self.set_interval(_MINUTE, self.reading.show_position)  # the age of what one sees is told in minutes
        self.reading.rounds.keep_up(self.settings.refresh_minutes)
        if self._resumed is not None:
            self._resumed = None
            self.reading.visit.go_on()
            return
        await self.beginning.open()

    @work(group="dialog", exclusive=True)
    async def ask_for_blog(self, *, first: bool = False) -> None:
        """Ask for a blog until one opens, and show it."""
        await self.beginning.ask(first=first)

    def show_help(self, at: str = "") -> None:
        """Every key; `at` is the group that one sees first."""
        from tui_reader.ui.screens.help import HelpScreen  # noqa: PLC0415 - not needed for the start

        self.push_screen(HelpScreen(self.settings.keys, at))

    def leave(self) -> None:
        """Quit."""
        self.ending.leave()

    @property
    def nothing_opened(self) -> bool:
        """Whether a blog that was asked for never opened."""
        visit = self.reading.visit
        return bool(self._address) and visit.blog is None and not visit.opened

    async def action_quit(self) -> None:
        """Quit from anywhere; nothing typed is lost."""
        self.leave()

    def action_help_quit(self) -> None:
        """Ctrl+C, which elsewhere ends a program: say what does here, where that can be said."""
        words = _("Press {key} to quit.").format(key=self.reading.key_name("quit"))
        from tui_reader.ui.screens.library_panes import LibraryPanes  # noqa: PLC0415 - not needed for the start

        if isinstance(self.screen, LibraryPanes):
            self.screen.say(words)
        else:
            self.reading.tell(words)

    def action_command_palette(self) -> None:
        """Textual's palette, asked in the reader's language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for a command…"), id="--command-palette"))

    def search_themes(self) -> None:
        """Textual's choice of themes, asked in the reader's language."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=_("Search for a theme…")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key's action, by its words; then Textual's own."""
        for words, names, action in commands(getattr(screen, "offered", ()), self.settings.keys):
            yield SystemCommand(words, names, lambda action=action: self.call_later(self.run_action, action, screen))
        yield SystemCommand(_("Theme"), _("change the colours"), self.action_change_theme)

    # --- what the terminal and the system do

    async def on_event(self, event: events.Event) -> None:
        """Let the screen know of every key before it is handed on; what is for a pane is done at once.

        No pane takes keys itself, nor does anything it lies in: Textual would hand each one on from queue to queue,
        from the pane to the app again, and then do what follows. That is a third of what a step costs.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.reading.pressed(event.key)
            if self.frames:
                self.frames.touched()
            if isinstance(self.focused, Drawn):
                self.app_focus = True
                if not await self._check_bindings(event.key, priority=True):
                    await self._check_bindings(event.key)
                return
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

    def _fatal_error(self) -> None:
        """One calm line and a log without values: Textual's own traceback prints local variables, passwords too."""
        error = self._exception
        self.ending.keep_what_was_typed()
        if error is not None:
            _log.critical("crash: %s at %s", type(error).__name__, where(error))
        self._exit_renderables.append(Text(str(Bug(kind=type(error).__name__))))
        self._close_messages_no_wait()


def _collect() -> None:
    """The start is over: what it made stays, garbage is collected again, and its modules are kept for the next."""
    gc.freeze()
    gc.enable()
    # Nobody waits for it: every key would wait with him.
    asyncio.get_running_loop().run_in_executor(None, compiled.done)
