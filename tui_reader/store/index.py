"""The index of `found`: what of a text can be searched for; it holds no text, so it is told what it shall forget."""

import sqlite3
import zlib

_TABLE: dict[int, str] = dict.fromkeys([0, *range(0xD800, 0xE000)], " ") | {ord("ß"): "ss", ord("ẞ"): "ss"}
"""NUL and half characters, which SQLite does not take, part words; ß is found as ss, and the other way round."""


def add(connection: sqlite3.Connection, key: int, title: str, words: str) -> None:
    """Have a text found by its title and words, in the transaction that is open.

    Args:
        key: as in `store.keys`; nothing is indexed under it yet.
    """
    values = (key, bare(title), bare(words))
    connection.execute("INSERT INTO found (rowid, title, words) VALUES (?, ?, ?)", values)


def remove(connection: sqlite3.Connection, key: int, title: str, words: str) -> None:
    """Have a text found no more; title and words are those of `add`, bare or not, or the index is damaged."""
    values = (key, bare(title), bare(words))
    connection.execute("INSERT INTO found (found, rowid, title, words) VALUES ('delete', ?, ?, ?)", values)


def bare(text: str) -> str:
    """A text as it is indexed and looked for: without case and diacritics; bare text stays as it is."""
    if text.isascii():
        return text.lower().replace("\0", " ")
    from unicodedata import combining, normalize  # noqa: PLC0415 - not needed before something is indexed

    apart = normalize("NFD", text.translate(_TABLE).lower())
    for sign in {sign for sign in apart if combining(sign)}:
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
