"""Threads from disk and from the blog, drafts, and sending a comment."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tui_reader.answers import Thread
from tui_reader.errors import BlogError, KeepError, ReaderError
from tui_reader.kept import Note, Row, Talked
from tui_reader.model import Blog, Comment, Draft, Post, Ways
from tui_reader.queries import Select
from tui_reader.reader.blogs import is_stream
from tui_reader.reader.remarks import Conversions, placed, unpacked

if TYPE_CHECKING:
    from tui_reader.accounts import Accounts
    from tui_reader.reader.blogs import Blogs
    from tui_reader.reader.sending import Sending
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf

T = TypeVar("T")

_LAST_MOMENT = 5.0
"""Seconds that ending may wait for the disk."""


class Talk:
    """The conversation under posts."""

    def __init__(self, shelf: Shelf, blogs: Blogs, drafts: Drafts, accounts: Accounts) -> None:
        self._shelf, self._blogs, self._drafts, self._accounts = shelf, blogs, drafts, accounts
        self._pen = ThreadPoolExecutor(1, "drafts")
        self._conversions = Conversions()

    @cached_property
    def sending(self) -> Sending:
        """The way of a draft to its blog; the outbox goes it too."""
        from tui_reader.reader.sending import Sending  # noqa: PLC0415 - not needed for the first paint

        return Sending(self._shelf, self._blogs, self._drafts, self._accounts, self.write)

    async def kept(self, blog: Blog, post: Post) -> Thread | None:
        """The thread of a post from disk, without a request; None where it was never fetched. Raises KeepError."""
        return await asyncio.to_thread(self.kept_now, blog, post)

    def kept_now(self, blog: Blog, post: Post) -> Thread | None:
        """The same where there is no loop; blocks. Raises KeepError."""
        shelf = self._shelf.notes
        notes = shelf.of(blog.address, post.id)
        if notes is None:
            return None
        comments = unpacked((*notes, *shelf.waiting(blog.address, post.id)))
        total = len(notes) if post.comments is None else post.comments
        return Thread(placed(comments), total, shelf.unseen(blog.address, post.id), kept=True)

    async def thread(self, blog: Blog, post: Post, progress: Callable[[int, int], None]) -> Thread:
        """All comments of a post as the blog has them now, kept on disk; one's own that wait for approval among them.

        The comments of a post that the blog has no more went with it there, but not here: what is on disk stays. So it
        does where a blog that is read by its pages gave fewer than there are.

        Args:
            progress: called with the comments that came and the total, after every page.
        """
        row = await asyncio.to_thread(self._row, blog, post)
        if row and row.gone:
            return await self._last(blog, post)
        if row and row.post.comments is not None:  # who asks may have had the post for long
            post = replace(post, comments=row.post.comments)
        comments: dict[int, Comment] = {}
        total, whole = 0, True
        try:
            async for some, total in self._blogs.source(blog).comments(post):
                comments |= {comment.id: comment for comment in some}
                progress(len(comments), total)
        except BlogError:
            if not (comments and is_stream(blog)):
                raise
            whole = False
        if not comments and await self._went(blog, post):
            return await self._last(blog, post)
        waiting = await self._waiting(blog, post, comments)
        whole = whole and (not is_stream(blog) or len(comments) >= total)
        shelved = await asyncio.to_thread(self._shelved, blog, post, comments, waiting, total, whole=whole)
        ways: Ways | None = None
        with contextlib.suppress(BlogError):  # the comments are there to be read
            ways = await self._blogs.source(blog).ways(post)
        return replace(shelved, ways=ways)

    async def saw(self, blog: Blog, post: Post) -> None:
        """The thread was on screen: nothing in it is new any more at the next visit."""
        await asyncio.to_thread(self._shelf.notes.saw, blog.address, post.id)

    async def conversations(self) -> tuple[Talked, ...]:
        """Replies to the reader over all blogs, newest first, from disk."""
        return await asyncio.to_thread(self._shelf.notes.conversations)

    async def draft(self, blog: Blog, post: int, parent: int) -> Draft | None:
        """What was being written at a place, to write on; raises KeepError."""
        return await self.write(self._open, blog.address, post, parent)

    async def drafts(self, blog: Blog) -> tuple[Draft, ...]:
        """Every draft at a blog, for the marks in list and thread; raises KeepError."""
        drafts = await asyncio.to_thread(self.drafts_now)
        return tuple(draft for draft in drafts if draft.blog == blog.address)

    def drafts_now(self) -> tuple[Draft, ...]:
        """Every draft, the oldest first, each at the address that its blog has by now; blocks. Raises KeepError."""
        drafts, moved = self._drafts.all(), False
        for address in {draft.blog for draft in drafts}:
            with contextlib.suppress(KeepError):  # the shelf tells its trouble by itself
                known = self._shelf.blogs.find(address)
                if known and known.blog.address != address:  # whoever moved the blog did not come as far as its drafts
                    self._drafts.readdress(address, known.blog.address)
                    moved = True
        return self._drafts.all() if moved else drafts

    async def keep_draft(self, draft: Draft) -> bool:
        """Put what is being written on disk, in order, even when who waits for it goes; raises KeepError.

        True where another program wrote a draft at its place, which stays beside it.
        """
        return await self.write(self._drafts.keep, draft)

    def keep_draft_now(self, draft: Draft) -> None:
        """The same without a loop, for the moment the program ends; also raises TimeoutError."""
        self._pen.submit(self._drafts.keep, draft).result(_LAST_MOMENT)

    async def drop_draft(self, draft: Draft) -> None:
        """Forget a draft that is not wanted any more; what another program wrote at its place stays."""
        await self.write(self._drafts.drop, draft)

    async def send(self, blog: Blog, draft: Draft) -> Comment:
        """Send a comment once; its draft is on disk before, and goes only after the blog confirmed it.

        A draft that was sent before without an answer is looked for in the thread first, and found there is not sent.
        Where the blog says it has the comment but shows it to nobody yet, its number is 0.

        Raises:
            CommentError, AccountError, BlogError: it was not taken; the draft is on disk.
            Unanswered: it may have arrived; the draft says so.
        """
        return await self.sending.send(blog, draft)

    async def write(self, work: Callable[..., T], *values: object) -> T:
        """Do something to the drafts on disk, one thing after the other, even when who waits for it goes."""
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._pen, work, *values))

    def close(self) -> None:
        """Let go of the pen."""
        self._pen.shutdown(wait=False)

    # --- inside

    def _open(self, address: str, post: int, parent: int) -> Draft | None:
        """The draft of a place, under whatever address its blog had; blocks."""
        self.drafts_now()
        return self._drafts.open(address, post, parent)

    def _row(self, blog: Blog, post: Post) -> Row | None:
        """What the shelf knows of a post; blocks."""
        with contextlib.suppress(KeepError):
            return self._shelf.posts.find(blog.address, post.id)
        return None

    async def _went(self, blog: Blog, post: Post) -> bool:
        """Whether a post without comments, which had some, is itself no more at the blog; raises BlogError."""
        with contextlib.suppress(KeepError):
            if not await asyncio.to_thread(self._shelf.notes.of, blog.address, post.id):
                return False
            there, _total = await self._blogs.source(blog).present(Select(ids=(post.id,), size=1))
            if post.id not in there:
                await self._blogs.shelving.gone(blog.address, (post.id,))
                return True
        return False

    async def _last(self, blog: Blog, post: Post) -> Thread:
        """The thread of a post that is gone, as it was; raises KeepError."""
        return await self.kept(blog, post) or Thread((), 0, frozenset(), kept=True)

    def _shelved(
        self,
        blog: Blog,
        post: Post,
        comments: Mapping[int, Comment],
        waiting: tuple[Note, ...],
        total: int,
        *,
        whole: bool,
    ) -> Thread:
        """Put what came on the shelf, and make a thread of it; where it is not all, of what is there too. Blocks."""
        made = self._conversions.of(blog.address, post.id, comments.values())
        new, more = frozenset[int](), tuple[Note, ...]()
        with contextlib.suppress(KeepError):  # it can be read all the same; the shelf tells its trouble by itself
            there = self._shelf.notes.of(blog.address, post.id) or ()
            more = there if not whole or (is_stream(blog) and not made) else ()
            total = max(total, len({note.comment.id for note in more} | made.keys()))
            notes = [note for note, _document in made.values()]
            self._shelf.notes.put(blog.address, post.id, notes, whole=whole and not more, total=total)
            new = self._shelf.notes.unseen(blog.address, post.id)
        shown = {number: (note.comment, document) for number, (note, document) in made.items()}
        return Thread(placed(unpacked(more) | shown | unpacked(waiting)), total, new)

    async def _waiting(self, blog: Blog, post: Post, shown: Mapping[int, Comment]) -> tuple[Note, ...]:
        """Own comments that are not shown to everybody yet; what the blog dropped goes from the shelf."""
        try:
            own_ones = await asyncio.to_thread(self._shelf.notes.waiting, blog.address, post.id)
        except KeepError:
            return ()
        hidden = [own for own in own_ones if own.comment.id not in shown]
        credential = None
        if hidden:
            with contextlib.suppress(ReaderError):
                credential = await self._accounts.credential(blog)
        waiting: list[Note] = []
        for own in hidden:
            now: Comment | None = own.comment
            if credential and own.comment.author_id == credential.account.id:
                with contextlib.suppress(ReaderError):
                    now = await self._blogs.source(blog).comment(own.comment.id, credential)
            if now is not None:
                waiting.append(replace(own, comment=replace(own.comment, status=now.status)))
                continue
            with contextlib.suppress(KeepError):
                await asyncio.to_thread(self._shelf.notes.drop, blog.address, own.comment.id)
        return tuple(waiting)
