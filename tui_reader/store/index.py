"""The index of `found`: what of a text can be searched for; it holds no text, so it is told what it shall forget."""

import re
import sqlite3
import zlib

from tui_reader.store import schema
from tui_reader.text import UNSPACED

_PARTING = re.compile("[\0\ud800-\udfff]")
"""NUL and half characters, which SQLite does not take, part words."""

_PARTS = ("data", "idx", "config")
"""The tables in which SQLite keeps the index."""

_SIGN = re.compile(f"[{UNSPACED}]")
_APART = re.compile(f"(?<=[{UNSPACED}])(?=[^\\W_])|(?<=[^\\W_])(?=[{UNSPACED}])")
"""Between characters of languages without spaces: each of them is a word, and a word of theirs is a phrase."""

_FEW = 20
"""So many diacritics are taken out of a text one after the other."""


def add(connection: sqlite3.Connection, key: int, title: str, words: str) -> None:
    """Have a text found by its title and words, in the transaction that is open.

    Args:
        key: as in `store.keys`; nothing is indexed under it yet. words: bare.
    """
    values = (key, bare(title), words)
    connection.execute("INSERT INTO found (rowid, title, words) VALUES (?, ?, ?)", values)


def remove(connection: sqlite3.Connection, key: int, title: str, words: str) -> None:
    """Have a text found no more; title and words are those of `add`, or the index is damaged."""
    values = (key, bare(title), words)
    connection.execute("INSERT INTO found (found, rowid, title, words) VALUES ('delete', ?, ?, ?)", values)


def put_off(connection: sqlite3.Connection, key: int) -> None:
    """Have a text indexed later, in the transaction that is open; nothing is indexed under its key."""
    connection.execute("INSERT OR IGNORE INTO unindexed (key) VALUES (?)", (key,))


def taken_back(connection: sqlite3.Connection, key: int) -> bool:
    """Have a text not indexed later any more; False where it is in the index, or was never to be."""
    return connection.execute("DELETE FROM unindexed WHERE key = ?", (key,)).rowcount > 0


def begin_anew(connection: sqlite3.Connection) -> None:
    """Have another index in place of a damaged one, in the transaction that is open; raises sqlite3.Error.

    Comments are in it at once, as their words are kept; texts wait for it.
    """
    try:
        connection.execute("DROP TABLE found")
    except sqlite3.DatabaseError:  # it is damaged where SQLite looks before it takes anything away
        _take_out(connection)
    connection.execute(schema.FOUND)
    connection.execute("INSERT OR IGNORE INTO unindexed (key) SELECT key FROM texts")
    for key, words in connection.execute("SELECT key, words FROM notes WHERE words <> x'' ORDER BY key"):
        add(connection, key, "", bare(inflated(words)))


def _take_out(connection: sqlite3.Connection) -> None:
    """Have SQLite forget the table of the index without looking into it."""
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute("DELETE FROM sqlite_master WHERE name = 'found'")
    finally:
        connection.execute("PRAGMA writable_schema = RESET")
    for part in _PARTS:
        connection.execute(f"DROP TABLE IF EXISTS found_{part}")


def bare(text: str) -> str:
    """A text as it is indexed and looked for: without case and diacritics, ß as ss; bare text stays as it is."""
    if text.isascii():
        return text.lower().replace("\0", " ")
    from unicodedata import combining, normalize  # noqa: PLC0415 - not needed before something is indexed

    # Each step goes through the text in C: this is half of what it takes to put a post on the shelf.
    apart = normalize("NFD", _PARTING.sub(" ", text.lower()).replace("ß", "ss"))
    signs = [sign for sign in set(apart) if sign > "\x7f" and combining(sign)]
    if len(signs) > _FEW:
        apart = apart.translate(dict.fromkeys(map(ord, signs)))
    else:
        for sign in signs:
            apart = apart.replace(sign, "")
    return _APART.sub(" ", apart) if _SIGN.search(apart) else apart


def deflated(words: str) -> bytes:
    """Words small, for the shelf."""
    return zlib.compress(words.encode("utf-8", "replace")) if words else b""


def inflated(words: bytes) -> str:
    """The words of `deflated()`, "" where they are damaged."""
    try:
        return zlib.decompress(words).decode("utf-8", "replace") if words else ""
    except zlib.error:
        return ""
