"""Writing to the shelf: all or nothing, and waiting for other programs that write, or not at all."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

BUSY_SECONDS = 3.0
"""How long one program waits while another writes."""


class Inside(threading.local):
    """The connection in whose transaction this very thread is at work."""

    connection: sqlite3.Connection | None = None


def transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """`work` as one transaction; raises sqlite3.Error, and nothing is written then."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def at_once(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """The same without waiting for another program; raises sqlite3.Error where one writes just now."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        return transaction(connection, work)
    finally:
        with suppress(sqlite3.Error):
            connection.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")
