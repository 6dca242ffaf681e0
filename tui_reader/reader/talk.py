"""Threads from disk and from the blog, drafts, and sending a comment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.answers import Thread
from tui_reader.kept import Talked
from tui_reader.model import Blog, Comment, Draft, Post

if TYPE_CHECKING:
    from tui_reader.accounts import Accounts
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf


class Talk:
    """The conversation under posts."""

    def __init__(self, shelf: Shelf, blogs: Blogs, drafts: Drafts, accounts: Accounts) -> None:
        self._shelf, self._blogs, self._drafts, self._accounts = shelf, blogs, drafts, accounts

    async def kept(self, blog: Blog, post: Post) -> Thread | None:
        """The thread of a post from disk, without a request; None where it was never fetched."""
        raise NotImplementedError

    async def thread(self, blog: Blog, post: Post, progress: Callable[[int, int], None]) -> Thread:
        """All comments of a post as the blog has them now, kept on disk; one's own that wait for approval among them.

        Args:
            progress: called with the comments that came and the total, after every page.
        """
        raise NotImplementedError

    async def saw(self, blog: Blog, post: Post) -> None:
        """The thread was on screen: nothing in it is new any more at the next visit."""
        raise NotImplementedError

    async def draft(self, blog: Blog, post: int, parent: int) -> Draft | None:
        """What was being written at a place."""
        raise NotImplementedError

    async def drafts(self, blog: Blog) -> tuple[Draft, ...]:
        """Every draft at a blog, for the marks in list and thread."""
        raise NotImplementedError

    async def keep_draft(self, draft: Draft) -> None:
        """Put what is being written on disk, in order, even when who waits for it goes; raises KeepError."""
        raise NotImplementedError

    def keep_draft_now(self, draft: Draft) -> None:
        """The same without a loop, for the moment the program ends; also raises TimeoutError."""
        raise NotImplementedError

    async def drop_draft(self, draft: Draft) -> None:
        """Forget a draft that is not wanted any more."""
        raise NotImplementedError

    async def send(self, blog: Blog, draft: Draft) -> Comment:
        """Send a comment once; its draft is on disk before, and goes only after the blog confirmed it.

        A draft that was sent before without an answer is looked for in the thread first, and found there is not sent.

        Raises:
            CommentError, AccountError, BlogError: it was not taken; the draft is on disk.
            Unanswered: it may have arrived; the draft says so.
        """
        raise NotImplementedError

    async def conversations(self) -> tuple[Talked, ...]:
        """Replies to the reader over all blogs, newest first, from disk."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the pen."""
        raise NotImplementedError
