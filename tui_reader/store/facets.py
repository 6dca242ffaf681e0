"""What a blog's list can be filtered by, counted along the indexes."""

import sqlite3
from collections import Counter

from tui_reader.kept import Facet
from tui_reader.model import Author, Term
from tui_reader.store import keys
from tui_reader.store.lists import month


def topics(connection: sqlite3.Connection, blog: int) -> tuple[Facet, ...]:
    """Topics by number of posts."""
    posts = "SELECT s.id, (SELECT count(*) FROM topics t WHERE t.term = s.id) FROM terms s WHERE s.blog = ?"
    unread = """SELECT s.id, (
            SELECT count(*) FROM topics t CROSS JOIN posts p INDEXED BY posts_unread ON p.key = +t.key
            WHERE t.term = s.id AND p.blog = s.blog AND NOT p.read AND NOT p.hidden
        ) FROM terms s WHERE s.blog = ?"""
    counts, left = _counts(connection, posts, blog), _counts(connection, unread, blog)
    names = connection.execute("SELECT id, number, name, taxonomy, count FROM terms WHERE blog = ?", (blog,))
    return _by_posts([Facet(Term(*term), counts[key], left.get(key, 0)) for key, *term in names if counts.get(key)])


def authors(connection: sqlite3.Connection, blog: int) -> tuple[Facet, ...]:
    """Authors by number of posts; those without a name are none to choose."""
    posts = """SELECT a.id, (
            SELECT count(*) FROM posts p INDEXED BY posts_by_author WHERE p.author = a.id AND NOT p.hidden
        ) FROM authors a WHERE a.blog = ?"""
    unread = "SELECT author FROM posts INDEXED BY posts_unread WHERE blog = ? AND NOT read AND NOT hidden"
    left = Counter(author for (author,) in connection.execute(unread, (blog,)))
    counts = _counts(connection, posts, blog)
    names = connection.execute("SELECT id, number, name FROM authors WHERE blog = ? AND name <> ''", (blog,))
    return _by_posts([Facet(Author(*author), counts[key], left[key]) for key, *author in names if counts.get(key)])


def months(connection: sqlite3.Connection, blog: int) -> tuple[Facet, ...]:
    """Months that have posts, newest first."""
    newest = "SELECT max(key) FROM posts INDEXED BY posts_listed WHERE blog = ? AND NOT hidden AND key < ?"
    posts = "SELECT count(*) FROM posts INDEXED BY posts_listed WHERE blog = ? AND NOT hidden AND key BETWEEN ? AND ?"
    unread = """SELECT count(*) FROM posts INDEXED BY posts_unread
        WHERE blog = ? AND NOT read AND NOT hidden AND key BETWEEN ? AND ?"""
    found: list[Facet] = []
    below = 2**63 - 1
    while (key := connection.execute(newest, (blog, below)).fetchone()[0]) is not None:
        name = keys.month(key)
        bounds = month(name)
        counts = [int(connection.execute(statement, (blog, *bounds)).fetchone()[0]) for statement in (posts, unread)]
        found.append(Facet(name, counts[0], counts[1]))
        below = bounds[0]
    return tuple(found)


def _counts(connection: sqlite3.Connection, statement: str, blog: int) -> dict[int, int]:
    return dict(connection.execute(statement, (blog,)).fetchall())


def _by_posts(facets: list[Facet]) -> tuple[Facet, ...]:
    return tuple(sorted(facets, key=lambda facet: (-facet.posts, getattr(facet.value, "name", "").casefold())))
