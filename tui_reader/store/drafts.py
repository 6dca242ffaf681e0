"""Comments being written: one small file for each place, so that no crash takes more than a second's work."""

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tui_reader import mishaps
from tui_reader.errors import KeepError
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store import draft_file, private_file
from tui_reader.store.claim import Claim

_log = logging.getLogger("tui_reader.drafts")

_PATIENCE = 2.0
"""Seconds one writer waits for another: at a signal, the last words go first after that."""


class Drafts:
    """The drafts on disk; every method blocks for a few milliseconds.

    A place has one draft, and another for each program that wrote there at the same time: none writes over words that
    it did not show. When the draft that one goes on with is sent or deleted, the next one of the place is found.

    Args:
        folders: the drafts lie in `drafts/` below its data folder, 0600 in a 0700 folder.
    """

    def __init__(self, folders: Folders) -> None:
        self._folder = folders.data / "drafts"
        self._lock = threading.Lock()
        self._swept = False
        self._shown: dict[Path, str] = {}
        """By place: the words on disk that this program opened or wrote, so that it may replace them."""
        self._unread: set[Path] = set()

    def keep(self, draft: Draft) -> bool:
        """Put a draft on disk in place of what was opened or kept here; raises KeepError, and the older one stays then.

        Returns:
            Whether there is another one at its place, which another program wrote.
        """
        place = self._place(draft)
        with self._writing(place):
            there = self._at(place)
            path = draft_file.holding(there, self._shown.get(place), draft.text) or draft_file.free(place)
            self._write(path, draft)
            self._shown[place] = draft.text
            return bool(there.keys() - {path})

    def mark(self, draft: Draft, *, sent: bool, waiting: bool) -> None:
        """Note what became of a draft beside whatever is written at its place by now; its age stays; raises KeepError.

        Args:
            sent, waiting: as in Draft.
        """
        place = self._place(draft)
        with self._writing(place):
            path, written = self._likeliest(place, draft.text)
            self._write(path, replace(written or draft, sent=sent, waiting=waiting), draft_file.written(path))
            if written is None:
                self._shown[place] = draft.text

    def done(self, draft: Draft) -> None:
        """Forget a draft that arrived; what was written at its place meanwhile stays; raises KeepError."""
        place = self._place(draft)
        with self._writing(place):
            path, written = self._likeliest(place, draft.text)
            if written and written.text != draft.text:
                self._write(path, replace(written, sent=False, waiting=False))
            elif written:
                private_file.remove(path)

    def find(self, blog: str, post: int, parent: int, text: str | None = None) -> Draft | None:
        """The draft of a place: the one with this text, else the one opened here, else the youngest; raises KeepError.

        A file that cannot be understood is renamed, never deleted.
        """
        return self._likeliest(draft_file.at(self._folder, blog, post, parent), text)[1]

    def open(self, blog: str, post: int, parent: int) -> Draft | None:
        """The draft of a place, to be shown and written on: `keep` and `drop` may replace it then; raises KeepError."""
        place = draft_file.at(self._folder, blog, post, parent)
        draft = self._likeliest(place)[1]
        self._shown.pop(place, None)
        if draft:
            self._shown[place] = draft.text
        return draft

    def all(self, blog: str = "") -> tuple[Draft, ...]:
        """The drafts at a blog, or at all of them, the one that was written to longest ago first; raises KeepError."""
        return tuple(draft for draft in self._found("*.json").values() if blog in ("", draft.blog))

    def written(self, draft: Draft) -> datetime:
        """When the draft of a place was last written to, by our clock; now where it is not on disk."""
        path, _draft = self._likeliest(self._place(draft), draft.text)
        age = draft_file.written(path)
        return datetime.fromtimestamp(age / 1e9, UTC) if age else datetime.now(UTC)

    def drop(self, draft: Draft) -> None:
        """Forget what was opened or kept here at the place of a draft; nothing there is fine; raises KeepError."""
        place = self._place(draft)
        shown = self._shown.get(place)
        if shown is None:
            return
        with self._writing(place):
            if path := draft_file.holding(self._at(place), shown):
                private_file.remove(path)
            self._shown.pop(place, None)

    def readdress(self, old: str, new: str) -> None:
        """Put the drafts at a blog that moved where they are found by its new address; raises KeepError.

        One that is being sent stays.
        """
        for path, draft in self._found("*.json").items():
            if draft.blog != old or not (claim := self.claim(draft)):
                continue
            try:
                self._move(path, draft, replace(draft, blog=new))
            finally:
                claim.release()

    def claim(self, draft: Draft) -> Claim | None:
        """The right to send the draft of a place, None while anybody else has it; raises KeepError."""
        path = self._place(draft).with_suffix(".sending")
        try:
            return Claim.take(path)
        except OSError as error:
            raise _failed(path, error) from None

    @contextmanager
    def _writing(self, place: Path) -> Iterator[None]:
        """Nobody else writes at a place meanwhile, whatever program it is; an OSError becomes a KeepError."""
        end = time.monotonic() + _PATIENCE
        held = self._lock.acquire(timeout=_PATIENCE)
        turn = draft_file.turn(place, end)
        try:
            yield
        except OSError as error:
            raise _failed(place, error) from None
        finally:
            if turn:
                turn.release()
            if held:
                self._lock.release()

    def _write(self, path: Path, draft: Draft, age: int = 0) -> None:
        """Replace a file; `age` is the time in nanoseconds that it keeps."""
        private_file.write(path, draft_file.encoded(draft))
        if age:
            os.utime(path, ns=(age, age))
        if not self._swept:
            self._swept = True
            private_file.sweep(self._folder)

    def _move(self, path: Path, draft: Draft, moved: Draft) -> None:
        """Put the draft of a file at another place, beside what is there, then remove the file if nobody wrote on."""
        place, age = self._place(moved), draft_file.written(path)
        with self._writing(place):
            if moved not in self._at(place).values():
                self._write(draft_file.free(place), moved, age)
        with self._writing(self._place(draft)):
            if self._read(path) == draft:
                private_file.remove(path)

    def _at(self, place: Path) -> dict[Path, Draft]:
        """The drafts of a place, as `_found`."""
        found = self._found(f"{place.stem}*.json")
        return {path: one for path, one in found.items() if self._place(one) == place}

    def _likeliest(self, place: Path, text: str | None = None) -> tuple[Path, Draft | None]:
        """What `find` finds, and its file; a file to be made where there is none."""
        there = self._at(place)
        path = draft_file.holding(there, text, self._shown.get(place)) or next(reversed(there), None)
        return (path, there[path]) if path else (draft_file.free(place), None)

    def _place(self, draft: Draft) -> Path:
        return draft_file.at(self._folder, draft.blog, draft.post, draft.parent)

    def _found(self, pattern: str) -> dict[Path, Draft]:
        """The drafts of some files, the one that was written to longest ago first; raises KeepError."""
        try:
            os.scandir(self._folder).close()  # `glob` finds nothing, without a word, in what is no folder
            paths = sorted(self._folder.glob(pattern), key=lambda path: (draft_file.written(path), path))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _failed(self._folder, error) from None
        return {path: draft for path in paths if (draft := self._read(path))}

    def _read(self, path: Path) -> Draft | None:
        """The draft of a file; one that cannot be read stays as it is, and what cannot be understood is put aside."""
        try:
            return draft_file.decoded(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            if path not in self._unread:
                self._unread.add(path)
                _log.warning("a draft could not be read: %s: %s", path, type(error).__name__)
            return None
        except (ValueError, RecursionError):
            try:
                _log.warning("a damaged draft was put aside: %s", private_file.set_aside(path))
            except OSError as error:
                raise _failed(path, error) from None
            return None


def _failed(path: Path, error: OSError) -> KeepError:
    return KeepError(path=path, **mishaps.facts(error, making=True))
