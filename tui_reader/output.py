"""Standard output to its last byte: who reads it may go early, and its disk may be full."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable

from tui_reader import mishaps
from tui_reader.errors import KeepError
from tui_reader.i18n import _

FAILED, UNREAD = 1, 141
"""Exit statuses: it failed; nobody reads on, as a shell says it of a program that SIGPIPE ended."""


def written(work: Callable[[], int]) -> int:
    """Do something that prints, and have all of it written while a failure can still be told.

    Returns:
        Its exit status, UNREAD where nobody read to the end.

    Raises:
        KeepError: what is printed could not be written.
    """
    try:
        try:
            status = work()
        except SystemExit as left:  # argparse printed help, or what was wrong
            status = left.code if isinstance(left.code, int) else FAILED
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return UNREAD
    except OSError as error:
        if error.filename is not None:  # of another file
            raise
        _silence()
        raise KeepError(path=_("standard output"), **mishaps.facts(error)) from error
    return status


def _silence() -> None:
    """What Python still wants to write at its end goes nowhere."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
