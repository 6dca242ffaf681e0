"""Steps and pages in the list, and how much memory it takes to have it open."""

import statistics
from collections.abc import Sequence

from tests.benchmarks import newsboat
from tests.benchmarks.ground import Ground, title
from tests.benchmarks.starting import EMPTY
from tests.benchmarks.table import Line, Samples, grown
from tests.benchmarks.watched import Watched

KEYS = 20
_LONG = 120.0
_CALM = 1.0


def steps(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section of keys."""
    found = Samples()
    for _run in range(runs + 1):
        for ground in grounds:
            with _ours(ground) as terminal:
                _press(found, terminal, "ours", ground.posts)
            if newsboat.program():
                with _theirs(ground) as terminal:
                    _press(found, terminal, "theirs", ground.posts)
    lines = [line for ground in grounds for line in _lines(found, ground.posts)]
    all_steps = {ground.posts: found.middle("ours", ground.posts, "down", "cpu") for ground in grounds}
    all_pages = {ground.posts: found.middle("ours", ground.posts, "page", "cpu") for ground in grounds}
    return [*lines, *grown("a step, CPU", "ms", all_steps), *grown("a page, CPU", "ms", all_pages)]


def memory(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section of memory."""
    found = Samples()
    for _run in range(min(runs, 3)):
        with Watched(EMPTY) as terminal:
            terminal.begun("ready 0")
            terminal.settle(_CALM)
            found.add("empty", value=terminal.memory())
        for ground in grounds:
            with _ours(ground) as terminal:
                found.add("ours", ground.posts, value=terminal.memory())
            if newsboat.program():
                with _theirs(ground) as terminal:
                    found.add("theirs", ground.posts, value=terminal.memory())
    lines = [
        Line(
            "resident memory, list open",
            ground.posts,
            found.middle("ours", ground.posts),
            found.middle("theirs", ground.posts),
            "newsboat",
            "MB",
            ratio=0.1 if ground.posts > 10_000 else None,
        )
        for ground in grounds
    ]
    beside = Line("the same", grounds[0].posts, found.middle("ours", grounds[0].posts), found.middle("empty"))
    all_of = {ground.posts: found.middle("ours", ground.posts) for ground in grounds}
    empty = Line(beside.what, beside.posts, beside.ours, beside.theirs, "empty app", "MB")
    return [*lines, empty, *grown("resident memory", "MB", all_of)]


def _ours(ground: Ground) -> Watched:
    ground.lay(ground.posts, "posts")
    terminal = ground.reader()
    terminal.until(title(ground.posts - 1))
    terminal.settle(_CALM)
    return terminal


def _theirs(ground: Ground) -> Watched:
    terminal = ground.newsboat()
    terminal.until(newsboat.NAME, _LONG)
    terminal.settle()
    terminal.press("enter")
    terminal.until(title(ground.posts - 1), _LONG)
    terminal.settle(_CALM)
    return terminal


def _press(found: Samples, terminal: Watched, whose: str, posts: int) -> None:
    for name, key in (("down", "j"), ("page", "pagedown")):
        costs = [terminal.step(key) for _time in range(KEYS)]
        found.add(whose, posts, name, "cpu", value=statistics.median(cost.cpu for cost in costs))
        found.add(whose, posts, name, "time", value=statistics.median(cost.time for cost in costs))
        found.add(whose, posts, name, "bytes", value=statistics.median(cost.written for cost in costs))


def _lines(found: Samples, posts: int) -> list[Line]:
    def line(what: str, name: str, kind: str, most: float | None = None, ratio: float | None = None) -> Line:
        ours, theirs = found.middle("ours", posts, name, kind), found.middle("theirs", posts, name, kind)
        return Line(what, posts, ours, theirs, "newsboat", "B" if kind == "bytes" else "ms", most, ratio)

    return [
        line("a step down, CPU", "down", "cpu", 2.5, 0.1 if posts > 10_000 else None),
        line("a step down, until it shows", "down", "time"),
        line("a step down, written", "down", "bytes", 400),
        line("a page down, CPU", "page", "cpu", 12),
        line("a page down, written", "page", "bytes"),
    ]
