"""200 blogs asked for what is new: by a command beside newsboat's, and behind the keys of who goes on reading."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks import feeds, newsboat, posts
from tests.benchmarks.ground import PROGRAM, Ground
from tests.benchmarks.table import Line, Samples
from tests.benchmarks.watched import Watched
from tui_reader.reader.transfer import take_in
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

FEEDS = 200
_THREADS = (1, 8)
"""How many feeds newsboat asks at a time: as it is installed, and as one sets it with many feeds."""
_PAUSE = 0.1
_DOWN = 10
"""Keys down before as many up: the cursor stays in sight, so that each one moves it."""
_CURSOR = "▌"
_LONG = 120.0


def refresh(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    del grounds
    found = Samples()
    with feeds.serving(FEEDS) as port, tempfile.TemporaryDirectory(prefix="tui-reader-refreshing-") as folder:
        place = _Place(Path(folder), port)
        for _run in range(runs + 1):
            place.commands(found)
        for _run in range(min(runs, 3) + 1):
            for where in ("library", "river"):
                place.keys(found, where)
    return _lines(found)


class _Place:
    """A folder with the same blogs on our shelf and in newsboat's list, never asked yet.

    Args:
        port: of the blogs.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port
        shelf = Shelf(Folders.under(folder / "never"))
        take_in(shelf, feeds.opml(FEEDS, port))
        shelf.close()

    def commands(self, found: Samples) -> None:
        """Both programs, first without anything and then with all there is."""
        for threads in _THREADS if newsboat.program() else ():
            cache = self._empty("newsboat")
            cache.mkdir()
            urls = (f"{feeds.feed_of(feed, self._port)}\n" for feed in range(1, FEEDS + 1))
            (cache / "urls").write_text("".join(urls), "utf-8")
            (cache / "config").write_text(f"reload-threads {threads}\n", "utf-8")
            for state in ("cold", "same"):
                _run(found, f"newsboat {threads}", state, [*newsboat.command(cache), "-x", "reload"], {})
        home = self._home()
        for state in ("cold", "same"):
            _run(found, "ours", state, [*PROGRAM, "refresh"], _at(home))
        _run(found, "ours", "searched", [*PROGRAM, "search", posts.writer_of(FEEDS * feeds.POSTS).common], _at(home))

    def keys(self, found: Samples, where: str) -> None:
        """Keys pressed every tenth of a second, in the library or the river of all blogs, while they are asked."""
        home = self._home()
        if where == "river":  # half of them were there before
            half = [feeds.address(feed, self._port) for feed in range(1, FEEDS, 2)]
            _run(Samples(), "ours", "half", [*PROGRAM, "refresh", *half], _at(home))
        with Watched(PROGRAM, environment=_at(home)) as terminal:
            terminal.until(feeds.name(20))
            terminal.settle()
            terminal.press("R")
            terminal.until("refreshing")
            if where == "river":
                terminal.press("enter")
                terminal.until("All blogs ›")
                terminal.settle()
            took = [_step(terminal, key) for key in self._pressed(terminal)]
            terminal.until(lambda: "refreshing" not in terminal.text, _LONG)
        found.add(where, "worst", value=max(took))
        found.add(where, "p95", value=statistics.quantiles(took, n=20)[-1])
        found.add(where, "keys", value=len(took))

    def _pressed(self, terminal: Watched) -> Iterator[str]:
        while True:
            yield from "j" * _DOWN + "k" * _DOWN
            if "refreshing" not in terminal.text:
                return

    def _home(self) -> Path:
        home = self._empty("home")
        shutil.copytree(self._folder / "never", home)
        return home

    def _empty(self, name: str) -> Path:
        shutil.rmtree(self._folder / name, ignore_errors=True)
        return self._folder / name


def _at(home: Path) -> dict[str, str]:
    return {"TUI_READER_HOME": str(home), "LANG": "C.UTF-8"}


def _run(found: Samples, whose: str, state: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run a command to its end; milliseconds by the clock and of CPU."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{whose}, {state}: {process.returncode}"
    found.add(whose, state, "time", value=(time.perf_counter() - began) * 1000)
    found.add(whose, state, "cpu", value=(used.ru_utime + used.ru_stime) * 1000)


def _step(terminal: Watched, key: str) -> float:
    """Milliseconds from a key until the cursor is elsewhere; it is pressed after a pause."""
    end = time.perf_counter() + _PAUSE
    while (left := end - time.perf_counter()) > 0:
        terminal.poll(left)
    before = terminal.edge().find(_CURSOR)
    return terminal.answer(key, _CURSOR, lambda: terminal.edge().find(_CURSOR) not in (before, -1))


def _lines(found: Samples) -> list[Line]:
    goals = {"cold": 1.0, "same": 0.5}
    lines = []
    for state, words in (("cold", "blogs never asked before"), ("same", "nothing new")):
        for kind, unit in (("time", ""), ("cpu", ", CPU")):
            ours = found.middle("ours", state, kind)
            for threads in _THREADS:
                theirs = found.middle(f"newsboat {threads}", state, kind)
                goal = goals[state] if kind == "time" and threads == 1 else None
                peer = f"newsboat, {threads} at a time"
                lines.append(Line(f"{FEEDS} {words}{unit}", FEEDS * feeds.POSTS, ours, theirs, peer, ratio=goal))
    lines.append(Line("the first search after that, CPU", FEEDS * feeds.POSTS, found.middle("ours", "searched", "cpu")))
    for where in ("library", "river"):
        keys = found.middle(where, "keys") or 0
        for kind in ("p95", "worst"):
            words = f"a key in the {where} meanwhile, {kind} of {keys:.0f}"
            lines.append(Line(words, FEEDS * feeds.POSTS, found.middle(where, kind), most=50))
    return lines
