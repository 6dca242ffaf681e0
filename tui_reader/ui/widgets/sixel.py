"""Pictures as sixels (DEC STD 070, 9): textual-image encodes them, and they are written over the cells of a picture.

Its detection is not used: it reads the terminal's answer from the keyboard, which Textual reads at the same time. Who
wants sixels says so in the settings.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from tui_reader.errors import NoImages

if TYPE_CHECKING:
    from tui_reader.content.pictures import Ground, Picture

_WHOLE = re.compile(r"\x1bP[0-9;]*q[\x20-\x7e]*\x1b\\")


def cell() -> tuple[int, int]:
    """Width and height of a cell in pixels, as the terminal told the system (ioctl_tty(2)); (0, 0) where it did not."""
    if sys.platform == "win32":
        return 0, 0
    import fcntl  # noqa: PLC0415 - not on Windows
    import struct  # noqa: PLC0415 - seldom needed
    import termios  # noqa: PLC0415 - not on Windows

    try:
        answer = fcntl.ioctl(2, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return 0, 0
    rows, columns, width, height = struct.unpack("HHHH", answer)
    return (width // columns, height // rows) if rows and columns else (0, 0)


def coded(found: Picture, width: int, height: int, ground: Ground) -> str:
    """A picture of so many pixels; takes a quarter of a second, so make it in a thread.

    Raises:
        NoImages: what encodes it is missing, or is not as we know it.
    """
    try:
        from textual_image._sixel import image_to_sixels  # noqa: PLC0415 - an extra; only this part of it asks nothing
    except ImportError:
        raise NoImages from None
    codes = str(image_to_sixels(found.scaled(width, height, ground)))
    if not _WHOLE.fullmatch(codes):
        raise NoImages
    return codes


def at(column: int, row: int, codes: str) -> str:
    """What draws it there, both counted from 0, and leaves the cursor where it was."""
    return f"\x1b7\x1b[{row + 1};{column + 1}H{codes}\x1b8"


def is_possible() -> bool:
    """Whether the size of a cell is known."""
    return os.isatty(2) and min(cell()) > 0
