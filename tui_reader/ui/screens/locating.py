"""Where a post or a day stands in the list, though its rows may not be there yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui_reader.kept import Listed, Row
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting
from tui_reader.ui.widgets.post_rows import CHUNK

if TYPE_CHECKING:
    from tui_reader.ui.screens.listing import Listing
    from tui_reader.ui.screens.panes import Panes


class Locating:
    """Moves the cursor of a list to what is looked for.

    Args:
        listing: the list. screen: whose pane shows it. reader: whom it asks.
    """

    def __init__(self, listing: Listing, screen: Panes, reader: Reader) -> None:
        self._listing, self._screen, self._reader = listing, screen, reader

    def day(self, day: str) -> None:
        """The cursor to the newest post of an ISO day, or of the next older one."""
        if (listed := self._listing.listed) is not None:
            work = partial(self._reader.lists.place_of_day, listed, day)
            load(self._screen, "day", day, work, partial(self._went, listed))

    def _went(self, listed: Listed, place: int) -> None:
        if listed is self._listing.listed:
            self._screen.posts.go(place)

    def post(self, blog: Blog, number: int) -> None:
        """The cursor to the post on screen, where the list has it; one that is newer than the list is announced."""
        listed = self._listing.listed
        if listed is None or self._screen.posts.find((blog.address, number)) or waiting(self._screen, "list"):
            return
        work = partial(self._located, blog, listed, number)
        load(self._screen, "locate", number, work, lambda found: self._found(listed, *found))

    async def _located(self, blog: Blog, listed: Listed, number: int) -> tuple[int, int, tuple[Row, ...]]:
        """A place, the place of the first row around it, and these rows."""
        lists = self._reader.lists
        key = await lists.key(blog, number)
        place = 0 if key is None else await lists.place(listed, key)
        start = max(0, place - CHUNK // 2)
        return place, start, await lists.window(listed, start, CHUNK)

    def _found(self, listed: Listed, place: int, start: int, rows: tuple[Row, ...]) -> None:
        which = self._screen.visit.which
        if listed is not self._listing.listed or which is None:
            return
        if any((row.blog, row.post.id) == which for row in rows):
            self._screen.posts.fill(start, rows, place)
            self._screen.posts.opened(which)
        elif not place:
            self._listing.count_again()
