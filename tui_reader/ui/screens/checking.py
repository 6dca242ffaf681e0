"""Asking the blog behind what is read: what is new, changed and gone; how far that is, and how old what one sees is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.answers import News, Progress
from tui_reader.errors import ReaderError
from tui_reader.figures import age
from tui_reader.i18n import _
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

SLOT = "check"


class Checking:
    """Brings the shelf up to date.

    Args:
        screen: whose top bar says how far it is. reader: whom it asks. came: called with what it brought.
    """

    def __init__(self, screen: Panes, reader: Reader, came: Callable[[Blog, News], None]) -> None:
        self._screen, self._reader, self._came = screen, reader, came
        self.checked: datetime | None = None
        """When the blog last answered, None for never."""
        self.offline = self._loud = False
        self._progress: Progress | None = None

    def begin(self, checked: datetime | None) -> None:
        """Another blog is on screen, last asked then; None for never."""
        self._screen.workers.cancel_group(self._screen, SLOT)
        self.checked, self.offline, self._progress = checked, False, None

    def just_asked(self) -> None:
        """Opening the blog was asking it."""
        self.checked, self.offline = datetime.now(UTC), False
        self._screen.show_position()

    def cut_off(self) -> None:
        """No server of what is on screen could be reached; that was said already."""
        self.offline = True
        self._screen.show_position()

    def check(self, blog: Blog, *, loud: bool = False) -> None:
        """Ask; `loud` says a failure even where the last one was said."""
        self._loud = loud or not self.offline
        self._progress = None

        def progress(now: Progress) -> None:
            self._progress = now
            self._screen.show_position()

        load(
            self._screen,
            SLOT,
            blog,
            lambda: self._reader.refresh.check(blog, progress),
            lambda news: self._done(blog, news),
        )
        self._screen.show_position()

    def _done(self, blog: Blog, news: News) -> None:
        self.checked, self.offline, self._progress = datetime.now(UTC), False, None
        self._came(blog, news)
        self._screen.visit.look_at_shelf()
        self._screen.call_later(self._screen.show_position)  # the worker ends only after this

    @property
    def running(self) -> bool:
        """Whether the blog is being asked."""
        return waiting(self._screen, SLOT)

    def stop(self) -> bool:
        """Ask no further; False when nothing was asked."""
        if not self.running:
            return False
        self._screen.workers.cancel_group(self._screen, SLOT)
        self._progress = None
        self._screen.tell(_("Stopped asking the blog for what is new."))
        self._screen.call_later(self._screen.show_position)
        return True

    def failed(self, error: ReaderError) -> None:
        """The blog did not answer: said once, as long as it goes on."""
        self.offline, self._progress = True, None
        if self._loud:
            self._screen.tell(str(error))
        self._screen.show_position()

    @property
    def words(self) -> str:
        """How far it is, or how old what one sees is."""
        if self.running:
            now = self._progress
            if now is None or not now.done:
                return _("checking…")
            if now.total is None:
                return _("checking… {n}").format(n=now.done)
            return _("checking… {n} of {total}").format(n=now.done, total=now.total)
        offline = _("offline") if self.offline else ""
        if self.checked is None:
            return offline
        words = age((datetime.now(UTC) - self.checked).total_seconds())
        return f"{words}, {offline}" if offline else words
