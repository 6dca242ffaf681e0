"""Comments that came under the posts one has commented on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui_reader.model import Comment
from tui_reader.reader.remarks import note

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Asked
    from tui_reader.store.shelf import Shelf

_WATCHED = 100
_FULL = 100
_ROUNDS = 10
_OVERLAP = timedelta(hours=1)


async def replies(shelf: Shelf, source: Asked, checked: datetime | None) -> int:
    """Fetch new comments under watched posts; gives how many were not known; raises BlogError.

    Args:
        checked: when it was last asked, by our own clock: an hour more is asked for, since clocks differ.
    """
    blog = source.blog.address
    watched = (await asyncio.to_thread(shelf.notes.watched, blog))[:_WATCHED]
    if not watched:
        return 0
    after = (checked or datetime.now(UTC)) - _OVERLAP
    new = 0
    for _round in range(_ROUNDS):
        comments = await source.replies(watched, after)
        new += await asyncio.to_thread(_put, shelf, blog, comments)
        if len(comments) < _FULL or comments[-1].date - timedelta(seconds=1) <= after:
            break
        after = comments[-1].date - timedelta(seconds=1)
    return new


def _put(shelf: Shelf, blog: str, comments: Sequence[Comment]) -> int:
    new = 0
    for post in dict.fromkeys(comment.post for comment in comments):
        known = shelf.notes.of(blog, post) or ()
        numbers = {one.comment.id for one in known} | {one.comment.id for one in shelf.notes.waiting(blog, post)}
        fresh = [note(one)[0] for one in comments if one.post == post and one.id not in numbers]
        if fresh:
            shelf.notes.put(blog, post, fresh, whole=False, total=len(known) + len(fresh))
            new += len(fresh)
    return new
