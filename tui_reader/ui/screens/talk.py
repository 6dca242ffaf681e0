"""The conversation about what is being read: who one is, the thread, and the comment being written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import LoggedOut, Login, Thread
from tui_reader.errors import AccountError, CommentError, KeepError, ReaderError, SignedOut, Unanswered
from tui_reader.i18n import _
from tui_reader.model import Account, Blog, Comment, Draft, Post, Status
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing


class Talk:
    """The conversation under the post of a visit.

    Args:
        screen: whose panes show it. reader: whom it asks.
    """

    def __init__(self, screen: Conversing, reader: Reader) -> None:
        self._screen, self._reader = screen, reader
        self.blog: Blog | None = None
        self.post: Post | None = None
        self.account: Account | None = None
        self.draft: Draft | None = None
        self._came: Thread | None = None
        self._select = 0

    # --- who one is

    def arrive(self, blog: Blog) -> None:
        """Another blog is open: find out who one is there, first from the shelf, then from the blog."""
        if self.blog:
            self.leave()
        self.blog, self.account = blog, None
        load(self._screen, "account", blog, lambda: self._reader.account(blog), self._known)

    def _known(self, account: Account | None) -> None:
        self._be(account)
        if account and (blog := self.blog):
            load(self._screen, "who", blog, lambda: self._reader.who(blog), lambda _account: None)

    def _be(self, account: Account | None) -> None:
        self.account = account
        self._screen.show_account(account)
        self._show()

    def logged_in(self, login: Login) -> None:
        """Go on as this account."""
        self._be(login.account)
        words = _("Logged in as {name}.").format(name=login.account.name)
        self._screen.tell(f"{words} {login.unkept}" if login.unkept else words)

    def logged_out(self, done: LoggedOut) -> None:
        """Go on as nobody, and say what could not be undone."""
        self._be(None)
        words = [_("Logged out; the token is revoked and deleted.")]
        if done.unrevoked and self.blog and not self.blog.authorize:
            words = [
                _("Logged out here, but {host} could not be told: {reason}").format(
                    host=self.blog.host, reason=done.unrevoked.summary
                )
            ]
        elif done.unrevoked and self.blog:
            address = f"{self.blog.address}wp-admin/profile.php"
            words = [
                _(
                    "Logged out here, but {host} still honours the token: {reason} Revoke it by hand at {address}"
                ).format(host=self.blog.host, reason=done.unrevoked.summary, address=address)
            ]
        if done.kept:
            words.append(str(done.kept))
        self._screen.tell(" ".join(words))

    # --- the thread

    def leave(self) -> None:
        """Another post is coming on screen: close what was being written; its thread waits for its text."""
        self._screen.close_composer()
        self.post, self._came = None, None
        self._screen.thread.waiting(0, 0)

    def turn(self, post: Post) -> None:
        """Another post is on screen, or the same anew: fetch its thread."""
        if self.post is None or self.post.id != post.id:
            self._came = None
        self.post = post
        self.refresh()

    def refresh(self, select: int = 0) -> None:
        """Fetch the thread, behind what is shown; then put the cursor on a comment."""
        blog, post = self.blog, self.post
        if blog is None or post is None:
            return
        self._select = select
        if post.protected:
            self._show()
            return

        def progress(came: int, total: int) -> None:
            if self._came is None and self.post is post:
                self._screen.thread.waiting(came, total)

        work = partial(self._reader.thread, blog, post, progress)
        load(self._screen, "thread", post.id, work, partial(self._threaded, post))

    def _threaded(self, post: Post, thread: Thread) -> None:
        if self.post is not post:
            return
        self._came = thread
        self._show()
        self._screen.posts.count({post.id: thread.total})
        self._screen.article.count(thread.total)
        if self._select:
            self._screen.thread.select(self._select)
            self._select = 0

    def _show(self) -> None:
        post = self.post
        if post is None or (self._came is None and not post.protected):
            return
        self._screen.thread.show(
            self._came.remarks if self._came else (),
            author_id=post.author.id,
            me=self.account,
            total=self._came.total if self._came else 0,
            is_open=post.comments_open,
            protected=post.protected,
        )

    # --- writing

    def comment_at(self, parent: int) -> Comment | None:
        """The comment with this number in the thread on screen."""
        remarks = self._came.remarks if self._came else ()
        return next((one.placed.comment for one in remarks if one.placed.comment.id == parent), None)

    def typed(self, text: str) -> None:
        """Put what was typed on disk; nothing is left there of what was deleted."""
        if (draft := self.draft) is None:
            return
        self.draft = kept = replace(draft, text=text)
        work = self._reader.keep_draft if text.strip() else self._reader.drop_draft
        load(self._screen, f"draft {_place(kept)}", kept, lambda: work(kept), lambda _none: self._saved(kept))

    def _saved(self, kept: Draft) -> None:
        if self.draft is kept and kept.text.strip() and (composer := self._screen.composer):
            composer.saved()

    def keep_now(self, text: str) -> None:
        """Put what was typed on disk before the program ends."""
        if self.draft is not None and text.strip():
            self._reader.keep_draft_now(replace(self.draft, text=text))

    def send(self, text: str) -> None:
        """Send the comment, once."""
        blog, draft = self.blog, self.draft
        if blog is None or draft is None or draft.blog != blog.address:
            return
        going = replace(draft, text=text, sent=False)
        self.draft = replace(going, sent=True)  # from now until the answer says otherwise
        if composer := self._screen.composer:
            composer.sending()
        work = partial(self._reader.send, blog, going)
        load(self._screen, f"send {_place(going)}", going, work, partial(self._sent, going))

    def _is_open(self, draft: Draft) -> bool:
        """Whether the composer is still at the place of this draft: one may have gone on to another meanwhile."""
        return self.draft is not None and _place(self.draft) == _place(draft)

    def _sent(self, draft: Draft, comment: Comment) -> None:
        if (composer := self._screen.composer) and self._is_open(draft):
            if composer.text == draft.text:
                self._screen.close_composer(keep=False)
            else:  # one came back meanwhile and wrote something else
                self.draft = replace(draft, sent=False)
                self.typed(composer.text)
        words = {
            Status.APPROVED: _("Your comment is published."),
            Status.HOLD: _("Your comment waits for approval by the blog."),
        }
        self._screen.tell(words.get(comment.status, _("The blog put your comment aside as unwanted.")))
        if self.post and self.post.id == draft.post:
            self.refresh(select=comment.id)

    def _unsent(self, draft: Draft, error: ReaderError) -> None:
        composer = self._screen.composer
        if composer and self._is_open(draft):
            self.draft = replace(draft, sent=isinstance(error, Unanswered))
            composer.failed(error)
            if isinstance(error, SignedOut):
                self._be(None)
                self._screen.account_again()
        else:
            self._screen.tell(str(error))

    def failed(self, slot: str, about: object, error: ReaderError) -> bool:
        """Show an error where it belongs; False when the slot is not ours."""
        if slot == "thread" and self.post and about == self.post.id:
            self._screen.thread.failed(error)
        elif slot.startswith("send") and isinstance(about, Draft):
            self._unsent(about, error)
        elif isinstance(about, Draft) and self._is_open(about) and (composer := self._screen.composer):
            composer.failed(error)
        elif slot == "who" and about is self.blog and isinstance(error, SignedOut):
            self._be(None)
            self._screen.tell(str(error))
        elif slot not in {"who", "account", "thread"}:
            if not isinstance(error, AccountError | CommentError | KeepError):
                return False
            self._screen.tell(str(error))
        return True


def _place(draft: Draft) -> str:
    """Where a draft belongs; slots are named by it, so that no draft cancels what is under way for another."""
    return f"{draft.blog} {draft.post} {draft.parent}"
