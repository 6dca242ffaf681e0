"""The library: which blogs one reads, and the way into each, into a folder, and into all of them at once."""

from __future__ import annotations

import time

from textual import on, work

from tui_reader.answers import Round
from tui_reader.figures import grouped
from tui_reader.i18n import _
from tui_reader.ui.flows import opml as opml_flow
from tui_reader.ui.flows import search as search_flow
from tui_reader.ui.keys import SHELF
from tui_reader.ui.loads import Failed
from tui_reader.ui.screens.curating import Curating
from tui_reader.ui.widgets.blog_list import BlogList
from tui_reader.ui.widgets.blog_rows import What

_COUNTED = 2.0
"""Seconds between two counts of what is unread while blogs are asked."""
_NAMES = 60
"""Cells for the names of blogs that are being asked."""


class LibraryScreen(Curating):
    """Opens what one wants to read; asks blogs for what is new; takes in and gives out the list of blogs."""

    _counted = 0.0

    def on_mount(self) -> None:
        """Hear how far a round is, that was begun here or while one read."""
        self.reading.rounds.heard = self._heard
        self._heard(self._first_words)

    def on_unmount(self) -> None:
        """From now on rounds are told to who reads."""
        self.reading.rounds.unheard()
        self.reading.visit.learn()
        blog = self.reading.visit.blog
        if blog is not None and self.read and all(one.blog.address != blog.address for one in self.blogs):
            words = _("{name} is on your shelf no more; {add} in the library ({library}) adds it again.")
            if self.shelfmark.takes_back(blog.address):
                words = _("{name} is on your shelf no more; {undo} in the library ({library}) puts it back.")
            keys = {"undo": self.names["library_undo"], "add": self.names["library_add"]}
            keys["library"] = self.reading.key_name("library")
            self.reading.tell(words.format(name=blog.name or blog.host, **keys))

    # --- reading

    @on(BlogList.Chosen)
    def action_open(self) -> None:
        """The posts of the blog, of the folder, or of all blogs."""
        if (row := self.rows.current) is not None:
            self.shelfmark.at = row
            self.dismiss()
            self.reading.visit.open(row.address)
            self.reading.go_to("posts")

    def action_escape(self) -> None:
        """Close one layer: what was to be found, the round, the library; where nothing lies below, say how to quit."""
        if self.to_list(clear=True) or self.reading.rounds.stop():
            return
        if self.is_over:
            self.action_quit()
        else:
            words = _("{open} opens what the cursor is on; {quit} quits.")
            self.say(words.format(open=self.names["library_open"], quit=self.reading.key_name("quit")))

    def action_quit(self) -> None:
        """Close, to what is being read; a round goes on. Quit where nothing is."""
        self.shelfmark.at = self.rows.current
        over = self.is_over
        self.dismiss()
        if not over:
            self.app.leave()

    def action_help(self) -> None:
        """All keys, those of the library first."""
        self.app.show_help(SHELF)

    @work(group="dialog", exclusive=True)
    async def action_search(self) -> None:
        """Search every text on the shelf; what is chosen is opened, and the library closes."""
        if await search_flow.search(self.app.reading):
            self.shelfmark.at = self.rows.current
            self.dismiss()

    # --- what is new

    def action_refresh(self) -> None:
        """Ask the blog, or those of the folder."""
        row = self.rows.current
        if row is None or row.what is What.RIVER:
            self.action_refresh_all()
        elif row.shelved is not None:
            self._ask((row.address,), force=True)
        else:
            self._ask(tuple(one.blog.address for one in self.inside(row) if not one.muted), every=False)

    def action_refresh_all(self) -> None:
        """Ask all blogs."""
        if self.blogs:
            self._ask(())

    def _ask(self, blogs: tuple[str, ...], *, force: bool = False, every: bool = True) -> None:
        rounds = self.reading.rounds
        if not blogs and (not every or all(one.muted for one in self.blogs)):
            self.say(_("Every blog here is muted; {key} takes one in again.").format(key=self.names["library_mute"]))
        elif rounds.running:
            self.say(_("Blogs are being asked already; {key} stops that.").format(key=self.reading.key_name("escape")))
        else:
            rounds.start(blogs, force=force)

    def _heard(self, words: str) -> None:
        """How far the round is, or how it ended."""
        rounds = self.reading.rounds
        self.top.show(right=rounds.words)
        if rounds.running:
            self.notice.show(self._progress(rounds.now), keep_seconds=0)
            if time.monotonic() - self._counted >= _COUNTED:
                self._counted = time.monotonic()
                self.load_all()
            return
        self.say(words)
        if words:
            self.load_all()

    def _progress(self, now: Round | None) -> str:
        stop = _("{key} stops that.").format(key=self.reading.key_name("escape"))
        if now is None:
            return _("Asking blogs for what is new… {stop}").format(stop=stop)
        names = ", ".join(now.names)
        names = names if len(names) <= _NAMES else f"{names[:_NAMES]}…"
        words = _("{done} of {total} asked · {names} · {stop}") if names else _("{done} of {total} asked · {stop}")
        return words.format(done=grouped(now.done), total=grouped(now.total), names=names, stop=stop)

    # --- lists of blogs

    @work(group="dialog", exclusive=True)
    async def action_take_in(self) -> None:
        """Import blogs from an OPML file."""
        words = await opml_flow.take_in(self.app, self.reader, self.names["library_refresh_all"])
        self.load_all()
        self.say(words)

    @work(group="dialog", exclusive=True)
    async def action_give_out(self) -> None:
        """Export the blogs as an OPML file."""
        if words := await opml_flow.give_out(self.app, self.reader):
            self.say(words)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        if event.slot == "library" and not self.blogs:
            self.rows.show((), str(event.error))
        elif event.slot != "newest":
            self.tell_failed(event.error)
