"""One SQLite file that several programs share: what is wrong with it is mended or said, and never stops the reading."""

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tui_reader import mishaps
from tui_reader.errors import IndexDamaged, KeepError, ShelfDamaged
from tui_reader.i18n import _
from tui_reader.store import failures, opening, schema, unwritable
from tui_reader.store.beside import Beside, snapshot
from tui_reader.store.presence import Presence
from tui_reader.store.transactions import Inside, at_once, transaction

T = TypeVar("T")


class Database:
    """A file opened on first use, for any thread, one at a time; what only reads does not wait for what writes.

    Where the file cannot be used (no room, read-only, written by a newer program) everything goes on in memory, with
    what can be read of it; a big one that is read-only is only read. A damaged one is renamed and begun anew; one whose
    search index alone is damaged is kept, and that index begun anew. `trouble` says so, `untold` until it is told.

    Args:
        path: the file; its folder is made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._beside = Beside(path, lambda: bool(self._connection) and not self._in_memory)
        self._whereabouts = opening.Whereabouts(path)
        self._presence = Presence(path.with_name(f"{path.name}.lock"))
        self._inside = Inside()
        self._in_memory = False
        self._suspect = self._index_damaged = False
        self.untold: KeepError | None = None
        self._unsaid: KeepError | None = None
        self.trouble: KeepError | None = None

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` finds; raises KeepError only where another program does not let go of the file."""
        if self._inside.connection:
            return work(self._inside.connection)
        if self._lock.locked() and (found := self._beside.read(work)):
            return found[0]
        return self._run(work, write=False)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """`work` as one transaction; raises KeepError, and nothing is written then."""
        return self._run(work, write=True)

    def together(self, work: Callable[[], T]) -> T:
        """`work`, whose reads and writes are one transaction, and which may be begun anew; raises KeepError."""

        def inside(connection: sqlite3.Connection) -> T:
            before, self._inside.connection = self._inside.connection, connection
            try:
                return work()
            finally:
                self._inside.connection = before

        return self._run(inside, write=True)

    def write_at_once(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The same where it need not wait for anybody; raises KeepError too where another thread or program writes."""
        if not self._lock.acquire(blocking=False):
            raise KeepError(path=self._path, reason=_("another tui-reader is writing to it"))
        try:
            return at_once(self._open(now=True), work)
        except sqlite3.Error as error:  # what is wrong is mended when something must be written
            if failures.kind(error) == "ours":
                raise
            raise KeepError(path=self._path, reason=failures.reason(error)) from None
        finally:
            self._lock.release()

    def tell(self) -> None:
        """Raise the trouble there is, once."""
        with self._lock:
            error, self.untold = self.untold, None
        if error:
            raise error

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        with self._lock:
            if not self._in_memory:
                self._let_go()
                self._whereabouts.forget()

    def _run(self, work: Callable[[sqlite3.Connection], T], *, write: bool) -> T:
        if self._inside.connection:
            return work(self._inside.connection)
        with self._lock:
            for _attempt in range(3):
                connection = self._open(now=write)
                if write and self._unsaid:
                    self.untold, self._unsaid = self._unsaid, None
                try:
                    return transaction(connection, work) if write else snapshot(connection, work)
                except OverflowError:
                    raise KeepError(path=self._path, reason=_("a number is too large")) from None
                except sqlite3.Error as error:
                    self._mend(connection, error)
            raise KeepError(path=self._path, reason=_("it is damaged"))

    def _mend(self, connection: sqlite3.Connection, error: sqlite3.Error) -> None:
        """Make another attempt possible after `error`, or raise."""
        kind = failures.kind(error)
        if kind in {"damaged", "index"} and not self._in_memory:
            self._let_go()
            self._suspect, self._index_damaged = kind == "damaged", kind == "index"
        elif kind == "full" and not self._in_memory:
            self._go_on_as_it_is(failures.reason(error), connection)
        elif kind == "ours":
            raise error
        else:
            facts = self.trouble.facts if self.trouble and kind == "full" else {}  # why it can only be read
            raise KeepError(path=self._path, reason=facts.get("reason") or failures.reason(error))

    def _open(self, *, now: bool) -> sqlite3.Connection:
        """The connection there is, or a new one; in memory when the file cannot be used; raises KeepError if busy."""
        # What is kept in a file that is no more at its path is lost, so who writes looks `now`.
        if self._connection and not self._in_memory and self._whereabouts.moved(now=now):
            self._let_go()
        for attempt in range(2):
            if self._connection:
                break
            try:
                self._connection = self._connect()
                self._suspect = False
            except schema.NewerError:
                self._go_on_in_memory(_("it was written by a newer tui-reader"), about="newer")
            except OSError as error:
                self._go_on_reading(mishaps.reason(error, making=True))
            except sqlite3.Error as error:
                if failures.kind(error) == "busy":
                    raise KeepError(path=self._path, reason=failures.reason(error)) from None
                if failures.kind(error) != "damaged" or attempt:
                    self._go_on_reading(failures.reason(error))
                else:
                    self._put_aside()
        if self._connection is None:
            self._go_on_in_memory(_("it is damaged"))
        assert self._connection  # noqa: S101 - the branch above made one
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        """Open the file and bring it to the newest version; raises sqlite3.Error, OSError, NewerError."""
        opening.make(self._path)
        # While others are there a log is nothing unusual; one that nobody is with a killed program left behind.
        unclean = (self._presence.enter() and opening.logged(self._path)) or self._suspect
        if surprise := self._whereabouts.opening():
            self._say(surprise)
        reindex, self._index_damaged = self._index_damaged, False
        connection, begun_anew = opening.opened(self._path, unclean=unclean, reindex=reindex)
        if begun_anew:
            self._say(IndexDamaged(path=self._path))
        return connection

    def _put_aside(self) -> None:
        """Rename the damaged file with its log, so that a new one can be begun."""
        try:
            aside = opening.set_aside(self._path)
        except OSError as error:
            self._go_on_in_memory(mishaps.reason(error, making=True))
        else:
            self._whereabouts.forget()
            self._say(ShelfDamaged(path=self._path, aside=aside.name))

    def _go_on_reading(self, reason: str) -> None:
        """Go on with what the file holds, without writing to it; in memory where it cannot even be read."""
        found = unwritable.opened(self._path)
        if found is None:
            self._go_on_in_memory(reason)
            return
        self._in_memory, (self._connection, whole) = True, found
        self._connection.text_factory = opening.text
        # Who only reads misses nothing, so it is told with the first thing that is to be kept.
        self.trouble = self._unsaid = KeepError(path=self._path, reason=_why(self._path, reason, whole=whole))

    def _go_on_as_it_is(self, reason: str, connection: sqlite3.Connection) -> None:
        """Go on after the file took nothing more: in memory, or only reading where it is too big for that."""
        if not unwritable.big(self._path):
            self._go_on_in_memory(reason, connection)
            return
        try:
            connection.execute("PRAGMA query_only = ON")  # with its locks, as others may still write
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            self._let_go()
            self._go_on_reading(reason)
        else:
            self._beside.close()
            self._in_memory = True
            self.trouble = self._unsaid = KeepError(path=self._path, reason=reason)

    def _go_on_in_memory(self, reason: str, readable: sqlite3.Connection | None = None, about: str = "") -> None:
        """Go on without the file, with a copy of what it holds if it can still be read."""
        memory = opening.in_memory(readable)
        self._let_go()
        self._in_memory, self._connection = True, memory
        self._say(KeepError(path=self._path, reason=reason, about=about))

    def _say(self, error: KeepError) -> None:
        self.trouble = self.untold = error

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        self._beside.close()
        if connection:
            connection.close()  # as the last one: who writes clears up the log
        self._presence.leave()


def _why(path: Path, reason: str, *, whole: bool) -> str:
    """Why a file is only read, of which perhaps not the whole is there."""
    if not whole:
        return _("it is read-only, and what was kept last cannot be read")
    return reason if all(os.access(each, os.W_OK) for each in (path, path.parent)) else _("it is read-only")
