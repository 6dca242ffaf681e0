"""Rows of a list by place: from the nearest row that is known or the nearer end, whatever number of posts there is."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from tui_reader.kept import Listed, Row, Tally
from tui_reader.queries import Only
from tui_reader.store import arrivals
from tui_reader.store.lists import Shown, shown
from tui_reader.store.rows import by_key
from tui_reader.store.walks import HIGHEST, LOWEST, Walk

_DEEP = 1000
"""Rows to pass over from which on it is worth looking for a nearer end."""


def window(
    connection: sqlite3.Connection, listed: Listed, start: int, size: int, near: tuple[int, int] | None
) -> tuple[Row, ...]:
    """As `Posts.window`."""
    this = shown(connection, listed)
    return in_order(connection, _keys(connection, this, max(start, 0), max(size, 0), near))


def in_order(connection: sqlite3.Connection, keys: Sequence[int]) -> tuple[Row, ...]:
    """The rows of keys."""
    found = by_key(connection, set(keys))
    return tuple(found[key] for key in keys)


def tally(connection: sqlite3.Connection, listed: Listed) -> Tally:
    """The numbers of a list."""
    this = shown(connection, listed)
    bounds = this.low, this.last
    known = not this.scoped and listed.query.only is not Only.STARRED
    unread = _known(connection, this, "unread") if known else count(connection, this.unread, *bounds)
    total = _total(connection, this)
    if total is None:
        total = count(connection, this.walks, *bounds)
    newer = max(this.low, this.top + 1) if this.top < HIGHEST else HIGHEST
    fresh, older, low = count(connection, this.walks, newer, this.high), 0, this.low
    if listed.bottom is not None:
        low = shown(connection, replace(listed, bottom=None)).low
        older = count(connection, this.walks, low, listed.bottom - 1)
    fresh += older + count(connection, this.late.walks, low, this.high)
    older += arrivals.older(connection, this.late, low, this.high)
    return Tally(total, unread, fresh, this.reach, older)


def newest(connection: sqlite3.Connection, walks: Sequence[Walk], high: int = HIGHEST) -> int | None:
    """The highest key on walks, up to one."""
    return _step(connection, walks, (LOWEST, high), newer=False)


def place(connection: sqlite3.Connection, listed: Listed, key: int) -> int:
    """How many rows of a list stand above a key."""
    this = shown(connection, listed)
    above, rest = _split(this, key)
    if this.plain:
        # Counting goes from the end that is nearer, as the dates of most blogs are spread.
        oldest = _step(connection, this.walks, (this.low, this.last), newer=True)
        newest = _step(connection, this.walks, (this.low, this.last), newer=False)
        if oldest is not None and newest is not None and (key - oldest < newest - key) is not this.oldest_first:
            return _known(connection, this, "posts") - count(connection, this.walks, *rest)
    return count(connection, this.walks, *above)


def step(connection: sqlite3.Connection, listed: Listed, key: int, by: int, *, unread: bool) -> Row | None:
    """The next row of a list from a key: further down when `by` is 1, further up when it is -1."""
    this = shown(connection, listed)
    newer = (by < 0) is not this.oldest_first
    bounds = (max(this.low, key + 1), this.last) if newer else (this.low, min(this.last, key - 1))
    found = _step(connection, this.unread if unread else this.walks, bounds, newer=newer)
    return None if found is None else by_key(connection, {found}).get(found)


def beside(connection: sqlite3.Connection, blog: str, number: int) -> tuple[Row | None, Row | None]:
    """The older and the newer post of the whole blog, as far as it has no gap."""
    statement = "SELECT p.key FROM posts p JOIN blogs b ON b.id = p.blog WHERE b.address = ? AND p.number = ?"
    found = connection.execute(statement, (blog, number)).fetchone()
    this = shown(connection, Listed(blog))
    if found is None or found[0] < this.low:
        return None, None
    return _pair(
        connection,
        _step(connection, this.walks, (this.low, found[0] - 1), newer=False),
        _step(connection, this.walks, (found[0] + 1, this.last), newer=True),
    )


def ends(connection: sqlite3.Connection, listed: Listed) -> tuple[Row | None, Row | None]:
    """The last and the first row of a list."""
    this = shown(connection, listed)
    bounds = this.low, this.last
    oldest = _step(connection, this.walks, bounds, newer=True)
    return _pair(connection, oldest, _step(connection, this.walks, bounds, newer=False))


def count(connection: sqlite3.Connection, walks: Sequence[Walk], low: int, high: int) -> int:
    """How many posts stand on walks between two keys."""
    if low > high:
        return 0
    total = 0
    for walk in walks:
        statement = f"SELECT count(*) FROM {walk.tables} WHERE {walk.where} AND {walk.key} BETWEEN ? AND ?"  # noqa: S608 - our own words
        total += int(connection.execute(statement, (*walk.values, low, high)).fetchone()[0])
    return total


def chosen(walks: Sequence[Walk], low: int, high: int) -> tuple[str, tuple[int, ...]]:
    """A statement for the keys on walks between two keys, and its values; it may be given an order."""
    parts = [
        f"SELECT {walk.key} AS key FROM {walk.tables} WHERE {walk.where} AND {walk.key} BETWEEN ? AND ?"  # noqa: S608 - ours
        for walk in walks
    ]
    return " UNION ALL ".join(parts), tuple(value for walk in walks for value in (*walk.values, low, high))


def _keys(
    connection: sqlite3.Connection, this: Shown, start: int, size: int, near: tuple[int, int] | None
) -> list[int]:
    """Keys of a list by place, from where they are reached with the fewest steps."""
    bounds = this.low, this.last
    nearest = start if near is None else min(start, abs(start - near[0]))
    if nearest > _DEEP and (total := _total(connection, this)) is not None:
        size = max(0, min(size, total - start))
        if (below := total - start - size) < nearest:
            return _some(connection, this.walks, bounds, (size, below), newer=not this.oldest_first)[::-1]
    if near is None or nearest == start:
        return _some(connection, this.walks, bounds, (size, start), newer=this.oldest_first)
    place, key = near
    above = max(place - start, 0)  # rows of the window above the one that is known, or between the two
    over = max(above - size, 0)
    bounds, rest = _split(this, key)
    upper = _some(connection, this.walks, bounds, (above - over, over), newer=not this.oldest_first)
    limit = (max(size - above, 0), max(start - place, 0))
    return upper[::-1] + _some(connection, this.walks, rest, limit, newer=this.oldest_first)


def _split(this: Shown, key: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The keys between which those rows lie that stand above a key, and those from it on."""
    if this.oldest_first:
        return (this.low, min(this.last, key - 1)), (max(this.low, key), this.last)
    return (max(this.low, key + 1), this.last), (this.low, min(this.last, key))


