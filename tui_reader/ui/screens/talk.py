"""The conversation about what is being read: the thread, what is new in it, and one's drafts there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Resumed, Thread
from tui_reader.errors import AccountError, BlogError, CommentError, KeepError, ReaderError, SignedOut
from tui_reader.i18n import _
from tui_reader.model import Account, Blog, Draft, Post
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.screens.identity import Identity
from tui_reader.ui.screens.sought import SoughtRemark
from tui_reader.ui.widgets.article_lines import Notice

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing

_END = -1
"""In place of a comment's number: the line below the last one, where one writes."""


class Talk(Identity):
    """The conversation under the post of a visit.

    Args:
        screen: whose panes show it. reader: whom it asks.

    Attributes:
        sought: marks the words that were searched for in a comment.
    """

    def __init__(self, screen: Conversing, reader: Reader) -> None:
        super().__init__(screen, reader)
        self._new: frozenset[int] = frozenset()
        self._notice: Notice | None = None
        self._select = 0
        self._loud = self._is_away = False  # whether somebody waits for it, and whether the blog did not answer
        self.sought = SoughtRemark(screen, self._show)

    # --- the thread

    def arrive(self, blog: Blog) -> None:
        """Another blog is open: find out who one is there, first from the shelf, then from the blog."""
        if self.blog:
            self.leave()
        self.blog, self.account = blog, None
        load(self._screen, "account", blog, lambda: self._reader.account(blog), self._known)

    def resume(self, resumed: Resumed) -> None:
        """Show the thread as it was left, without asking anybody; `turn` goes on from there."""
        blog, place, row = resumed.shelved.blog, resumed.place, resumed.row
        self.blog, self.account = blog, resumed.account
        self._screen.show_account(resumed.account)
        load(self._screen, "account", blog, lambda: self._reader.account(blog), self._known)
        if row is None or resumed.thread is None:
            return
        self.post, self._came, self._new = row.post, resumed.thread, resumed.thread.new
        self._show()
        self._screen.thread.resume(place.comment, place.thread)

    def leave(self) -> None:
        """Another post is coming on screen: close what was being written; its thread waits for its text."""
        self.saw()
        self._screen.close_composer()
        self.post, self._came, self._notice = None, None, None
        self._new, self._drafts, self._select = frozenset(), {}, 0
        self.sought.turn(0)
        self._screen.thread.waiting(0, 0)

    def forget(self) -> None:
        """No blog is open."""
        self.leave()
        self.blog, self.account = None, None
        self._screen.show_account(None)
        self._screen.thread.nothing()

    def turn(self, post: Post) -> None:
        """Another post is on screen, or the same anew: show its thread from disk, and fetch it behind that."""
        blog = self._screen.visit.blog
        if blog is not None and (self.blog is None or self.blog.address != blog.address):
            self.arrive(blog)
        again = self.post is not None and self.post.id == post.id and self._came is not None
        self.post = post
        if not again:
            self._came, self._new = None, frozenset()
        if not again and blog is not None and not post.protected:
            load(self._screen, "kept", post.id, partial(self._reader.talk.kept, blog, post), partial(self._kept, post))
        self.mark_drafts()
        self._screen.show_keys()
        self._fetch(loud=False)

    def refresh(self, select: int = 0) -> None:
        """Fetch the thread, behind what is shown; then put the cursor on a comment."""
        self._select = select or self._select
        self._fetch(loud=True)

    def want(self, comment: int) -> None:
        """Go to the thread, and put the cursor on a comment as soon as it is there; on the end of the thread for 0."""
        self._select = comment or _END
        self.sought.turn(comment)
        self._screen.go_to("thread")
        self._show()
        self._choose()

    def saw(self) -> None:
        """One leaves the thread: at the next visit nothing in it is new, if it was on screen at all."""
        blog, post = self.blog, self.post
        if blog is not None and post is not None and self._is_seen:
            work = partial(self._reader.talk.saw, blog, post)
            load(self._screen, f"saw {post.id} {blog.address}", post.id, work, lambda _none: self._seen(blog, post))

    async def close(self) -> None:
        """The program ends: the same as when one leaves the thread; raises KeepError."""
        if self.blog is not None and self.post is not None and self._is_seen:
            await self._reader.talk.saw(self.blog, self.post)

    def _seen(self, blog: Blog, post: Post) -> None:
        self._screen.visit.listing.change((blog.address, post.id), lambda row: replace(row, new=0))

    def _fetch(self, *, loud: bool) -> None:
        blog, post = self.blog, self.post
        if blog is None or post is None:
            return
        if post.protected:
            self._show()
            return
        self._loud, self._is_away = loud, False

        def progress(came: int, total: int) -> None:
            if self._came is None and self.post is post:
                self._screen.thread.waiting(came, total)

        work = partial(self._reader.talk.thread, blog, post, progress)
        load(self._screen, "thread", post.id, work, partial(self._threaded, post))

    def _kept(self, post: Post, thread: Thread | None) -> None:
        if self.post is not None and self.post.id == post.id and self._came is None and thread is not None:
            self._notice = _away() if self._is_away else None
            self._take(thread)

    def _threaded(self, post: Post, thread: Thread) -> None:
        if self.post is None or self.post.id != post.id or self.blog is None:
            return
        self._notice = None
        self._take(thread)
        self._select = 0
        self._screen.visit.reread()
        self._screen.visit.listing.change(
            (self.blog.address, post.id),
            lambda row: replace(
                row, new=len(self._new - _own(self._came, self.account)), post=replace(row.post, comments=thread.total)
            ),
        )
        self._screen.article.count(thread.total)

    def _take(self, thread: Thread) -> None:
        self._came = thread
        self._new |= thread.new
        self._show()
        self._screen.show_keys()  # it says whether one can write here
        self._choose()

    def _choose(self) -> None:
        if self._select == _END and self._came is not None:
            self._screen.thread.bottom()
            self._select = 0
        elif self._select and self._came is not None and self._screen.thread.select(self._select):
            self._select = 0

    def _show(self) -> None:
        post = self.post
        if post is None or (self._came is None and not post.protected):
            return
        open_at = self.draft.parent if self.draft and self.draft.post == post.id else None
        self._screen.thread.show(
            self.sought.marked(self._came.remarks) if self._came else (),
            author_id=post.author.id,
            me=self.account,
            total=self._came.total if self._came else 0,
            is_open=post.comments_open or bool(self.ways and self.ways.guest),
            protected=post.protected,
            new=self._new - _own(self._came, self.account),
            drafts={parent: draft for parent, draft in self._drafts.items() if parent != open_at},
            notice=self._notice,
            ways=self.ways,
        )

    # --- when it fails

    def failed(self, slot: str, about: object, error: ReaderError) -> bool:
        """Show an error where it belongs; False when the slot is not ours."""
        kind = slot.partition(" ")[0]
        if kind == "thread":
            if self.post and about == self.post.id:
                self._not_fetched(error)
        elif kind == "send" and isinstance(about, Draft):
            self._unsent(about, error)
        elif isinstance(about, Draft) and self._is_open(about) and (composer := self._screen.composer):
            self.draft = replace(about, waiting=False)  # half of a text must not go out by itself
            composer.failed(error)
        elif kind == "draft" and isinstance(about, Draft):
            self.not_kept(about, error)
        elif kind == "who" and about is self.blog and isinstance(error, SignedOut):
            self._be(None)
            self._screen.tell(str(error))
        elif kind not in {"who", "account", "kept", "drafts", "saw", "marked"}:
            if not isinstance(error, AccountError | CommentError | KeepError):
                return False
            self._screen.tell(str(error))
        return True

    def _not_fetched(self, error: ReaderError) -> None:
        """What is there stays; that its blog is away is said quietly, except to who asked for it."""
        self._is_away = isinstance(error, BlogError) and not self._loud
        if self._came is not None and self._is_away:
            self._notice = _away()
            self._show()
            return
        self._screen.thread.failed(error, self.ways)
        if self._came is not None:  # its head may be out of sight
            self._screen.tell(str(error))


def _away() -> Notice:
    """What is said of a thread from disk whose blog does not answer."""
    return Notice(_("Offline: the comments as they were when last fetched."))


def _own(thread: Thread | None, me: Account | None) -> set[int]:
    """Numbers of the comments one wrote oneself: they are no news."""
    comments = (one.placed.comment for one in thread.remarks) if thread is not None else ()
    return {one.id for one in comments if me is not None and me.id and one.author_id == me.id}
