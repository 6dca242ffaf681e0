"""Where the reader is: the last place, where each post was left, and the posts that were opened, in order."""

import sqlite3
from typing import Any

from tui_reader.kept import Place
from tui_reader.model import Author, Term
from tui_reader.queries import Only, Query, Sort
from tui_reader.store.database import Database

_KEPT = 200
"""How many opened posts one can go back through."""

_PANES = {"posts", "article", "thread"}
_COLUMNS = """blog, post, pane, taxonomy, term, term_name, author, author_name, only, month, sort, at, above, item,
    line, comment, thread_item, thread_line, zen, post_blog, row_blog"""

_THERE = "{} NOT IN (SELECT address FROM blogs WHERE removed IS NOT NULL)"
_BLOG_THERE = _THERE.format("blog")
_ALL_THERE = " AND ".join(_THERE.format(column) for column in ("blog", "post_blog", "row_blog"))

_Value = str | int | None


class Places:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, blog: str = "") -> Place | None:
        """Where the reader left off, anywhere (but at a blog that was removed since) or at one blog."""

        def work(connection: sqlite3.Connection) -> Place | None:
            where = "blog = ? OR (? = '' AND {})"
            there = where.format(_ALL_THERE)
            statement = f"SELECT {_COLUMNS} FROM places WHERE {there} ORDER BY used DESC LIMIT 1"  # noqa: S608 - ours
            if stored := connection.execute(statement, (blog, blog)).fetchone():
                return _place(stored)
            # What version 1 kept, until there is anything newer.
            statement = f"SELECT blog, post FROM place WHERE {where.format(_BLOG_THERE)}"  # noqa: S608 - as above
            old = connection.execute(statement, (blog, blog)).fetchone()
            return Place(*old) if old else None

        return self._database.read(work)

    def keep(self, place: Place) -> None:
        """Note where the reader is: the last place of all, of this blog, and of this post (its `scroll`)."""

        def work(connection: sqlite3.Connection) -> None:
            values = _values(place)
            marks = ", ".join("?" * len(values))
            connection.execute(
                f"""INSERT OR REPLACE INTO places (used, {_COLUMNS})
                VALUES ((SELECT coalesce(max(used), 0) + 1 FROM places), {marks})""",  # noqa: S608 - placeholders
                values,
            )
            if place.post:
                connection.execute(
                    "INSERT OR REPLACE INTO scrolls (blog, post, item, line) VALUES (?, ?, ?, ?)",
                    (place.of or place.blog, place.post, *place.scroll),
                )

        self._database.write(work)

    def scroll(self, blog: str, post: int) -> tuple[int, int]:
        """Where a post was left, (0, 0) for its top."""

        def work(connection: sqlite3.Connection) -> tuple[int, int]:
            statement = "SELECT item, line FROM scrolls WHERE blog = ? AND post = ?"
            item, line = connection.execute(statement, (blog, post)).fetchone() or (0, 0)
            return item, line

        return self._database.read(work)

    def opened(self, blog: str, post: int) -> None:
        """Add a post to the history behind where one is in it; what was ahead is forgotten. The last 200 are kept."""

        def work(connection: sqlite3.Connection) -> None:
            at = _at(connection)
            here = connection.execute("SELECT blog, post FROM history WHERE number = ?", (at,)).fetchone()
            connection.execute("DELETE FROM history WHERE number > ?", (at,))
            if here == (blog, post):
                return
            added = connection.execute("INSERT INTO history (blog, post) VALUES (?, ?)", (blog, post)).lastrowid
            _move(connection, added or 0)
            oldest = "SELECT number FROM history ORDER BY number DESC LIMIT 1 OFFSET ?"
            connection.execute(f"DELETE FROM history WHERE number <= ({oldest})", (_KEPT,))  # noqa: S608 - as above

        self._database.write(work)

    def go(self, by: int) -> tuple[str, int] | None:
        """Step back (-1) or forward (1) in the history: the blog's address and the post's number; None at its end."""

        def work(connection: sqlite3.Connection) -> tuple[str, int] | None:
            way = "number < ? ORDER BY number DESC" if by < 0 else "number > ? ORDER BY number"
            statement = f"SELECT number, blog, post FROM history WHERE {_BLOG_THERE} AND {way} LIMIT 1"  # noqa: S608 - as above
            found = connection.execute(statement, (_at(connection),)).fetchone()
            if found is None:
                return None
            number, blog, post = found
            _move(connection, number)
            return blog, post

        return self._database.write(work)


def _at(connection: sqlite3.Connection) -> int:
    """Where one is in the history, 0 before its first."""
    found = connection.execute("SELECT number FROM history_at").fetchone()
    return int(found[0]) if found else 0


def _move(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("INSERT OR REPLACE INTO history_at (id, number) VALUES (1, ?)", (number,))


def _values(place: Place) -> tuple[_Value, ...]:
    """A place in the order of `_COLUMNS`."""
    query = place.query
    term, author = query.term, query.author
    return (
        *(place.blog, place.post, place.pane),
        *((term.taxonomy, term.id, term.name) if term else ("", 0, "")),
        *((author.id, author.name) if author else (None, "")),
        *(str(query.only), query.month, str(query.sort), place.row, place.above, *place.scroll),
        *(place.comment, *place.thread, int(place.zen), place.of, place.row_of),
    )


def _place(stored: tuple[Any, ...]) -> Place | None:
    """The place of a row in the order of `_COLUMNS`; None for one that is damaged."""
    blog, post, pane, taxonomy, term, term_name, author, author_name, only, month, sort, *numbers, of, row_of = stored
    known = pane in _PANES and only in [*Only] and sort in [*Sort] and isinstance(of, str) and isinstance(row_of, str)
    if not known or any(type(one) is not int for one in (post, *numbers)):
        return None
    row, above, item, line, comment, thread_item, thread_line, zen = numbers
    query = Query(
        Term(term, term_name, taxonomy) if taxonomy else None,
        None if author is None else Author(author, author_name),
        Only(only),
        month,
        Sort(sort),
    )
    scroll, thread = (item, line), (thread_item, thread_line)
    return Place(blog, post, pane, query, row, above, scroll, comment, thread, bool(zen), of, row_of)
