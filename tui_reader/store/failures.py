"""What an error of SQLite means for the file, and how it is said."""

import sqlite3

from tui_reader.i18n import _

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
_FULL |= {sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_PROTOCOL}


def kind(error: sqlite3.Error) -> str:
    """What an error is about.

    `damaged`: the file; `index`: that of the search alone; `busy`; `full`: no room, no right to write, the disk fails;
    `ours`: a statement of ours is wrong.
    """
    if _of_index(error):
        return "index"
    number = _code(error)
    kinds = (("damaged", _DAMAGED), ("busy", _BUSY), ("full", _FULL))
    return next((name for name, codes in kinds if number in codes), "ours")


def _of_index(error: sqlite3.Error) -> bool:
    """Whether FTS5 does not understand what it kept: up to SQLite 3.50 by its code, then by its words."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CORRUPT_VTAB:
        return True
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR} and "fts5" in str(error)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; errors of Python's module itself have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF


def reason(error: sqlite3.Error) -> str:
    """The words for a person."""
    words = {
        sqlite3.SQLITE_FULL: _("the disk is full"),
        sqlite3.SQLITE_READONLY: _("it is read-only"),
        sqlite3.SQLITE_BUSY: _("another tui-reader is writing to it"),
        sqlite3.SQLITE_CORRUPT: _("it is damaged"),
        sqlite3.SQLITE_NOTADB: _("it is damaged"),
    }
    return words.get(_code(error)) or _("the disk does not take it")
