"""How the reader keeps the blogs: what they are called, in which folders and order, which are muted or taken off."""

import sqlite3
from datetime import datetime

from tui_reader.model import Kind
from tui_reader.store.database import Database

GONE = 2
"""Stands in `muted` where not the reader muted a blog, but its being gone for good did; 1 is the reader."""

HEARD = f"muted = iif(muted = {GONE}, 0, muted)"
"""What sets a blog free that only its being gone muted."""


class Arranging:
    """What `Blogs` can do to a blog's place; every method blocks and is all or nothing; each raises KeepError.

    A folder is a path, `News/Banks`; "" is the top. A blog that is removed keeps its folder and its place in it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def holds(self, address: str) -> bool:
        """Whether a blog is kept under just this address."""
        statement = "SELECT 1 FROM blogs WHERE address = ?"
        return self._database.read(lambda connection: connection.execute(statement, (address,)).fetchone()) is not None

    def many(self) -> int:
        """How many feeds a refresh of everything asks for."""
        statement = "SELECT count(*) FROM blogs WHERE api <> '' AND removed IS NULL AND NOT muted AND kind <> ?"
        found = self._database.read(lambda connection: connection.execute(statement, (str(Kind.REST),)).fetchone())
        return int(found[0])

    def title(self, address: str, title: str) -> None:
        """Call a blog otherwise; "" gives it its own name back."""
        self._set(address, "title = ?", title)

    def folder(self, address: str, folder: str) -> None:
        """Put a blog at the end of a folder."""
        self._set(address, "folder = ?, place = (SELECT max(place) + 1 FROM blogs)", tidy(folder))

    def rename_folder(self, old: str, new: str) -> int:
        """Give a folder another name, with the folders in it; gives how many blogs that are not removed are in it."""

        def work(connection: sqlite3.Connection) -> int:
            was, now = tidy(old), tidy(new)
            within = inside(was)
            statement = f"SELECT count(*) FROM blogs WHERE removed IS NULL AND api <> '' AND {within[0]}"  # noqa: S608 - ours
            (many,) = connection.execute(statement, within[1]).fetchone()
            # What is left of the path of a folder in it begins with "/".
            statement = f"UPDATE blogs SET folder = trim(? || substr(folder, ?), '/') WHERE {within[0]}"  # noqa: S608 - ours
            connection.execute(statement, (now, len(was) + 1, *within[1]))
            return int(many)

        return self._database.write(work) if tidy(old) else 0

    def shift(self, address: str, by: int) -> bool:
        """Move a blog up (-1) or down (1) in its folder; False at the end of it."""
        way = "place < ?2 ORDER BY place DESC" if by < 0 else "place > ?2 ORDER BY place"

        def work(connection: sqlite3.Connection) -> bool:
            statement = "SELECT id, folder, place FROM blogs WHERE address = ? AND removed IS NULL"
            found = connection.execute(statement, (address,)).fetchone()
            if found is None:
                return False
            blog, folder, place = found
            statement = f"""SELECT id, place FROM blogs
                WHERE folder = ?1 AND removed IS NULL AND api <> '' AND {way} LIMIT 1"""  # noqa: S608 - ours
            beside = connection.execute(statement, (folder, place)).fetchone()
            if beside is None:
                return False
            connection.executemany("UPDATE blogs SET place = ? WHERE id = ?", [(beside[1], blog), (place, beside[0])])
            return True

        return self._database.write(work)

    def mute(self, address: str, *, muted: bool) -> None:
        """Leave a blog out of rivers, or take it in again."""
        self._set(address, "muted = ?", int(muted))

    def remove(self, address: str, when: datetime) -> None:
        """Take a blog off the shelf: it is found by its address alone, and all that was kept of it stays on disk."""
        self._set(address, "removed = ?", when.isoformat())

    def restore(self, address: str) -> None:
        """Put a removed blog back where it was; one that was muted because it was gone is to be asked again."""
        self._set(address, f"removed = NULL, {HEARD}")

    def _set(self, address: str, what: str, *values: str | int | None) -> None:
        """Change what is known of a blog by its address; one that is not known is left so."""
        clean = [one.encode("utf-8", "replace").decode() if isinstance(one, str) else one for one in values]

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(f"UPDATE blogs SET {what} WHERE address = ?", (*clean, address))  # noqa: S608 - our words

        self._database.write(work)


def tidy(folder: str) -> str:
    """A folder as it is kept: no spaces around its names, and no names of nothing."""
    return "/".join(name for part in folder.split("/") if (name := part.strip()))


def inside(folder: str) -> tuple[str, tuple[str, ...]]:
    """What is true of the blogs of a folder and of the folders in it, and its values; all blogs are in ""."""
    if not folder:
        return "1", ()
    # The names of folders in it begin with its own and "/", and so lie before those with "0", which follows "/".
    return "(folder = ? OR (folder > ? AND folder < ?))", (folder, f"{folder}/", f"{folder}0")
