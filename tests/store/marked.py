"""A shelf of read marks, and what is in its file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

BLOG = "https://blog.example/"


def stocked(folder: Path) -> Folders:
    """A shelf with 2,000 read marks in it."""
    folders = Folders.under(folder)
    shelf = Shelf(folders)
    mark(shelf, 0)
    shelf.close()
    with closing(sqlite3.connect(file(folders))) as connection, connection:
        connection.executemany("INSERT INTO read_marks VALUES (?, ?)", [(BLOG, post) for post in range(1, 2000)])
    return folders


def mark(shelf: Shelf, post: int) -> None:
    """Mark a post that is not on disk as read."""
    shelf.posts.read(BLOG, post, read=True)


def marked(shelf: Shelf) -> frozenset[int]:
    """The posts that are marked so."""
    rows = shelf._database.read(lambda connection: connection.execute("SELECT post FROM read_marks").fetchall())
    return frozenset(post for (post,) in rows)


def file(folders: Folders) -> Path:
    return folders.data / "shelf.sqlite"