def _some(
    connection: sqlite3.Connection,
    walks: Sequence[Walk],
    bounds: tuple[int, int],
    limit: tuple[int, int],
    *,
    newer: bool = False,
) -> list[int]:
    """So many keys between bounds after passing over others, the newest first, or the oldest when `newer` is asked."""
    if bounds[0] > bounds[1] or not limit[0]:
        return []
    statement, values = chosen(walks, *bounds)
    order = "ASC" if newer else "DESC"
    found = connection.execute(f"{statement} ORDER BY key {order} LIMIT ? OFFSET ?", (*values, *limit))
    return [key for (key,) in found]


def _step(connection: sqlite3.Connection, walks: Sequence[Walk], bounds: tuple[int, int], *, newer: bool) -> int | None:
    """The highest key between bounds, or the lowest when `newer` is asked."""
    return next(iter(_some(connection, walks, bounds, (1, 0), newer=newer)), None)


def _total(connection: sqlite3.Connection, this: Shown) -> int | None:
    """How many posts a list has, None where they must be counted."""
    if this.plain:
        return _known(connection, this, "posts")
    since = this.walks[len(this.unread) :]  # what was read since the list was made
    if this.scoped or (*this.unread, *since) != this.walks:
        return None
    return _known(connection, this, "unread") + count(connection, since, this.low, this.last)


def _known(connection: sqlite3.Connection, this: Shown, what: str) -> int:
    """How many `posts` a list of whole blogs has, or `unread` ones: the blogs know it, but for what is not shown."""
    walks, known = (this.unread, this.blogs.unread) if what == "unread" else (this.walks, this.blogs.posts)
    beyond = [(LOWEST, this.low - 1)] if this.low > LOWEST else []
    beyond += [(this.last + 1, HIGHEST)] if this.last < HIGHEST else []
    late = tuple(walk.but("NOT p.read") for walk in this.late.walks) if what == "unread" else this.late.walks
    beyond_it = sum(count(connection, walks, low, high) for low, high in beyond)
    return known - beyond_it - count(connection, late, LOWEST, HIGHEST)


def _pair(connection: sqlite3.Connection, one: int | None, other: int | None) -> tuple[Row | None, Row | None]:
    """The rows of two keys."""
    rows = by_key(connection, {key for key in (one, other) if key is not None})
    return (None if one is None else rows.get(one), None if other is None else rows.get(other))
