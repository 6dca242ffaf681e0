"""Posts to put on a shelf, and what its lists show."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

from tui_reader.kept import Listed, Reach, Text
from tui_reader.model import Author, Blog, Post, Term
from tui_reader.queries import Only, Query
from tui_reader.store import schema
from tui_reader.store.shelf import Shelf

BLOG = Blog("https://blog.example/", "https://blog.example/wp-json/", "Blog", "About", "de")
START = datetime(2026, 1, 1, tzinfo=UTC)
BANKS, RATING = Term(1, "Banken", "categories", 9), Term(2, "Rating", "tags", 3)
ADA, BOB = Author(1, "Ada"), Author(2, "Bob")


def text(number: int, body: bytes = b"text", words: str = "", **others: Any) -> Text:
    """A post with a number, an hour after the one before; banks are written about in even ones, Bob wrote every fifth.

    Args:
        others: fields of the post.
    """
    date = START + timedelta(hours=number)
    fields: dict[str, Any] = {
        "title": f"Post {number}",
        "link": f"{BLOG.address}{number}",
        "date": date,
        "modified": date,
        "author": ADA if number % 5 else BOB,
        "terms": (RATING,) if number % 2 else (RATING, BANKS),
    } | others
    return Text(Post(number, **fields), body, words or f"words of {number}")


def texts(first: int, last: int) -> list[Text]:
    """Posts with these numbers, the newest first, as a blog sends them."""
    return [text(number) for number in range(last, first - 1, -1)]


def filled(shelf: Shelf, last: int = 20, first: int = 1, *, whole: bool = True) -> Shelf:
    """The shelf with posts on it, whole as far as they go."""
    shelf.blogs.keep(BLOG)
    edge = text(first).post.date
    shelf.posts.put(BLOG.address, texts(first, last), reach=Reach("", edge, whole=whole, total=last))
    return shelf


def made(shelf: Shelf, only: Only = Only.ALL, **query: Any) -> Listed:
    """A list, fixed to what there is now."""
    return shelf.posts.listed(Listed(BLOG.address, Query(only=only, **query)))


def numbers(shelf: Shelf, listed: Listed) -> list[int]:
    """The posts a list shows, in its order."""
    rows = shelf.posts.window(listed, 0, 1000)
    assert shelf.posts.tally(listed).total == len(rows)
    assert shelf.posts.tally(listed).unread == sum(not row.read for row in rows)
    return [row.post.id for row in rows]


def as_version_3(connection: sqlite3.Connection) -> None:
    """Make a file what the third version would have left."""
    for statement in reversed([statement for step in schema.STEPS[3:] for statement in step]):
        if added := re.match(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", statement):
            connection.execute(f"ALTER TABLE {added[1]} DROP COLUMN {added[2]}")
        if made := re.match(r"CREATE INDEX (\w+)", statement):
            connection.execute(f"DROP INDEX {made[1]}")
        if new := re.match(r"CREATE TABLE (\w+)", statement):
            connection.execute(f"DROP TABLE {new[1]}")
    connection.execute("PRAGMA user_version = 3")
