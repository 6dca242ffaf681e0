"""Which blogs a list is of: the one of an address, or those of a river, as many as there are of them."""

import sqlite3

from tui_reader.kept import RIVER, is_river
from tui_reader.store import blogs
from tui_reader.store.arranging import inside, tidy
from tui_reader.values import dataclass

_FEW = 32
"""Blogs up to which each is walked for itself; for more, one walk in the order of time passes over all others."""


@dataclass(frozen=True, slots=True)
class River:
    """The blogs of a list.

    Attributes:
        numbers: of the blogs. posts, unread: how many they have.
        among: what is true of their posts, as more of a statement's `WHERE`; the numbers themselves stand in it, as
            there may be more of them than a statement takes values.
        few: walking along each blog costs less than passing over the posts of others.
    """

    numbers: tuple[int, ...]
    posts: int
    unread: int
    among: str
    few: bool = True

    @property
    def one(self) -> int:
        """The number of a single blog, 0 where there are none or many."""
        return self.numbers[0] if len(self.numbers) == 1 else 0


NONE = River((0,), 0, 0, " AND p.blog = 0")
"""No blog at all."""


def of(connection: sqlite3.Connection, address: str) -> River:
    """The blogs of an address: of a river those that are neither removed nor muted."""
    if not is_river(address):
        blog = blogs.number(connection, address)
        statement = "SELECT posts, unread FROM blogs WHERE id = ?"
        posts, unread = connection.execute(statement, (blog,)).fetchone() or (0, 0)
        return River((blog,), posts, unread, f" AND p.blog = {blog}")
    where, values = inside(tidy(address.removeprefix(RIVER)))
    # Told in one row: a river has hundreds of blogs, and is asked for at every step.
    meant = f"removed IS NULL AND NOT muted AND api <> '' AND {where}"
    statement = f"SELECT group_concat(id), sum(posts), sum(unread) FROM blogs WHERE {meant}"  # noqa: S608 - our own words
    these, posts, unread = connection.execute(statement, values).fetchone()
    if not these:
        return NONE
    statement = f"SELECT group_concat(id) FROM blogs WHERE NOT ({meant})"  # noqa: S608 - as above
    (others,) = connection.execute(statement, values).fetchone()
    numbers = tuple(map(int, these.split(",")))
    if not others:
        return River(numbers, posts, unread, "", few=False)
    fewer = f"p.blog NOT IN ({others})" if len(others) < len(these) else f"p.blog IN ({these})"
    return River(numbers, posts, unread, f" AND {fewer}", few=len(numbers) <= _FEW)
