"""A disk that is full, for as long as a test wants it to be."""

import contextlib
import os
from collections.abc import Iterator

import pytest

NEEDED = pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
_ROOM = 4096
"""Bytes that a file may still have: less than a page with its head takes in the log of SQLite."""


@contextlib.contextmanager
def none() -> Iterator[None]:
    """Have the system refuse to let any file of this process grow."""
    import resource  # noqa: PLC0415 - not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
