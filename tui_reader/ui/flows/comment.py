"""Writing a comment: log in if need be, then the composer beside the thread, with what was written there before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui_reader.errors import Closed, Protected, ReaderError
from tui_reader.i18n import _
from tui_reader.model import Account, Comment, Draft, Post, Ways
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
    if why := refusal(post, talk.ways, screen.key_name("browser")):
        screen.tell(why)
        return
    if composer := screen.composer:
        if composer.is_sending or parent in {0, talk.draft.parent if talk.draft else 0}:
            composer.focus_text()
            return
        screen.put_aside(composer.text)  # a reply to another comment: it has a draft of its own
    if not _is_somebody(talk.account, talk.ways) and await log_in(screen) is None:
        return
    empty = Draft(blog.address, post.id, parent, "")
    try:
        kept = talk.unkept(empty) or await screen.reader.talk.draft(blog, post.id, parent) or empty
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


def _is_somebody(account: Account | None, ways: Ways | None) -> bool:
    """Whether one can write as who one is: a guest's name does not do everywhere."""
    return account is not None and (not account.guest or ways is None or ways.guest)


def refusal(post: Post, ways: Ways | None, key: str) -> str:
    """Why nothing can be written, "" where it can."""
    if post.protected:
        return Protected().summary
    elsewhere = ways is not None and ways.guest  # the blog's own are closed, and those that its page embeds are not
    if not (post.comments_open or elsewhere) or (ways is not None and ways.closed):
        return Closed().summary
    if ways is not None and ways.elsewhere:
        return _("The comments are at {system}: {key} opens them.").format(system=ways.elsewhere, key=key)
    if ways is not None and not (ways.login or ways.guest):
        return _("No comment can be written here; {key} opens the page.").format(key=key)
    return ""


def _title(post: Post, answered: Comment | None) -> str:
    if answered:
        return _("Reply to {name}").format(name=answered.author or _("Anonymous"))
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
