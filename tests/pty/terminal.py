"""A real pseudo-terminal with a program in it: type, look at the screen, resize, send signals. Linux only."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tui_reader.demo.content import load

PATIENCE = 20.0
"""Seconds to wait for something on the screen, on a busy machine."""

READER = (sys.executable, "-m", "tui_reader")
"""The program as `python -m tui_reader`."""

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
}
_ALTERNATE = 1049
_DEAF = ("COLUMNS", "LINES", "NO_COLOR", "TERM_PROGRAM", "TMUX", "TEXTUAL")


def title(number: int) -> str:
    """The first words of a title of the demo blog, 0 being the newest: what no wrapping breaks."""
    return " ".join(load().posts[number].title.split()[:2])


def _state(stat: Path) -> str:
    """The letter of a process or a thread in its file (proc_pid_stat(5))."""
    return stat.read_text().rpartition(")")[2].split()[0]


class _Screen(pyte.Screen):
    """A screen that answers what programs ask of it, and whose alternate screen starts empty, as a terminal's does."""

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self.answers = b""

    def write_process_input(self, data: str) -> None:
        self.answers += data.encode()

    def set_mode(self, *modes: int, **options: bool) -> None:
        super().set_mode(*modes, **options)
        if _ALTERNATE in modes:
            self.erase_in_display(2)


class Terminal:
    """A program in a terminal of its own; as a context manager it is killed at the end.

    Args:
        command: what to run. size: columns and rows. environment: changes to ours; "" takes a variable away.

    Attributes:
        raw: everything the program wrote. screens: a list put here gets the text of the screen after every chunk.
    """

    def __init__(
        self,
        command: Sequence[str] = READER,
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = _Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = os.openpty()
        os.set_blocking(self._master, False)
        self._set_size(size)
        changed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        kept = {key: value for key, value in os.environ.items() if key not in _DEAF}
        self.raw = bytearray()
        self.screens: list[str] | None = None
        self.chunk_at = self.started_at = time.perf_counter()
        self.chunk_cpu = 0.0
        # setsid makes the terminal the program's own, so that Ctrl+Z, resizes and hanging up reach it.
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={key: value for key, value in (kept | changed).items() if value},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._slave)
        if self._master >= 0:
            os.close(self._master)

    @property
    def text(self) -> str:
        """What is on the screen, rows separated by line feeds."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    @property
    def cells(self) -> list[list[object]]:
        """What is on the screen, cell by cell, with its colours."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return [[self._screen.buffer[row][column] for column in columns] for row in rows]

    @property
    def pid(self) -> int:
        """The program's process number."""
        return self.process.pid

    def poll(self, seconds: float) -> bool:
        """Read one chunk of output if one comes in time; `chunk_at` says when it came, `chunk_cpu` what it had cost."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        self.chunk_at, self.chunk_cpu = time.perf_counter(), self.cpu()
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # EIO: nobody has the other end open any more
            return False
        self._draw(data)
        return bool(data)

    def _draw(self, data: bytes) -> None:
        """Have the screen show what was read, and answer what it asks."""
        self.raw += data
        self._stream.feed(data.replace(b"\x1b[<u", b""))  # the end of the kitty keyboard, which pyte would print
        if self._screen.answers:
            os.write(self._master, self._screen.answers)
            self._screen.answers = b""
        if self.screens is not None:
            self.screens.append(self.text)

    def until(self, wanted: str | Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until a text is on the screen or a condition holds; fails with the screen when it does not come."""
        end = time.monotonic() + seconds
        holds = wanted if callable(wanted) else partial(self._shows, wanted)
        while not holds():
            late, over = time.monotonic() > end, self.process.poll() is not None  # before the last look, not after it
            came = self.poll(0.05)
            if (late or (over and not came)) and not holds():
                why = f"the program ended with {self.process.returncode}" if over else "in time"
                raise AssertionError(f"{wanted!r} did not come, {why}; the screen:\n{self.text}")

    def _shows(self, words: str) -> bool:
        return words in self.text

    def calm(self) -> None:
        """Wait until nothing was drawn and nothing was to be done for a second, however slow the machine is.

        Ten looks in a row must find it so: a pause of everything counts as one.
        """
        quiet = 0
        while quiet < 10:
            quiet = 0 if self.poll(0.1) or self._at_work() else quiet + 1

    def _at_work(self) -> bool:
        """Whether a thread of the program runs, waits for a processor or waits for a disk."""
        try:
            states = [_state(path) for path in Path(f"/proc/{self.pid}/task").glob("*/stat")]
        except OSError:  # a thread has ended meanwhile
            return True
        return bool({"R", "D"}.intersection(states))

    def gone(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        self.until(lambda: text not in self.text)

    def press(self, *keys: str) -> None:
        """Type keys: names of KEYS, `ctrl+x`, or plain text."""
        for key in keys:
            control = chr(ord(key[5].upper()) & 0x1F) if key.startswith("ctrl+") else key
            os.write(self._master, KEYS.get(key, control).encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a window manager does."""
        self._screen.resize(rows, columns)
        self._set_size((columns, rows))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._master)
        self._master = -1

    def ended(self, seconds: float = PATIENCE) -> int:
        """The exit status, once the program has ended; everything it wrote is on the screen then."""
        if self._master < 0:
            return self.process.wait(seconds)
        end = time.monotonic() + seconds
        over = False
        while self.poll(0.05) or not over:
            over = self.process.poll() is not None  # what it wrote before is read after this
            assert time.monotonic() < end, f"it still runs after {seconds:.0f} s; the screen:\n{self.text}"
        return self.process.returncode

    def stopped(self) -> bool:
        """Whether the program is suspended."""
        return _state(Path(f"/proc/{self.pid}/stat")) == "T"

    def restored(self) -> bool:
        """Whether the terminal is as a shell needs it: echo and lines on, the main screen, cursor shown, mouse off."""
        local = termios.tcgetattr(self._slave)[3]
        ends = {
            mode: (self.raw.rfind(b"\x1b[?%dh" % mode), self.raw.rfind(b"\x1b[?%dl" % mode))
            for mode in (25, 1000, 1049, 2004)
        }
        cursor, *others = ends.values()
        return (
            bool(local & termios.ECHO and local & termios.ICANON)
            and cursor[0] >= cursor[1]
            and all(on <= off for on, off in others)
        )

    def cpu(self) -> float:
        """Seconds of CPU the program has used, all threads, while it runs (the clock of clock_getcpuclockid(3))."""
        try:
            return time.clock_gettime((~self.pid << 3) | 2)
        except OSError:
            return 0.0

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, columns * 10, rows * 20))
