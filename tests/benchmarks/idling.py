"""What a program costs that nobody touches."""

from collections.abc import Sequence

from tests.benchmarks import newsboat
from tests.benchmarks.ground import Ground, title
from tests.benchmarks.starting import EMPTY
from tests.benchmarks.table import Line, Samples
from tests.benchmarks.watched import Cost, Watched

_CALM = 5.0
"""Seconds after which whatever a start still does is done."""
_SECONDS = 10.0


def idle(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    found = Samples()
    ground = grounds[-1]
    ground.lay(ground.posts, "posts")
    for _run in range(min(runs, 3) + 1):
        with Watched(EMPTY) as terminal:
            terminal.until("ready 0")
            _add(found, "empty", _left_alone(terminal))
        with ground.reader() as terminal:
            terminal.until(title(ground.posts))
            _add(found, "ours", _left_alone(terminal))
        if newsboat.program():
            with ground.newsboat() as terminal:
                terminal.until(newsboat.NAME)
                _add(found, "newsboat", _left_alone(terminal))
    ours, empty = found.middle("ours", "cpu"), found.middle("empty", "cpu")
    written, none = found.middle("ours", "bytes"), found.middle("empty", "bytes")
    return [
        Line("10 s idle, CPU", ground.posts, ours, empty, "empty app", ratio=1.1),
        Line("10 s idle, CPU", ground.posts, ours, found.middle("newsboat", "cpu"), "newsboat"),
        Line("10 s idle, written", ground.posts, written, none, "empty app", "B", most=0),
    ]


def _left_alone(terminal: Watched) -> Cost:
    terminal.settle(0.5)
    terminal.idle(_CALM)
    return terminal.idle(_SECONDS)


def _add(found: Samples, whose: str, cost: Cost) -> None:
    found.add(whose, "cpu", value=cost.cpu)
    found.add(whose, "bytes", value=cost.written)
