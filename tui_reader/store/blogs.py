"""The blogs on the shelf: what is known of each without asking it, and how far back its posts are on disk."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tui_reader.kept import Reach, Shelved
from tui_reader.model import Blog, Kind
from tui_reader.queries import Memory
from tui_reader.store import complaints
from tui_reader.store.arranging import GONE, HEARD, Arranging

_SELECT = """
    SELECT b.address, b.api, b.name, b.description, b.language, b.authorize, b.kind,
        b.posts - (SELECT count(*) FROM posts INDEXED BY posts_gone WHERE blog = b.id AND gone),
        r.total, coalesce(r.whole, 0) AND b.cursor = '', b.unread, b.title, b.folder, b.muted, b.why,
        b.checked, b.changed, b.removed, b.failed, b.wait
    FROM blogs b LEFT JOIN reaches r ON r.blog = b.id AND r.scope = '' WHERE b.api <> '' AND """

_ADDRESSED = ("read_marks", "place", "places", "scrolls", "history")
"""Tables that know a blog by its address."""


class Blogs(Arranging):
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def find(self, address: str) -> Shelved | None:
        """The blog of an address: its own, one it had, or one as a person typed it; removed ones too."""

        def work(connection: sqlite3.Connection) -> Shelved | None:
            for where in ("b.address = ?", "b.id = (SELECT blog FROM names WHERE name = ?)"):
                stored = connection.execute(_SELECT + where, (address,)).fetchone()
                if stored:
                    return _shelved(stored)
            return None

        return self._database.read(work)

    def read_at(self, place: str) -> Shelved | None:
        """The blog that is read at a place, without scheme and last slash, in small letters; removed ones at last."""
        statement = f"""{_SELECT} rtrim(lower(substr(b.api, instr(b.api, '://') + 3)), '/') = ?
            ORDER BY b.removed IS NOT NULL, b.id LIMIT 1"""
        stored = self._database.read(lambda connection: connection.execute(statement, (place,)).fetchone())
        return _shelved(stored) if stored else None

    def all(self, *, removed: bool = False) -> tuple[Shelved, ...]:
        """Every blog in the reader's order: those at the top, then folder by folder; `removed` ones where asked for."""

        def work(connection: sqlite3.Connection) -> list[Shelved]:
            which = "1" if removed else "b.removed IS NULL"
            return [_shelved(stored) for stored in connection.execute(f"{_SELECT}{which} ORDER BY b.place, b.id")]

        return tuple(sorted(self._database.read(work), key=lambda one: (one.folder.casefold().split("/"), one.folder)))

    def named(self) -> tuple[tuple[str, str], ...]:
        """Every name that a blog has beside its address, as `find` takes it, and the address."""
        statement = "SELECT n.name, b.address FROM names n JOIN blogs b ON b.id = n.blog"
        return tuple(self._database.read(lambda connection: connection.execute(statement).fetchall()))

    def keep(self, blog: Blog, typed: str = "") -> None:
        """Note a blog, or what is new about it; `typed` is what a person called it, and finds it again.

        What it said when it was asked elsewhere or otherwise is forgotten.
        """

        def work(connection: sqlite3.Connection) -> None:
            key = known(connection, blog.address)
            _forget(connection, key, blog)
            connection.execute(
                """UPDATE blogs SET place = iif(api = '', (SELECT max(place) + 1 FROM blogs), place),
                api = ?, name = ?, description = ?, language = ?, authorize = ?, kind = ? WHERE id = ?""",
                (blog.api, blog.name, blog.description, blog.language, blog.authorize, str(blog.kind), key),
            )
            if typed:
                connection.execute("INSERT OR REPLACE INTO names (name, blog) VALUES (?, ?)", (typed, key))

        self._database.write(work)

    def readdress(self, old: str, new: str, api: str) -> bool:
        """Note that a blog has moved for good; the old address and API find it from now on as names.

        Args:
            api: where its posts are asked for now.

        Returns:
            False where the new address is on the shelf already, or the old one is not: then nothing was changed.
        """

        def work(connection: sqlite3.Connection) -> bool:
            key = number(connection, old)
            if not key or (old != new and number(connection, new)):
                return False
            statement = "INSERT OR REPLACE INTO names (name, blog) SELECT api, id FROM blogs WHERE id = ? AND api <> ?"
            connection.execute(statement, (key, api))
            connection.execute("UPDATE blogs SET address = ?, api = ? WHERE id = ?", (new, api, key))
            if old != new:
                connection.execute("DELETE FROM names WHERE name = ?", (new,))
                connection.execute("INSERT OR REPLACE INTO names (name, blog) VALUES (?, ?)", (old, key))
                for table in _ADDRESSED:
                    connection.execute(f"UPDATE OR REPLACE {table} SET blog = ? WHERE blog = ?", (new, old))  # noqa: S608 - ours
            return True

        return self._database.write(work)

    # --- what came of asking

    def checked(self, address: str, when: datetime, *, changed: datetime | None = None) -> None:
        """Note that a blog was asked for what is new; `changed` is the latest change that came of it."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE blogs SET checked = ?, changed = coalesce(?, changed) WHERE address = ?",
                (when.isoformat(), changed.isoformat() if changed else None, address),
            )

        self._database.write(work)

    def count(self, address: str, total: int | None, more: int = 0) -> None:
        """Note how many posts a blog has: `total`, or without it so many `more` than it had, if that is known."""

        def work(connection: sqlite3.Connection) -> None:
            statement = """UPDATE reaches SET total = coalesce(?, max(total + ?, 0)) WHERE blog = ? AND scope = ''"""
            connection.execute(statement, (total, more, number(connection, address)))

        self._database.write(work)

    def reach(self, address: str, scope: str) -> Reach:
        """How far back the posts of a scope are on disk without a gap."""
        return self._database.read(lambda connection: reach(connection, number(connection, address), scope))

    def memory(self, address: str) -> Memory:
        """What a feed said the last time; nothing where it was never asked."""

        def work(connection: sqlite3.Connection) -> Memory:
            statement = "SELECT etag, modified, digest, cursor FROM blogs WHERE address = ?"
            found = connection.execute(statement, (address,)).fetchone()
            return Memory(*found) if found else Memory()

        return self._database.read(work)

    def remember(self, address: str, memory: Memory, *, instead_of: str | None = None) -> None:
        """Keep what a feed said.

        Args:
            instead_of: the cursor from which one went on. Nothing is kept where there is another by now, since another
                program went on too, or found a gap.
        """

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                """UPDATE blogs SET etag = ?, modified = ?, digest = ?, cursor = ?
                WHERE address = ? AND cursor = coalesce(?, cursor)""",
                (memory.etag, memory.modified, memory.digest, memory.cursor, address, instead_of),
            )

        self._database.write(work)

    def failed(self, address: str, when: datetime, why: str, wait: datetime | None, *, gone: bool = False) -> None:
        """Note that a blog cannot be read; while that goes on, the first moment stays.

        Args:
            why: what `complaints` keeps of it, or a sentence. wait: it is not to be asked before. gone: for good, so
                that it is muted until it can be read all the same.
        """
        values = (when.isoformat(), why, wait.isoformat() if wait else None)
        muted = f", muted = iif(muted, muted, {GONE})" if gone else ""
        self._set(address, f"failed = coalesce(failed, ?), why = ?, wait = ?{muted}", *values)

    def recovered(self, address: str, wait: datetime | None = None, *, checked: datetime | None = None) -> None:
        """Note that a blog could be read; `wait`: it asked not to be asked before. `checked`: when it was asked."""
        times = [time.isoformat() if time else None for time in (wait, checked)]
        self._set(address, f"failed = NULL, why = '', wait = ?, checked = coalesce(?, checked), {HEARD}", *times)

    def rest(self, address: str, wait: datetime) -> None:
        """Note that a blog is not to be asked before, because others at its host are not."""
        self._set(address, "wait = ?", wait.isoformat())


def _forget(connection: sqlite3.Connection, key: int, blog: Blog) -> None:
    """Have forgotten what a blog said where it is asked elsewhere or otherwise now; a gap its cursor led into stays."""
    statement = "SELECT cursor <> '' FROM blogs WHERE id = ? AND (api, kind) <> (?, ?)"
    found = connection.execute(statement, (key, blog.api, str(blog.kind))).fetchone()
    if found and found[0]:
        connection.execute("UPDATE reaches SET whole = 0 WHERE blog = ?", (key,))
    if found:
        connection.execute("UPDATE blogs SET etag = '', modified = '', digest = '', cursor = '' WHERE id = ?", (key,))


def number(connection: sqlite3.Connection, address: str) -> int:
    """The number of a blog, 0 where it is not known."""
    found = connection.execute("SELECT id FROM blogs WHERE address = ?", (address,)).fetchone()
    return int(found[0]) if found else 0


def known(connection: sqlite3.Connection, address: str) -> int:
    """The number of a blog; one that is new is noted by its address alone, and has no API until it is kept."""
    if not (found := number(connection, address)):
        connection.execute(
            """INSERT INTO blogs (address, api, name, description, language, authorize, place)
            VALUES (?, '', '', '', '', '', (SELECT coalesce(max(place), 0) + 1 FROM blogs))""",
            (address,),
        )
        found = number(connection, address)
    return found


def reach(connection: sqlite3.Connection, blog: int, scope: str) -> Reach:
    """As `Blogs.reach`, of a blog's number; one whose end is there is not whole while a cursor leads into a gap."""
    statement = """SELECT edge, whole AND cursor = '', total FROM reaches JOIN blogs ON id = blog
        WHERE blog = ? AND scope = ?"""
    found = connection.execute(statement, (blog, scope)).fetchone()
    if found is None:
        return Reach(scope)
    edge, whole, total = found
    return Reach(scope, datetime.fromisoformat(edge) if edge else None, bool(whole), total)


def _shelved(stored: Sequence[Any]) -> Shelved:
    (
        address,
        api,
        name,
        description,
        language,
        authorize,
        kind,
        posts,
        total,
        whole,
        unread,
        title,
        folder,
        muted,
        why,
    ) = stored[:-5]
    checked, changed, removed, failed, wait = (datetime.fromisoformat(time) if time else None for time in stored[-5:])
    blog = Blog(address, api, name, description, language, authorize, Kind(kind) if kind in [*Kind] else Kind.FEED)
    return Shelved(
        blog,
        checked,
        changed,
        posts,
        total,
        bool(whole),
        *(unread, title, folder, bool(muted), removed, failed, complaints.said(why, blog.host) if why else "", wait),
    )
