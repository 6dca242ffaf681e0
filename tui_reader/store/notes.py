"""Comments on the shelf: threads, what is new in them, the reader's own, and the conversations these are in."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tui_reader.kept import Note, Talked
from tui_reader.model import Comment, Status
from tui_reader.store.database import Database
from tui_reader.store.index import inflated
from tui_reader.store.noting import Noting
from tui_reader.store.rows import by_key

_COLUMNS = """n.number, n.post, n.parent, n.author, n.date, n.html, n.link, n.author_id, n.status,
    n.body, n.words, n.own, n.seen"""
_SHOWN = "(n.status = 'approved' OR NOT n.own)"
"""What everybody sees: of what is not the reader's own, nothing else ever comes."""

_DIRECT = "n.parent IN (SELECT o.number FROM notes o WHERE o.blog = n.blog AND o.post = n.post AND o.own)"

_TALKED = f"""
    SELECT p.key, iif(b.title <> '', b.title, b.name), {_DIRECT}, {_COLUMNS}
    FROM (SELECT blog, post, min(key) AS first FROM notes WHERE own GROUP BY blog, post) w
    CROSS JOIN notes n ON n.blog = w.blog AND n.post = w.post AND (n.key >= w.first OR {_DIRECT})
    CROSS JOIN posts p ON p.blog = n.blog AND p.number = n.post
    CROSS JOIN blogs b ON b.id = n.blog AND b.removed IS NULL
    WHERE {_SHOWN} AND (NOT n.own OR EXISTS (
        SELECT 1 FROM notes r WHERE r.blog = n.blog AND r.post = n.post AND r.parent = n.number AND NOT r.own
    ))
    ORDER BY n.key DESC LIMIT ?"""  # noqa: S608 - our own columns


class Notes:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, blog: str, post: int, notes: Sequence[Note], *, whole: bool, total: int) -> None:
        """Put comments of a post on the shelf, searchable at once; nothing is marked as seen.

        Args:
            whole: these are all there are, so that others of this post are gone (the reader's own that wait for
                approval stay). total: how many the blog counts.
        """

        def work(connection: sqlite3.Connection) -> None:
            noting = Noting(connection, blog, post)
            noting.put(notes)
            if whole:
                noting.leave({note.comment.id for note in notes})
            noting.fetched(total, whole=whole)

        self._database.write(work)

    def of(self, blog: str, post: int) -> tuple[Note, ...] | None:
        """The comments of a post by number, None where they were never fetched and none is known."""

        def work(connection: sqlite3.Connection) -> tuple[Note, ...] | None:
            notes = _notes(connection, f"b.address = ? AND n.post = ? AND {_SHOWN} ORDER BY n.number", blog, post)
            if notes or _thread(connection, "fetched", blog, post):
                return notes
            return None

        return self._database.read(work)

    def unseen(self, blog: str, post: int) -> frozenset[int]:
        """Numbers of the comments that came since the post was last visited; none where it is visited first."""

        def work(connection: sqlite3.Connection) -> frozenset[int]:
            if not _thread(connection, "visited", blog, post):
                return frozenset()
            statement = """SELECT n.number FROM notes n JOIN blogs b ON b.id = n.blog
                WHERE b.address = ? AND n.post = ? AND NOT n.seen AND NOT n.own"""
            return frozenset(number for (number,) in connection.execute(statement, (blog, post)))

        return self._database.read(work)

    def saw(self, blog: str, post: int) -> None:
        """The thread was on screen: all of its comments are seen, and its post counts as visited."""
        self._database.write(lambda connection: Noting(connection, blog, post).saw())

    def own(self, blog: str, note: Note) -> None:
        """Keep a comment the reader wrote; its post is watched from now on."""
        self._database.write(lambda connection: Noting(connection, blog, note.comment.post).own(note))

    def waiting(self, blog: str, post: int) -> tuple[Note, ...]:
        """The reader's own comments under a post that others do not see yet, oldest first."""
        where = f"b.address = ? AND n.post = ? AND NOT {_SHOWN} ORDER BY n.key"
        return self._database.read(lambda connection: _notes(connection, where, blog, post))

    def written(self, blog: str, post: int) -> tuple[Note, ...]:
        """The comments under a post that the reader is known to have written, oldest first."""
        where = "b.address = ? AND n.post = ? AND n.own ORDER BY n.key"
        return self._database.read(lambda connection: _notes(connection, where, blog, post))

    def drop(self, blog: str, number: int) -> None:
        """Forget a comment."""

        def work(connection: sqlite3.Connection) -> None:
            statement = """SELECT n.post FROM notes n JOIN blogs b ON b.id = n.blog
                WHERE b.address = ? AND n.number = ?"""
            for (post,) in connection.execute(statement, (blog, number)).fetchall():
                Noting(connection, blog, post).drop(number)

        self._database.write(work)

    def watched(self, blog: str) -> tuple[int, ...]:
        """Numbers of the posts the reader commented on, the latest first."""

        def work(connection: sqlite3.Connection) -> tuple[int, ...]:
            statement = """SELECT t.post FROM threads t JOIN blogs b ON b.id = t.blog
                WHERE b.address = ? AND t.watched ORDER BY t.watched DESC"""
            return tuple(post for (post,) in connection.execute(statement, (blog,)))

        return self._database.read(work)

    def conversations(self, limit: int = 200) -> tuple[Talked, ...]:
        """Replies to the reader over all blogs and others' later comments under watched posts, newest first.

        The reader's own comments are among them where somebody answered.
        """

        def work(connection: sqlite3.Connection) -> tuple[Talked, ...]:
            found = connection.execute(_TALKED, (limit,)).fetchall()
            posts = by_key(connection, {key for key, *_rest in found})
            return tuple(
                Talked(posts[key], name, _note(stored), bool(own), not own and not seen, bool(direct) and not own)
                for key, name, direct, *stored, own, seen in found
            )

        return self._database.read(work)


def _notes(connection: sqlite3.Connection, where: str, blog: str, post: int) -> tuple[Note, ...]:
    statement = f"SELECT {_COLUMNS} FROM notes n JOIN blogs b ON b.id = n.blog WHERE {where}"  # noqa: S608 - our own
    return tuple(_note(stored) for *stored, _own, _seen in connection.execute(statement, (blog, post)))


def _note(stored: Sequence[Any]) -> Note:
    number, post, parent, author, date, html, link, author_id, status, body, words = stored
    when = datetime.fromisoformat(date)
    comment = Comment(number, post, parent, author, when, html, link, author_id, _status(status))
    return Note(comment, body, inflated(words))


def _status(stored: str) -> Status:
    try:
        return Status(stored)
    except ValueError:
        return Status.UNKNOWN


def _thread(connection: sqlite3.Connection, flag: str, blog: str, post: int) -> bool:
    statement = f"""SELECT t.{flag} FROM threads t JOIN blogs b ON b.id = t.blog
        WHERE b.address = ? AND t.post = ?"""  # noqa: S608 - our own columns
    found = connection.execute(statement, (blog, post)).fetchone()
    return bool(found and found[0])
