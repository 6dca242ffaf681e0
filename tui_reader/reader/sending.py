"""Sending a comment once: one program at a time, looked for first where it may be there already, never lost."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui_reader.errors import (
    AccountError,
    BlogError,
    Duplicate,
    KeepError,
    ReaderError,
    TooFast,
    Unanswered,
    VaultError,
)
from tui_reader.model import Author, Blog, Comment, Credential, Draft, Post, Status
from tui_reader.reader.sameness import folded, readings, words_of
from tui_reader.reader.walk import clock

if TYPE_CHECKING:
    from tui_reader.accounts import Accounts
    from tui_reader.kept import Note
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.claim import Claim
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf

_GLANCE = 0.1
"""Seconds between two looks whether another program has sent its comment."""
_CLOCKS = timedelta(days=1)
"""What a blog's clock may be behind ours, and of a day without a time."""


class Sending:
    """The way of a draft to its blog.

    Args:
        pen: does what is given to it where all drafts are written, in order, even when who waits for it goes.
    """

    def __init__(
        self, shelf: Shelf, blogs: Blogs, drafts: Drafts, accounts: Accounts, pen: Callable[..., Awaitable[None]]
    ) -> None:
        self._shelf, self._blogs, self._drafts, self._accounts = shelf, blogs, drafts, accounts
        self._write = pen

    async def send(self, blog: Blog, draft: Draft) -> Comment:
        """As `Talk.send`; a second program that sends the same waits, and finds it there then."""
        credential = await self._accounts.credential(blog)
        async with self._claimed(draft) as waited:
            kept = await self._on_disk(draft)
            sent = draft.sent or bool(kept and kept.sent)
            if not waited and not sent:
                sent = await asyncio.to_thread(self._said_before, draft, credential)
            return await self._settled(blog, draft, credential, doubtful=waited or sent)

    async def send_waiting(self, blog: Blog, draft: Draft) -> Comment | None:
        """Send a draft of the outbox; None when it does not wait there any more, or another program is sending it."""
        credential = await self._accounts.credential(blog)
        claim = await self._claim(draft)
        if claim is None:
            return None
        try:
            kept = await self._on_disk(draft)
            if kept is None or not kept.waiting:
                return None
            return await self._settled(blog, kept, credential, doubtful=kept.sent)
        finally:
            claim.release()

    # --- inside

    async def _settled(self, blog: Blog, draft: Draft, credential: Credential, *, doubtful: bool) -> Comment:
        """Send a draft that is claimed, and put on disk what became of it."""
        found: Comment | None = None
        if doubtful:
            written = await asyncio.to_thread(self._drafts.written, draft)
            found = await self._look(blog, draft, credential, written - _CLOCKS)
        comment = found or await self._posted(blog, draft, credential, doubtful=doubtful)
        comment = replace(comment, author_id=comment.author_id or credential.account.id)
        # The blog has it: what fails now must not look as if it had not been taken.
        with contextlib.suppress(KeepError):
            await self._write(self._drafts.done, draft)
        if comment.id:
            with contextlib.suppress(KeepError):
                await asyncio.to_thread(self._keep_own, blog, comment)
        return comment

    async def _posted(self, blog: Blog, draft: Draft, credential: Credential, *, doubtful: bool) -> Comment:
        await self._mark(draft, sent=True, waiting=draft.waiting)
        try:
            post = await asyncio.to_thread(self._post, draft)
            return await self._blogs.source(blog).send(draft, credential, post)
        except Unanswered:
            raise
        except Duplicate:
            found = None
            with contextlib.suppress(ReaderError):  # that it is a duplicate is what one must hear of
                found = await self._look(blog, draft, credential)
            if found or doubtful:
                return found or _unseen(draft, credential)
            await self._unsent(draft, doubtful=False, waiting=False)
            raise
        except (AccountError, BlogError, TooFast, VaultError):  # another time it may be taken as it is
            await self._unsent(draft, doubtful=doubtful, waiting=draft.waiting)
            raise
        except ReaderError:
            await self._unsent(draft, doubtful=doubtful, waiting=False)
            raise

    async def _mark(self, draft: Draft, *, sent: bool, waiting: bool) -> None:
        await self._write(lambda: self._drafts.mark(draft, sent=sent, waiting=waiting))

    async def _unsent(self, draft: Draft, *, doubtful: bool, waiting: bool) -> None:
        """This time it was not taken; an earlier time, whose answer never came, it may have been."""
        with contextlib.suppress(KeepError):  # the refusal is what one must hear of
            await self._mark(draft, sent=doubtful, waiting=waiting)

    async def _on_disk(self, draft: Draft) -> Draft | None:
        return await asyncio.to_thread(self._drafts.find, draft.blog, draft.post, draft.parent, draft.text)

    @contextlib.asynccontextmanager
    async def _claimed(self, draft: Draft) -> AsyncIterator[bool]:
        """Nobody else sends this draft meanwhile; gives whether another one had to be waited for."""
        waited = False
        while (claim := await self._claim(draft)) is None:
            waited = True
            await asyncio.sleep(_GLANCE)
        try:
            yield waited
        finally:
            claim.release()

    async def _claim(self, draft: Draft) -> Claim | None:
        claiming = asyncio.get_running_loop().run_in_executor(None, self._drafts.claim, draft)
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            claiming.add_done_callback(_let_go)
            raise

    # --- whether it is there already

    async def _look(
        self, blog: Blog, draft: Draft, credential: Credential, since: datetime | None = None
    ) -> Comment | None:
        """The reader's own comment with this text at this place, as the blog shows it to everybody.

        Args:
            since: a guest's that is not known to be his is no older; one of before may be another guest's of the same
                name. None where the blog itself says that it has it.
        """
        post = await asyncio.to_thread(self._post, draft)
        there: list[Comment] = []
        async for some, _total in self._blogs.source(blog).comments(post):
            there += some
        places = _places(there, draft.parent)
        found = [one for one in there if one.parent in places and _is_own(one, credential)]
        if since and credential.account.guest:
            known: set[int] = set()
            with contextlib.suppress(KeepError):
                known = {note.comment.id for note in await asyncio.to_thread(self._own, draft, credential)}
            found = [one for one in found if one.id in known or clock(one.date) >= clock(since)]
        return await asyncio.to_thread(_first_same, found, draft.text)

    def _post(self, draft: Draft) -> Post:
        """The post that a draft belongs to; where it is not on the shelf just its number, which most are asked by."""
        with contextlib.suppress(KeepError):
            if row := self._shelf.posts.find(draft.blog, draft.post):
                return row.post
        then = datetime.fromtimestamp(0, UTC)
        return Post(draft.post, "", "", then, then, Author(0, ""))

    def _said_before(self, draft: Draft, credential: Credential) -> bool:
        """Whether the shelf knows such a comment, as after another program has sent it; blocks."""
        try:
            own = self._own(draft, credential)
        except KeepError:
            return False
        wanted = readings(draft.text)
        return any(one.comment.parent == draft.parent and folded(one.words) in wanted for one in own)

    def _own(self, draft: Draft, credential: Credential) -> Sequence[Note]:
        """One's own comments on the shelf: a guest's name may be another's too, so only those known to be his."""
        notes, place = self._shelf.notes, (draft.blog, draft.post)
        if credential.account.guest:
            return notes.written(*place)
        every = (*(notes.of(*place) or ()), *notes.waiting(*place))
        return [one for one in every if _is_own(one.comment, credential)]

    def _keep_own(self, blog: Blog, comment: Comment) -> None:
        from tui_reader.reader.remarks import note  # noqa: PLC0415 - needs lxml

        self._shelf.notes.own(blog.address, note(comment)[0])


