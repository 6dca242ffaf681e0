"""The blogs on the shelf: what is known of each without asking it, and how far back its posts are on disk."""

import sqlite3
from datetime import datetime

from tui_reader.kept import Reach, Shelved
from tui_reader.model import Blog
from tui_reader.store.database import Database

_SELECT = """
    SELECT b.address, b.api, b.name, b.description, b.language, b.authorize, b.checked, b.changed,
        b.posts - (SELECT count(*) FROM posts INDEXED BY posts_gone WHERE blog = b.id AND gone),
        r.total, coalesce(r.whole, 0)
    FROM blogs b LEFT JOIN reaches r ON r.blog = b.id AND r.scope = '' WHERE b.api <> '' AND """

_Stored = tuple[str, str, str, str, str, str, str | None, str | None, int, int | None, int]


class Blogs:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, address: str) -> Shelved | None:
        """The blog of an address: its own, or one as a person typed it when it was kept."""

        def work(connection: sqlite3.Connection) -> Shelved | None:
            for where in ("b.address = ?", "b.id = (SELECT blog FROM names WHERE name = ?)"):
                stored: _Stored | None = connection.execute(_SELECT + where, (address,)).fetchone()
                if stored:
                    return _shelved(stored)
            return None

        return self._database.read(work)

    def all(self) -> tuple[Shelved, ...]:
        """Every blog, by name."""

        def work(connection: sqlite3.Connection) -> tuple[Shelved, ...]:
            return tuple(_shelved(stored) for stored in connection.execute(f"{_SELECT} 1"))

        return tuple(sorted(self._database.read(work), key=lambda one: (one.blog.name.casefold(), one.blog.address)))

    def keep(self, blog: Blog, typed: str = "") -> None:
        """Note a blog, or what is new about it; `typed` is what a person called it, and finds it again."""

        def work(connection: sqlite3.Connection) -> None:
            key = known(connection, blog.address)
            connection.execute(
                "UPDATE blogs SET api = ?, name = ?, description = ?, language = ?, authorize = ? WHERE id = ?",
                (blog.api, blog.name, blog.description, blog.language, blog.authorize, key),
            )
            if typed:
                connection.execute("INSERT OR REPLACE INTO names (name, blog) VALUES (?, ?)", (typed, key))

        self._database.write(work)

    def checked(self, address: str, when: datetime, *, changed: datetime | None = None) -> None:
        """Note that a blog was asked for what is new; `changed` is the latest change that came of it."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE blogs SET checked = ?, changed = coalesce(?, changed) WHERE address = ?",
                (when.isoformat(), changed.isoformat() if changed else None, address),
            )

        self._database.write(work)

    def count(self, address: str, total: int | None, more: int = 0) -> None:
        """Note how many posts a blog has: `total`, or without it so many `more` than it had, if that is known."""

        def work(connection: sqlite3.Connection) -> None:
            statement = """UPDATE reaches SET total = coalesce(?, max(total + ?, 0)) WHERE blog = ? AND scope = ''"""
            connection.execute(statement, (total, more, number(connection, address)))

        self._database.write(work)

    def reach(self, address: str, scope: str) -> Reach:
        """How far back the posts of a scope are on disk without a gap."""
        return self._database.read(lambda connection: reach(connection, number(connection, address), scope))


def number(connection: sqlite3.Connection, address: str) -> int:
    """The number of a blog, 0 where it is not known."""
    found = connection.execute("SELECT id FROM blogs WHERE address = ?", (address,)).fetchone()
    return int(found[0]) if found else 0


def known(connection: sqlite3.Connection, address: str) -> int:
    """The number of a blog; one that is new is noted by its address alone, and has no API until it is kept."""
    if not (found := number(connection, address)):
        connection.execute(
            """INSERT INTO blogs (address, api, name, description, language, authorize)
            VALUES (?, '', '', '', '', '')""",
            (address,),
        )
        found = number(connection, address)
    return found


def reach(connection: sqlite3.Connection, blog: int, scope: str) -> Reach:
    """As `Blogs.reach`, of a blog's number."""
    statement = "SELECT edge, whole, total FROM reaches WHERE blog = ? AND scope = ?"
    found = connection.execute(statement, (blog, scope)).fetchone()
    if found is None:
        return Reach(scope)
    edge, whole, total = found
    return Reach(scope, datetime.fromisoformat(edge) if edge else None, bool(whole), total)


def _shelved(stored: _Stored) -> Shelved:
    *blog, checked, changed, posts, total, whole = stored
    times = [datetime.fromisoformat(time) if time else None for time in (checked, changed)]
    return Shelved(Blog(*map(str, blog)), times[0], times[1], int(posts), total, bool(whole))
