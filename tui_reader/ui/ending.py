"""The end of the program: nothing typed is lost, the next start begins where one was, and it never takes long."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.ui.loads import where

if TYPE_CHECKING:
    from tui_reader.kept import Place
    from tui_reader.ui.app import ReaderApp

_log = logging.getLogger(__name__)

_PATIENCE = 3.0
"""Seconds that a program told to end may take for it."""
_PARTING = 1.0
"""Seconds that closing may take before the program ends all the same."""


class Ending:
    """Ends an app.

    Args:
        app: which.
    """

    def __init__(self, app: ReaderApp) -> None:
        self._app = app
        self._place: Place | None = None
        """Where one was when the program was told to end."""
        self._warned = False

    def leave(self) -> None:
        """Quit, once nothing stands on the screen that the next start would not begin with."""
        app = self._app
        if not self.keep_what_was_typed() and not self._warned:
            self._warned = True
            app.run_worker(self._warn(), group="leave", exclusive=True)
            return
        if app.frames and app.reading.notice.text and app.screen is app.reading:
            app.reading.tell("")
            app.call_after_refresh(self._leave)
        else:
            self._leave()

    async def _warn(self) -> None:
        """Ask before words are lost that are only here; to leave once more is an answer too."""
        from tui_reader.ui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415 - hardly ever

        detail = _("It could not be put on disk. Send it, or copy it elsewhere, before you quit.")
        dialog = ConfirmDialog(_("Quit, and lose what you wrote?"), detail, yes=_("Quit"), no=_("Stay"))
        if await self._app.push_screen_wait(dialog):
            self._leave()
        self._warned = False

    def _leave(self) -> None:
        app = self._app
        if app.frames:
            app.frames.keep()
        self._place = app.reading.bookmark.place()
        app.exit(return_code=int(app.nothing_opened))

    async def close(self) -> None:
        """Keep where one was, and let go of connections and files: nothing is left to mend at the next start."""
        reading, reader = self._app.reading, self._app.reader
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PARTING):
                with contextlib.suppress(ReaderError):  # there is no screen left to say it on
                    await reading.talk.close()
                    if self._place is not None:
                        await reader.places.keep(self._place)
                await reader.close()

    # --- told by the system

    def heed(self) -> None:
        """From now on end when the system says so."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, lambda number, _frame: self.signalled(loop, number))

    def signalled(self, loop: asyncio.AbstractEventLoop, number: int) -> None:
        """End; the loop may never hear of it, as Textual waits for ever to write to a terminal that is gone."""
        last = threading.Timer(_PATIENCE, self._end_now, (number,))
        last.daemon = True
        last.start()
        loop.call_soon_threadsafe(self._told_to_end, number)

    def _end_now(self, number: int) -> None:
        self.keep_what_was_typed()
        os._exit(128 + number)

    def _told_to_end(self, number: int) -> None:
        self.keep_what_was_typed()
        if self._app.frames:
            self._app.frames.keep()
        self._place = self._app.reading.bookmark.place()
        self._app.exit(return_code=128 + number)

    def keep_what_was_typed(self) -> bool:
        """Put the comment being written on disk, whatever else may be wrong; False where it is not there."""
        reading = self._app.reading
        try:
            composer = reading.composer
            reading.talk.keep_now(composer.text if composer else "")
        except Exception as error:  # noqa: BLE001 - the program is ending: whatever this is must not stop it
            _log.error("the draft could not be kept: %s at %s", type(error).__name__, where(error))
            return False
        return True
