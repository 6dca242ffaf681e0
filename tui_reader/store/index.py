"""The index of `found`: what of a text can be searched for; it holds no text, so it is told what it shall forget."""

import re
import sqlite3
import zlib

_PARTING = re.compile("[\0\ud800-\udfff]")
"""NUL and half characters, which SQLite does not take, part words."""

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


def bare(text: str) -> str:
    """A text as it is indexed and looked for: without case and diacritics, ß as ss; bare text stays as it is."""
    if text.isascii():
        return text.lower().replace("\0", " ")
    from unicodedata import combining, normalize  # noqa: PLC0415 - not needed before something is indexed

    # Each step goes through the text in C: this is half of what it takes to put a post on the shelf.
    apart = normalize("NFD", _PARTING.sub(" ", text.lower()).replace("ß", "ss"))
    signs = [sign for sign in set(apart) if sign > "\x7f" and combining(sign)]
    if len(signs) > _FEW:
        return apart.translate(dict.fromkeys(map(ord, signs)))
    for sign in signs:
        apart = apart.replace(sign, "")
    return apart


def deflated(words: str) -> bytes:
    """Words small, for the shelf."""
    return zlib.compress(words.encode("utf-8", "replace")) if words else b""


def inflated(words: bytes) -> str:
    """The words of `deflated()`, "" where they are damaged."""
    try:
        return zlib.decompress(words).decode("utf-8", "replace") if words else ""
    except zlib.error:
        return ""
