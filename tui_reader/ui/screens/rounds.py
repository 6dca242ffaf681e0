"""Asking many blogs for what is new, behind whatever one does: how far that is, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tui_reader import receipts
from tui_reader.answers import Round
from tui_reader.errors import ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

SLOT = "round"
_NAMED = 3
"""Blogs that are named in a sentence."""
_PAUSE = 0.1
"""Seconds between two words about how far it is."""
_LOOK = 60.0
"""Seconds between two looks for blogs that are due."""


class Rounds:
    """One round at a time; it goes on while one reads, and while the library is open.

    Args:
        screen: whose top bar says how far it is. reader: whom it asks. ended: called with the blogs that were asked, ()
            for all, and what came of it.

    Attributes:
        now: how far the round is, None before its first word. heard: told whenever that changes; the library puts
            something here while it is open.
    """

    def __init__(self, screen: Panes, reader: Reader, ended: Callable[[Sequence[str], Round], None]) -> None:
        self._screen, self._reader, self._ended = screen, reader, ended
        self.now: Round | None = None
        self.heard: Callable[[str], None] = _nobody
        self._quiet = self._running = self._timed = False
        self._told = 0.0

    @property
    def running(self) -> bool:
        """Whether blogs are being asked."""
        return self._running

    def unheard(self) -> None:
        """The library is closed: whoever reads is told."""
        self.heard = _nobody

    def start(self, blogs: Sequence[str] = (), *, force: bool = False, quiet: bool = False) -> None:
        """Ask blogs by their addresses, all that are not muted for (); a round that is under way goes on instead.

        Args:
            force: those that asked to be left alone for a while too. quiet: nobody waits for it.
        """
        if self.running:
            return
        self.now, self._quiet, self._running = None, quiet, True
        work = partial(self._reader.library.refresh, blogs, self._came, force=force)
        load(self._screen, SLOT, blogs, work, partial(self._done, blogs))
        self._tell("")

    def keep_up(self, minutes: int) -> None:
        """From now on ask every blog that was not asked for so many minutes, quietly; none for 0."""
        if minutes:
            self._screen.set_interval(_LOOK, partial(self._look, timedelta(minutes=minutes)))
            self._look(timedelta(minutes=minutes))

    def _look(self, after: timedelta) -> None:
        if not self.running:
            load(self._screen, "due", None, partial(self._due, after), self._ask_due)

    async def _due(self, after: timedelta) -> tuple[str, ...]:
        now = datetime.now(UTC)
        blogs = (one for one in await self._reader.library.all() if not one.muted)
        old = (one for one in blogs if one.checked is None or now - one.checked >= after)
        return tuple(one.blog.address for one in old if one.wait is None or one.wait <= now)

    def _ask_due(self, blogs: tuple[str, ...]) -> None:
        if blogs:
            self.start(blogs, quiet=True)

    def stop(self) -> bool:
        """Ask no further blog; False when none was asked. What came is kept."""
        if not self.running:
            return False
        self._screen.workers.cancel_group(self._screen, SLOT)
        self._end(_("Stopped.") if self._reader.unkept else _("Stopped; what came is kept."))
        return True

    def failed(self, error: ReaderError) -> None:
        """The round itself broke off."""
        self._end(str(error))

    @property
    def words(self) -> str:
        """How far it is, in few words; "" while nobody is asked."""
        if not self.running:
            return ""
        if self.now is None:
            return _("refreshing…")
        return _("refreshing {n} of {total}").format(n=grouped(self.now.done), total=grouped(self.now.total))

    def _came(self, now: Round) -> None:
        if self._running:
            first, self.now = self.now is None, now
            if first or time.monotonic() - self._told >= _PAUSE:
                self._tell("")
            elif not self._timed:
                self._timed = True
                self._screen.set_timer(_PAUSE, self._tell_late)

    def _tell_late(self) -> None:
        """What was not told at once, lest every blog costs a frame."""
        self._timed = False
        if self._running:
            self._tell("")

    def _done(self, blogs: Sequence[str], came: Round) -> None:
        self._ended(blogs, came)
        self._end("" if self._quiet else result(came))
        self._screen.visit.look_at_shelf()

    def _end(self, words: str) -> None:
        self.now, self._running = None, False
        self._tell(words)

    def _tell(self, words: str) -> None:
        self._told = time.monotonic()
        self._screen.show_position()
        if self.heard is not _nobody:
            self.heard(words)
        elif words:
            self._screen.tell(words)

    def say(self, words: str) -> None:
        """Say something where it is seen: in the library while that is open."""
        self._tell(words)


def _nobody(words: str) -> None:
    """The library is not open."""


def result(came: Round) -> str:
    """What came of a round: "61 blogs asked: 12 new posts. 2 could not be read: Anna, Berta."."""
    words = [_asked(came), receipts.resting(came.resting)]
    if count := len(came.skipped):
        said = n_("{n} wants to be left alone for a while.", "{n} want to be left alone for a while.", count)
        words.append(said.format(n=grouped(count)))
    return " ".join(filter(None, words)) or _("There is no blog to ask.")


def _asked(came: Round) -> str:
    """What came of those that were asked: of one alone why it failed, of many which."""
    count, failed = came.asked, came.failed
    if words := receipts.unreached(came):
        return words
    if not count:
        return ""
    if count == len(failed) == 1:
        return f"{failed[0].name}: {failed[0].why}"
    asked = n_("{n} blog asked", "{n} blogs asked", count).format(n=grouped(count))
    new = n_("{n} new post", "{n} new posts", came.new).format(n=grouped(came.new)) if came.new else _("nothing new")
    words = f"{asked}: {new}." if count > len(failed) else f"{asked}."
    if failed:
        said = n_("{n} could not be read: {names}.", "{n} could not be read: {names}.", len(failed))
        words += f" {said.format(n=grouped(len(failed)), names=_named([one.name for one in failed]))}"
    return words


def _named(names: Sequence[str]) -> str:
    """Some of them."""
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
