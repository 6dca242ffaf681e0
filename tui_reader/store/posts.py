"""Posts on the shelf: windows of a list by place, numbers right away, marks, neighbours, choices to filter by."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tui_reader.kept import Act, Facet, Listed, Put, Reach, Row, Tally, Text
from tui_reader.queries import Only, Sort
from tui_reader.store import arrivals, blogs, facets, keys, marks, rivers, windows
from tui_reader.store.database import Database
from tui_reader.store.finding import Finding
from tui_reader.store.lists import shown
from tui_reader.store.putting import Putting, gone
from tui_reader.store.rankings import Order, Rankings
from tui_reader.store.walks import LOWEST, Choosing


class Posts(Finding):
    """Every method blocks, so call it in a thread; each raises KeepError.

    Posts have a key that grows with `date` as the blog's own clock shows it, and with the number within one second.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._rankings = Rankings()

    # --- putting

    def put(self, blog: str, texts: Sequence[Text], *, reach: Reach | None = None) -> Put:
        """Put posts with their texts on the shelf, searchable at once, in one transaction.

        What is there already and the same costs little and changes nothing. A post whose text changed after it was
        read keeps the text that was read beside the new one, until `Texts.saw_change`. A summary never takes the place
        of a whole text; one of a later change makes the post partial, so that its text is fetched anew. What a blog
        does not tell this time (`UNDATED`, the feed of the comments) stays.

        Args:
            blog: the blog's address. reach: how far the posts of its scope are whole afterwards.
        """

        def work(connection: sqlite3.Connection) -> Put:
            putting = Putting(connection, blog)
            put = putting.put(texts)
            if reach is not None:
                putting.reach(reach)
            return put

        return self._database.write(work)

    def count(self, blog: str, comments: Mapping[int, int]) -> None:
        """Note how many comments posts have, by number; those that are gone keep theirs."""

        def work(connection: sqlite3.Connection) -> None:
            statement = "UPDATE posts SET comments = ? WHERE blog = ? AND number = ? AND NOT gone"
            of = blogs.number(connection, blog)
            connection.executemany(statement, [(count, of, number) for number, count in comments.items()])

        self._database.write(work)

    def gone(self, blog: str, numbers: Sequence[int]) -> int:
        """Note that the blog has these posts no more, they stay where they are; gives how many were new."""
        return self._database.write(lambda connection: gone(connection, blogs.number(connection, blog), numbers))

    def how_many(self, blog: str, *, oldest: datetime | None = None) -> int:
        """How many `numbers` gives."""

        def work(connection: sqlite3.Connection) -> int:
            # The blog knows all of them, and those that are left out are few: gone, or older.
            statement = """SELECT posts
                - (SELECT count(*) FROM posts INDEXED BY posts_gone WHERE blog = b.id AND gone AND key >= ?2)
                - (SELECT count(*) FROM posts INDEXED BY posts_listed WHERE blog = b.id AND NOT hidden AND key < ?2)
                FROM blogs b WHERE address = ?1"""
            found = connection.execute(statement, (blog, keys.second(oldest) if oldest else LOWEST)).fetchone()
            return int(found[0]) if found else 0

        return self._database.read(work)

    def numbers(self, blog: str, *, oldest: datetime | None = None) -> tuple[int, ...]:
        """Numbers of the posts that the blog has, newest first, down to a date."""

        def work(connection: sqlite3.Connection) -> tuple[int, ...]:
            statement = """SELECT number FROM posts INDEXED BY posts_listed
                WHERE blog = ? AND NOT hidden AND NOT gone AND key >= ? ORDER BY key DESC"""
            low = keys.second(oldest) if oldest else LOWEST
            return tuple(row[0] for row in connection.execute(statement, (blogs.number(connection, blog), low)))

        return self._database.read(work)

    # --- lists

    def listed(self, listed: Listed) -> Listed:
        """The same list, fixed to what there is now: all but its blog and its query is set."""

        def work(connection: sqlite3.Connection) -> Listed:
            walks, _unread = Choosing(connection, rivers.of(connection, listed.blog)).walks(Only.ALL)
            top = windows.newest(connection, walks)
            (act,) = connection.execute("SELECT coalesce(max(number), 0) FROM acts").fetchone()
            made = Listed(listed.blog, listed.query, top, act)
            low = shown(connection, made).low
            # What comes later stays away, but for older posts at the end, and for all of them where there is nothing.
            made = replace(made, since=None if top is None else arrivals.newest(connection))
            if listed.query.sort is Sort.NEWEST:
                return replace(made, edge=low)
            made = replace(made, bottom=low)  # older posts that come would stand above others
            self._rankings.forget(made)
            return made

        return self._database.read(work)

    def tally(self, listed: Listed) -> Tally:
        """The numbers of a list."""
        return self._database.read(lambda connection: self._order(listed).tally(connection, listed))

    def window(self, listed: Listed, start: int, size: int, near: tuple[int, int] | None = None) -> tuple[Row, ...]:
        """Rows of a list by place, in its order.

        Args:
            start: place of the first, from 0. size: at most so many. near: place and key of a row that is known, so
                that none before it need be counted.
        """
        order = self._order(listed)
        return self._database.read(lambda connection: order.window(connection, listed, start, size, near))

    def place(self, listed: Listed, key: int) -> int:
        """How many rows of a list stand above a key: the place of the row that has it."""
        return self._database.read(lambda connection: self._order(listed).place(connection, listed, key))

    def place_of_day(self, listed: Listed, day: str) -> int:
        """The place of the newest row of an ISO day, or of the next older one, whatever the order."""
        try:
            after = keys.second(datetime.fromisoformat(day) + timedelta(days=1))
        except (ValueError, OverflowError):  # no day at all
            return 0
        by_date = replace(listed, query=replace(listed.query, sort=Sort.NEWEST))

        def work(connection: sqlite3.Connection) -> int:
            row = windows.step(connection, by_date, after, 1, unread=False) or windows.ends(connection, by_date)[0]
            return 0 if row is None else self._order(listed).place(connection, listed, row.key)

        return self._database.read(work)

    def next(self, listed: Listed, key: int, by: int, *, unread: bool = False) -> Row | None:
        """The next row of a list from a key: further down when `by` is 1, further up when it is -1."""
        order = self._order(listed)
        return self._database.read(lambda connection: order.step(connection, listed, key, by, unread=unread))

    def _order(self, listed: Listed) -> Order:
        """Who knows the places of a list."""
        return self._rankings if listed.query.sort is Sort.COMMENTS else windows

    def facets(self, blog: str, kind: str) -> tuple[Facet, ...]:
        """What to filter by: `months` newest first; for a single blog `topics` and `authors` by number of posts."""
        counted = {"topics": facets.topics, "authors": facets.authors, "months": facets.months}[kind]
        return self._database.read(lambda connection: counted(connection, rivers.of(connection, blog)))

    # --- marks

    def read(self, blog: str, number: int, *, read: bool) -> Act:
        """Mark a post as read or unread; a post already so is no change (0 posts)."""
        return self._database.write(lambda connection: marks.read(connection, blog, number, read=read))

    def star(self, blog: str, number: int, *, starred: bool) -> Act:
        """Star a post, or take the star away."""

        def work(connection: sqlite3.Connection) -> Act:
            return marks.star(connection, blogs.number(connection, blog), number, starred=starred)

        return self._database.write(work)

    def read_all(self, listed: Listed) -> Act:
        """Mark every post of a list as read."""
        return self._database.write(lambda connection: marks.read_all(connection, listed))

    def undo(self, act: Act) -> int:
        """Take back an act, however many posts it marked, and nothing later; gives how many were changed back."""
        return self._database.write(lambda connection: marks.undo(connection, act))
