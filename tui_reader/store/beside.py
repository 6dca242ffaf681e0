"""A second connection to the file of a database, which only reads, and so need not wait while the first one writes."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class Beside:
    """Opened when it is first needed, for any thread, one at a time.

    Args:
        path: the file. usable: whether the first connection is to this file.
    """

    def __init__(self, path: Path, usable: Callable[[], bool]) -> None:
        self._path, self._usable = path, usable
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def read(self, work: Callable[[sqlite3.Connection], T]) -> tuple[T] | None:
        """What `work` finds, all of one moment; None where only the first connection knows what to do."""
        with self._lock:
            try:
                if self._connection is None and self._usable():
                    self._connection = _opened(self._path)
                return (snapshot(self._connection, work),) if self._connection else None
            except (sqlite3.Error, OverflowError):
                self._let_go()
                return None

    def close(self) -> None:
        """Let go of the file; waits for what is read just now."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection, None where it would be in the way of who writes, for want of a log; raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
    connection.text_factory = lambda stored: stored.decode("utf-8", "replace")
    try:
        logged = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    except sqlite3.Error:
        logged = False
    if not logged:
        connection.close()
    return connection if logged else None


def snapshot(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """What `work` finds, all of one moment, whatever other programs write meanwhile."""
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        if connection.in_transaction:  # some errors end it
            connection.execute("ROLLBACK")
