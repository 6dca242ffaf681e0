"""Who has a file open: a shared lock on a file beside it, which the system frees when a program is gone."""

import os
import sys
from pathlib import Path


class Presence:
    """Being there, until one leaves.

    Args:
        path: the file that is locked; it is made, and stays.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def enter(self) -> bool:
        """Be there; gives whether nobody else is, False where that cannot be known (Windows, no locks, no room)."""
        self.leave()
        if sys.platform == "win32":
            return False
        try:
            self._handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError:
            return False
        alone = _locked(self._handle, exclusive=True)
        _locked(self._handle, exclusive=False)  # at once: who comes now need not wait to be seen by the next
        return alone

    def leave(self) -> None:
        """Be there no more."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _locked(handle: int, *, exclusive: bool) -> bool:
    """Lock an open file without waiting; gives whether that was possible."""
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - not there

    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
