"""Lists by the number of comments: their order is made once, and stands still while posts in it are counted.

Every number of comments that comes while one reads would move rows, and no index finds a place in such an order without
counting up to it. So the keys of a list are held in their order, 8 bytes for each.
"""

import sqlite3
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from tui_reader.kept import Listed, Row, Tally
from tui_reader.store import windows
from tui_reader.store.lists import Shown, shown
from tui_reader.store.rows import by_key, marks
from tui_reader.store.walks import Walk

_HELD = 2
"""Lists whose order is held."""
_CHUNK = 500
"""Rows that are looked at together for an unread one."""


class Order(Protocol):
    """Who knows where the rows of a list stand: `store.windows`, or a `Rankings`."""

    def tally(self, connection: sqlite3.Connection, listed: Listed) -> Tally:
        """The numbers of a list."""

    def window(
        self, connection: sqlite3.Connection, listed: Listed, start: int, size: int, near: tuple[int, int] | None
    ) -> tuple[Row, ...]:
        """As `Posts.window`."""

    def place(self, connection: sqlite3.Connection, listed: Listed, key: int) -> int:
        """How many rows of a list stand above a key."""

    def step(self, connection: sqlite3.Connection, listed: Listed, key: int, by: int, *, unread: bool) -> Row | None:
        """The next row of a list from a key: further down when `by` is 1, further up when it is -1."""


class Rankings:
    """As `store.windows`, for lists of `Sort.COMMENTS`; `near` is not needed."""

    def __init__(self) -> None:
        self._held: OrderedDict[Listed, Sequence[int]] = OrderedDict()

    def forget(self, listed: Listed) -> None:
        """The list is made anew, and so is its order."""
        self._held.pop(listed, None)

    def tally(self, connection: sqlite3.Connection, listed: Listed) -> Tally:
        """The numbers of a list."""
        tally, keys = windows.tally(connection, listed), self._keys(connection, listed)
        if tally.total == len(keys):
            return tally
        # Since the order was made some were marked so that they fit, or were given a date with which they do not.
        this = shown(connection, listed)
        if not _on(connection, this, this.walks).issuperset(keys):
            self.forget(listed)
            keys = self._keys(connection, listed)
        return replace(tally, total=len(keys), unread=len(_on(connection, this, this.unread).intersection(keys)))

    def window(
        self,
        connection: sqlite3.Connection,
        listed: Listed,
        start: int,
        size: int,
        near: tuple[int, int] | None,  # noqa: ARG002 - any place is as near as another
    ) -> tuple[Row, ...]:
        """As `Posts.window`."""
        begin, end = max(start, 0), max(start, 0) + max(size, 0)
        keys = self._keys(connection, listed)[begin:end]
        found = by_key(connection, set(keys))
        if len(found) < len(keys):  # a post was given another date, and with it another key
            self.forget(listed)
            keys = self._keys(connection, listed)[begin:end]
            found = by_key(connection, set(keys))
        return tuple(found[key] for key in keys)

    def place(self, connection: sqlite3.Connection, listed: Listed, key: int) -> int:
        """How many rows of a list stand above a key, or would where it is not in it."""
        return _place(connection, self._keys(connection, listed), key)

    def step(self, connection: sqlite3.Connection, listed: Listed, key: int, by: int, *, unread: bool) -> Row | None:
        """The next row of a list from a key: further down when `by` is 1, further up when it is -1."""
        keys = self._keys(connection, listed)
        place = _place(connection, keys, key)
        below = place + 1 if place < len(keys) and keys[place] == key else place
        way = range(place - 1, -1, -1) if by < 0 else range(below, len(keys))
        size = _CHUNK if unread else 1
        for first in range(0, len(way), size):
            next_ones = [keys[at] for at in way[first : first + size]]
            fit = _unread(connection, next_ones) if unread else set(next_ones)
            found = next((each for each in next_ones if each in fit), None)
            if found is not None:
                return by_key(connection, {found}).get(found)
        return None

    def _keys(self, connection: sqlite3.Connection, listed: Listed) -> Sequence[int]:
        """Every key of a list in its order."""
        if (keys := self._held.get(listed)) is None:
            keys = self._held[listed] = _ranked(connection, shown(connection, listed))
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return keys


def _on(connection: sqlite3.Connection, this: Shown, walks: Sequence[Walk]) -> set[int]:
    """The keys on walks of a list."""
    statement, values = windows.chosen(walks, this.low, this.last)
    return {key for (key,) in connection.execute(statement, values)}


def _ranked(connection: sqlite3.Connection, this: Shown) -> Sequence[int]:
    """The keys of a list by the number of comments, then the newest first."""
    if this.plain and this.blogs.one:
        walk = Walk("posts p INDEXED BY posts_by_comments", "p.blog = ? AND NOT p.hidden", this.blogs.numbers)
        statement, values = windows.chosen((this.late.spare(walk),), this.low, this.last)
    else:
        keys, values = windows.chosen(this.walks, this.low, this.last)
        statement = f"SELECT p.key FROM ({keys}) w CROSS JOIN posts p ON p.key = w.key"  # noqa: S608 - our own words
    found = connection.execute(f"{statement} ORDER BY p.comments DESC, p.key DESC", values)
    return array("q", (key for (key,) in found))


def _place(connection: sqlite3.Connection, keys: Sequence[int], key: int) -> int:
    """Where a key stands, or would."""

    def rank(key: int) -> tuple[int, int]:
        found = connection.execute("SELECT comments FROM posts WHERE key = ?", (key,)).fetchone()
        return 1 if found is None or found[0] is None else -found[0], -key

    place = bisect_left(keys, rank(key), key=rank)
    if place == len(keys) or keys[place] != key:  # numbers of comments came since, or it is not in the list
        with suppress(ValueError):
            return keys.index(key)
    return place


def _unread(connection: sqlite3.Connection, keys: Sequence[int]) -> set[int]:
    """Those of these keys whose posts are unread."""
    statement = f"SELECT key FROM posts WHERE key IN ({marks(set(keys))}) AND NOT read AND NOT hidden"  # noqa: S608 - placeholders
    return {key for (key,) in connection.execute(statement, tuple(keys))}
