"""Which posts a list shows, as statements that walk an index in the order of the keys: nothing is ever sorted.

A list of marked posts is two walks in one: those marked so, and the few that were marked otherwise since it was made.
"""

import sqlite3
from datetime import MAXYEAR, datetime
from itertools import pairwise

from tui_reader.kept import Listed, Reach
from tui_reader.queries import Only, Query, Sort
from tui_reader.store import blogs, keys
from tui_reader.values import dataclass

LOWEST, HIGHEST = -(2**63), 2**63 - 1
_MANY = 1000
"""Unread posts, or marks set while a list is open, from which on it is better to walk past those that do not fit."""
_BULKS = 4
"""So many times all of a list is marked as read while another stands open, at most, before that is better too."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One index and what is left out on the way.

    Attributes:
        tables, where: of a statement. values: of its placeholders. key: the column of the key.
    """

    tables: str
    where: str
    values: tuple[int, ...]
    key: str = "p.key"

    def but(self, where: str, *values: int) -> "Walk":
        """The same with fewer posts."""
        return Walk(self.tables, f"{self.where} AND {where}", (*self.values, *values), self.key)


@dataclass(frozen=True, slots=True)
class Shown:
    """The posts of a list.

    Attributes:
        walks: where they stand, none of them in two. unread: where those of them stand that are unread.
        low, high: the keys between which they lie, `top` not looked at. top: the highest key that is shown.
        reach: how far back the list is whole. plain: nothing but the reach and the ends leaves out any posts.
        oldest_first: the lowest key stands at the top.
    """

    blog: int
    walks: tuple[Walk, ...]
    unread: tuple[Walk, ...]
    low: int
    high: int
    top: int
    reach: Reach
    plain: bool
    oldest_first: bool = False

    @property
    def last(self) -> int:
        """The highest key of the list."""
        return min(self.high, self.top)


def shown(connection: sqlite3.Connection, listed: Listed) -> Shown:
    """The posts of a list as they lie on this shelf."""
    query, blog = listed.query, blogs.number(connection, listed.blog)
    low, high, reach = _bounds(connection, blog, query)
    low = low if listed.bottom is None else max(low, listed.bottom)
    term, author = _term(connection, blog, query), _author(connection, blog, query)
    chosen = _Choosing(connection, blog, term, author)
    top = HIGHEST if listed.top is None else listed.top
    walks, unread = chosen.walks(query.only, listed.act)
    plain = not query.scope and query.only is Only.ALL
    return Shown(blog, walks, unread, low, high, top, reach, plain, oldest_first=query.sort is Sort.OLDEST)


