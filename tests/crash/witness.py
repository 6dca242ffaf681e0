"""Holds what is on disk against what a killed program said it had kept."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tui_reader.reader.readings import kept_reading
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf


class Witness:
    """Knows what must be in a home folder.

    Args:
        home: the folder. blog: the address of the blog that is read. there: the numbers of its posts, newest first.
    """

    def __init__(self, home: Path, blog: str, there: list[int]) -> None:
        self.home, self._blog, self._there = home, blog, there
        self._may: dict[str, set[str]] = {}
        """What may be on disk by its key: the last value that was confirmed, and those that were tried after it."""
        self.posts = self.facts = 0

    def hear(self, lines: Iterable[str]) -> None:
        """What a program said, oldest first; the last line may be cut off."""
        for line in lines:
            if not line.endswith("\n"):
                break
            what, _space, rest = line.rstrip("\n").partition(" ")
            key, _space, value = rest.partition(" ")
            if what == "posts":
                self.posts = max(self.posts, int(key))
            elif what == "try":
                self._may.setdefault(key, {"" if key.startswith(("draft", "place")) else "False"}).add(value)
            elif what == "did":
                self._may[key] = {value}
            self.facts += what in {"posts", "did"}

    def look(self) -> None:
        """Open what is on disk as the next start does; what is found there must stay from now on."""
        folders = Folders.under(self.home)
        asides = [*folders.data.rglob("*.damaged-*")]
        assert not asides, f"put aside: {asides}"
        file = folders.data / "shelf.sqlite"
        if file.exists():
            with closing(sqlite3.connect(file)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        shelf, drafts = Shelf(folders), Drafts(folders)
        try:
            self._archive(shelf)
            for key in self._may:
                found = self._found(key, shelf, drafts)
                may = self._may[key]
                assert found in may, f"{key} is {_short({found})} on disk, and should be one of {_short(may)}"
                self._may[key] = {found}
            assert shelf.trouble is None
        finally:
            shelf.close()

    def _archive(self, shelf: Shelf) -> None:
        """Every post that was confirmed, without a gap, each with its text."""
        numbers = list(shelf.posts.numbers(self._blog))
        assert len(numbers) >= self.posts, f"{len(numbers)} posts on disk, {self.posts} were confirmed"
        assert numbers == self._there[: len(numbers)], "posts are missing in between"
        for number in {*numbers[:3], *numbers[-3:], *numbers[len(numbers) // 2 :][:3]}:
            assert kept_reading(shelf, self._blog, number), f"the text of {number} is missing"
        self.posts = len(numbers)

    def _found(self, key: str, shelf: Shelf, drafts: Drafts) -> str:
        kind, _colon, number = key.partition(":")
        if kind == "place":
            place = shelf.places.last()
            return f"{place.post}/{place.scroll[0]}" if place else ""
        if kind == "draft":
            draft = drafts.find(self._blog, int(number), 0)
            return draft.text if draft else ""
        row = shelf.posts.find(self._blog, int(number))
        assert row, f"post {number} is missing"
        return str(row.read if kind == "read" else row.starred)


def _short(values: Iterable[str]) -> list[str]:
    return sorted(value[:20] for value in values)
