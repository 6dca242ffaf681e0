"""Writing a comment: what is typed goes to disk, and out once; what cannot go out now may wait."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.errors import BlogError, Empty, ReaderError, SignedOut, Unanswered
from tui_reader.i18n import _
from tui_reader.model import Account, Blog, Comment, Draft, Post, Status
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.screens.posting import Posting

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing


class Writing(ABC):
    """The comment being written under the post of a visit.

    Attributes:
        draft: what is in the composer. posting: sends what waits in the outbox.

    Args:
        screen: whose composer it is. reader: whom it asks.
    """

    def __init__(self, screen: Conversing, reader: Reader) -> None:
        self._screen, self._reader = screen, reader
        self.blog: Blog | None = None
        self.post: Post | None = None
        self.draft: Draft | None = None
        self._drafts: dict[int, Draft] = {}
        self._unkept: dict[str, Draft] = {}
        """What was typed and is not known to be on disk, by its place."""
        self._told: set[str] = set()
        """Places where another draft was spoken of."""
        self.posting = Posting(screen, reader, self._posted)

    @abstractmethod
    def refresh(self, select: int = 0) -> None:
        """Fetch the thread, then put the cursor on a comment."""

    @abstractmethod
    def _show(self) -> None:
        """Show the thread anew."""

    @abstractmethod
    def _be(self, account: Account | None) -> None:
        """Go on as this account, or as nobody."""

    # --- keeping

    def typed(self, text: str) -> None:
        """Put what was typed on disk; nothing is left there of what was deleted, and nothing is done where none was."""
        if (draft := self.draft) is None or self._is_kept(draft, text):
            return
        self.draft = self._unkept[_place(draft)] = kept = replace(draft, text=text)
        talk = self._reader.talk
        work: Callable[[Draft], Awaitable[bool | None]] = talk.keep_draft if text.strip() else talk.drop_draft
        load(self._screen, f"draft {_place(kept)}", kept, lambda: work(kept), partial(self._saved, kept))

    def _saved(self, kept: Draft, beside: bool | None) -> None:  # noqa: FBT001 - what the disk said
        if self._unkept.get(_place(kept)) is kept:
            del self._unkept[_place(kept)]
        if self.draft is kept and kept.text.strip() and (composer := self._screen.composer):
            composer.saved()
        if self.draft is None:
            self.mark_drafts()
        self._beside(kept, another=bool(beside))

    def _is_kept(self, draft: Draft, text: str) -> bool:
        """Whether a text is what the composer opened with, or what is on disk since: another window may be the last."""
        return text == draft.text and _place(draft) not in self._unkept

    def _beside(self, draft: Draft, *, another: bool) -> None:
        """Say once that there is another draft at a place."""
        place = _place(draft)
        if another and place not in self._told:
            self._screen.tell(
                _("Another window wrote a draft here too: it is kept, and comes back when this one is sent or deleted.")
            )
        (self._told.add if another else self._told.discard)(place)

    def put_down(self, text: str | None) -> None:
        """Nothing is written any more; what was typed stays on disk. None: it was sent, or waits."""
        if text is not None:
            self.typed(text)
        elif self.draft is not None:
            self._unkept.pop(_place(self.draft), None)
        self.draft = None
        self.mark_drafts()

    def unkept(self, draft: Draft) -> Draft | None:
        """What was typed at the place of a draft and could not be put on disk: it is only here."""
        held = self._unkept.get(_place(draft))
        return held if held and held.text.strip() else None

    def not_kept(self, draft: Draft, error: ReaderError) -> None:
        """Say that what was typed is only here."""
        words = str(error)
        if self.unkept(draft):
            keys = _("Until you quit, {write} or {reply} at the same place brings it back.")
            words += " " + keys.format(write=self._screen.key_name("write"), reply=self._screen.key_name("reply"))
        self._screen.tell(words)

    def keep_now(self, text: str) -> None:
        """Put what was typed on disk before the program ends; raises KeepError or TimeoutError where that fails.

        Args:
            text: what is in the composer, "" where there is none.
        """
        if (draft := self.draft) is not None and text.strip() and not self._is_kept(draft, text):
            self._unkept[_place(draft)] = replace(draft, text=text)
        for place, held in [*self._unkept.items()]:
            if held.text.strip():
                self._reader.talk.keep_draft_now(held)
            del self._unkept[place]

    def mark_drafts(self) -> None:
        """Show anew where there are drafts in the thread."""
        blog, post = self.blog, self.post
        if blog is not None and post is not None:
            work = partial(self._reader.talk.drafts, blog)
            load(self._screen, "drafts", post.id, work, partial(self._marked, post))

    def _marked(self, post: Post, drafts: tuple[Draft, ...]) -> None:
        if self.post is None or self.post.id != post.id:
            return
        written = [one for one in drafts if one.post == post.id and one.text.strip()]
        if (draft := self.draft) is not None and draft.post == post.id and draft.text:
            self._beside(draft, another=sum(one.parent == draft.parent for one in written) > 1)
        here = {one.parent: one for one in written}
        if here != self._drafts:
            self._drafts = here
            self._show()

    # --- sending

    def send(self, text: str) -> None:
        """Send the comment, once."""
        blog, draft = self.blog, self.draft
        if blog is None or draft is None or draft.blog != blog.address:
            return
        going = replace(draft, text=text)
        self.draft = replace(going, sent=True)  # from now until the answer says otherwise
        if composer := self._screen.composer:
            composer.sending()
        work = partial(self._reader.talk.send, blog, going)
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
        self.mark_drafts()
        if self.post and self.post.id == draft.post:
            self.refresh(select=comment.id)

    def _unsent(self, draft: Draft, error: ReaderError) -> None:
        composer = self._screen.composer
        if composer and self._is_open(draft):
            doubtful = isinstance(error, Unanswered) or (draft.sent and isinstance(error, BlogError))
            self.draft = replace(draft, sent=doubtful)
            composer.failed(error, later=isinstance(error, BlogError | Unanswered))
            if isinstance(error, SignedOut):
                self._be(None)
                self._screen.account_again()
        else:
            self._screen.tell(str(error))
            self.mark_drafts()

    def send_later(self, text: str) -> None:
        """Put the comment into the outbox."""
        draft, composer = self.draft, self._screen.composer
        if draft is None or composer is None or composer.is_sending:
            return
        if not text.strip():
            composer.failed(Empty())
            return
        self.draft = waiting = replace(draft, text=text, waiting=True)
        composer.sending()  # nothing more is typed until it is there
        work = partial(self._reader.outbox.put, waiting)
        load(self._screen, f"draft {_place(waiting)}", waiting, work, lambda _none: self._put(waiting))

    def _put(self, waiting: Draft) -> None:
        if self.draft is waiting:
            self._screen.close_composer(keep=False)
            if not waiting.parent:
                self._screen.thread.bottom()  # where it stands from now on
        self.mark_drafts()
        self.posting.put()

    def blog_answered(self) -> None:
        """The blog answered again: what waits for it goes out if the settings say so, else it is offered once."""
        if self.blog is not None:
            self.posting.blog_answered(self.blog)

    def _posted(self, comments: tuple[Comment, ...]) -> None:
        """Something of the outbox arrived."""
        self.mark_drafts()
        here = [one for one in comments if self.post is not None and one.post == self.post.id]
        if here:
            self.refresh(select=here[-1].id)


def _place(draft: Draft) -> str:
    """Where a draft belongs; slots are named by it, so that no draft cancels what is under way for another."""
    return f"{draft.blog} {draft.post} {draft.parent}"
