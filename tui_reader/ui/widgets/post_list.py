"""The posts of a blog or of many, one row each, drawn by line: only what is visible costs anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.message import Message

from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.kept import Row
from tui_reader.ui.widgets.post_pane import PostPane
from tui_reader.ui.widgets.post_rows import Which


class PostList(PostPane):
    """The list of posts: it has a cursor, marks and gaps that it asks for; the screen fills them."""

    key_words: Callable[[str], str]
    """The key of an action as a person reads it; whoever makes the list says."""

    class Opened(Message):
        """A post was chosen."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    # --- what the screen tells

    def begin(self, words: str, *, clear: bool) -> None:
        """Another list is on its way; the old one stays, dimmed, unless it is to be cleared for the words."""
        self._words, self._anew = words, True
        if clear:
            self._rows.clear()
            self.cursor = self.first = 0
        self.redraw()

    def show(
        self,
        total: int,
        start: int,
        rows: Sequence[Row],
        *,
        cursor: int,
        above: int | None = None,
        more: bool = False,
        words: str = "",
    ) -> None:
        """Show another list.

        Args:
            total: rows of the whole list. start: place of the first of `rows`. cursor: the place it begins at.
            above: rows between the top of the pane and the cursor, None to scroll as little as needed from the top.
            more: the blog has older posts that are not on disk. words: what is said where there are no rows.
        """
        self._anew = self._asked_older = False
        self._rows.clear(total, more=more)
        self._rows.add(start, rows, cursor)
        self._words, self._older = words or _("There are no posts here yet."), ""
        self.cursor = max(0, min(cursor, total - 1))
        self.first = 0 if above is None else max(0, self.cursor - above)
        self.show_cursor()
        self.redraw()
        self.went()

    def fill(self, start: int, rows: Sequence[Row], around: int | None = None) -> None:
        """Fill in rows that were wanted, or that have changed; `around` is where the cursor goes next, if it does.

        Where others came or went above the row under the cursor, it stays on that row, and that where it is on screen.
        """
        if around is None and (by := self._rows.moved(self.cursor, start, rows)):
            self._rows.clear(self.count, more=self._rows.more)
            self.cursor, self.first = self.cursor + by, max(0, self.first + by)
            self.show_cursor()
            self.repaint()
        self._rows.add(start, rows, self.cursor if around is None else around)
        if start < self.first + self.fit + 1 and start + len(rows) > self.first:
            self.repaint()

    def grow(self, total: int, *, more: bool) -> None:
        """The same list has other rows at its end; nothing of what is seen moves."""
        self._asked_older, self._older = False, ""
        self._rows.grow(total, more=more)
        self.cursor = max(0, min(self.cursor, total - 1))
        self.repaint()

    def stale(self) -> None:
        """Rows may have changed: ask again for those around the cursor, which stay until then."""
        self._rows.stale()
        self._want_around()

    def failed(self, error: ReaderError, start: int | None = None) -> bool:
        """Rows (older ones: None) did not come: say so where nothing else is, or give False; moving asks again."""
        again = _("{key} tries again.").format(key=self.key_words("refresh"))
        if start is not None:
            self._rows.give_up(start)
        self._words = f"{error.summary}\n\n{error.hint}\n\n{again}"
        self._older = error.summary
        self._anew = self._asked_older = False
        self.redraw()
        return not self._rows.total

    def told(self) -> None:
        """Why there are no rows stands beside the list: it need not say it too."""
        again = _("{key} tries again.").format(key=self.key_words("refresh"))
        self._words = "\n\n".join((_("No posts came."), again))
        self.redraw()

    def change(self, which: Which, changed: Callable[[Row], Row]) -> None:
        """Put another row in place of a post's, where it is there."""
        if (place := self._rows.change(which, changed)) is not None:
            self.repaint_rows(place)

    def opened(self, which: Which, *, go: bool = True) -> None:
        """Note which post is being read, and put the cursor on it where its row is there, unless it shall stay."""
        before, self._rows.open = self._rows.place(self._rows.open), which
        place = self._rows.place(which)
        self.repaint_rows(*(each for each in (before, place) if each is not None))
        if place is not None and go and not self._anew:
            self.go(place)

    def tell_blogs(self, names: Mapping[str, str]) -> None:
        """Each row says whose it is: the names of blogs by their addresses; none where all are of one blog."""
        if names != self._names:
            self._names = dict(names)
            self.redraw()

    def redraw(self) -> None:
        """Draw every row anew."""
        self._drawn.clear()
        self.refresh()

    # --- what it knows

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._rows.at(self.cursor)

    def at(self, place: int) -> Row | None:
        """The row at a place, None while it is not there."""
        return self._rows.at(place)

    def find(self, which: Which | None) -> Row | None:
        """The row of a post, None while it is not there."""
        place = self._rows.place(which)
        return None if place is None else self._rows.at(place)

    def in_sight(self) -> list[Row]:
        """The rows on the pane."""
        seen = map(self._rows.at, range(self.first, self.first + self.fit + 1))
        return [row for row in seen if row is not None]

    @property
    def next_unread(self) -> Row | None:
        """The next unread row below the cursor, of those that are there."""
        return next((row for place, row in self._rows.held() if place > self.cursor and not row.read), None)

    def step(self, by: int, *, unread: bool = False) -> Row | None:
        """The next row from the cursor in a direction, unread ones only if asked; moves the cursor to it."""
        place, self.missing = self.cursor + by, False
        while 0 <= place < self.count:
            row = self._rows.at(place)
            if row is None:
                self.missing = True
                return None
            if not (unread and row.read):
                self.go(place)
                return row
            place += by
        self.missing = by > 0 and self._rows.more
        return None

    def open_current(self) -> None:
        """Open the post under the cursor."""
        if row := self.current:
            self.post_message(self.Opened(row))

    def chosen(self, place: int) -> None:
        """A click opens its row."""
        del place
        self.open_current()
