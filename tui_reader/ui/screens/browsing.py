"""Going through the library: from row to row, into folders and out of them, and to what has certain words."""

from __future__ import annotations

import time

from textual import on
from textual.widgets import Input

from tui_reader.i18n import _
from tui_reader.ui.screens.library_panes import LibraryPanes
from tui_reader.ui.widgets.blog_rows import BlogRow, What
from tui_reader.ui.widgets.field import Entry

_TWICE_WITHIN = 1.0


class Browsing(LibraryPanes):
    """The keys that move in the library."""

    _last_key = ("", 0.0)

    def action_line(self, by: int) -> None:
        """A row."""
        self.rows.line(by)

    def action_half(self, by: int) -> None:
        """Half a page."""
        self.rows.half(by)

    def action_page(self, by: int) -> None:
        """A page."""
        self.rows.page(by)

    def action_top(self) -> None:
        """To the first row."""
        self.rows.top()

    def action_bottom(self) -> None:
        """To the last row."""
        self.rows.bottom()

    def action_elsewhere(self) -> None:
        """A key of the reading screen that means nothing here."""
        words = _("This key is for reading; {help} names those of the library.")
        self.say(words.format(help=self.reading.key_name("help")))

    async def action_twice(self, action: str) -> None:
        """The first of two presses waits; the second, soon enough, does it."""
        last, when = self._last_key
        self._last_key = (action, time.monotonic())
        if last == action and time.monotonic() - when < _TWICE_WITHIN:
            self._last_key = ("", 0.0)
            await self.run_action(action)

    def action_unread(self) -> None:
        """To the next blog with unread posts."""
        if not self.rows.to_unread():
            self.say(_("Nothing is unread."))

    def action_pane(self, by: int) -> None:
        """Right: unfold the folder; left: fold it, or to the folder one is in."""
        row = self.rows.current
        if row is None:
            return
        if row.what is What.FOLDER and row.folded is (by > 0):
            self._fold(row)
        elif by < 0:
            self.rows.to_parent()

    def action_link(self, by: int) -> None:
        """There are no links here: Tab does what the arrows do."""
        self.action_pane(by)

    def action_fold(self) -> None:
        """Fold the folder, or unfold it; on a blog, the folder it lies in."""
        row = self.rows.current
        if row is not None and row.what is What.BLOG and self.rows.to_parent():
            row = self.rows.current
        if row is not None and row.what is What.FOLDER:
            self._fold(row)

    def _fold(self, row: BlogRow) -> None:
        self.shelfmark.folded ^= {row.folder}
        self.show_rows(row)

    # --- finding

    def action_find(self) -> None:
        """Only rows that have the words that are typed."""
        if not self.reading.rounds.running:
            self.say("")  # what was said was about another key
        self.find.display = True
        self.find.focus()
        self.call_after_refresh(self.show_keys)

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._newest.clear()  # a folder stands for those of its blogs that fit
        self.show_rows()
        if self.rows.count:
            self.rows.to_blog()

    @on(Entry.Entered)
    def _found(self) -> None:
        self.to_list()

    def to_list(self, *, clear: bool = False) -> bool:
        """The keys back to the list; False when there was nothing to find and nothing to clear."""
        had = self.find.display
        if clear:
            self.find.value = ""
            self.find.display = False
        elif not self.find.value:
            self.find.display = False
        self.rows.focus()
        self.call_after_refresh(self.show_keys)
        return had

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the field has the keys, only Esc works, and what moves by other keys than letters."""
        del parameters
        return not self.typing or action in {"escape", "line", "page"} or action.startswith("app.")
