"""The beginning: what was left, else the blog that was asked for, the library, or the question which blog to read."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Opened
from tui_reader.errors import ReaderError

if TYPE_CHECKING:
    from tui_reader.ui.app import ReaderApp

_AGAIN = "library_refresh_all"
"""The key of the library that asks all blogs."""
_TURNS = 500
"""Turns of the loop that a screen may take until it is there."""


class Beginning:
    """Begins an app.

    Args:
        app: which. address: what to open, "" for where one left off.
    """

    def __init__(self, app: ReaderApp, address: str) -> None:
        self._app, self._address = app, address
        self._empty = False

    async def look(self) -> None:
        """Find out what there is to begin with where nothing was left; a broken shelf says so later."""
        if self._address:
            return
        reader = self._app.reader
        try:
            if await reader.places.last() is None:
                self._empty = not await reader.library.all()
        except ReaderError:
            return

    async def greet(self) -> None:
        """Ask at once which blog to read, where there is none: nobody needs to see empty panes first."""
        if self._empty:
            self._app.ask_for_blog(first=True)
            for _turn in range(_TURNS):
                if self._app.screen is not self._app.reading and self._app.screen.size.width:
                    break
                await asyncio.sleep(0)

    async def open(self) -> None:
        """Open what there is, unless one was asked already."""
        app = self._app
        if self._empty:
            return
        try:
            place = None if self._address else await app.reader.places.last()
            blogs = () if self._address or place else await app.reader.library.all()
        except ReaderError as error:
            app.reading.tell(str(error))
            app.ask_for_blog()
            return
        if self._address or place:
            app.reading.visit.open(self._address or (place.blog if place else ""))
        elif blogs:
            app.reading.action_library()
        else:
            app.ask_for_blog(first=True)

    async def ask(self, *, first: bool) -> None:
        """Ask for a blog until one opens, and show it; a list of blogs does as well."""
        from tui_reader.ui.screens.welcome import Listed, WelcomeScreen, attempt  # noqa: PLC0415 - rarely at the start

        app = self._app
        while True:
            answer = await app.push_screen_wait(WelcomeScreen(partial(attempt, app.reader), first=first))
            if not isinstance(answer, Listed):
                break
            if await self._take_in(answer.place):
                return
        if isinstance(answer, Opened):
            if answer.hint:
                app.reading.tell(answer.hint)
            if answer.post is not None:
                app.reading.visit.open_at(answer.blog.address, answer.post.id)
            else:
                app.reading.visit.open(answer.blog.address)
        elif answer is not None:
            app.exit(answer)
        elif first:
            app.exit()

    async def _take_in(self, path: str) -> bool:
        """Import a list of blogs, and show the library; False where nothing came of it."""
        from tui_reader.ui.flows import opml  # noqa: PLC0415 - rarely at the start
        from tui_reader.ui.keys import LIBRARY, shown  # noqa: PLC0415 - as above

        app = self._app
        again = shown(next(app.settings.keys.get(key.id, key.keys) for key in LIBRARY if key.id == _AGAIN), 1)
        words = await opml.take_in(app, app.reader, again, path)
        try:
            blogs = await app.reader.library.all()
        except ReaderError:
            return False
        if blogs:
            app.reading.action_library(words)
        return bool(blogs)
