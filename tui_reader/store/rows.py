"""Rows of the table `posts` as values: the one place that knows how a post lies on the shelf, for all who read them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tui_reader.kept import Row
from tui_reader.model import Author, Post, Term

_SELECT = """
    SELECT b.address, p.key, p.number, p.title, p.link, p.date, p.modified, a.number, a.name, p.terms,
        p.comments_open, p.protected, p.sticky, p.comments, p.visited, p.read, p.starred, p.edited, p.gone,
        p.replies, p.partial
    FROM posts p JOIN blogs b ON b.id = p.blog LEFT JOIN authors a ON a.id = p.author """


_TERMS = 32
"""Topics that are looked up together."""


def rows(connection: sqlite3.Connection, rest: str, *values: str | int) -> tuple[Row, ...]:
    """Posts as a statement's rest chooses and orders them, `WHERE p.blog = ? ORDER BY p.key DESC` for one.

    Args:
        rest: the tables are `posts p`, `blogs b`, `authors a`. values: of its placeholders.
    """
    found = connection.execute(_SELECT + rest, values).fetchall()
    terms = _terms(connection, {int(term) for row in found for term in row[9].split()})
    return tuple(_row(row, terms) for row in found)


def by_key(connection: sqlite3.Connection, keys: set[int]) -> dict[int, Row]:
    """Posts by their keys."""
    return {row.key: row for row in rows(connection, f"WHERE p.key IN ({marks(keys)})", *keys)}


def marks(values: set[int]) -> str:
    """Placeholders for so many values; NULL for none, as SQLite would look at every row for an empty list."""
    return ", ".join("?" * len(values)) or "NULL"


def _terms(connection: sqlite3.Connection, wanted: set[int]) -> dict[int, Term]:
    # So many at a time: a statement for every number of them would be compiled anew each time.
    statement = f"SELECT id, number, name, taxonomy, count FROM terms WHERE id IN ({', '.join('?' * _TERMS)})"  # noqa: S608 - ours
    ids, found = [*wanted], dict[int, Term]()
    for start in range(0, len(ids), _TERMS):
        some = ids[start : start + _TERMS]
        stored = connection.execute(statement, some + [0] * (_TERMS - len(some)))
        found |= {one: Term(*term) for one, *term in stored}
    return found


def _row(stored: Sequence[Any], terms: dict[int, Term]) -> Row:
    blog, key, number, title, link, date, modified, author, name, of, *flags = stored
    is_open, protected, sticky, comments, visited, read, starred, edited, gone, replies, partial = flags
    post = Post(
        number, title, link, datetime.fromisoformat(date), datetime.fromisoformat(modified),
        Author(author or 0, name or ""), tuple(terms[int(term)] for term in of.split() if int(term) in terms),
        bool(is_open), bool(protected), bool(sticky), comments, replies,
    )  # fmt: skip
    new = max(0, (comments or 0) - visited) if visited is not None else 0
    marked = bool(read), bool(starred), new, bool(edited)
    return Row(blog, key, post, *marked, gone=bool(gone), partial=bool(partial))
