"""Walks to the posts of a list, each along an index in the order of the keys: nothing is ever sorted.

A list of marked posts is two walks in one: those marked so, and the few that were marked otherwise since it was made.
"""

import sqlite3
from itertools import pairwise

from tui_reader.queries import Only
from tui_reader.store.rivers import River
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


class Choosing:
    """The best walks for a list.

    Args:
        blogs: whose posts. term, author: rows of their tables, 0 for one that is unknown; they belong to a single blog.
    """

    def __init__(
        self, connection: sqlite3.Connection, blogs: River, term: int | None = None, author: int | None = None
    ) -> None:
        self._connection, self._blogs, self._term, self._author = connection, blogs, term, author

    def walks(self, only: Only, act: int = 0) -> tuple[tuple[Walk, ...], tuple[Walk, ...]]:
        """Walks to all posts of the list, and to those that are unread; none of them meets a post of another."""
        if only is Only.STARRED:
            both = *self._each("starred", "p.starred"), self._since("star_act", act).but("NOT p.starred")
            return both, tuple(walk.but("NOT p.read AND NOT p.hidden") for walk in both)
        unread = self._unread()
        if only is Only.ALL:
            return self._all(), unread
        if (since := self._read_since(act)) is None:
            return tuple(walk.but("(NOT p.read OR p.read_act > ?)", act) for walk in self._all(joined=True)), unread
        return (*unread, *since), unread

    def since(self, arrival: int) -> Walk:
        """A walk to all posts that came after an arrival."""
        where = f"p.came > ? AND p.came AND NOT p.hidden{self._blogs.among}"
        return self._fit(Walk("posts p INDEXED BY posts_by_arrival", where, (arrival,)))

    def _each(self, index: str, where: str) -> tuple[Walk, ...]:
        """The posts of an index: a walk for each blog, or one in the order of time, past the other blogs."""
        if self._blogs.few:
            walk = f"posts p INDEXED BY posts_{index}"
            return tuple(self._fit(Walk(walk, f"p.blog = ? AND {where}", (blog,))) for blog in self._blogs.numbers)
        name = "posts_in_time" if index == "listed" else f"posts_{index}_in_time"
        return (Walk(f"posts p INDEXED BY {name}", f"{where}{self._blogs.among}", ()),)

    def _all(self, *, joined: bool = False) -> tuple[Walk, ...]:
        """Every post that fits; `joined` where more is asked of it than that."""
        if self._term is not None and self._author is None and not joined:
            return (Walk("topics t", "t.term = ?", (self._term,), "t.key"),)
        if self._term is not None:
            walk = Walk("topics t CROSS JOIN posts p ON p.key = t.key", "t.term = ?", (self._term,), "t.key")
            return (walk if self._author is None else walk.but("p.author = ?", self._author),)
        if self._author is not None:
            return (Walk("posts p INDEXED BY posts_by_author", "p.author = ? AND NOT p.hidden", (self._author,)),)
        return self._each("listed", "NOT p.hidden")

    def _unread(self) -> tuple[Walk, ...]:
        where = "NOT p.read AND NOT p.hidden"
        if self._term is not None:
            (blog,) = self._blogs.numbers
            if self._more("SELECT 1 FROM posts WHERE blog = ? AND NOT read AND NOT hidden", blog):
                # The "+" keeps SQLite from looking for all keys of the list instead of just this one.
                tables = "topics t CROSS JOIN posts p INDEXED BY posts_unread ON p.key = +t.key"
                walk = Walk(tables, f"t.term = ? AND p.blog = ? AND {where}", (self._term, blog), "t.key")
                return (walk if self._author is None else walk.but("p.author = ?", self._author),)
        return self._each("unread", where)

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
        where = f"p.read_act AND p.read AND NOT p.hidden{self._blogs.among} AND p.read_act"
        walks = [Walk(tables, f"{where} = ?", (bulk,)) for bulk in bulks]
        walks += [Walk(tables, f"{where} > ? AND p.read_act < ?", some) for some in between]
        return tuple(map(self._fit, walks))

    def _since(self, column: str, act: int) -> Walk:
        """What was marked after an act."""
        tables = f"posts p INDEXED BY posts_by_{column}"
        return self._fit(Walk(tables, f"p.{column} > max(?, 0) AND p.{column}{self._blogs.among}", (act,)))

    def _fit(self, walk: Walk) -> Walk:
        if self._author is not None:
            walk = walk.but("p.author = ?", self._author)
        if self._term is not None:
            walk = walk.but("EXISTS (SELECT 1 FROM topics WHERE term = ? AND key = p.key)", self._term)
        return walk

    def _more(self, statement: str, *values: int) -> bool:
        """Whether there are many of these."""
        return self._connection.execute(f"{statement} LIMIT 1 OFFSET {_MANY}", values).fetchone() is not None
