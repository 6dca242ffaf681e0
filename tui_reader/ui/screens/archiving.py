"""Bringing in a blog's whole archive behind what is read: how far it is, and how it ends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tui_reader import figures
from tui_reader.answers import Progress
from tui_reader.errors import ReaderError
from tui_reader.i18n import _, n_
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

SLOT = "archive"
_COUNTED = 1.0
"""Seconds between two counts of the list while posts come."""


class Archiving:
    """One archive at a time; it goes on while one reads, in another blog too.

    Args:
        screen: whose top bar says how far it is. reader: whom it asks.
    """

    def __init__(self, screen: Panes, reader: Reader) -> None:
        self._screen, self._reader = screen, reader
        self._blog: Blog | None = None
        self._progress: Progress | None = None
        self._counted = 0.0

    @property
    def running(self) -> bool:
        """Whether posts are being brought in."""
        return waiting(self._screen, SLOT)

    def start(self, blog: Blog) -> None:
        """Bring in every older post, from where the last run ended."""
        self._blog, self._progress = blog, None

        async def work() -> Progress | ReaderError:
            try:
                return await self._reader.refresh.archive(blog, self._came)
            except ReaderError as error:
                return error

        load(self._screen, SLOT, blog, work, self._ended)
        key = self._screen.key_name("archive")
        self._screen.tell(_("Bringing in the whole archive; {key} stops it.").format(key=key))
        self._screen.show_position()

    def stop(self) -> bool:
        """Bring in no more; False when nothing was brought in. What came is kept."""
        if not self.running:
            return False
        self._screen.workers.cancel_group(self._screen, SLOT)
        key = self._screen.key_name("archive")
        words = _("Stopped.") if self._reader.unkept else _("Stopped; what came is kept, and {key} goes on from there.")
        self._screen.tell(words.format(key=key))
        self._count()
        self._screen.call_later(self._screen.show_position)  # the worker ends only after this
        return True

    def failed(self, error: ReaderError) -> None:
        """It did not go on; what came is kept, as far as there is room."""
        if error is self._reader.unkept:
            words = _("{reason} What came after that lasts only until you quit.")
        else:
            words = _("{reason} {key} goes on from there.")
        self._screen.tell(words.format(reason=error.summary, key=self._screen.key_name("archive")))
        self._screen.visit.look_at_shelf()
        self._count()
        self._screen.call_later(self._screen.show_position)

    @property
    def words(self) -> str:
        """How far it is: "archive 12,300 of 100,000 · 85/s · 17 min left"; "" while nothing is brought in."""
        if not self.running:
            return ""
        now = self._progress
        if now is None:
            return _("archive…")
        words = figures.progress(now.done, now.total, now.rate, now.rest)
        return _("archive {progress}").format(progress=words)

    def _came(self, now: Progress) -> None:
        self._progress = now
        self._screen.show_position()
        if time.monotonic() - self._counted >= _COUNTED:
            self._count()

    def _count(self) -> None:
        self._counted = time.monotonic()
        listing = self._screen.visit.listing
        if self._blog is not None and listing.blog is not None and listing.blog.address == self._blog.address:
            listing.count_again()

    def _ended(self, how: Progress | ReaderError) -> None:
        if isinstance(how, ReaderError):
            self.failed(how)
            return
        words = n_("The whole archive is here: {n} post.", "The whole archive is here: {n} posts.", how.done)
        self._screen.tell(words.format(n=figures.grouped(how.done)))
        self._count()
        self._screen.call_later(self._screen.show_position)
