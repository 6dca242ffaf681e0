"""Which posts a list shows: the walks to them, and between which keys they lie."""

import sqlite3
from datetime import MAXYEAR, datetime

from tui_reader.kept import Listed, Reach, is_river
from tui_reader.queries import Only, Query, Sort
from tui_reader.store import blogs, keys, rivers
from tui_reader.store.arrivals import NONE, Late, late
from tui_reader.store.rivers import River
from tui_reader.store.walks import HIGHEST, LOWEST, Choosing, Walk
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """The posts of a list.

    Attributes:
        blogs: whose they are.
        walks: where they stand, none of them in two. unread: where those of them stand that are unread.
        low, high: the keys between which they lie, `top` not looked at. top: the highest key that is shown.
        reach: how far back the list is whole. scoped: a filter leaves out posts.
        plain: nothing but the reach, the ends and the time does. late: what came later, which no walk meets.
        oldest_first: the lowest key stands at the top.
    """

    blogs: River
    walks: tuple[Walk, ...]
    unread: tuple[Walk, ...]
    low: int
    high: int
    top: int
    reach: Reach
    scoped: bool
    plain: bool
    late: Late = NONE
    oldest_first: bool = False

    @property
    def last(self) -> int:
        """The highest key of the list."""
        return min(self.high, self.top)


def shown(connection: sqlite3.Connection, listed: Listed) -> Shown:
    """The posts of a list as they lie on this shelf; those of a river have no gap, and no filter of a single blog."""
    query, of, many = listed.query, rivers.of(connection, listed.blog), is_river(listed.blog)
    if many:
        low, high, reach = _limits(query, LOWEST, Reach(query.scope, whole=True))
        term, author = (None if one is None else 0 for one in (query.term, query.author))
        of = of if (term, author) == (None, None) else rivers.NONE
    else:
        (blog,) = of.numbers
        reach = reached(connection, blog, query.scope)
        low, high, reach = _limits(query, lowest(reach), reach)
        term, author = _term(connection, blog, query), _author(connection, blog, query)
    low = low if listed.bottom is None else max(low, listed.bottom)
    top = HIGHEST if listed.top is None else listed.top
    choosing = Choosing(connection, of, term, author)
    walks, unread = choosing.walks(query.only, listed.act)
    missed = late(connection, choosing, listed, len(walks) + len(unread))
    scoped, oldest_first = bool(query.scope), query.sort is Sort.OLDEST
    plain = not scoped and query.only is Only.ALL
    walks, unread = tuple(map(missed.spare, walks)), tuple(map(missed.spare, unread))
    return Shown(of, walks, unread, low, high, top, reach, scoped, plain, missed, oldest_first)


def _limits(query: Query, low: int, reach: Reach) -> tuple[int, int, Reach]:
    """The keys between which a list has no gap, and how far back that is.

    Args:
        low: the lowest key of what is whole. reach: of the list's scope.
    """
    high = HIGHEST
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
