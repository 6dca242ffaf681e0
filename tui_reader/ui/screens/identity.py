"""Who one is at the blog that is open: known from the shelf, confirmed by the blog, changed by logging in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.answers import LoggedOut, Login, Thread
from tui_reader.i18n import _
from tui_reader.model import Account, Blog, Comment, Kind, Ways
from tui_reader.reader import Reader
from tui_reader.ui.flows.comment import refusal
from tui_reader.ui.loads import load
from tui_reader.ui.screens.writing import Writing

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing


class Identity(Writing):
    """Who writes.

    Args:
        screen: whose bar shows it. reader: whom it asks.
    """

    def __init__(self, screen: Conversing, reader: Reader) -> None:
        super().__init__(screen, reader)
        self.account: Account | None = None
        self._came: Thread | None = None

    @property
    def ways(self) -> Ways | None:
        """How one joins in under the post, None while that is not known."""
        if self._came is not None and self._came.ways is not None:
            return self._came.ways
        return Ways() if self.blog is not None and self.blog.kind is Kind.FEED else None

    @property
    def takes_none(self) -> bool:
        """Whether it is known that no comment can be written under the post."""
        return self.post is not None and bool(refusal(self.post, self.ways, ""))

    @property
    def _is_seen(self) -> bool:
        return self._came is not None and self._screen.in_thread

    def comment_at(self, parent: int) -> Comment | None:
        """The comment with this number in the thread on screen."""
        remarks = self._came.remarks if self._came else ()
        return next((one.placed.comment for one in remarks if one.placed.comment.id == parent), None)

    def _known(self, account: Account | None) -> None:
        self._be(account)
        if account and (blog := self.blog):
            load(
                self._screen,
                "who",
                blog,
                lambda: self._reader.who(blog),
                lambda account: self._confirmed(blog, account),
            )

    def _confirmed(self, blog: Blog, account: Account | None) -> None:
        """The blog was asked: nobody when there is nothing any more to log in with, else maybe by a new name."""
        known = self.account
        if self.blog is blog and (account is None or (known and known.user == account.user and known != account)):
            self._be(account)

    def _be(self, account: Account | None) -> None:
        self.account = account
        self._screen.show_account(account)
        self._show()

    def logged_in(self, login: Login) -> None:
        """Go on as this account."""
        self._be(login.account)
        words = _("You comment as {name} from now on.") if login.account.guest else _("Logged in as {name}.")
        words = words.format(name=login.account.name)
        if login.unrevoked and self.blog:
            said = _("Logged out here, but {host} could not be told: {reason}")
            words = f"{words} {said.format(host=self.blog.host, reason=login.unrevoked.summary)}"
        self._screen.tell(f"{words} {login.unkept}" if login.unkept else words)

    def logged_out(self, done: LoggedOut) -> None:
        """Go on as nobody, and say what could not be undone."""
        self._be(None)
        words = [_("Logged out; the token is revoked and deleted.")]
        if done.account.guest:
            words = [_("Name and mail address are deleted here.")]
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
