"""What a reader wants to find again, in one file: blogs, posts, texts, comments, marks, places, accounts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from tui_reader.errors import KeepError
from tui_reader.model import Account
from tui_reader.settings import Folders

if TYPE_CHECKING:
    import sqlite3

    from tui_reader.store.blogs import Blogs
    from tui_reader.store.database import Database
    from tui_reader.store.notes import Notes
    from tui_reader.store.places import Places
    from tui_reader.store.posts import Posts
    from tui_reader.store.search import Search
    from tui_reader.store.texts import Texts

T = TypeVar("T")


class Shelf:
    """What was read, in one SQLite file; every method blocks, so call it in a thread.

    It never holds a token. Where the file cannot be used, everything goes on in memory: reading and keeping work on,
    and `tell()` raises the KeepError that says so, once.

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

    @property
    def unkept(self) -> KeepError | None:
        """Why what is kept now lasts only until one quits, None where it is on disk."""
        trouble = self.trouble
        return trouble if type(trouble) is KeepError else None  # the others say what was mended

    @property
    def is_untold(self) -> bool:
        """Whether `tell` has anything to say."""
        return self._made is not None and self._made.untold is not None

    def close(self) -> None:
        """Let go of the file."""
        if self._made:
            self._made.close()

    # --- the parts

    @cached_property
    def blogs(self) -> Blogs:
        """The blogs, and how far back each is on disk."""
        from tui_reader.store.blogs import Blogs  # noqa: PLC0415 - SQLite is not needed for the first paint

        return Blogs(self._database)

    @cached_property
    def posts(self) -> Posts:
        """Posts, lists and marks."""
        from tui_reader.store.posts import Posts  # noqa: PLC0415 - as above

        return Posts(self._database)

    @cached_property
    def texts(self) -> Texts:
        """The posts' texts."""
        from tui_reader.store.texts import Texts  # noqa: PLC0415 - as above

        return Texts(self._database)

    @cached_property
    def notes(self) -> Notes:
        """Comments."""
        from tui_reader.store.notes import Notes  # noqa: PLC0415 - as above

        return Notes(self._database)

    @cached_property
    def places(self) -> Places:
        """Where the reader is and was."""
        from tui_reader.store.places import Places  # noqa: PLC0415 - as above

        return Places(self._database)

    @cached_property
    def search(self) -> Search:
        """Full text search."""
        from tui_reader.store.search import Search  # noqa: PLC0415 - as above

        return Search(self._database)

    def together(self, work: Callable[[], T]) -> T:
        """`work`, whose reads and writes of the shelf are one transaction; raises KeepError, and nothing is kept then.

        It may be done once more from its beginning, so it changes nothing else.
        """
        return self._database.together(work)

    def tell(self) -> None:
        """Raise the KeepError that says what is wrong with the file, once."""
        self._database.tell()

    # --- who one is

    def account(self, origin: str) -> Account | None:
        """Who one is at an origin."""
        rows = self._rows("SELECT origin, user, name, id, guest FROM accounts WHERE origin = ?", origin)
        return next((Account(at, user, name, number, bool(guest)) for at, user, name, number, guest in rows), None)

    def keep_account(self, account: Account) -> None:
        """Note who one is, in place of whoever was at that origin."""
        self._write(
            "INSERT OR REPLACE INTO accounts (origin, user, name, id, guest) VALUES (?, ?, ?, ?, ?)",
            *(account.origin, account.user, account.name, account.id, int(account.guest)),
        )

    def drop_account(self, origin: str) -> None:
        """Forget who one is at an origin."""
        self._write("DELETE FROM accounts WHERE origin = ?", origin)

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
