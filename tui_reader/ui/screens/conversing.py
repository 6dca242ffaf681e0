"""Conversing: to the comments, through the thread, logging in, writing, what came and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from tui_reader.i18n import _
from tui_reader.ui.flows import account as account_flow
from tui_reader.ui.flows import comment as comment_flow
from tui_reader.ui.flows import conversations as conversations_flow
from tui_reader.ui.screens.moving import Moving
from tui_reader.ui.widgets.comment_thread import CommentThread

if TYPE_CHECKING:
    from tui_reader.ui.widgets.composer import Composer


class Conversing(Moving, part=True):
    """The keys of the conversation."""

    def go_to(self, pane: str) -> None:
        """Give the keys to a pane; what one saw in the thread is not new any more."""
        if pane != "thread":
            self.talk.saw()
        super().go_to(pane)

    @property
    def in_thread(self) -> bool:
        """Whether one is in the comments."""
        return self._pane == "thread"

    def action_comments(self) -> None:
        """To the comments and back."""
        self._zen = False
        self.go_to("article" if self._pane == "thread" else "thread")

    def action_new(self) -> None:
        """The next new comment, from the text to the thread first; in the list, the posts that came."""
        if self._pane == "posts" and self.visit.listing.fresh:
            self.action_refresh()
            return
        if not self.thread.has_new:
            self.tell(_("No new comments here."))
            return
        arriving = not self.in_thread
        self._zen = False
        self.go_to("thread")
        selected = self.thread.selected
        if arriving and selected and self.thread.is_new(selected.id):
            return
        if not self.thread.to_new():
            self.tell(_("No further new comment."))

    def action_sibling(self) -> None:
        """The next comment of the same level."""
        self.go_to("thread")
        if not self.thread.next_same_level() and self.thread.selected:
            self.tell(_("No further comment on this level."))

    def action_parent(self) -> None:
        """The comment that the selected one answers."""
        self.go_to("thread")
        if not self.thread.to_parent() and self.thread.selected:
            self.tell(_("This comment answers the post itself."))

    def action_write(self, reply: int) -> None:
        """Write: to the post, or to the selected comment."""
        selected = self.thread.selected if reply else None
        self.write(selected.id if selected else 0)

    @on(CommentThread.DraftWanted)
    def _draft_wanted(self, event: CommentThread.DraftWanted) -> None:
        self.write(event.parent)

    @work(group="dialog", exclusive=True)
    async def write(self, parent: int, quote: str = "") -> None:
        """Log in if need be, then open the composer beside the thread, with the draft of this place."""
        await comment_flow.write(self, parent, quote)

    @work(group="dialog", exclusive=True)
    async def action_quote(self) -> None:
        """Quote what is selected into the comment being written."""
        quoted = self.thread.selected_text() if self._pane == "thread" else self.article.paragraph_at_top()
        if self.composer:
            self.composer.quote(quoted)
            self.composer.focus_text()
        else:
            selected = self.thread.selected if self._pane == "thread" else None
            await comment_flow.write(self, selected.id if selected else 0, quoted)

    @work(group="dialog", exclusive=True)
    async def action_conversations(self) -> None:
        """Replies to the reader over all blogs."""
        await conversations_flow.conversations(self)

    @work(group="dialog", exclusive=True)
    async def action_outbox(self) -> None:
        """What waits to be sent."""
        await conversations_flow.outbox(self)

    @work(group="dialog", exclusive=True)
    async def action_account(self) -> None:
        """Log in, or out."""
        await account_flow.toggle(self)

    @work(group="dialog", exclusive=True)
    async def account_again(self) -> None:
        """The blog signed us out while we wrote: log in again, go on."""
        login = await account_flow.log_in(self)
        if self.composer:
            if login:
                self.composer.clear_error()
            self.composer.focus_text()

    def on_composer_later_wanted(self, event: Composer.LaterWanted) -> None:
        """Put it into the outbox."""
        self.talk.send_later(event.text)

    def put_aside(self, text: str) -> None:
        """Close the composer, and say that what was typed is kept."""
        self.close_composer()
        if text.strip():
            keys = _("Your draft is kept; {write} or {reply} at the same place brings it back.")
            self.tell(keys.format(write=self._names["write"], reply=self._names["reply"]))

    def close_composer(self, *, keep: bool = True) -> None:
        """Put the composer away; what was typed stays on disk unless it was sent."""
        composer = self.composer
        if composer is None:
            return
        self.talk.put_down(composer.text if keep else None)
        composer.done()
        self.go_to(self._pane)
