"""Writing a comment: log in if need be, then the composer beside the thread, with what was written there before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui_reader.errors import Closed, Protected, ReaderError
from tui_reader.i18n import _
from tui_reader.model import Comment, Draft, Post
from tui_reader.ui.flows.account import log_in

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing
    from tui_reader.ui.widgets.composer import Composer


async def write(screen: Conversing, parent: int, quote: str = "") -> None:
    """Open the composer for a comment on the post (`parent` 0) or a reply to a comment."""
    talk = screen.talk
    await screen.visit.shown.wait()
    blog, post = screen.visit.blog, screen.visit.post
    answered = talk.comment_at(parent)
    if blog is None or post is None or (parent and answered is None):
        return  # what was to be answered is not on screen any more
    if post.protected or not post.comments_open:
        screen.tell((Protected if post.protected else Closed)().summary)
        return
    if composer := screen.composer:
        if composer.is_sending or parent in {0, talk.draft.parent if talk.draft else 0}:
            composer.focus_text()
            return
        screen.put_aside(composer.text)  # a reply to another comment: it has a draft of its own
    if talk.account is None and await log_in(screen) is None:
        return
    empty = Draft(blog.address, post.id, parent, "")
    try:
        kept = await screen.reader.talk.draft(blog, post.id, parent) or empty
        if kept.waiting:  # half of a new text must not go out by itself
            await screen.reader.outbox.take(kept)
    except ReaderError as error:
        screen.tell(str(error))
        return
    composer = await screen.need_composer()
    if screen.visit.blog is not blog or screen.visit.post is None or screen.visit.post.id != post.id:
        return  # one went on to another post meanwhile
    talk.draft = replace(kept, waiting=False)
    screen.leave_zen()
    screen.go_to("thread")
    if answered:
        screen.thread.select(answered.id)
    composer.open(_title(post, answered), kept.text, quote=quote or None, sent=kept.sent, waited=kept.waiting)
    talk.mark_drafts()
    screen.show_keys()


def _title(post: Post, answered: Comment | None) -> str:
    if answered:
        return _("Reply to {name}").format(name=answered.author)
    return _("Comment on {title}").format(title=post.title or _("Untitled"))


def edit(app: App[Any], composer: Composer | None, text: str) -> None:
    """Write on in the person's own editor, this program asleep meanwhile; the text is kept if the editor fails."""
    from tui_reader.ui.widgets.editor import edit as run_editor  # noqa: PLC0415 - only when it is wanted

    if composer is None:
        return
    try:
        with app.suspend():
            text = run_editor(text)
    except ReaderError as error:
        composer.failed(error)
        return
    composer.replace(text)
