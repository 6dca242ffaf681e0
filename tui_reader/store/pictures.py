"""Pictures on disk: files in the system's folder for what may be thrown away, the oldest of which go first."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from tui_reader.settings import Folders
from tui_reader.store import private_file

_MOST, _FILES = 100 * 1024 * 1024, 5000
"""Bytes of all files together, and how many they may be: a folder of more is slow to look through."""
_NAME = 64


class Pictures:
    """Files by the address they came from; every method blocks, and none minds a disk that is full or read-only.

    Args:
        folders: they lie in `pictures` of its folder for caches. most: bytes of all together.
    """

    def __init__(self, folders: Folders, most: int = _MOST) -> None:
        self._folder = folders.cache / "pictures"
        self._most = most
        self._putting = threading.Lock()

    def get(self, address: str) -> bytes | None:
        """What came from an address the last time, None where it is not here; it counts as new again."""
        path = self._path(address)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, address: str, data: bytes) -> None:
        """Keep what came from an address, and drop the oldest where it is too much; or keep nothing."""
        if len(data) > self._most:
            return
        with self._putting, suppress(OSError):
            private_file.folder(self._folder)
            private_file.sweep(self._folder)
            self._make_room(len(data))
            self._write(self._path(address), data)

    def drop(self, address: str) -> None:
        """Forget what came from an address: it is no picture."""
        with suppress(OSError):
            self._path(address).unlink()

    def _path(self, address: str) -> Path:
        return self._folder / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()

    def _write(self, path: Path, data: bytes) -> None:
        """Under its name only when it is whole; it need not outlast a crash of the system, so nobody waits for that."""
        handle, pending = tempfile.mkstemp(suffix=private_file.PENDING, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(pending, path)  # noqa: PTH105 - the usual name of the one call that is atomic
        except BaseException:
            Path(pending).unlink(missing_ok=True)
            raise

    def _make_room(self, wanted: int) -> None:
        files = sorted(self._files(), reverse=True)
        room = self._most - wanted
        for number, (_when, size, path) in enumerate(files):
            room -= size
            if room < 0 or number >= _FILES - 1:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> list[tuple[int, int, Path]]:
        """When each was last wanted, how large it is, and where."""
        found = []
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if len(entry.name) == _NAME:
                    with suppress(OSError):
                        state = entry.stat(follow_symlinks=False)
                        found.append((state.st_mtime_ns, state.st_size, Path(entry.path)))
        return found
