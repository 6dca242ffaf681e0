"""What a reader wants to find again: read marks, the last place, accounts, own comments that wait for approval."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui_reader.errors import KeepError
from tui_reader.model import Account, Comment, Place, Status
from tui_reader.settings import Folders

if TYPE_CHECKING:
    import sqlite3

    from tui_reader.store.database import Database


class Shelf:
    """What was read, in one SQLite file; every method blocks, so call it in a thread.

    It never holds a token. Where the file cannot be used, everything goes on in memory: reading and keeping work on,
    and the next `mark_read` or `keep_place` raises the KeepError that says so, once, after it has done its work.

    Args:
        folders: the file is `shelf.sqlite` in its data folder.
    """

    def __init__(self, folders: Folders) -> None:
        self._path = folders.data / "shelf.sqlite"
        self._made: Database | None = None
        self._making = threading.Lock()

    @property
    def trouble(self) -> KeepError | None:
        """Why what is kept now lasts only until one quits, or what was damaged; None when all is well."""
        return self._made.trouble if self._made else None

    def close(self) -> None:
        """Let go of the file."""
        if self._made:
            self._made.close()

    # --- reading

    def read_marks(self, blog: str) -> frozenset[int]:
        """Numbers of the posts that were read.

        Args:
            blog: the blog's address.
        """
        rows = self._rows("SELECT post FROM read_marks WHERE blog = ?", blog)
        return frozenset(int(row[0]) for row in rows)

    def mark_read(self, blog: str, post: int, *, read: bool = True) -> None:
        """Note that a post was read, or take the mark away; raises KeepError."""
        if read:
            self._write("INSERT OR IGNORE INTO read_marks (blog, post) VALUES (?, ?)", blog, post)
        else:
            self._write("DELETE FROM read_marks WHERE blog = ? AND post = ?", blog, post)
        self._database.tell()

    def place(self) -> Place | None:
        """Where the reader left off."""
        rows = self._rows("SELECT blog, post FROM place")
        return Place(*rows[0]) if rows else None

    def keep_place(self, place: Place) -> None:
        """Note where the reader is; raises KeepError."""
        self._write("INSERT OR REPLACE INTO place (id, blog, post) VALUES (1, ?, ?)", place.blog, place.post)
        self._database.tell()

    # --- who one is

    def account(self, origin: str) -> Account | None:
        """Who is logged in at an origin."""
        rows = self._rows("SELECT origin, user, name, id FROM accounts WHERE origin = ?", origin)
        return Account(*rows[0]) if rows else None

    def keep_account(self, account: Account) -> None:
        """Note who is logged in, in place of whoever was at that origin."""
        self._write(
            "INSERT OR REPLACE INTO accounts (origin, user, name, id) VALUES (?, ?, ?, ?)",
            *(account.origin, account.user, account.name, account.id),
        )

    def drop_account(self, origin: str) -> None:
        """Forget who is logged in at an origin."""
        self._write("DELETE FROM accounts WHERE origin = ?", origin)

    # --- own comments

    def pending(self, blog: str, post: int) -> tuple[Comment, ...]:
        """Own comments under a post that wait for approval, oldest first."""
        rows = self._rows(
            "SELECT id, post, parent, author, date, html, link, author_id, status FROM pending"
            " WHERE blog = ? AND post = ? ORDER BY id",
            *(blog, post),
        )
        return tuple(
            Comment(number, under, parent, author, datetime.fromisoformat(date), html, link, by, Status(status))
            for number, under, parent, author, date, html, link, by, status in rows
        )

    def keep_pending(self, blog: str, comment: Comment) -> None:
        """Keep an own comment that others do not see yet; its HTML may hold half characters, which no file can."""
        self._write(
            "INSERT OR REPLACE INTO pending (blog, id, post, parent, author, date, html, link, author_id, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(blog, comment.id, comment.post, comment.parent, comment.author, comment.date.isoformat()),
            *(comment.html.encode("utf-8", "replace").decode(), comment.link, comment.author_id, comment.status.value),
        )

    def drop_pending(self, blog: str, number: int) -> None:
        """Forget an own comment by its number."""
        self._write("DELETE FROM pending WHERE blog = ? AND id = ?", blog, number)

    # --- inside

    @property
    def _database(self) -> Database:
        from tui_reader.store.database import Database  # noqa: PLC0415 - SQLite is not needed for the first paint

        with self._making:
            self._made = self._made or Database(self._path)
            return self._made

    def _rows(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        def work(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
            return connection.execute(statement, values).fetchall()

        return self._database.read(work)

    def _write(self, statement: str, *values: str | int) -> None:
        def work(connection: sqlite3.Connection) -> None:
            connection.execute(statement, values)

        self._database.write(work)
