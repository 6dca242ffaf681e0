"""A shelf's file that cannot be written: opened to be read all the same, in a folder that takes no files, too."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from tui_reader.store import schema

_SMALL = 64 * 2**20
"""Bytes up to which a file is copied into memory, where it can be changed as long as the program runs."""

_WAYS = (
    # Without locks nothing need lie beside the file, and the log that lies there is read as well.
    (f"vfs={'win32' if os.name == 'nt' else 'unix'}-none", True),
    ("immutable=1", False),
)
"""Ways to open a file, and whether each reads what is in its log."""


def opened(path: Path) -> tuple[sqlite3.Connection, bool] | None:
    """A connection to what a file holds, or to a copy that may be changed; None where it cannot be read.

    Returns:
        The connection, and whether all is there; what another program did not put from its log into the file may lack.
    """
    if not path.exists():
        return None
    for options, logged in _WAYS:
        with suppress(sqlite3.Error):
            return _used(_tried(path, options), path), logged or not _log(path)
    return None


def big(path: Path) -> bool:
    """Whether a file with its log is too much for memory; raises OSError."""
    return path.stat().st_size + _log(path) > _SMALL


def _tried(path: Path, options: str) -> sqlite3.Connection:
    """A connection that was read from; raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode=ro&{options}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _used(found: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The file itself where it is big, else a copy; what an older program wrote is brought to the newest version."""
    old = found.execute("PRAGMA user_version").fetchone()[0] < len(schema.STEPS)
    large = big(path)
    if large and not old:
        return found
    # SQLite keeps what has no name in a file of its own that goes with it, as far as it is too much for memory.
    copy = sqlite3.connect("" if large else ":memory:", isolation_level=None, check_same_thread=False)
    try:
        found.backup(copy)
        schema.migrate(copy)
    except BaseException:
        copy.close()
        raise
    finally:
        found.close()
    return copy


def _log(path: Path) -> int:
    """The size of the log beside a file."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size
    except OSError:
        return 0
