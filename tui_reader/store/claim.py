"""One program at a time at a thing on disk; the system frees it when that program is gone, however it went."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from tui_reader.store import private_file

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_ATTEMPTS = 10
"""How often a file is opened anew that another program removed in the same moment."""


class Claim:
    """A file that is locked for as long as this lives; `take()` makes it, `release()` ends it."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path, self._handle = path, handle

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """Lock a file that is made for it, at once or not at all: None while another holds it, this program included.

        A file system without locks holds nobody back.

        Raises:
            OSError: the file could not be made.
        """
        private_file.folder(path.parent)
        for _attempt in range(_ATTEMPTS):
            handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                _lock(handle)
            except OSError as error:
                if error.errno in _HELD:
                    os.close(handle)
                    return None
            if _is_at(path, handle):
                return cls(path, handle)
            os.close(handle)  # whoever held it has removed it: this lock is of a file nobody else will find
        return None

    def release(self) -> None:
        """Let others have it."""
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._handle)
            with suppress(OSError):
                self._path.unlink()
        else:
            with suppress(OSError):
                self._path.unlink()
            os.close(self._handle)


def _lock(handle: int) -> None:
    """Lock an open file without waiting; raises OSError."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there only

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not there

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(path: Path, handle: int) -> bool:
    """Whether the open file is still the one with this name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
