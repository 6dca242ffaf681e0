"""What a list can be filtered by, counted along the indexes."""

import sqlite3
from collections import Counter
from dataclasses import replace

from tui_reader.kept import Facet
from tui_reader.model import Author, Term
from tui_reader.queries import Only
from tui_reader.store import keys, windows
from tui_reader.store.lists import month
from tui_reader.store.rivers import River
from tui_reader.store.walks import HIGHEST, Choosing


def topics(connection: sqlite3.Connection, of: River) -> tuple[Facet, ...]:
    """Topics of a single blog by number of posts."""
    blog = of.one
    statement = "SELECT s.id, (SELECT count(*) FROM topics t WHERE t.term = s.id) FROM terms s WHERE s.blog = ?"
    counts = _counts(connection, statement, blog)
    # Looking up the topics of each post takes its time, so it is done for those that are fewer: unread or read.
    few_unread = of.unread * 2 <= of.posts
    which = "INDEXED BY posts_unread WHERE NOT read" if few_unread else "NOT INDEXED WHERE read"
    posts = connection.execute(f"SELECT terms FROM posts {which} AND NOT hidden AND blog = ?", (blog,))  # noqa: S608 - ours
    some = {int(term): times for term, times in Counter(" ".join([terms for (terms,) in posts]).split()).items()}
    left = some if few_unread else {key: count - some.get(key, 0) for key, count in counts.items()}
    names = connection.execute("SELECT id, number, name, taxonomy, count FROM terms WHERE blog = ?", (blog,))
    return _by_posts([Facet(Term(*term), counts[key], left.get(key, 0)) for key, *term in names if counts.get(key)])


def authors(connection: sqlite3.Connection, of: River) -> tuple[Facet, ...]:
    """Authors of a single blog by number of posts; those without a name are none to choose."""
    blog = of.one
    posts = """SELECT a.id, (
            SELECT count(*) FROM posts p INDEXED BY posts_by_author WHERE p.author = a.id AND NOT p.hidden
        ) FROM authors a WHERE a.blog = ?"""
    unread = """SELECT author, count(*) FROM posts INDEXED BY posts_unread
        WHERE blog = ? AND NOT read AND NOT hidden GROUP BY author"""
    counts, left = _counts(connection, posts, blog), _counts(connection, unread, blog)
    names = connection.execute("SELECT id, number, name FROM authors WHERE blog = ? AND name <> ''", (blog,))
    return _by_posts([Facet(Author(*one), counts[key], left.get(key, 0)) for key, *one in names if counts.get(key)])


def months(connection: sqlite3.Connection, of: River) -> tuple[Facet, ...]:
    """Months that have posts, newest first."""
    # There are many months: of many blogs, to ask for all of one together costs less.
    walks, unread = Choosing(connection, of if of.one else replace(of, few=False)).walks(Only.ALL)
    found: list[Facet] = []
    below = HIGHEST
    while (key := windows.newest(connection, walks, below - 1)) is not None:
        name = keys.month(key)
        bounds = month(name)
        if bounds[0] >= below:  # no month: it would begin again at the newest
            break
        counts = [windows.count(connection, some, *bounds) for some in (walks, unread)]
        found.append(Facet(name, counts[0], counts[1]))
        below = bounds[0]
    return tuple(found)


def _counts(connection: sqlite3.Connection, statement: str, blog: int) -> dict[int, int]:
    return dict(connection.execute(statement, (blog,)).fetchall())


def _by_posts(facets: list[Facet]) -> tuple[Facet, ...]:
    return tuple(sorted(facets, key=lambda facet: (-facet.posts, getattr(facet.value, "name", "").casefold())))
