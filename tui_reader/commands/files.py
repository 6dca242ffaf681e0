"""Files of posts in a folder: names that harm nobody, and never anybody else's file written over. Blocks."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from enum import Enum
from pathlib import Path

from tui_reader import mishaps
from tui_reader.errors import KeepError, Occupied
from tui_reader.model import Post

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"})
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_SEAL = re.compile(r'^checksum: "([0-9a-f]{32})"\n', re.MULTILINE)
_END = "\n---\n"
_HEAD = 20_000
"""Characters of a file in which its permalink is looked for."""


class Written(Enum):
    """What became of a file."""

    NEW = 1
    SAME = 2


class Folder:
    """A folder of posts; it is made if it is not there.

    Every file bears a checksum of the rest of it. So one that was written here and not touched since is known, and is
    brought up to date; any other that differs is somebody's work.

    Args:
        path: as a person typed it. force: write over files that differ, whoever wrote them.
    """

    def __init__(self, path: str, *, force: bool) -> None:
        self._path, self._force = Path(path), force

    def write(self, post: Post, text: str) -> Written:
        """Write a post's file, whole or not at all; raises Occupied where another is, KeepError where it cannot."""
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            return self._write(post, sealed(text))
        except OSError as error:
            raise KeepError(path=self._path, **mishaps.facts(error, making=True)) from error

    def _write(self, post: Post, text: str) -> Written:
        path = self._path / f"{name(post)}.md"
        there = _read(path)
        if there is not None and _of_another(there, text):
            path = self._path / f"{name(post)}-{post.id}.md"
            there = _read(path)
        if there == text:
            return Written.SAME
        if there is not None and not self._force and not genuine(there):
            raise Occupied(path=path)
        put(path, text)
        return Written.NEW


def put(path: Path, text: str) -> None:
    """Write a file, whole or not at all; raises OSError."""
    handle, made = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="\n") as stream:  # noqa: PTH123 - a handle
            stream.write(text)
        Path(made).chmod(0o666 & ~_umask())
        Path(made).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(made).unlink()
        raise


def name(post: Post) -> str:
    """A post's file without its ending: `2012-11-25-title-in-ascii`.

    Nothing but lower-case letters, digits and hyphens is in it, and it begins with the date: no path, no name that a
    system keeps for itself, none that differs from another by case alone.
    """
    plain = unicodedata.normalize("NFKD", post.title.lower().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _OTHER.sub("-", plain).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    return f"{post.date.year:04}-{post.date:%m-%d}-{words or post.id}"


def sealed(text: str) -> str:
    """A file's text with its checksum as the last line of its front matter."""
    head, end, rest = text.partition(_END)
    return f'{head}\nchecksum: "{_checksum(text)}"{end}{rest}'


def genuine(text: str) -> bool:
    """Whether a text is as `sealed()` made it."""
    seal = _SEAL.search(text, 0, _HEAD)
    return seal is not None and _checksum(text[: seal.start()] + text[seal.end() :]) == seal[1]


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _read(path: Path) -> str | None:
    """What a file holds, None where there is none; what is no text differs from every text."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return "" if path.is_symlink() else None
    except IsADirectoryError:
        return ""


def _of_another(there: str, text: str) -> bool:
    """Whether it is the file of another post: two of one day may have one title."""
    return bool(_permalink(there)) and _permalink(there) != _permalink(text)


def _permalink(text: str) -> str:
    matter = text[:_HEAD].partition("\n---\n")[0]
    if not matter.startswith("---\n"):
        return ""
    return next((one for one in matter.splitlines() if one.startswith("permalink: ")), "")


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
