"""The list of posts, of a blog or of a river: windows of it as they are looked at, its filter, its numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.kept import Listed, Put, Row, Tally, is_river
from tui_reader.model import Blog
from tui_reader.queries import Only, Query, Sort
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting
from tui_reader.ui.screens import list_words
from tui_reader.ui.screens.comment_counts import CommentCounts
from tui_reader.ui.screens.locating import Locating
from tui_reader.ui.screens.windows import Windows
from tui_reader.ui.widgets.post_rows import CHUNK, Which

if TYPE_CHECKING:
    from tui_reader.answers import Resumed
    from tui_reader.ui.screens.panes import Panes

_AROUND = CHUNK // 2
Made = tuple[Listed, Tally, int, int, tuple[Row, ...]]
"""A list, its numbers, the cursor's place, the place of the first row, rows."""


class Listing:
    """Fills the list pane; of a river, `blog` only stands for its blogs.

    Args:
        screen: whose list it fills. reader: whom it asks. changed: called when rows came at its end, or another list.
    """

    def __init__(self, screen: Panes, reader: Reader, changed: Callable[[], None]) -> None:
        self._screen, self._reader, self._changed = screen, reader, changed
        self.blog: Blog | None = None
        self.query = Query()
        self.listed: Listed | None = None
        self.tally: Tally | None = None
        self.lost = False  # whether the list itself did not come
        self._early: Row | None = None  # a post that was read while a list was on its way
        self.counts, self.places = CommentCounts(screen, reader), Locating(self, screen, reader)
        self.windows = Windows(self, screen, reader)

    def leave(self) -> None:
        """No blog is open."""
        self.blog, self.listed, self.tally, self._early, self.query, self.lost = None, None, None, None, Query(), False

    # --- another list

    def begin(
        self, blog: Blog, query: Query | None = None, at: Which | None = None, came: Callable[[], None] | None = None
    ) -> None:
        """Show a list as it is on disk now.

        Args:
            blog: whose, or what stands for a river. at: the post the cursor is to be on or near, None for the first.
            came: called when it is there.
        """
        other = self.blog is None or blog.address != self.blog.address
        if other:
            self.counts.forget()
        self.blog, self.query, self.lost, self._early = blog, query or Query(), False, None
        self._screen.posts.begin(_("Loading…"), clear=other)
        work = partial(self._make, blog, self.query, at)
        load(self._screen, "list", blog, work, partial(self._made, blog, self.query, came))

    async def _make(self, blog: Blog, query: Query, at: Which | None) -> Made:
        lists = self._reader.lists
        listed, tally = await lists.listed(blog, query)
        askable = (query.scope or query.only is Only.ALL) and not is_river(blog.address)  # marks are ours
        if not tally.total and not tally.reach.whole and askable:  # nothing of it is on disk: first the blog is asked
            await (lists.longer(blog, query) if query.scope else self._reader.refresh.check(blog))
            listed, tally = await lists.listed(blog, query)
        key = await lists.key(replace(blog, address=at[0]), at[1]) if at else None
        place = await lists.place(listed, key) if key is not None else 0
        place = place if place < tally.total else 0  # it stands alone, older than what is listed
        start = max(0, place - _AROUND)
        return listed, tally, place, start, await lists.window(listed, start, place - start + _AROUND)

    def _made(self, blog: Blog, query: Query, came: Callable[[], None] | None, made: Made) -> None:
        if blog is not self.blog or query != self.query:
            return
        self.listed, self.tally, cursor, start, rows = made
        words = list_words.nothing(query, self._screen.posts.key_words)
        self._screen.posts.show(self.tally.total, start, rows, cursor=cursor, more=self.more, words=words)
        self._told()
        early, self._early = self._early, None
        if early is not None and self._screen.posts.find((early.blog, early.post.id)):
            self.read(early)
        if came:
            came()
        self._changed()

    def resume(self, resumed: Resumed) -> None:
        """Show the list as it was left."""
        place, blog = resumed.place, resumed.shelved.blog
        self.blog, self.query = replace(blog, address=place.blog) if is_river(place.blog) else blog, place.query
        self.listed, self.tally, above = resumed.listed, resumed.tally, resumed.place.above
        words, cursor = list_words.nothing(self.query, self._screen.posts.key_words), resumed.cursor
        self._screen.posts.show(
            resumed.tally.total, resumed.start, resumed.rows, cursor=cursor, above=above, more=self.more, words=words
        )
        self._told()

    def filter(self, query: Query) -> None:
        """Show only the posts that match; the empty query shows all again. The cursor goes to the post being read."""
        if self.blog:
            self.begin(self.blog, query, at=self._screen.visit.which or self._at)

    def anew(self, at: Which | None = None, came: Callable[[], None] | None = None) -> None:
        """Show what came too; the cursor goes to a post, else to the newest where that is the first."""
        if self.blog:
            self.begin(self.blog, self.query, at=at or (self._at if self.query.sort else None), came=came)

    def reload(self) -> None:
        """Marks or texts changed: draw the same rows anew, and count again."""
        self._screen.posts.stale()
        self.count_again()

    @property
    def _at(self) -> Which | None:
        """The post under the cursor, None for none."""
        row = self._screen.posts.current
        return (row.blog, row.post.id) if row else None

    @property
    def key(self) -> int | None:
        """The key of the row under the cursor."""
        row = self._screen.posts.current
        return row.key if row else None

    # --- what is wanted of it

    def longer(self) -> None:
        """Have the blog send older posts, and lengthen the list."""
        blog, listed = self.blog, self.listed
        if blog is None or listed is None or not self.more or waiting(self._screen, "older"):
            return

        async def work() -> tuple[Put, Tally]:
            put = await self._reader.lists.longer(blog, self.query)
            return put, await self._reader.lists.tally(listed)

        load(self._screen, "older", blog, work, lambda came: self._lengthened(listed, came[1]))

    def _lengthened(self, listed: Listed, tally: Tally) -> None:
        if listed is self.listed:
            self._counted(tally)
            self._screen.posts.grow(tally.total, more=self.more)
            self._changed()

    # --- its numbers

    def count_again(self) -> None:
        """Ask for its numbers; posts that came since it was made are announced, not shown."""
        if (listed := self.listed) is not None:
            work = partial(self._reader.lists.tally, listed)
            load(self._screen, "tally", listed, work, partial(self._tallied, listed))

    def _tallied(self, listed: Listed, tally: Tally) -> None:
        if listed is self.listed and (old := self.tally) is not None:
            self._counted(tally)
            if (old.total, old.reach.whole) != (tally.total, tally.reach.whole):
                self._screen.posts.grow(tally.total, more=self.more)

    def _counted(self, tally: Tally) -> None:
        self.tally = tally
        self._told()

    @property
    def more(self) -> bool:
        """The blog has posts that would stand at the end of the list, and are not on disk."""
        if self.tally is None or self.tally.reach.whole or (self.blog and is_river(self.blog.address)):
            return False
        return self.query.sort is Sort.NEWEST

    @property
    def fresh(self) -> int:
        """Posts that came since the list was made."""
        return self.tally.fresh if self.tally else 0

    def _told(self) -> None:
        """What is shown, how many there are, and what is new, in the top bar."""
        if (tally := self.tally) is not None:
            key = self._screen.posts.key_words("refresh")
            self._screen.top.show(filter=list_words.contents(tally, self.query), news=list_words.news(tally, key))

    # --- rows that change

    def change(self, which: Which, changed: Callable[[Row], Row]) -> None:
        """A post of the list was marked or counted."""
        self.windows.changed()
        self._screen.posts.change(which, changed)

    def read(self, row: Row) -> None:
        """A post was read: its row and the numbers say so at once."""
        which = (row.blog, row.post.id)
        before = self._screen.posts.find(which)
        if before is None and waiting(self._screen, "list"):
            self._early = row  # that list was read from disk before this
        self.change(which, lambda _old: row)
        if self.tally and before is not None and before.read != row.read:
            by = -1 if row.read else 1
            self.tally = replace(self.tally, unread=max(0, self.tally.unread + by))
            self._told()

    # --- when it fails

    def failed(self, slot: str, about: object, error: ReaderError) -> bool:
        """Rows did not come: the list says so; False when the slot is not ours."""
        kind = slot.partition(" ")[0]
        self.lost = self.lost or kind == "list"
        if kind in {"list", "window", "older"}:
            start = about if isinstance(about, int) else None
            if not self._screen.posts.failed(error, start) and kind != "older":
                self._screen.tell(str(error))
        return kind in {"list", "window", "older", "tally", "counts", "day", "step", "locate"}
