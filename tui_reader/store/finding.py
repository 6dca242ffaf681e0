"""Single posts on the shelf: by number, by address, beside another."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from tui_reader.kept import Listed, Row
from tui_reader.store import blogs, windows
from tui_reader.store.database import Database
from tui_reader.store.rows import rows


class Finding:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, blog: str, number: int) -> Row | None:
        """A post by its number, gone ones too."""

        def work(connection: sqlite3.Connection) -> Row | None:
            of = blogs.number(connection, blog)
            return next(iter(rows(connection, "WHERE p.blog = ? AND p.number = ?", of, number)), None)

        return self._database.read(work)

    def some(self, blog: str, numbers: Sequence[int]) -> dict[int, Row]:
        """Those of these posts that are on disk, gone ones too."""

        def work(connection: sqlite3.Connection) -> dict[int, Row]:
            of, wanted = blogs.number(connection, blog), ", ".join("?" * len(numbers)) or "NULL"
            found = rows(connection, f"WHERE p.blog = ? AND p.number IN ({wanted})", of, *numbers)
            return {row.post.id: row for row in found}

        return self._database.read(work)

    def dated(self, blog: str, numbers: Sequence[int]) -> dict[int, datetime]:
        """The dates of those of these posts that are on disk."""

        def work(connection: sqlite3.Connection) -> dict[int, datetime]:
            of, statement = blogs.number(connection, blog), "SELECT date FROM posts WHERE blog = ? AND number = ?"
            found = ((number, connection.execute(statement, (of, number)).fetchone()) for number in numbers)
            return {number: datetime.fromisoformat(date[0]) for number, date in found if date}

        return self._database.read(work)

    def linked(self, blog: str, links: Sequence[str]) -> int | None:
        """The number of a post whose address is one of these, those that stand alone on disk too."""

        def work(connection: sqlite3.Connection) -> int | None:
            of = blogs.number(connection, blog)
            # The "+" keeps SQLite from any other way, which would lead past all posts of the blog.
            statement = "SELECT gone, number FROM posts WHERE substr(link, -12) = ? AND +link = ? AND +blog = ?"
            found = (connection.execute(statement, (link[-12:], link, of)).fetchall() for link in links)
            return min((post for posts in found for post in posts), default=(0, None))[1]

        return self._database.read(work)

    def beside(self, blog: str, number: int) -> tuple[Row | None, Row | None]:
        """The older and the newer post in the blog's own chronology, of those on disk without a gap."""
        return self._database.read(lambda connection: windows.beside(connection, blog, number))

    def oldest_newest(self, blog: str) -> tuple[Row | None, Row | None]:
        """The oldest and the newest post, of those on disk without a gap."""
        return self._database.read(lambda connection: windows.ends(connection, Listed(blog)))
