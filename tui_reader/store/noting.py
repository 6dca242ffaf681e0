"""Writing comments of one post, in a transaction that is open: the index and the numbers of the list keep step."""

import sqlite3
from collections.abc import Sequence

from tui_reader.kept import Note
from tui_reader.model import Status, origin
from tui_reader.store import blogs, index, keys

_KEPT = """number, post, parent, author, author_id, date, html, link, status, own, body, words"""


class Noting:
    """The comments of one post; `posts.comments` and `posts.visited` say at every end how many are new.

    Args:
        connection: in a transaction. blog: its address; one that is not known is noted. post: its number.
    """

    def __init__(self, connection: sqlite3.Connection, blog: str, post: int) -> None:
        self._connection, self._post = connection, post
        self._blog = blogs.known(connection, blog)
        connection.execute("INSERT OR IGNORE INTO threads (blog, post) VALUES (?, ?)", self._place)
        account = connection.execute("SELECT id FROM accounts WHERE origin = ?", (origin(blog),)).fetchone()
        self._reader = account[0] if account else 0

    @property
    def _place(self) -> tuple[int, int]:
        return self._blog, self._post

    def put(self, notes: Sequence[Note], *, own: bool = False) -> None:
        """Put comments on the shelf that are new or differ; what the reader wrote is known by the account, too.

        Args:
            own: the reader wrote them.
        """
        for note in notes:
            of_reader = own or bool(self._reader and note.comment.author_id == self._reader)
            self._put(note, own=of_reader)

    def leave(self, numbers: set[int]) -> None:
        """Forget all comments but these and the reader's own that wait for approval."""
        statement = "SELECT number FROM notes WHERE blog = ? AND post = ? AND (status = 'approved' OR NOT own)"
        for (number,) in self._connection.execute(statement, self._place).fetchall():
            if number not in numbers:
                self.drop(number)

    def drop(self, number: int) -> None:
        """Forget a comment."""
        found = self._connection.execute(
            "SELECT key, words FROM notes WHERE blog = ? AND number = ?", (self._blog, number)
        ).fetchone()
        if found:
            self._unindex(found[0], found[1])
            self._connection.execute("DELETE FROM notes WHERE key = ?", (found[0],))

    def own(self, note: Note) -> None:
        """Put a comment of the reader's on the shelf; one that everybody sees counts, and is nothing new."""
        known = self._connection.execute(
            "SELECT status = 'approved' FROM notes WHERE blog = ? AND number = ?", (self._blog, note.comment.id)
        ).fetchone()
        self.put((note,), own=True)
        if note.comment.status is Status.APPROVED and not (known and known[0]):
            self._count("comments = comments + 1, visited = visited + 1")
            self._connection.execute("UPDATE threads SET total = total + 1 WHERE blog = ? AND post = ?", self._place)

    def saw(self) -> None:
        """Everything in the thread was on screen."""
        self._connection.execute("UPDATE notes SET seen = 1 WHERE blog = ? AND post = ? AND NOT seen", self._place)
        self._connection.execute("UPDATE threads SET visited = 1 WHERE blog = ? AND post = ?", self._place)
        fetched, total = self._thread()
        # The list may know by now of comments that were not on screen.
        self._count("visited = min(coalesce(comments, ?), ?)", total, total) if fetched else self._count(
            "visited = coalesce(comments, 0)"
        )

    def fetched(self, total: int, *, whole: bool) -> None:
        """Note how many comments the blog counts, and how many of them are new."""
        statement = "SELECT count(*) FROM notes WHERE blog = ? AND post = ? AND NOT seen AND NOT own"
        unseen = self._connection.execute(statement, self._place).fetchone()[0]
        if whole:
            self._connection.execute(
                "UPDATE threads SET fetched = 1, total = ? WHERE blog = ? AND post = ?", (total, *self._place)
            )
            self._count("comments = ?, visited = iif(visited IS NULL, NULL, ? - ?)", total, total, unseen)
        else:
            statement = "UPDATE threads SET total = max(total, ?) WHERE blog = ? AND post = ?"
            self._connection.execute(statement, (total, *self._place))
            self._count("comments = max(coalesce(comments, 0), ?)", total)
            self._count("visited = min(visited, comments - ?)", unseen)

    # --- inside

    def _thread(self) -> tuple[int, int]:
        statement = "SELECT fetched, total FROM threads WHERE blog = ? AND post = ?"
        fetched, total = self._connection.execute(statement, self._place).fetchone()
        return fetched, total

    def _count(self, what: str, *values: int) -> None:
        statement = f"UPDATE posts SET {what} WHERE blog = ? AND number = ?"  # noqa: S608 - our own words
        self._connection.execute(statement, (*values, *self._place))

    def _put(self, note: Note, *, own: bool) -> None:
        found = self._connection.execute(
            f"SELECT key, {_KEPT} FROM notes WHERE blog = ? AND number = ?",  # noqa: S608 - our own columns
            (self._blog, note.comment.id),
        ).fetchone()
        own = own or bool(found and found[10])
        values = _values(note, own=own)
        if not found:
            key = self._insert(note, values)
        elif found[1:] == values:
            return
        else:
            key = found[0]
            self._unindex(key, found[-1])
            columns = ", ".join(f"{name.strip()} = ?" for name in _KEPT.split(","))
            self._connection.execute(f"UPDATE notes SET {columns} WHERE key = ?", (*values, key))  # noqa: S608 - as above
        if note.words:
            index.add(self._connection, key, "", index.bare(note.words))
        if own:
            statement = "UPDATE threads SET watched = max(watched, ?) WHERE blog = ? AND post = ?"
            self._connection.execute(statement, (max(key, 1), *self._place))

    def _unindex(self, key: int, words: bytes) -> None:
        """Have a comment found no more; one without words, as an older version kept them, never was."""
        if words:
            index.remove(self._connection, key, "", index.bare(index.inflated(words)))

    def _insert(self, note: Note, values: tuple[str | int | bytes, ...]) -> int:
        """Insert a comment under a key that is free."""
        wanted = keys.key(note.comment.date, note.comment.id, comment=True)
        key = keys.free(self._connection, "notes", wanted)
        places = ", ".join("?" * (len(values) + 2))
        statement = f"INSERT INTO notes (key, blog, {_KEPT}) VALUES ({places})"  # noqa: S608 - our own columns
        self._connection.execute(statement, (key, self._blog, *values))
        return key


def _values(note: Note, *, own: bool) -> tuple[str | int | bytes, ...]:
    """What is kept of a comment, in the order of `_KEPT`."""
    one = note.comment
    html = _whole(one.html) if own else ""
    words = index.deflated(note.words)
    return (
        *(one.id, one.post, one.parent, _whole(one.author), one.author_id, one.date.isoformat()),
        *(html, _whole(one.link), str(one.status), int(own), note.body, words),
    )


def _whole(text: str) -> str:
    """A text without half characters, which no file takes."""
    return text.encode("utf-8", "replace").decode()
