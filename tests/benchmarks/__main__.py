"""`python -m tests.benchmarks [RUNS]`: the reader beside an empty Textual app and newsboat, turn about in one run.

For each: CPU and time from the start to what one came for, and of a key; medians, with ratios to the empty app.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.benchmarks import newsboat
from tests.pty.terminal import READER, Terminal, title
from tui_reader.demo.content import load

KEYS = 20
_QUIET = 0.1


@dataclass(frozen=True)
class Program:
    """What is measured.

    Attributes:
        shown: texts that mark the start, in the order they come, by what they are.
        before: keys that lead to where the measured keys are pressed.
        keys: what is pressed KEYS times each, by its name.
    """

    name: str
    command: Sequence[str]
    shown: dict[str, str]
    keys: dict[str, str]
    before: Sequence[str] = ()
    term: str = "xterm-256color"


def programs(folder: Path) -> list[Program]:
    """The three, or two where newsboat is not installed."""
    empty = [sys.executable, "-m", "tests.benchmarks.empty"]
    found = [
        Program("empty Textual app", empty, {"its line": "ready 0"}, {"a key": "j"}),
        Program(
            "tui-reader --demo",
            (*READER, "--demo"),
            {"the title": title(0), "the text": _beginning()},
            {"a line down": "j", "the next post": "n"},
        ),
    ]
    if command := newsboat.command(folder):
        keys = {"a line down": "j"}
        # Its xterm entry uses a sequence (REP) that the emulator does not know.
        found.append(Program("newsboat", command, {"its feed": newsboat.BLOG}, keys, ("enter",), "screen-256color"))
    else:
        print("newsboat is not installed: measured without it")
    return found


def _beginning() -> str:
    """The first words of the newest post's text: seen when the post itself is on screen, not its title in the list."""
    text = unescape(re.sub("<[^<>]+>", " ", load().posts[0].html))
    return " ".join(text.split()[:3])


def measure(program: Program) -> dict[str, float]:
    """One run: milliseconds by what was measured."""
    found: dict[str, float] = {}
    with Terminal(program.command, environment={"TERM": program.term}) as terminal:
        for name, text in program.shown.items():
            terminal.until(text)
            found[f"start to {name}, CPU"] = terminal.chunk_cpu * 1000
            found[f"start to {name}, time"] = (terminal.chunk_at - terminal.started_at) * 1000
        _settle(terminal)
        for key in program.before:
            terminal.press(key)
            _settle(terminal)
        for name, key in program.keys.items():
            cost, wait = zip(*(_press(terminal, key) for _time in range(KEYS)), strict=True)
            found[f"{name}, CPU"] = statistics.median(cost)
            found[f"{name}, time"] = statistics.median(wait)
    return found


def _press(terminal: Terminal, key: str) -> tuple[float, float]:
    """CPU until the program is quiet again, and time until its first answer, in milliseconds."""
    cpu, at = terminal.cpu(), time.perf_counter()
    terminal.press(key)
    answered = terminal.chunk_at if terminal.poll(1.0) else at
    _settle(terminal)
    return (terminal.cpu() - cpu) * 1000, (answered - at) * 1000


def _settle(terminal: Terminal) -> None:
    while terminal.poll(_QUIET):
        pass


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    measured: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("CONFIG", "DATA", "STATE", "CACHE")})
        beside = programs(Path(folder))
        for run in range(runs + 1):  # the first only warms up
            for program in beside:
                for name, value in measure(program).items():
                    measured[program.name][name] += [value] if run else []
    floor = {kind: statistics.median(series) for kind, series in measured[beside[0].name].items()}
    print(f"\nmedians of {runs} runs, turn about; the ratio is to the {beside[0].name}\n")
    for name, values in measured.items():
        print(name)
        for kind, series in values.items():
            unit = kind.rpartition(", ")[2]
            against = floor[f"start to its line, {unit}" if kind.startswith("start") else f"a key, {unit}"]
            middle = statistics.median(series)
            print(f"  {kind:24} {middle:8.1f} ms   x{middle / against:.2f}   [{min(series):.1f} to {max(series):.1f}]")


if __name__ == "__main__":
    main()
