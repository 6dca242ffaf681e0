"""Full text search over everything on the shelf (SQLite FTS5)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from tui_reader.kept import Row
from tui_reader.sought import Hit, Wanted
from tui_reader.store.database import Database
from tui_reader.store.index import add, bare, deflated, inflated, taken_back
from tui_reader.store.narrowing import Narrowing
from tui_reader.store.needles import Needle, needles, query
from tui_reader.store.rows import by_key, marks

_EACH = 200
"""So few texts are asked one by one whether they have the words."""

_TRIED, _RARE = 40, 0.2
"""A beginning that fewer of so many texts have is rare enough for the index."""


class Search:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: Wanted, limit: int = 50, below: int | None = None) -> tuple[Hit, ...]:
        """Texts that have all that is wanted, newest first.

        Args:
            limit: at most so many. below: only hits older than the text of this key (of `Hit`), for the next page.
        """

        def work(connection: sqlite3.Connection) -> tuple[Hit, ...]:
            return _hits(connection, [*islice(_keys(connection, wanted, below), limit)])

        return self._database.read(work)

    def count(self, wanted: Wanted, most: int = 1000) -> int:
        """How many there are, counted up to `most`."""
        return self._database.read(lambda connection: sum(1 for _key in islice(_keys(connection, wanted), most)))

    def unindexed(self, most: int) -> tuple[tuple[int, bytes], ...]:
        """Keys and bodies of some texts that no search finds yet."""

        def work(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
            statement = """SELECT u.key, t.body FROM unindexed u
                JOIN posts p ON p.key = u.key JOIN texts t ON t.key = u.key
                ORDER BY u.key LIMIT ?"""
            return connection.execute(statement, (most,)).fetchall()

        return tuple(self._database.read(work))

    def index(self, texts: Sequence[tuple[int, bytes, bytes, str]]) -> None:
        """Have texts found from now on.

        Args:
            texts: key, body, what takes the place of the body, words. One whose body is another by now waits.
        """

        def work(connection: sqlite3.Connection) -> None:
            statement = "SELECT p.title, t.body FROM posts p JOIN texts t ON t.key = p.key WHERE p.key = ?"
            for key, body, smaller, said in texts:
                title, now = connection.execute(statement, (key,)).fetchone() or ("", b"")
                if now == body and taken_back(connection, key):
                    folded = bare(said)
                    add(connection, key, title, folded)
                    values = (smaller, deflated(folded), key)
                    connection.execute("UPDATE texts SET body = ?, words = ? WHERE key = ?", values)

        self._database.write(work)


def _keys(connection: sqlite3.Connection, wanted: Wanted, below: int | None = None) -> Iterator[int]:
    """Keys of all that is wanted, the highest first."""
    looked_for = needles(wanted.words)
    narrowing = Narrowing(connection, wanted, below)
    if not looked_for and (wanted.words and narrowing.free):
        return iter(())  # signs alone
    return _Looking(connection, narrowing, looked_for).keys()


class _Looking:
    """One search: what the index answers at once it is asked; frequent beginnings are looked for in the texts."""

    def __init__(self, connection: sqlite3.Connection, narrowing: Narrowing, wanted: Sequence[Needle]) -> None:
        self._connection, self._narrowing = connection, narrowing
        self._exact = [needle for needle in wanted if not needle.begins]
        self._begun = {needle: 0 for needle in wanted if needle.begins}
        self._tried = 0
        posts, notes = self._left = narrowing.few()
        self._few: list[int] | None = None
        if posts is not None and notes is not None:
            some = (key for key in posts | notes if narrowing.low <= key < narrowing.high)
            self._few = sorted(some, reverse=True)

    def keys(self) -> Iterator[int]:
        """Keys of what is found, the highest first."""
        if self._few is not None and len(self._few) <= _EACH:
            yield from self._settled(self._of_few(self._few))
            return
        last = self._narrowing.high
        for key in self._filtered(self._asked(last)):
            last = key
            if self._has(key):
                yield key
            if self._tried == _TRIED and self._ask_more():
                break
        else:
            return
        yield from self._settled(self._filtered(self._asked(last)))

    def _of_few(self, few: Sequence[int]) -> Iterator[int]:
        """Those of few texts that have what the index is asked for."""
        left = self._narrowing.admitted(few)
        if not self._exact:
            return iter(left)
        statement = "SELECT 1 FROM found WHERE found MATCH ? AND rowid = ?"
        asked = query(self._exact)
        return (key for key in left if self._connection.execute(statement, (asked, key)).fetchone())

    def _asked(self, high: int) -> Iterator[int]:
        """Keys below one that the index has for what it is asked, or all there are."""
        if self._exact:
            statement = "SELECT rowid FROM found WHERE found MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC"
            asked = self._connection.execute(statement, (query(self._exact), self._narrowing.low, high))
            return (key for (key,) in asked if (left := self._left[key & 1]) is None or key in left)
        if self._few is not None:
            return (key for key in self._few if key < high)
        return self._narrowing.keys(high)

    def _filtered(self, some: Iterator[int]) -> Iterator[int]:
        """Those that the operators leave."""
        while batch := [*islice(some, _TRIED)]:
            yield from self._narrowing.admitted(batch)

    def _settled(self, some: Iterator[int]) -> Iterator[int]:
        return (key for key in some if self._has(key))

    def _has(self, key: int) -> bool:
        """Whether a text has what the index was not asked for."""
        if not self._begun:
            return True
        self._tried += 1
        text = _text(self._connection, key)
        found = True
        for needle in self._begun:
            if needle.within(text):
                self._begun[needle] += 1
            else:
                found = False
        return found

    def _ask_more(self) -> bool:
        """Have the index asked for beginnings that turned out to be rare; tells whether there are any."""
        rare = [needle for needle, times in self._begun.items() if times < self._tried * _RARE]
        self._exact += rare
        self._begun = {needle: times for needle, times in self._begun.items() if needle not in rare}
        return bool(rare)


def _text(connection: sqlite3.Connection, key: int) -> str:
    """What a text is searched by, bare."""
    if key & 1:
        found = connection.execute("SELECT words FROM notes WHERE key = ?", (key,)).fetchone()
        return bare(inflated(found[0])) if found else ""
    statement = "SELECT p.title, t.words FROM posts p JOIN texts t ON t.key = p.key WHERE p.key = ?"
    found = connection.execute(statement, (key,)).fetchone()
    return f"{bare(found[0])}\n{inflated(found[1])}" if found else ""


def _hits(connection: sqlite3.Connection, found: Sequence[int]) -> tuple[Hit, ...]:
    """What is shown of texts."""
    ours = {key for key in found if key & 1}
    statement = f"""SELECT n.key, p.key, n.number, n.author, n.date, n.body
        FROM notes n JOIN posts p ON p.blog = n.blog AND p.number = n.post
        WHERE n.key IN ({marks(ours)})"""  # noqa: S608 - placeholders
    notes = {key: rest for key, *rest in connection.execute(statement, [*ours])}
    rows = by_key(connection, {*(key for key in found if not key & 1), *(rest[0] for rest in notes.values())})
    bodies = dict(
        connection.execute(f"SELECT key, body FROM texts WHERE key IN ({marks({*rows})})", [*rows])  # noqa: S608 - as above
    )
    names = dict(connection.execute("SELECT address, iif(title <> '', title, name) FROM blogs").fetchall())
    hits: list[Hit] = []
    for key in found:
        if key in notes:
            post, number, author, date, body = notes[key]
            row: Row = rows[post]
            hits.append(Hit(key, row, names[row.blog], number, author, datetime.fromisoformat(date), body))
        elif key in rows:
            row = rows[key]
            name, post = names[row.blog], row.post
            hits.append(Hit(key, row, name, 0, post.author.name, post.date, bodies.get(key, b"")))
    return tuple(hits)
