"""Putting posts on the shelf, in a transaction that is open: the texts, the index and the choices keep step."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tui_reader.kept import Put, Reach, Text, farther
from tui_reader.model import Post
from tui_reader.queries import UNDATED
from tui_reader.store import arrivals, blogs, index, keys

_COLUMNS = "title, link, date, modified, author, terms, comments_open, protected, sticky, replies, partial"
_SETS = ", ".join(f"{column.strip()} = ?" for column in _COLUMNS.split(","))
_WHOLE, _SUMMARY, _STALE = 0, 1, 2
"""What the text on disk is: all of it, a summary, all of it as it was before only a summary came."""

_Values = tuple[str | int, ...]


class Putting:
    """Posts of one blog.

    Args:
        connection: in a transaction. blog: its address; one that is not known is noted.
    """

    def __init__(self, connection: sqlite3.Connection, blog: str) -> None:
        self._connection, self._address = connection, blog
        self._blog = blogs.known(connection, blog)
        self._authors: dict[int, tuple[int, str]] = {}
        self._terms: dict[tuple[str, int], int] = {}
        self._new = self._changed = 0
        some = "SELECT 1 FROM posts WHERE blog = ? LIMIT 1"
        self._came = arrivals.newest(connection) + 1
        self._empty = connection.execute(some, (self._blog,)).fetchone() is None
        self._put_now: set[int] = set()
        marked = "SELECT 1 FROM read_marks WHERE blog = ? LIMIT 1"
        self._marked = connection.execute(marked, (blog,)).fetchone() is not None

    def put(self, texts: Sequence[Text]) -> Put:
        """Put posts with their texts on the shelf; what is there already and the same is left alone."""
        # By key: the index writes what it gathered to disk whenever a key is lower than the one before.
        for text in sorted(texts, key=lambda one: keys.key(one.post.date, one.post.id)):
            self._put(text)
        return Put(self._new, self._changed)

    def reach(self, reach: Reach) -> None:
        """Note how far the posts of a scope are whole; where more is whole by now, that stays."""
        reach = farther(blogs.reach(self._connection, self._blog, reach.scope), reach)
        edge = reach.edge.isoformat() if reach.edge else None
        self._connection.execute(
            """INSERT INTO reaches (blog, scope, edge, whole, total) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (blog, scope) DO UPDATE
            SET edge = excluded.edge, whole = max(whole, excluded.whole), total = excluded.total""",
            (self._blog, reach.scope, edge, int(reach.whole), reach.total),
        )

    # --- inside

    def _there(self, number: int) -> tuple[Any, ...] | None:
        """What the shelf has of a post: nothing of a blog that it had nothing of, but what was just put there."""
        if self._empty and number not in self._put_now:
            self._put_now.add(number)
            return None
        found: tuple[Any, ...] | None = self._connection.execute(
            f"SELECT key, read, gone, {_COLUMNS} FROM posts WHERE blog = ? AND number = ?",  # noqa: S608 - our own columns
            (self._blog, number),
        ).fetchone()
        return found

    def _put(self, text: Text) -> None:
        found = self._there(text.post.id)
        # As it is looked for, so that search need not fold it.
        words = None if text.words is None else index.bare(text.words)
        if found and text.bare:
            self._changed += gone(self._connection, self._blog, (text.post.id,), it_is=False)
            return
        if found is None:
            self._insert(text, self._values(text.post, _SUMMARY if text.partial else _WHOLE), words)
        else:
            key, read, was_gone, *old = found
            self._update(text, words, (key, bool(read), bool(was_gone), tuple(old)))
        if text.post.comments is not None:
            statement = "UPDATE posts SET comments = ? WHERE blog = ? AND number = ? AND comments IS NOT ?"
            count = text.post.comments
            self._connection.execute(statement, (count, self._blog, text.post.id, count))

    def _insert(self, text: Text, values: _Values, words: str | None) -> None:
        post, key = text.post, self._free(text.post)
        # It may have been read before it was on disk.
        statement = "DELETE FROM read_marks WHERE blog = ? AND post = ?"
        read = self._connection.execute(statement, (self._address, post.id)).rowcount if self._marked else 0
        marks = ", ".join("?" * (len(values) + 5))
        self._connection.execute(
            f"INSERT INTO posts (key, blog, number, read, came, {_COLUMNS}) VALUES ({marks})",  # noqa: S608 - our own columns
            (key, self._blog, post.id, read, self._came, *values),
        )
        statement = "INSERT INTO texts (key, body, words) VALUES (?, ?, ?)"
        self._connection.execute(statement, (key, text.body, index.deflated(words or "")))
        choose(self._connection, key, str(values[5]))
        if words is None:
            index.put_off(self._connection, key)
        else:
            index.add(self._connection, key, str(values[0]), words)
        self._new += 1

    def _update(self, text: Text, words: str | None, had: tuple[int, bool, bool, tuple[str | int, ...]]) -> None:
        key, read, gone, old = had
        body, before, packed_words = self._connection.execute(
            "SELECT body, before, words FROM texts WHERE key = ?", (key,)
        ).fetchone() or (b"", None, b"")
        old_words, was = index.inflated(packed_words), old[10]
        post, partial = _completed(text.post, old), _SUMMARY if text.partial else _WHOLE
        if text.partial and was != _SUMMARY and body:  # there is more on disk
            partial = _STALE if was == _STALE or not _same_moment(post, old) else _WHOLE
            text, words = replace(text, body=body), old_words
        values = self._values(post, partial)
        if (values, text.body, words, gone) == (old, body, old_words, False):
            return
        self._changed += 1
        moved = self._moved(key, post, str(old[2]))
        if index.taken_back(self._connection, key):  # it is not in the index, and comes into it as it will be then
            index.put_off(self._connection, moved)
            words = None
        elif (moved, values[0], words) != (key, old[0], old_words):
            index.remove(self._connection, key, str(old[0]), old_words)
            if words is None:
                index.put_off(self._connection, moved)
            else:
                index.add(self._connection, moved, str(values[0]), words)
        # The same text is packed otherwise by another version of the program, which is no change of the post's.
        rewritten = body != text.body and (values[3] != old[3] or (words is not None and words != old_words))
        if rewritten and read and before is None and body:
            before = body
        if before == text.body or (was == _SUMMARY and not text.partial):  # it is as it was read, or only all of it
            before = None
        self._unchoose(key)
        self._connection.execute(
            f"UPDATE posts SET key = ?, gone = 0, edited = ?, {_SETS} WHERE key = ?",  # noqa: S608 - as above
            (moved, int(before is not None), *values, key),
        )
        self._connection.execute("DELETE FROM texts WHERE key = ?", (key,))
        statement = "INSERT INTO texts (key, body, before, words) VALUES (?, ?, ?, ?)"
        self._connection.execute(statement, (moved, text.body, before, index.deflated(words or "")))
        choose(self._connection, moved, str(values[5]))

    def _unchoose(self, key: int) -> None:
        """Take a post out of the lists of its topics."""
        (terms,) = self._connection.execute("SELECT terms FROM posts WHERE key = ?", (key,)).fetchone()
        values = [(int(term), key) for term in terms.split()]
        self._connection.executemany("DELETE FROM topics WHERE term = ? AND key = ?", values)

    def _values(self, post: Post, partial: int) -> _Values:
        """A post in the order of `_COLUMNS`."""
        terms = dict.fromkeys(self._term(term.taxonomy, term.id, term.name, term.count) for term in post.terms)
        return (
            *(whole(post.title), whole(post.link), post.date.isoformat(), post.modified.isoformat()),
            *(self._author(post.author.id, post.author.name), " ".join(map(str, terms))),
            *(int(post.comments_open), int(post.protected), int(post.sticky), whole(post.replies), partial),
        )

    def _author(self, number: int, name: str) -> int:
        """The key of an author; a name that does not come today stays known."""
        key, known = self._authors.get(number, (0, ""))
        if not key or name not in ("", known):
            statement = """INSERT INTO authors (blog, number, name) VALUES (?, ?, ?)
                ON CONFLICT (blog, number) DO UPDATE SET name = excluded.name WHERE excluded.name <> ''"""
            self._connection.execute(statement, (self._blog, number, whole(name)))
            statement = "SELECT id FROM authors WHERE blog = ? AND number = ?"
            key = int(self._connection.execute(statement, (self._blog, number)).fetchone()[0])
            self._authors[number] = key, name
        return key

    def _term(self, taxonomy: str, number: int, name: str, count: int) -> int:
        key = self._terms.get((taxonomy, number), 0)
        if not key:
            statement = """INSERT INTO terms (blog, taxonomy, number, name, count) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (blog, taxonomy, number) DO UPDATE SET name = excluded.name, count = excluded.count"""
            self._connection.execute(statement, (self._blog, taxonomy, number, whole(name), count))
            statement = "SELECT id FROM terms WHERE blog = ? AND taxonomy = ? AND number = ?"
            key = int(self._connection.execute(statement, (self._blog, taxonomy, number)).fetchone()[0])
            self._terms[taxonomy, number] = key
        return key

    def _moved(self, key: int, post: Post, date: str) -> int:
        """The key of a post that has one already: another where its date is another."""
        return key if date[:19] == post.date.isoformat()[:19] else self._free(post)

    def _free(self, post: Post) -> int:
        """A key for a post that no other has."""
        return keys.free(self._connection, "posts", keys.key(post.date, post.id))


def _completed(post: Post, old: _Values) -> Post:
    """A post with what the blog does not tell this time, but the shelf knows: its times, the feed of its comments."""
    date = datetime.fromisoformat(str(old[2])) if post.date == UNDATED else post.date
    modified = datetime.fromisoformat(str(old[3])) if post.modified == UNDATED else post.modified
    if (date, modified) == (post.date, post.modified) and (post.replies or not old[9]):
        return post
    return replace(post, date=date, modified=modified, replies=post.replies or str(old[9]))


def _same_moment(post: Post, old: _Values) -> bool:
    """Whether a post is from the same change as what is on disk."""
    return post.modified == datetime.fromisoformat(str(old[3]))


def gone(connection: sqlite3.Connection, blog: int, numbers: Sequence[int], *, it_is: bool = True) -> int:
    """Note that a blog has posts no more, or has them again; gives how many were new."""
    statement = "UPDATE posts SET gone = ? WHERE blog = ? AND number = ? AND gone <> ?"
    values = [(int(it_is), blog, number, int(it_is)) for number in numbers]
    return sum(connection.execute(statement, one).rowcount for one in values)


def choose(connection: sqlite3.Connection, key: int, terms: str) -> None:
    """Let a post be found by its topics."""
    values = [(int(term), key) for term in terms.split()]
    connection.executemany("INSERT OR IGNORE INTO topics (term, key) VALUES (?, ?)", values)


def whole(text: str) -> str:
    """A text without half characters, which no file takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
