"""The use cases: what one can do with a blog, its content and what is kept. The face asks this and nothing below it."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.accounts import Accounts
from tui_reader.answers import LoggedOut, Login, Opened, Reading, Remark, Thread
from tui_reader.content.blocks import Document
from tui_reader.errors import KeepError, ReaderError, SignedOut, Unanswered
from tui_reader.model import (
    Account,
    Blog,
    Comment,
    Draft,
    Neighbours,
    Page,
    Place,
    Post,
    Query,
    Secret,
    Status,
)
from tui_reader.threads import Placed, thread

if TYPE_CHECKING:
    from tui_reader.blog.http import Http
    from tui_reader.blog.wordpress import WordPress
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf
    from tui_reader.store.vault import Vault

_KEPT_READINGS = 64
_LAST_MOMENT = 5.0  # seconds that ending may wait for the disk


class Reader:
    """A blog, its content and a shelf.

    Args:
        http: the one client. shelf: what was read. drafts: what is being written. vault: the tokens.
    """

    def __init__(self, http: Http, shelf: Shelf, drafts: Drafts, vault: Vault) -> None:
        self._http, self._shelf, self._drafts, self.vault = http, shelf, drafts, vault
        self._accounts = Accounts(shelf, vault)
        self._blogs: dict[str, WordPress] = {}
        self._readings: OrderedDict[tuple[str, int], Reading] = OrderedDict()
        self._pen = ThreadPoolExecutor(1, "drafts")

    async def close(self) -> None:
        """Let go of connections and files."""
        await self._http.aclose()
        await asyncio.to_thread(self._shelf.close)
        self._pen.shutdown(wait=False)

    # --- reading

    async def open(self, address: str) -> Opened:
        """Find the blog (and post) at an address as a person types it; raises AddressError or BlogError."""
        from tui_reader.blog.discover import discover  # noqa: PLC0415 - needs httpx
        from tui_reader.blog.wordpress import WordPress  # noqa: PLC0415 - needs httpx

        found = await discover(self._http, address)
        blog = found.blog
        source = self._blogs[blog.address] = WordPress(self._http, blog)
        return Opened(blog, await source.post(found.post) if found.post else None, found.hint)

    async def page(self, blog: Blog, number: int, query: Query) -> Page:
        """One page of a blog's posts, newest first."""
        return await self._of(blog).page(number, query)

    async def post(self, blog: Blog, number: int) -> Post:
        """One post by its number."""
        return await self._of(blog).post(number)

    async def counts(self, blog: Blog, posts: Sequence[Post]) -> dict[int, int]:
        """How many comments the posts have, by number."""
        return await self._of(blog).counts(posts)

    def at_hand(self, blog: Blog, post: Post) -> Reading | None:
        """The reading of a post if it needs no request; never blocks."""
        return self._readings.get((blog.address, post.id))

    async def reading(self, blog: Blog, post: Post, *, fresh: bool = False) -> Reading:
        """A post and its text, from memory unless `fresh`; HTML is read in a thread."""
        key = (blog.address, post.id)
        if not fresh and key in self._readings:
            self._readings.move_to_end(key)
            return self._readings[key]
        article = await self._of(blog).article(post)
        reading = Reading(article.post, await asyncio.to_thread(_convert, article.html, article.post.link))
        self._readings[key] = reading
        while len(self._readings) > _KEPT_READINGS:
            self._readings.popitem(last=False)
        return reading

    async def neighbours(self, blog: Blog, post: Post) -> Neighbours:
        """The posts next to one in the blog's own chronology."""
        return await self._of(blog).neighbours(post)

    async def thread(self, blog: Blog, post: Post, progress: Callable[[int, int], None]) -> Thread:
        """All comments of a post, and one's own that still wait for approval.

        Args:
            progress: called with the comments that came and the total, after every page.
        """
        comments: dict[int, Comment] = {}
        total = 0
        async for some, total in self._of(blog).comments(post):
            comments |= {comment.id: comment for comment in some}
            progress(len(comments), total)
        for own in await self._waiting(blog, post, comments):
            comments[own.id] = own
        placed = await asyncio.to_thread(thread, comments.values())
        return Thread(await asyncio.to_thread(_remarks, placed), total)

    async def read_marks(self, blog: Blog) -> frozenset[int]:
        """The numbers of the posts that were read."""
        return await asyncio.to_thread(self._shelf.read_marks, blog.address)

    async def mark_read(self, blog: Blog, post: Post) -> None:
        """Note that a post was read, and that this is where the reader is."""
        await asyncio.to_thread(self._shelf.mark_read, blog.address, post.id)
        await asyncio.to_thread(self._shelf.keep_place, Place(blog.address, post.id))

    async def place(self) -> Place | None:
        """Where the reader left off."""
        return await asyncio.to_thread(self._shelf.place)

    # --- who one is

    async def account(self, blog: Blog) -> Account | None:
        """Who is logged in at a blog, as far as we know without asking it."""
        return await self._accounts.at(blog)

    async def who(self, blog: Blog) -> Account | None:
        """Who is logged in, as the blog itself says; None when nobody is known; raises SignedOut when it is over."""
        account = await self.account(blog)
        if account is None:
            return None
        try:
            return await self._of(blog).who(await self._accounts.credential(blog))
        except SignedOut:
            await self._accounts.forget(account)
            raise

    async def log_in(self, blog: Blog, user: str, password: Secret) -> Login:
        """Log in by name and password; raises AccountError or BlogError."""
        return await self._accounts.keep(await self._of(blog).log_in(user, password))

    async def adopt(self, blog: Blog, user: str, password: Secret) -> Login:
        """Log in with an application password that was pasted; raises AccountError or BlogError."""
        return await self._accounts.keep(await self._of(blog).adopt(user, password))

    async def log_out(self, blog: Blog) -> LoggedOut | None:
        """Revoke the token at the blog and forget it here, even when the blog does not answer; None if nobody was."""
        account = await self.account(blog)
        if account is None:
            return None
        unrevoked: ReaderError | None = None
        try:
            await self._of(blog).log_out(await self._accounts.credential(blog))
        except ReaderError as error:
            unrevoked = error
        return LoggedOut(account, unrevoked, await self._accounts.forget(account))

    # --- writing

    async def draft(self, blog: Blog, post: int, parent: int) -> Draft | None:
        """What was being written at a place."""
        return await asyncio.to_thread(self._drafts.find, blog.address, post, parent)

    async def keep_draft(self, draft: Draft) -> None:
        """Put what is being written on disk, in order, even when who waits for it goes; raises KeepError."""
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._pen, self._drafts.keep, draft))

    def keep_draft_now(self, draft: Draft) -> None:
        """The same without a loop, for the moment the program ends; also raises TimeoutError."""
        self._pen.submit(self._drafts.keep, draft).result(_LAST_MOMENT)

    async def drop_draft(self, draft: Draft) -> None:
        """Forget a draft that is not wanted any more."""
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._pen, self._drafts.drop, draft))

    async def send(self, blog: Blog, draft: Draft) -> Comment:
        """Send a comment once; its draft is on disk before, and goes only after the blog confirmed it.

        Raises:
            CommentError, AccountError, BlogError: it was not taken; the draft is on disk.
            Unanswered: it may have arrived; the draft says so.
        """
        credential = await self._accounts.credential(blog)
        await self.keep_draft(replace(draft, sent=True))
        try:
            comment = await self._of(blog).send(draft, credential)
        except Unanswered:
            raise
        except ReaderError:
            with contextlib.suppress(KeepError):  # the refusal is what one must hear of
                await self.keep_draft(replace(draft, sent=False))
            raise
        comment = replace(comment, author_id=comment.author_id or credential.account.id)
        # The blog has it: what fails now must not look as if it had not been taken.
        with contextlib.suppress(KeepError):
            await self.drop_draft(draft)
        if comment.status is not Status.APPROVED:
            with contextlib.suppress(KeepError):
                await asyncio.to_thread(self._shelf.keep_pending, blog.address, comment)
        return comment

    # --- inside

    def _of(self, blog: Blog) -> WordPress:
        return self._blogs[blog.address]

    async def _waiting(self, blog: Blog, post: Post, shown: dict[int, Comment]) -> list[Comment]:
        """Own comments that are not shown to everybody yet; what the server dropped goes from the shelf."""
        waiting: list[Comment] = []
        own_ones = await asyncio.to_thread(self._shelf.pending, blog.address, post.id)
        credential = None
        if any(own.id not in shown for own in own_ones):
            with contextlib.suppress(ReaderError):
                credential = await self._accounts.credential(blog)
        for own in own_ones:
            now: Comment | None = own
            if own.id not in shown and credential and own.author_id == credential.account.id:
                with contextlib.suppress(ReaderError):
                    now = await self._of(blog).comment(own.id, credential)
            if own.id in shown or now is None:
                await asyncio.to_thread(self._shelf.drop_pending, blog.address, own.id)
            else:
                waiting.append(replace(now, author_id=now.author_id or own.author_id))
        return waiting


def _convert(html: str, base: str) -> Document:
    from tui_reader.content import convert  # noqa: PLC0415 - needs lxml

    return convert(html, base)


def _remarks(placed: Sequence[Placed]) -> tuple[Remark, ...]:
    return tuple(Remark(one, _convert(one.comment.html, one.comment.link)) for one in placed)
