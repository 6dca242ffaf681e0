"""A connection to the file of the shelf, as it is to be used: with a log, looked through where need be, migrated."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from tui_reader.store import failures, private_file, schema
from tui_reader.store.transactions import BUSY_SECONDS


def opened(path: Path, *, unclean: bool) -> sqlite3.Connection:
    """Open the file and bring it to the newest version; raises sqlite3.Error, schema.NewerError.

    Args:
        path: of a file that is there. unclean: look at every page, since a killed program was the last to write.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.text_factory = text
    try:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            _turn_on_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -4000")  # 4 MB, however much there is on the shelf
        if unclean:
            _check(connection)
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def make(path: Path) -> None:
    """Have a file there that is for its owner alone; raises OSError."""
    private_file.folder(path.parent)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def set_aside(path: Path) -> Path:
    """Rename a file with its log, so that a new one can be begun, and give its new name; raises OSError."""
    aside = private_file.set_aside(path)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}{ending}").rename(f"{aside}{ending}")
    return aside


def text(stored: bytes) -> str:
    """A text of the file, which may be damaged."""
    return stored.decode("utf-8", "replace")


def _turn_on_log(connection: sqlite3.Connection) -> None:
    """Write-ahead log, a property of the file; another program that starts now may be the one to set it."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if failures.kind(error) not in {"busy", "full"}:
            raise


def _check(connection: sqlite3.Connection) -> None:
    """Look at every page; raises sqlite3.DatabaseError where one is damaged."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        error = sqlite3.DatabaseError("quick_check")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
