"""Keys of posts and comments: numbers that grow with the date, so that newest first costs no sorting, over all blogs.

A key is the second the blog's own clock showed, then the number the blog gave, then one bit: 0 for a post, 1 for a
comment. Of a number that is larger only the lowest bits fit. So two may want the same key, of two blogs or of one: then
whoever inserts takes another of that second, see `free`.
"""

import os
import sqlite3
from datetime import datetime, timedelta

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the blog's own clock, whatever its zone
_NUMBER = 24
_SHIFT = _NUMBER + 1
_TRIES = 64
"""Keys of a second to try once its last is taken: where all of them are, the second is as good as full."""


def key(date: datetime, number: int, *, comment: bool = False) -> int:
    """The first key to try for something of a date (its zone is not looked at) and number."""
    return second(date) | (number & ((1 << _NUMBER) - 1)) << 1 | comment


def free(connection: sqlite3.Connection, table: str, first: int) -> int:
    """A key that nothing in a table has: the first to try, else one behind all others of its second.

    It takes no search: of thousands that want one key each would pass all those before it. A second whose last key is
    taken gives any that is free, and one that is full those of the next.
    """
    if not _taken(connection, table, first):
        return first
    low, bit = first >> _SHIFT << _SHIFT, first & 1
    statement = f"SELECT key FROM {table} WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT 1"  # noqa: S608 - our own
    while True:
        above = low + (1 << _SHIFT)
        last = connection.execute(statement, (low, above)).fetchone()
        if last is None:
            return low | bit
        if last[0] + 2 < above:
            return int(last[0]) + 2
        for _try in range(_TRIES):
            key = low | int.from_bytes(os.urandom(_NUMBER // 8)) << 1 | bit
            if not _taken(connection, table, key):
                return key
        low = above


def _taken(connection: sqlite3.Connection, table: str, key: int) -> bool:
    statement = f"SELECT 1 FROM {table} WHERE key = ?"  # noqa: S608 - our own tables
    return connection.execute(statement, (key,)).fetchone() is not None


def second(date: datetime) -> int:
    """The lowest key of a date's second."""
    clock = date.replace(tzinfo=None, microsecond=0) - _EPOCH
    return (clock.days * 86400 + clock.seconds) << _SHIFT


def month(key: int) -> str:
    """The month (`2012-11`) of a key, by the blog's own clock."""
    moment = _EPOCH + timedelta(seconds=key >> _SHIFT)
    return f"{moment.year:04}-{moment:%m}"  # not every system pads %Y
