"""Files only their owner can read, replaced as a whole: the old one or the new one, never half of each."""

import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

PENDING = ".new"
"""How the name of a file being written ends."""

_FORGOTTEN = 3600
"""Seconds after which such a file belongs to nobody any more."""


def folder(path: Path) -> Path:
    """Make sure a folder is there that only its owner can look into; raises OSError."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def write(path: Path, text: str) -> None:
    """Put a text on disk under a name, 0600, so that neither a crash nor a full disk harms what was there.

    The bytes are on the disk before the name is (fsync, then os.replace, then the folder's fsync).

    Raises:
        OSError: nothing was changed.
    """
    folder(path.parent)
    handle, pending = tempfile.mkstemp(suffix=PENDING, prefix=f"{path.stem}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(pending, path)  # noqa: PTH105 - the usual name of the one call that is atomic
    except BaseException:
        Path(pending).unlink(missing_ok=True)
        raise
    _sync(path.parent)


def remove(path: Path) -> None:
    """Take a file away for good; one that is missing is fine; raises OSError."""
    path.unlink(missing_ok=True)
    _sync(path.parent)


def set_aside(path: Path) -> Path:
    """Rename a damaged file to `NAME.damaged-DATE` beside it, never over another one; returns the new name."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    path.rename(aside)
    return aside


def sweep(path: Path) -> None:
    """Remove what a killed process left half written in a folder more than an hour ago."""
    for left in path.glob(f"*{PENDING}"):
        try:
            if time.time() - left.stat().st_mtime > _FORGOTTEN:
                left.unlink()
        except OSError:
            continue


def _sync(path: Path) -> None:
    """Write a folder's names to the disk, where the system can (Windows cannot open folders)."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems refuse it; the file itself is safe
    finally:
        os.close(handle)
