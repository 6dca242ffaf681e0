"""What came since a list was made: it is left out of all walks to its posts, counted, and so announced.

Each time that posts are put on the shelf has a number, `posts.came`, whichever program puts them there.
"""

import sqlite3

from tui_reader.kept import Listed
from tui_reader.queries import Only
from tui_reader.store.walks import LOWEST, Choosing, Walk
from tui_reader.values import dataclass

_FEW = 8000
"""Posts that came, times the walks that leave them out, up to which all are gathered before, and none looked up."""


@dataclass(frozen=True, slots=True)
class Late:
    """Posts that a list does not show, as they came after it was made.

    Attributes:
        walks: to them, whatever their number. since: the arrival after which they came. edge: none of them is below
            this key. few: they are better gathered first than looked up one by one.
    """

    walks: tuple[Walk, ...]
    since: int
    edge: int
    few: bool

    def spare(self, walk: Walk) -> Walk:
        """The same walk past these posts."""
        if not self.walks:
            return walk
        if self.few:
            these = "SELECT key FROM posts INDEXED BY posts_by_arrival WHERE came > ? AND came AND key >= ?"
            return walk.but(f"{walk.key} NOT IN ({these})", self.since, self.edge)
        # The "+" keeps SQLite from looking for all that came, and not for just this one.
        these = f"SELECT 1 FROM posts l WHERE l.key = {walk.key} AND +l.came > ? AND +l.key >= ?"  # noqa: S608 - our own words
        return walk.but(f"NOT EXISTS ({these})", self.since, self.edge)


NONE = Late((), 0, 0, few=True)


def newest(connection: sqlite3.Connection) -> int:
    """The number of the latest arrival, 0 before the first."""
    statement = "SELECT came FROM posts INDEXED BY posts_by_arrival WHERE came > 0 AND came ORDER BY came DESC LIMIT 1"
    found = connection.execute(statement).fetchone()
    return int(found[0]) if found else 0


def late(connection: sqlite3.Connection, choosing: Choosing, listed: Listed, walks: int) -> Late:
    """What a list does not show.

    Args:
        choosing: of its walks. walks: how many of them will leave that out.
    """
    if listed.since is None:
        return NONE
    edge = LOWEST if listed.edge is None else listed.edge
    most = _FEW // max(1, walks)
    some = f"SELECT 1 FROM posts INDEXED BY posts_by_arrival WHERE came > ? AND came LIMIT {most + 1}"  # noqa: S608 - our own words
    (many,) = connection.execute(f"SELECT count(*) FROM ({some})", (listed.since,)).fetchone()  # noqa: S608 - as above
    if not many:
        return NONE
    marked = {
        Only.ALL: (),
        Only.UNREAD: ("(NOT p.read OR p.read_act > max(?, 0))",),
        Only.STARRED: ("(p.starred OR p.star_act > max(?, 0))",),
    }[listed.query.only]
    walk = choosing.since(listed.since).but("p.key >= ?", edge)
    for where in marked:
        walk = walk.but(where, listed.act)
    return Late((walk,), listed.since, edge, few=many <= most)


def older(connection: sqlite3.Connection, late: Late, low: int, high: int) -> int:
    """How many of the posts that came, between two keys, are older than all that their blog had here before."""
    came: dict[int, list[int]] = {}
    for walk in late.walks:
        statement = f"SELECT p.blog, p.key FROM {walk.tables} WHERE {walk.where} AND p.key BETWEEN ? AND ?"  # noqa: S608 - our own words
        for blog, key in connection.execute(statement, (*walk.values, low, high)):
            came.setdefault(blog, []).append(key)
    count = 0
    for blog, keys in came.items():
        before = """SELECT key FROM posts INDEXED BY posts_listed WHERE blog = ? AND NOT hidden AND came <= ?
            ORDER BY key LIMIT 1"""
        oldest = connection.execute(before, (blog, late.since)).fetchone()
        count += sum(key < oldest[0] for key in keys) if oldest else 0
    return count
