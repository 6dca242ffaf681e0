"""What the operators of a search leave of all texts: a test for keys, and the keys themselves, newest first."""

from __future__ import annotations

import heapq
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import TypeVar

from tui_reader.queries import Only
from tui_reader.sought import Wanted
from tui_reader.store import keys
from tui_reader.store.index import bare

_Name = TypeVar("_Name", int, str)

_SIGNS = re.compile(r"[\W_\u02b0-\u02ff]+")
"""What people write in a name one way or another: spaces, dashes, the many apostrophes, of which some are letters."""

_MANY = 8000
"""So many texts are gathered at most before it is known that an operator leaves most of them."""

_VALUES = 30_000
"""So many values SQLite takes in one statement, with some to spare."""

_POSTS = 5000
"""So many posts are gone through for their comments."""

_HIGHEST = 2**63 - 1


class Narrowing:
    """The texts a search may find by all but its words.

    Args:
        connection: of one read. wanted: the search. below: only keys lower than this.

    Attributes:
        low, high: keys are from `low` on, and lower than `high`. free: every text of these days may be found.
    """

    def __init__(self, connection: sqlite3.Connection, wanted: Wanted, below: int | None) -> None:
        self._connection, self._only = connection, wanted.only
        called = [connection.execute(f"SELECT id, {one} FROM blogs") for one in ("name", "title", "address")]  # noqa: S608 - ours
        self._blogs = _named(chain(*called), wanted.blog)
        self._removed = {blog for (blog,) in connection.execute("SELECT id FROM blogs WHERE removed IS NOT NULL")}
        self._terms = _named(connection.execute("SELECT id, name FROM terms"), wanted.topic)
        self._authors = _named(connection.execute("SELECT id, name FROM authors"), wanted.author)
        self._guests: set[str] | None = None
        if self._authors is not None:
            names = connection.execute("SELECT DISTINCT author FROM notes")
            self._guests = _named(((name, name) for (name,) in names), wanted.author)
        self.low = _first_key(wanted.after, -_HIGHEST)
        self.high = min(_first_key(wanted.before, _HIGHEST), _HIGHEST if below is None else below)
        of_post = (self._blogs, self._terms) == (None, None) and self._only is Only.ALL
        self._any_post, self.free = of_post, of_post and self._authors is None

    def admitted(self, some: Sequence[int]) -> list[int]:
        """Those of some keys that are left, in their order."""
        posts, notes = [key for key in some if not key & 1], [key for key in some if key & 1]
        found: set[int] = set()
        statement = f"""SELECT p.key, p.blog, p.terms, p.read, p.starred, p.author FROM posts p
            WHERE p.key IN ({_marks(posts)}) AND NOT p.hidden"""  # noqa: S608 - placeholders
        for key, *post, author in self._connection.execute(statement, posts):
            if _is_in(author, self._authors) and self._fits(*post):
                found.add(key)
        statement = f"""SELECT n.key, p.blog, p.terms, p.read, p.starred, n.author
            FROM notes n CROSS JOIN posts p ON p.blog = n.blog AND p.number = n.post
            WHERE n.key IN ({_marks(notes)}) AND NOT p.hidden"""  # noqa: S608 - placeholders
        for key, *post, guest in self._connection.execute(statement, notes):
            if _is_in(guest, self._guests) and self._fits(*post):
                found.add(key)
        return [key for key in some if key in found]

    def few(self) -> tuple[set[int] | None, set[int] | None]:
        """Keys of posts and of comments that are left, and maybe others; None where they are many."""
        if self.free:
            return None, None
        posts = self._posts(self._authors, _MANY)
        if self._guests is not None:
            statement = f"SELECT key FROM notes WHERE author IN ({_marks(self._guests)})"  # noqa: S608 - placeholders
            notes = self._limited(statement, self._guests, _MANY)
        else:
            notes = self._under()
        return posts, None if notes is None else {*notes}

    def keys(self, high: int) -> Iterator[int]:
        """Keys of all texts of these days lower than one, the highest first."""
        statement = "SELECT key FROM {} WHERE key >= ? AND key < ? ORDER BY key DESC"
        runs = [self._connection.execute(statement.format(table), (self.low, high)) for table in ("posts", "notes")]
        return (key for (key,) in heapq.merge(*runs, reverse=True))

    # --- inside

    def _fits(self, blog: int, terms: str, read: int, starred: int) -> bool:
        """Whether a post is wanted, whoever wrote it."""
        if (
            blog in self._removed
            or (self._only is Only.UNREAD and read)
            or (self._only is Only.STARRED and not starred)
        ):
            return False
        if self._terms is not None and self._terms.isdisjoint(map(int, terms.split())):
            return False
        return _is_in(blog, self._blogs)

    def _posts(self, authors: set[int] | None, most: int) -> set[int] | None:
        """Keys of posts by all operators that leave few."""
        listed = "SELECT key FROM posts WHERE NOT hidden"
        sources: list[tuple[str, Collection[int]]] = []
        if self._terms is not None:
            statement = f"SELECT key FROM topics WHERE term IN ({_marks(self._terms)})"  # noqa: S608 - placeholders
            sources.append((statement, self._terms))
        if authors is not None:
            sources.append((f"{listed} AND author IN ({_marks(authors)})", authors))
        if self._only is not Only.ALL or self._blogs is not None:
            blogs = self._blogs
            if blogs is None:
                blogs = {one for (one,) in self._connection.execute("SELECT id FROM blogs")}
            mark = {Only.ALL: "", Only.UNREAD: " AND NOT read", Only.STARRED: " AND starred"}[self._only]
            sources.append((f"{listed}{mark} AND blog IN ({_marks(blogs)})", blogs))
        found = [some for source in sources if (some := self._limited(*source, most)) is not None]
        return set.intersection(*map(set, found)) if found else None

    def _under(self) -> list[int] | None:
        """Keys of the comments under the posts that are left; None where these are many."""
        posts = self._posts(None, _POSTS)
        if posts is None:
            return None
        statement = f"""SELECT n.key FROM posts p CROSS JOIN notes n ON n.blog = p.blog AND n.post = p.number
            WHERE p.key IN ({_marks(posts)})"""  # noqa: S608 - placeholders
        return self._limited(statement, posts, _MANY)

    def _limited(self, statement: str, values: Collection[int | str], most: int) -> list[int] | None:
        """Keys, None where there are more, or may be: of so many values."""
        if len(values) > _VALUES:
            return None
        found = self._connection.execute(f"{statement} LIMIT ?", (*values, most + 1)).fetchall()
        return [key for (key,) in found] if len(found) <= most else None


def _named(names: Iterable[tuple[_Name, str]], part: str) -> set[_Name] | None:
    """What has a part of a name, by its letters and digits alone; None for any."""
    wanted = _SIGNS.sub("", bare(part))
    return {one for one, name in names if wanted in _SIGNS.sub("", bare(name))} if wanted else None


def _is_in(one: _Name, wanted: set[_Name] | None) -> bool:
    return wanted is None or one in wanted


def _marks(values: Collection[object]) -> str:
    """Placeholders for so many values; NULL for none, as SQLite would look at every row for an empty list."""
    return ", ".join("?" * len(values)) or "NULL"


def _first_key(day: str, otherwise: int) -> int:
    """The lowest key of an ISO day; `otherwise` for "" and what is no day."""
    try:
        return keys.second(datetime.fromisoformat(day)) if day else otherwise
    except (ValueError, OverflowError):
        return otherwise
