"""The first screen: the frame that was last on screen, painted from disk before Textual is imported.

It knows nothing but a file of finished rows, and paints them only where Textual will paint the same: the same
terminal, size, settings and environment. It says how old they are. Keys typed meanwhile wait in the terminal's queue.
Everything here is paid before the first paint, so it imports only what Python has loaded already, and C modules.
"""

from __future__ import annotations

import os
import stat
import sys
import time

from tui_reader import __version__

try:
    import _signal  # type: ignore[import-not-found]  # what `signal` wraps in enums, at 2 ms
    import termios
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

TYPE_CHECKING = False  # `typing` is not loaded yet
if TYPE_CHECKING:
    from typing import Any

NAME, COLUMN = "frame", "column"
"""The files of the frame and of a width that was chosen by key, in the data folder; `tui_reader.ui` writes them."""
LARGEST = 1_000_000
"""Bytes; a full screen of a big terminal takes a tenth of it."""
_VARIABLES = {
    *("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"),
    *("LANG", "LANGUAGE", "XDG_CONFIG_HOME"),
}
_FOLDERS = {
    ("linux", "data"): ".local/share",
    ("linux", "cache"): ".cache",
    ("darwin", "data"): "Library/Application Support",
    ("darwin", "cache"): "Library/Caches",
}
_PREFIXES = ("TUI_READER_", "TEXTUAL", "LC_")
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x0A, 0x1B})
_BEGIN = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2026h"
_END = "\x1b[m\x1b[?2026l"
_RESTORE = (
    "\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l"
    "\x1b[<u\x1b[?1049l\x1b[?25h"
)

before: list[Any] | None = None
"""The terminal's attributes before the first screen; None while there is none on it."""


def paint() -> bool:
    """Paint the frame if it is what Textual will paint; True if it is on the screen now, see `restore()`."""
    global before  # noqa: PLW0603 - one terminal
    try:
        if termios is None or not all(map(os.isatty, (0, 1, 2))) or os.tcgetpgrp(0) != os.getpgrp():
            return False
        text = composed(read(f"{folder()}/{NAME}"), time.time())
        before = termios.tcgetattr(0)
        for number in (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP):
            _signal.signal(number, _end)
        termios.tcsetattr(0, termios.TCSANOW, _raw(before))
        data = f"{_BEGIN}{text}{_END}".encode()
        while data:
            data = data[os.write(2, data) :]
    except Exception:  # noqa: BLE001 - no frame, or none for here: Textual begins as it always does
        restore()
        return False
    return True


def restore() -> None:
    """Give the terminal back as it was, if the first screen is on it; what is printed next is seen."""
    global before
    if before is not None:
        attributes, before = before, None
        try:
            os.write(2, _RESTORE.encode())
            termios.tcsetattr(0, termios.TCSANOW, attributes)
        except (OSError, termios.error):  # the terminal is gone
            pass


def folder(kind: str = "data") -> str:
    """The folder of data as `settings.Folders` finds it; "" where that takes more than a look at the environment.

    Args:
        kind: `data`, or `cache`: what can be made again.
    """
    home = os.environ.get("TUI_READER_HOME")
    if home:
        return f"{home}/{kind}"
    path = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
    if not path.startswith("/"):
        local = _FOLDERS.get((sys.platform, kind))
        user = os.environ.get("HOME")
        path = f"{user}/{local}" if user and local else ""
    return f"{path}/tui-reader" if path else ""


def here(*files: str) -> str:
    """What must be the same for a frame to be painted: program, size, some files, environment, in one line.

    Args:
        files: the paths of the settings and of the width that was chosen by key, which need not exist.
    """
    given = {name: words for name, words in os.environ.items() if name in _VARIABLES or name.startswith(_PREFIXES)}
    stamps = [_stamp(path) for path in files]
    return ascii((__version__, tuple(os.get_terminal_size(1)), *stamps, sorted(given.items())))


def read(path: str) -> list[str]:
    """The lines of the frame file after its head; raises OSError or ValueError for one that is not to be painted."""
    file = opened(path)
    try:
        data = os.read(file, LARGEST + 1)
    finally:
        os.close(file)
    if len(data) > LARGEST:
        raise ValueError("too big")
    if not harmless(data):
        raise ValueError("more than text and colours")
    settings, state, *lines, end = data.decode().split("\n")
    if end or state != here(settings, path[: -len(NAME)] + COLUMN):
        raise ValueError("another state, or cut off")
    return lines


def opened(path: str) -> int:
    """A file of our own that nobody else may read or write, open to be read; raises OSError or ValueError."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    info = os.fstat(file)
    if not stat.S_ISREG(info.st_mode) or info.st_uid != os.geteuid() or info.st_mode & 0o077:
        os.close(file)
        raise ValueError("not our own file")
    return file


def harmless(data: bytes) -> bool:
    """Whether it holds nothing but lines of text and colours: no control but line feeds and SGR sequences."""
    if data.translate(None, _CONTROLS) != data or any(b"\xc2%c" % code in data for code in range(0x80, 0xA0)):
        return False
    _text, *parts = data.split(b"\x1b")
    heads = {part[: part.find(b"m") + 1] for part in parts}  # some dozens; b"" where none ends
    return all(head[:1] == b"[" and not head[1:-1].strip(b"0123456789;") for head in heads)


def composed(lines: list[str], now: float) -> str:
    """The frame as it is written to the terminal, its age in the place kept for it.

    Args:
        lines: "since row room ages", so many lines "seconds words", the row of the age up to its gap, from there to
            the words, and what follows them; then all rows, that one empty. now: seconds since the epoch.
    """
    since, row, room, ages = map(int, lines[0].split())
    old, words = now - since, ""
    for line in lines[1 : ages + 1]:
        seconds, _space, these = line.partition(" ")
        if words and old < int(seconds):
            break
        words = these
    head, middle, tail, *rows = lines[ages + 1 :]
    if not words or len(words) >= room or len(rows) != os.get_terminal_size(1).lines:
        raise ValueError("no room")
    rows[row] = f"{head}{' ' * (room - len(words))}{middle}{words}{tail}"
    return "".join(f"\x1b[{y};1H\x1b[m{text}" for y, text in enumerate(rows, 1))


def _stamp(path: str) -> tuple[int, int] | None:
    """What changes with a file; None where there is none."""
    try:
        info = os.stat(path)  # noqa: PTH116 - pathlib is not loaded yet
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size


def _raw(attributes: list[Any]) -> list[Any]:
    """As Textual sets the terminal, but Ctrl+C still ends the program: Textual is not there to hear of it."""
    raw = [*attributes[:6], [*attributes[6]]]
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    raw[6][termios.VMIN] = 1
    raw[6][termios.VSUSP] = raw[6][termios.VQUIT] = os.fpathconf(0, "PC_VDISABLE").to_bytes(1, sys.byteorder)
    return raw


def _end(number: int, _frame: object) -> None:
    restore()
    os._exit(128 + number)
