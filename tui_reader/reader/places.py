"""Where one is: resuming exactly, and back and forward through what was opened."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui_reader.answers import Resumed
from tui_reader.errors import KeepError
from tui_reader.kept import Listed, Place, Row, Shelved, is_river
from tui_reader.reader.readings import kept_reading

if TYPE_CHECKING:
    from tui_reader.accounts import Accounts
    from tui_reader.reader.talk import Talk
    from tui_reader.store.shelf import Shelf


class Places:
    """The last place, and the history."""

    def __init__(self, shelf: Shelf, accounts: Accounts, talk: Talk) -> None:
        self._shelf, self._accounts, self._talk = shelf, accounts, talk

    def resume(self, height: int, *, thread: bool) -> Resumed | None:
        """Everything the first screen shows; blocks for some milliseconds, before Textual is up or in a thread.

        None where nothing was open, or it is not on the shelf any more, or the shelf cannot be read.

        Args:
            height: rows of the terminal, so that enough of the list comes. thread: the comments are in sight, whatever
                pane one was in.
        """
        try:
            place = self._shelf.places.last()
            shelved = self._shelf.blogs.find(place.of or place.blog) if place else None
            if place is None or shelved is None:
                return None
            row = self._shelf.posts.find(shelved.blog.address, place.post) if place.post else None
            return self._resumed(place, shelved, row, height, thread=thread) if row or not place.post else None
        except KeepError:
            return None

    def _resumed(self, place: Place, shelved: Shelved, row: Row | None, height: int, *, thread: bool) -> Resumed:
        posts, blog = self._shelf.posts, shelved.blog.address
        listed = posts.listed(Listed(place.blog, place.query))
        tally = posts.tally(listed)
        other = place.row and (place.row_of, place.row) != (place.of, place.post)
        selected = posts.find(place.row_of or blog, place.row) if other else row
        stands = posts.place(listed, selected.key) if selected else 0
        cursor = min(stands, max(tally.total - 1, 0))  # what is filtered out may have been the last
        start = max(0, min(cursor - place.above, tally.total - height))
        near = (cursor, selected.key) if selected and cursor == stands else None
        rows = posts.window(listed, start, height, near)
        whose = {each.blog: None for each in rows} if is_river(place.blog) else {}
        older, newer = posts.beside(blog, place.post) if row else (None, None)
        return Resumed(
            place=place,
            shelved=shelved,
            listed=listed,
            tally=tally,
            start=start,
            rows=rows,
            cursor=cursor,
            row=row,
            reading=kept_reading(self._shelf, blog, place.post) if row else None,
            thread=self._talk.kept_now(shelved.blog, row.post) if row and (thread or place.pane == "thread") else None,
            account=self._shelf.account(shelved.blog.origin),
            older=older,
            newer=newer,
            age=shelved.checked,
            river=tuple(found for each in whose if (found := self._shelf.blogs.find(each))),
        )

    async def keep(self, place: Place) -> None:
        """Note where the reader is."""
        await asyncio.to_thread(self._shelf.places.keep, place)

    async def last(self, blog: str = "") -> Place | None:
        """Where the reader left off, anywhere or at one blog."""
        return await asyncio.to_thread(self._shelf.places.last, blog)

    async def scroll(self, blog: str, post: int) -> tuple[int, int]:
        """Where a post was left."""
        return await asyncio.to_thread(self._shelf.places.scroll, blog, post)

    async def opened(self, blog: str, post: int) -> None:
        """A post was opened otherwise than by going back or forward."""
        await asyncio.to_thread(self._shelf.places.opened, blog, post)

    async def go(self, by: int) -> tuple[str, int] | None:
        """Back (-1) or forward (1): the blog's address and the post's number."""
        return await asyncio.to_thread(self._shelf.places.go, by)
