"""A program in a terminal, and what it costs: time, CPU and bytes until something is on the screen."""

import os
import select
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from tests.pty.terminal import PATIENCE, Terminal
from tui_reader.values import dataclass

Wanted: TypeAlias = str | Callable[[], bool]

QUIET = 0.12
"""Seconds without output after which a program is done with a key; posts that follow the cursor come within them."""
_GAP = 0.002
_LONGEST = 10.0
_IDLE = 0.1
"""Whoever uses less of a processor than this does nothing for the screen."""
_BURST = 1 << 20
_MOUSE = b"\x1b[?1000h"
_FRAME = 2000
"""Bytes; what else it asks for is less, and a frame of its own is more."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one thing cost.

    Attributes:
        time: milliseconds until it was on the screen. cpu: milliseconds of CPU, all threads. written: bytes.
    """

    time: float
    cpu: float
    written: int


class Watched(Terminal):
    """A terminal that first reads all that comes at once and then draws it: no program waits for our drawing."""

    def poll(self, seconds: float) -> bool:
        """Read what comes without a gap; `chunk_at` and `chunk_cpu` are of its end, before it is drawn."""
        data = b""
        while len(data) < _BURST and select.select([self._master], [], [], _GAP if data else seconds)[0]:
            try:
                chunk = os.read(self._master, 1 << 16)
            except OSError:  # nobody has the other end open any more
                break
            if not chunk:
                break
            self.chunk_at, self.chunk_cpu = time.perf_counter(), self.cpu()
            data += chunk
        if data:
            self._draw(data)
        return bool(data)

    def begun(self, wanted: Wanted, seconds: float = PATIENCE) -> Cost:
        """What it cost from the start of the program until something was on the screen."""
        self.until(wanted, seconds)
        return Cost((self.chunk_at - self.started_at) * 1000, self.chunk_cpu * 1000, len(self.raw))

    def in_charge(self) -> bool:
        """Whether Textual has painted its first frame: it first asks for the mouse."""
        return len(self.raw.partition(_MOUSE)[2]) > _FRAME

    def step(self, *keys: str, shown: Wanted | None = None, seconds: float = PATIENCE) -> Cost:
        """What keys cost: time until something shows (any answer, if not told), CPU and bytes until all is quiet."""
        cpu, at, written = self.cpu(), time.perf_counter(), len(self.raw)
        self.press(*keys)
        if shown is None:
            answered = self.chunk_at if self.poll(1.0) else at
        else:
            self.until(shown, seconds)
            answered = self.chunk_at
        self.settle()
        return Cost((answered - at) * 1000, (self.cpu() - cpu) * 1000, len(self.raw) - written)

    def resized(self, columns: int, rows: int) -> Cost:
        """What another size costs: time until the screen is as it stays, CPU and bytes until all is quiet."""
        cpu, at, written = self.cpu(), time.perf_counter(), len(self.raw)
        self.resize(columns, rows)
        seen: list[tuple[float, str]] = []
        used = cpu
        while time.perf_counter() < at + _LONGEST:
            if self.poll(QUIET):
                seen.append((self.chunk_at, self.text))
            elif self.cpu() - used < QUIET * _IDLE:
                break
            used = self.cpu()
        last = next((when for when, text in seen if text == self.text), at)
        return Cost((last - at) * 1000, (self.cpu() - cpu) * 1000, len(self.raw) - written)

    def answer(self, key: str, sign: str, holds: Callable[[], bool], seconds: float = PATIENCE) -> float:
        """Milliseconds from a key until what makes something hold has come; to draw it takes us longer.

        Args:
            sign: stands in what is written then; nothing else is drawn before it comes.
        """
        at, read = time.perf_counter(), b""
        self.press(key)
        while time.perf_counter() < at + seconds:
            if not select.select([self._master], [], [], seconds)[0]:
                break
            chunk = os.read(self._master, 1 << 16)
            came, read = time.perf_counter(), read + chunk
            if sign.encode() in read:
                self.chunk_at, self.chunk_cpu = came, self.cpu()
                self._draw(read)
                read = b""
                if holds():
                    return (came - at) * 1000
        raise AssertionError(f"{key} was not answered; the screen:\n{self.text}")

    def edge(self) -> str:
        """The first cell of every row, downwards."""
        return "".join(self._screen.buffer[y][0].data for y in range(self._screen.lines))

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing is written any more; not for ever, as a cursor that blinks is never quiet."""
        end = time.perf_counter() + _LONGEST
        while self.poll(quiet) and time.perf_counter() < end:
            pass

    def idle(self, seconds: float) -> Cost:
        """What it costs to leave it alone."""
        cpu, written, end = self.cpu(), len(self.raw), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.poll(left)
        return Cost(seconds * 1000, (self.cpu() - cpu) * 1000, len(self.raw) - written)

    def memory(self) -> float:
        """MB of memory it holds now."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def look(self, text: str) -> tuple[str, ...]:
        """Colours and weight of the first row with a text, so that a cursor on it is seen; empty if it is not there."""
        for y, row in enumerate(self._screen.display):
            if (x := row.find(text)) >= 0:
                cell = self._screen.buffer[y][x]
                return (cell.fg, cell.bg, str(cell.bold), str(cell.reverse))
        return ()
