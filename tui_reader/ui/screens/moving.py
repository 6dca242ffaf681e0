"""Moving: within a pane, between panes, from post to post, and out."""

from __future__ import annotations

import time

from tui_reader.i18n import _
from tui_reader.queries import Query
from tui_reader.ui.loads import waiting
from tui_reader.ui.screens.arrangement import PANES
from tui_reader.ui.screens.finding import Finding
from tui_reader.ui.widgets.post_list import PostList

_TWICE_WITHIN = 1.0


class Moving(Finding, part=True):
    """The keys that move."""

    def action_line(self, by: int) -> None:
        """A line, a row or a comment."""
        self._focus.line(by)

    def action_half(self, by: int) -> None:
        """Half a page."""
        self._focus.half(by)

    def action_page(self, by: int) -> None:
        """A page."""
        self._focus.page(by)

    def action_sideways(self, by: int) -> None:
        """What is wider than the pane; from the comments, of the text beside them where they have none."""
        panes = [self.thread, self.article] if self._pane == "thread" else [self.article]
        if not any(pane.is_wide and (pane.sideways(by) or True) for pane in panes if self._shows(pane)):
            self.tell(_("Nothing here is wider than its pane."))

    def action_top(self) -> None:
        """To the top; what is wider than the pane is seen from its beginning."""
        if self._pane != "posts":
            self._straighten()
        self._focus.top()

    def _straighten(self) -> bool:
        """Undo what was moved sideways; False when none of it is in sight."""
        moved = [pane.straighten() for pane in (self.article, self.thread) if self._shows(pane)]
        return any(moved)

    def action_bottom(self) -> None:
        """To the bottom."""
        self._focus.bottom()

    def pressed(self, key: str) -> None:
        """A key is coming, whatever it will do: what an earlier one began and this one does not go on with is off."""
        self.bookmark.touched()
        self.notice.next_key()
        self._again, self._key = key == self._key, key
        ours = (("open", "enter"), ("link_correct", "backspace"))
        going_on = ",".join(self._remapped.get(name, usual) for name, usual in ours).split(",")
        if not (key.isdigit() or key == "escape" or key in map(str.strip, going_on)):
            self.end_number()

    async def action_twice(self, action: str) -> None:
        """The first of two presses waits; the second, soon enough, does it."""
        last, when = self._last_key
        if self._again and last == action and time.monotonic() - when < _TWICE_WITHIN:
            self._last_key = ("", 0.0)
            await self.run_action(action)
        else:
            self._last_key = (action, time.monotonic())

    def action_pane(self, by: int) -> None:
        """The pane beside; the composer counts as one while something is written."""
        index = PANES.index(self._pane) + by
        if index >= len(PANES) and self.composer:
            self.composer.focus_text()
        else:
            self._zen = False
            self.go_to(PANES[max(0, min(index, len(PANES) - 1))])

    def action_link(self, by: int) -> None:
        """To the next link of the text, or the one before; beyond the last and the first to the pane beside, round."""
        self.article.unchoose()
        if self._pane == "article" and self.article.pick(by):
            return
        if self._pane == PANES[-1 if by > 0 else 0] and not (by > 0 and self.composer):
            self._zen = False
            self.go_to(PANES[0 if by > 0 else -1])
        else:
            self.action_pane(by)

    def action_open(self) -> None:
        """Whatever Enter means in this pane."""
        if self.open_selected():
            return
        if self._pane == "posts":
            self.posts.open_current()
        elif self._pane == "thread":
            if not self.thread.press():
                self.tell(_("No replies to fold here."))
        else:
            self.article.press()

    def action_read_on(self) -> None:
        """Page, then the comments, then the next unread post."""
        pane = self._focus
        if isinstance(pane, PostList):
            pane.open_current()
        elif waiting(self, "article"):
            return  # a Space that comes too early skips no post
        elif not pane.at_bottom:
            pane.page(1)
        elif self._pane == "article" and not self._zen and (self.thread.has_comments or waiting(self, "thread")):
            self.go_to("thread")
        elif self._zen or not waiting(self, "thread"):
            self.visit.step(1, unread=True)

    def action_zen(self) -> None:
        """The text alone, and back."""
        self._zen = not self._zen
        self.go_to("article")

    def action_escape(self) -> None:
        """Close one layer."""
        self.close_layer()

    def close_layer(self) -> bool:
        """Close the topmost open thing; False when nothing was open."""
        if self.let_go():
            pass
        elif self.in_text.walks:
            self.in_text.end()
        elif self._straighten():
            pass
        elif self.composer:
            self.composer.put_aside()
        elif self._zen:
            self.leave_zen()
        elif self._pane == "thread":
            self.go_to("article")
        elif self._pane == "article" and self.narrow:
            self.go_to("posts")
        elif self.visit.checking.stop() or self.rounds.stop():
            pass
        elif self.visit.listing.query != Query():
            self.filter(None)
        else:
            return False
        return True

    def action_quit(self) -> None:
        """Close what is open, else quit."""
        if not ((self.narrow or self.composer or self._zen) and self.close_layer()):
            self.app.leave()

    def action_older(self) -> None:
        """To the older post."""
        self.visit.go(-1)

    def action_newer(self) -> None:
        """To the newer post."""
        self.visit.go(1)

    def action_home(self) -> None:
        """This blog's newest post, filters off; where that leads out of a river, it says so."""
        among = self.visit.river
        self.visit.home()
        self.go_to("article")
        if among is not None and self.visit.river is None:
            self.tell_alone()

    def action_next(self, by: int) -> None:
        """The next post of the list as shown; the next match while matches are shown."""
        if by > 0 and self.in_text.walks:
            self.in_text.step(1)
        elif by < 0 or not self.in_text.misses():
            self.visit.step(by, unread=False)

    def action_unread(self, by: int) -> None:
        """The next unread post of the list as shown; the match before while matches are shown."""
        if by > 0 and self.in_text.walks:
            self.in_text.step(-1)
        elif by < 0 or not self.in_text.misses():
            self.visit.step(by, unread=True)

    def action_history(self, by: int) -> None:
        """Back or forward through what was opened."""
        self.visit.travel(by)

    def action_refresh(self) -> None:
        """Ask again for what is shown."""
        if self._pane == "thread" and self.visit.post:
            self.talk.refresh()
            self.visit.show_fresh()
            if self.visit.blog:
                self.visit.checking.check(self.visit.blog)
        else:
            self.visit.retry()

    def action_library(self, words: str = "") -> None:
        """All blogs, folders, and what one does with them; the words are said there."""
        from tui_reader.ui.screens.library import LibraryScreen  # noqa: PLC0415 - not needed for the start

        self.app.push_screen(LibraryScreen(self, self.shelfmark, words))

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help()
