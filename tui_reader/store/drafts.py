"""Comments being written: one small file for each place, so that no crash takes more than a second's work."""

import logging
import threading
from pathlib import Path

from tui_reader.errors import KeepError
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store import private_file

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
        import json  # noqa: PLC0415 - 4 ms of CPU that the first paint does not wait for

        fields = {name: getattr(draft, name) for name in Draft.__slots__}
        path = self._path(draft.blog, draft.post, draft.parent)
        held = self._lock.acquire(timeout=_PATIENCE)
        try:
            private_file.write(path, json.dumps(fields))
            if not self._swept:
                self._swept = True
                private_file.sweep(self._folder)
        except OSError as error:
            raise _failed(path, error) from None
        finally:
            if held:
                self._lock.release()

    def find(self, blog: str, post: int, parent: int) -> Draft | None:
        """The draft of a place; a file that cannot be understood is renamed, never deleted."""
        draft = self._read(self._path(blog, post, parent))
        return draft if draft and (draft.blog, draft.post, draft.parent) == (blog, post, parent) else None

    def drop(self, draft: Draft) -> None:
        """Forget the draft of a place; one that is missing is fine; raises KeepError."""
        path = self._path(draft.blog, draft.post, draft.parent)
        try:
            if path.exists():
                private_file.remove(path)
        except OSError as error:
            raise _failed(path, error) from None

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
    kinds = {"blog": str, "post": int, "parent": int, "text": str, "sent": bool}
    if not isinstance(fields, dict) or any(type(fields.get(name)) is not kind for name, kind in kinds.items()):
        raise ValueError("no draft")
    return Draft(**{name: fields[name] for name in kinds})


def _failed(path: Path, error: OSError) -> KeepError:
    return KeepError(path=path, reason=error.strerror or type(error).__name__)
