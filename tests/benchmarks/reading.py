"""From one post to the next: its text is on disk already, and laid out before it is asked for."""

import statistics
from collections.abc import Sequence

from tests.benchmarks import newsboat
from tests.benchmarks.ground import Ground, title
from tests.benchmarks.posts import LONG, first_words
from tests.benchmarks.table import Line, Samples
from tests.benchmarks.watched import Cost, Watched

_POSTS = 10
_LINES = 10
_LONG = 120.0
_CALM = 1.0


def read(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    found = Samples()
    for _run in range(runs + 1):
        for ground in grounds:
            _ours(found, ground)
            if newsboat.program():
                _theirs(found, ground)
    return [line for ground in grounds for line in _lines(found, ground.posts)]


def _ours(found: Samples, ground: Ground) -> None:
    number = ground.posts - LONG + 5
    ground.lay(number, "article")
    with ground.reader() as terminal:
        terminal.until(first_words(number))
        terminal.settle(_CALM)
        costs = []
        for newer in range(number + 1, number + 1 + _POSTS):
            costs.append(terminal.step("]", shown=first_words(newer)))
            terminal.settle(_CALM / 4)
        _add(found, ground, "ours", costs, _scroll(terminal, "j"))
        terminal.press("g", "g")  # where a post is left it begins the next time
        terminal.settle(_CALM)


def _theirs(found: Samples, ground: Ground) -> None:
    with ground.newsboat() as terminal:
        terminal.until(newsboat.NAME, _LONG)
        terminal.settle()
        terminal.step("enter", shown=title(ground.posts), seconds=_LONG)
        terminal.step("enter", shown=first_words(ground.posts))
        older = range(ground.posts - 1, ground.posts - 1 - _POSTS, -1)
        costs = [terminal.step("J", shown=first_words(number)) for number in older]
        _add(found, ground, "theirs", costs, _scroll(terminal, newsboat.DOWN))


def _scroll(terminal: Watched, key: str) -> list[Cost]:
    return [terminal.step(key) for _line in range(_LINES)]


def _add(found: Samples, ground: Ground, whose: str, posts: Sequence[Cost], lines: Sequence[Cost]) -> None:
    for name, costs in (("post", posts), ("line", lines)):
        found.add(whose, ground.posts, name, "time", value=statistics.median(cost.time for cost in costs))
        found.add(whose, ground.posts, name, "cpu", value=statistics.median(cost.cpu for cost in costs))
        found.add(whose, ground.posts, name, "bytes", value=statistics.median(cost.written for cost in costs))


def _lines(found: Samples, posts: int) -> list[Line]:
    def line(what: str, name: str, kind: str, most: float | None = None) -> Line:
        ours, theirs = found.middle("ours", posts, name, kind), found.middle("theirs", posts, name, kind)
        return Line(what, posts, ours, theirs, "newsboat", "B" if kind == "bytes" else "ms", most)

    return [
        line("the next post of 10 kB, until its text shows", "post", "time", 25),
        line("the same, CPU with what is fetched ahead", "post", "cpu"),
        line("a line down in the text, CPU", "line", "cpu"),
        line("a line down in the text, written", "line", "bytes"),
    ]
