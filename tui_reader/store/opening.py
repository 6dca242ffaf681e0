"""A connection to the file of the shelf, as it is to be used: with a log, looked through where need be, migrated."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from tui_reader.errors import KeepError, ShelfDamaged, ShelfReplaced
from tui_reader.store import failures, index, private_file, schema
from tui_reader.store.transactions import BUSY_SECONDS, transaction

_EACH = 1.0
"""Seconds after which one that reads looks again whether the file is where it was."""


class Whereabouts:
    """Whether the file that was opened is still the one at its path: another window may have put it aside.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inode: int | None = None
        self._looked = 0.0

    def opening(self) -> KeepError | None:
        """Note which file is opened; gives what there is to say of the one before, None where it is that one.

        Raises:
            OSError: there is none.
        """
        before, self._inode = self._inode, self._path.stat().st_ino
        self._looked = time.monotonic()
        if before in (None, self._inode):
            return None
        for aside in self._path.parent.glob(f"{self._path.name}.damaged-*"):
            with suppress(OSError):
                if aside.stat().st_ino == before:
                    return ShelfDamaged(path=self._path, aside=aside.name)
        return ShelfReplaced(path=self._path)

    def moved(self, *, now: bool) -> bool:
        """Whether another file or none is there by now, as SQLite itself finds out (`fileHasMoved`).

        Args:
            now: look, however short a time ago it was the same.
        """
        if self._inode is None or not (now or time.monotonic() - self._looked > _EACH):
            return False
        self._looked = time.monotonic()
        try:
            return self._path.stat().st_ino != self._inode
        except FileNotFoundError:
            return True
        except OSError:  # who cannot look knows nothing
            return False

    def forget(self) -> None:
        """Whatever is opened next is no surprise."""
        self._inode = None


def opened(path: Path, *, unclean: bool, reindex: bool) -> tuple[sqlite3.Connection, bool]:
    """Open the file and bring it to the newest version; raises sqlite3.Error, schema.NewerError.

    Args:
        path: of a file that is there. unclean: look at every page, since a killed program was the last to write.
            reindex: the index of the search is known to be damaged.

    Returns:
        The connection, and whether that index was begun anew.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.text_factory = text
    try:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            _turn_on_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -4000")  # 4 MB, however much there is on the shelf
        if unclean:
            reindex = not _whole(connection) or reindex
        schema.migrate(connection)
        return connection, reindex and _reindexed(connection)
    except BaseException:
        connection.close()
        raise


def in_memory(readable: sqlite3.Connection | None) -> sqlite3.Connection:
    """A shelf without a file, with a copy of what there is if it can still be read."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    memory.text_factory = text
    if readable:
        with suppress(sqlite3.Error):
            readable.backup(memory)
    schema.migrate(memory)
    return memory


def make(path: Path) -> None:
    """Have a file there that is for its owner alone; raises OSError."""
    private_file.folder(path.parent)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def logged(path: Path) -> bool:
    """Whether something is in the log of a file."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


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


def _whole(connection: sqlite3.Connection) -> bool:
    """Look at every page; False where but the index of the search is damaged, which SQLite looks into since 3.44.

    Raises:
        sqlite3.DatabaseError: more than that is damaged.
    """
    try:
        found = [str(line) for (line,) in connection.execute("PRAGMA quick_check")]
    except sqlite3.Error as error:
        if failures.kind(error) != "index":
            raise
        return False
    if any(line != "ok" and "fts5" not in line.lower() for line in found):
        damage = sqlite3.DatabaseError("quick_check")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage
    return found == ["ok"]


def _reindexed(connection: sqlite3.Connection) -> bool:
    """Begin the index of the search anew; False where that cannot be done, but all the rest is there to be read.

    Raises:
        sqlite3.DatabaseError: more than the index is damaged.
    """
    try:
        transaction(connection, index.begin_anew)
    except sqlite3.Error as error:
        if failures.kind(error) == "damaged":
            _whole(connection)
        return False
    return True