def _places(comments: Sequence[Comment], parent: int) -> frozenset[int]:
    """Where the answer to a comment may stand: below it, or below one above it, where a blog allows few levels."""
    above = {one.id: one.parent for one in comments}
    places = {parent}
    while (parent := above.get(parent, 0)) and parent not in places:
        places.add(parent)
    return frozenset(places)


def _is_own(comment: Comment, credential: Credential) -> bool:
    """Whether somebody wrote a comment; who has no number there is known by his name."""
    account = credential.account
    by = (comment.author_id, account.id) if account.id else (comment.author.casefold(), account.name.casefold())
    return bool(by[1]) and by[0] == by[1] and (account.id > 0 or not comment.author_id)


def _first_same(comments: list[Comment], text: str) -> Comment | None:
    """The first that says what was written; blocks."""
    wanted = readings(text)
    return next((one for one in comments if folded(words_of(one.html)) in wanted), None)


def _unseen(draft: Draft, credential: Credential) -> Comment:
    """A comment the blog says it has and does not show: it waits for approval; its number is not known, so 0."""
    from html import escape  # noqa: PLC0415 - its table of entities is not needed for the start

    account = credential.account
    html = f"<p>{escape(draft.text)}</p>"
    now = datetime.now(UTC)
    return Comment(0, draft.post, draft.parent, account.name, now, html, author_id=account.id, status=Status.HOLD)


def _let_go(claiming: asyncio.Future[Claim | None]) -> None:
    if not claiming.cancelled() and not claiming.exception() and (claim := claiming.result()):
        claim.release()
