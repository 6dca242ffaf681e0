"""The texts of posts on the shelf, packed as the screen lays them out fastest."""

import sqlite3

from tui_reader.store import index
from tui_reader.store.database import Database

_KEY = "(SELECT p.key FROM posts p JOIN blogs b ON b.id = p.blog WHERE b.address = ? AND p.number = ?)"


class Texts:
    """Every method blocks for well under a millisecond, but call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def body(self, blog: str, number: int) -> bytes | None:
        """The packed document of a post, None where it is not on disk."""
        return self._one("body", blog, number)

    def before(self, blog: str, number: int) -> bytes | None:
        """The packed document as it was when the post was read, None unless it has changed since."""
        return self._one("before", blog, number)

    def settle(self, blog: str, number: int, away: bytes, settled: tuple[bytes, str]) -> None:
        """Keep the packed document of a text that was put away, and have it found by just its words.

        Unless another text came meanwhile; and at once, for whoever wants to read it waits: while anybody else writes
        it is not kept, and KeepError raised.
        """
        body, words = settled[0], index.bare(settled[1])

        def work(connection: sqlite3.Connection) -> None:
            statement = f"""SELECT p.key, p.title, t.words FROM posts p JOIN texts t ON t.key = p.key
                WHERE p.key = {_KEY} AND t.body = ?"""  # noqa: S608 - ours
            found = connection.execute(statement, (blog, number, away)).fetchone()
            if found is None:
                return
            key, title, before = found
            if not index.taken_back(connection, key):
                index.remove(connection, key, title, index.inflated(before))
            index.add(connection, key, title, words)
            statement = "UPDATE texts SET body = ?, words = ? WHERE key = ?"
            connection.execute(statement, (body, index.deflated(words), key))

        self._database.write_at_once(work)

    def saw_change(self, blog: str, number: int) -> None:
        """The reader has seen what changed: only the new text is kept."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(f"UPDATE texts SET before = NULL WHERE key = {_KEY}", (blog, number))  # noqa: S608 - ours
            connection.execute(f"UPDATE posts SET edited = 0 WHERE key = {_KEY}", (blog, number))  # noqa: S608 - as above

        self._database.write(work)

    def _one(self, column: str, blog: str, number: int) -> bytes | None:
        def work(connection: sqlite3.Connection) -> bytes | None:
            statement = f"SELECT {column} FROM texts WHERE key = {_KEY}"  # noqa: S608 - our own columns
            found = connection.execute(statement, (blog, number)).fetchone()
            return found[0] if found else None

        return self._database.read(work)
