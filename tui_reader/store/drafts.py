"""Comments being written: one small file for each place, so that no crash takes more than a second's work."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tui_reader import mishaps
from tui_reader.errors import KeepError
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store import private_file
from tui_reader.store.claim import Claim

_log = logging.getLogger("tui_reader.drafts")

_PATIENCE = 2.0
"""Seconds one writer waits for another in this process: at a signal, the last words go first after that."""


class Drafts:
    """The drafts on disk; every method blocks for a few milliseconds.

    Args:
        folders: the drafts lie in `drafts/` below its data folder, 0600 in a 0700 folder.
    """

    def __init__(self, folders: Folders) -> None:
        self._folder = folders.data / "drafts"
        self._lock = threading.Lock()
        self._swept = False

    def keep(self, draft: Draft) -> None:
        """Put a draft on disk in place of the older one; raises KeepError, and the older one is still there then."""
        path = self._path(draft.blog, draft.post, draft.parent)
        with self._writing(path):
            self._write(path, draft)

    def mark(self, draft: Draft, *, sent: bool, waiting: bool) -> None:
        """Note what became of a draft beside whatever is written at its place by now; its age stays; raises KeepError.

        Args:
            sent, waiting: as in Draft.
        """
        path = self._path(draft.blog, draft.post, draft.parent)
        with self._writing(path):
            written = self._read(path)
            age = path.stat() if written else None
            self._write(path, replace(written or draft, sent=sent, waiting=waiting))
            if age:
                os.utime(path, ns=(age.st_atime_ns, age.st_mtime_ns))

    def done(self, draft: Draft) -> None:
        """Forget a draft that arrived; what was written at its place meanwhile stays; raises KeepError."""
        path = self._path(draft.blog, draft.post, draft.parent)
        with self._writing(path):
            written = self._read(path)
            if written and written.text != draft.text:
                self._write(path, replace(written, sent=False, waiting=False))
            elif written:
                private_file.remove(path)

    def find(self, blog: str, post: int, parent: int) -> Draft | None:
        """The draft of a place; a file that cannot be understood is renamed, never deleted."""
        draft = self._read(self._path(blog, post, parent))
        return draft if draft and (draft.blog, draft.post, draft.parent) == (blog, post, parent) else None

    def all(self, blog: str = "") -> tuple[Draft, ...]:
        """The drafts at a blog, or at all of them, the one that was written to longest ago first; raises KeepError."""
        found: list[tuple[int, Draft]] = []
        try:
            paths = sorted(self._folder.glob("*.json"))
        except OSError as error:
            raise _failed(self._folder, error) from None
        for path in paths:
            draft = self._read(path)
            if draft and blog in ("", draft.blog):
                found.append((_written(path), draft))
        return tuple(draft for _age, draft in sorted(found, key=lambda pair: pair[0]))

    def written(self, draft: Draft) -> datetime:
        """When the draft of a place was last written to, by our clock; now where it is not on disk."""
        age = _written(self._path(draft.blog, draft.post, draft.parent))
        return datetime.fromtimestamp(age / 1e9, UTC) if age else datetime.now(UTC)

    def drop(self, draft: Draft) -> None:
        """Forget the draft of a place; one that is missing is fine; raises KeepError."""
        path = self._path(draft.blog, draft.post, draft.parent)
        try:
            if path.exists():
                private_file.remove(path)
        except OSError as error:
            raise _failed(path, error) from None

    def readdress(self, old: str, new: str) -> None:
        """Put the drafts at a blog that moved where they are found by its new address; raises KeepError.

        One that is being sent stays, and so does one in whose place another is written by now.
        """
        for draft in self.all(old):
            if not (claim := self.claim(draft)):
                continue
            try:
                moved, there = replace(draft, blog=new), self.find(new, draft.post, draft.parent)
                if there is None:
                    self.keep(moved)
                if there in (None, moved):
                    self.done(draft)
            finally:
                claim.release()

    def claim(self, draft: Draft) -> Claim | None:
        """The right to send the draft of a place, None while anybody else has it; raises KeepError."""
        path = self._path(draft.blog, draft.post, draft.parent).with_suffix(".sending")
        try:
            return Claim.take(path)
        except OSError as error:
            raise _failed(path, error) from None

    @contextmanager
    def _writing(self, path: Path) -> Iterator[None]:
        """Nobody else of this process writes meanwhile; an OSError becomes a KeepError."""
        held = self._lock.acquire(timeout=_PATIENCE)
        try:
            yield
        except OSError as error:
            raise _failed(path, error) from None
        finally:
            if held:
                self._lock.release()

    def _write(self, path: Path, draft: Draft) -> None:
        import json  # noqa: PLC0415 - 4 ms of CPU that the first paint does not wait for

        private_file.write(path, json.dumps({name: getattr(draft, name) for name in Draft.__slots__}))
        if not self._swept:
            self._swept = True
            private_file.sweep(self._folder)

    def _path(self, blog: str, post: int, parent: int) -> Path:
        """A name made of the place: addresses do not fit into file names."""
        import hashlib  # noqa: PLC0415 - 5 ms of CPU, as above

        place = hashlib.sha256(f"{blog} {post} {parent}".encode()).hexdigest()
        return self._folder / f"{place[:40]}.json"

    def _read(self, path: Path) -> Draft | None:
        try:
            return _decoded(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _failed(path, error) from None
        except (ValueError, RecursionError):
            try:
                _log.warning("a damaged draft was put aside: %s", private_file.set_aside(path))
            except OSError as error:
                raise _failed(path, error) from None
            return None


def _decoded(written: str) -> Draft:
    """The draft of a file's text; raises ValueError."""
    import json  # noqa: PLC0415 - as above

    fields = json.loads(written)
    kinds = {"blog": str, "post": int, "parent": int, "text": str, "sent": bool, "waiting": bool}
    if isinstance(fields, dict):
        fields.setdefault("waiting", False)  # files of earlier versions do not say
    if not isinstance(fields, dict) or any(type(fields.get(name)) is not kind for name, kind in kinds.items()):
        raise ValueError("no draft")
    return Draft(**{name: fields[name] for name in kinds})


def _written(path: Path) -> int:
    """When a file was written, in nanoseconds; 0 for one that has just gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _failed(path: Path, error: OSError) -> KeepError:
    return KeepError(path=path, **mishaps.facts(error, making=True))