class _Choosing:
    """The best walks for a filter; `term` and `author` are rows of their tables, 0 for one that is unknown."""

    def __init__(self, connection: sqlite3.Connection, blog: int, term: int | None, author: int | None) -> None:
        self._connection, self._blog, self._term, self._author = connection, blog, term, author

    def walks(self, only: Only, act: int) -> tuple[tuple[Walk, ...], tuple[Walk, ...]]:
        """Walks to all posts of the list, and to those that are unread."""
        if only is Only.STARRED:
            starred = self._fit(Walk("posts p INDEXED BY posts_starred", "p.blog = ? AND p.starred", (self._blog,)))
            both = starred, self._since("star_act", act).but("NOT p.starred")
            return both, tuple(walk.but("NOT p.read AND NOT p.hidden") for walk in both)
        unread = (self._unread(),)
        if only is Only.ALL:
            return (self._all(),), unread
        if (since := self._read_since(act)) is None:
            return (self._all(joined=True).but("(NOT p.read OR p.read_act > ?)", act),), unread
        return (*unread, *since), unread

    def _read_since(self, act: int) -> tuple[Walk, ...] | None:
        """What was read after an act: many at once each in a walk of its own, as it lies in the order of the keys.

        None where so much was read one by one that sorting it takes longer than walking past all posts.
        """
        statement = "SELECT number FROM acts WHERE number > ? AND what = 'read_all' ORDER BY number LIMIT ?"
        bulks = [number for (number,) in self._connection.execute(statement, (act, _BULKS + 1))]
        bounds = [max(act, 0), *bulks, HIGHEST]
        between = [(low, high) for low, high in pairwise(bounds) if high - low > 1]
        singles = "SELECT 1 FROM posts WHERE read_act > ? AND read_act < ? AND read_act"
        if len(bulks) > _BULKS or any(self._more(singles, *some) for some in between):
            return None
        tables = "posts p INDEXED BY posts_by_read_act"
        where = "p.read_act AND p.read AND NOT p.hidden AND p.blog = ? AND p.read_act"
        walks = [Walk(tables, f"{where} = ?", (self._blog, bulk)) for bulk in bulks]
        walks += [Walk(tables, f"{where} > ? AND p.read_act < ?", (self._blog, *some)) for some in between]
        return tuple(map(self._fit, walks))

    def _all(self, *, joined: bool = False) -> Walk:
        """Every post that fits; `joined` where more is asked of it than that."""
        if self._term is not None and self._author is None and not joined:
            return Walk("topics t", "t.term = ?", (self._term,), "t.key")
        if self._term is not None:
            walk = Walk("topics t CROSS JOIN posts p ON p.key = t.key", "t.term = ?", (self._term,), "t.key")
            return walk if self._author is None else walk.but("p.author = ?", self._author)
        if self._author is not None:
            return Walk("posts p INDEXED BY posts_by_author", "p.author = ? AND NOT p.hidden", (self._author,))
        return Walk("posts p INDEXED BY posts_listed", "p.blog = ? AND NOT p.hidden", (self._blog,))

    def _unread(self) -> Walk:
        where = "p.blog = ? AND NOT p.read AND NOT p.hidden"
        statement = "SELECT 1 FROM posts WHERE blog = ? AND NOT read AND NOT hidden"
        if self._term is not None and self._more(statement, self._blog):
            # The "+" keeps SQLite from looking for all keys of the list instead of just this one.
            tables = "topics t CROSS JOIN posts p INDEXED BY posts_unread ON p.key = +t.key"
            walk = Walk(tables, f"t.term = ? AND {where}", (self._term, self._blog), "t.key")
            return walk if self._author is None else walk.but("p.author = ?", self._author)
        return self._fit(Walk("posts p INDEXED BY posts_unread", where, (self._blog,)))

    def _since(self, column: str, act: int) -> Walk:
        """What was marked after an act."""
        tables = f"posts p INDEXED BY posts_by_{column}"
        return self._fit(Walk(tables, f"p.{column} > max(?, 0) AND p.{column} AND p.blog = ?", (act, self._blog)))

    def _fit(self, walk: Walk) -> Walk:
        if self._author is not None:
            walk = walk.but("p.author = ?", self._author)
        if self._term is not None:
            walk = walk.but("EXISTS (SELECT 1 FROM topics WHERE term = ? AND key = p.key)", self._term)
        return walk

    def _more(self, statement: str, *values: int) -> bool:
        """Whether there are many of these."""
        return self._connection.execute(f"{statement} LIMIT 1 OFFSET {_MANY}", values).fetchone() is not None


def _bounds(connection: sqlite3.Connection, blog: int, query: Query) -> tuple[int, int, Reach]:
    """The keys between which a list has no gap, and how far back that is."""
    reach = reached(connection, blog, query.scope)
    low, high = lowest(reach), HIGHEST
    if query.month:
        first, high = month(query.month)
        if low <= first:
            reach = Reach(reach.scope, reach.edge, whole=True, total=reach.total)
        low = max(low, first)
    if query.only is Only.STARRED:  # each of them is on disk, even those that stand alone there
        low = first if query.month else LOWEST
        reach = Reach(reach.scope, reach.edge, whole=True, total=reach.total)
    return low, high, reach


def reached(connection: sqlite3.Connection, blog: int, scope: str) -> Reach:
    """How far back a scope is whole, by itself or because the blog is."""
    own = blogs.reach(connection, blog, scope)
    everything = blogs.reach(connection, blog, "") if scope else own
    edge = min((one.edge for one in (own, everything) if one.edge), key=_clock, default=None)
    return Reach(scope, edge, own.whole or everything.whole, own.total)


def lowest(reach: Reach) -> int:
    """The lowest key of what is whole; the highest there may be where nothing is."""
    return LOWEST if reach.whole else keys.second(reach.edge) if reach.edge else HIGHEST


def month(name: str) -> tuple[int, int]:
    """The first and last key of a month (`2012-11`); nothing lies between those of any other word."""
    try:
        first = datetime(int(name[:4]), int(name[5:]), 1)  # noqa: DTZ001 - the blog's own clock
    except ValueError:
        return HIGHEST, LOWEST
    year, following = first.year + first.month // 12, first.month % 12 + 1
    after = HIGHEST if year > MAXYEAR else keys.second(first.replace(year=year, month=following))
    return keys.second(first), after - 1


def _term(connection: sqlite3.Connection, blog: int, query: Query) -> int | None:
    if query.term is None:
        return None
    statement = "SELECT id FROM terms WHERE blog = ? AND taxonomy = ? AND number = ?"
    found = connection.execute(statement, (blog, query.term.taxonomy, query.term.id)).fetchone()
    return int(found[0]) if found else 0


def _author(connection: sqlite3.Connection, blog: int, query: Query) -> int | None:
    if query.author is None:
        return None
    statement = "SELECT id FROM authors WHERE blog = ? AND number = ?"
    found = connection.execute(statement, (blog, query.author.id)).fetchone()
    return int(found[0]) if found else 0


def _clock(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
