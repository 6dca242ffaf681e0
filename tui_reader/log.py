"""A log for bugs, kept small; it never holds a value, a query string or a secret."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

_LARGEST = 200_000
"""Bytes from which on the next start begins a new one."""


class _File(logging.FileHandler):
    """Opened with the first line; where it cannot be written there is none, and no word of that is drawn anywhere."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, if that is possible: whoever has something to log has something more important to do."""
        with contextlib.suppress(OSError):
            super().emit(record)


def log_to(path: Path) -> None:
    """Have the program's own log written there from now on."""
    logging.raiseExceptions = False
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".log.1"))
    handler = _File(path, delay=True, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    log = logging.getLogger("tui_reader")
    log.addHandler(handler)
    log.propagate = False
