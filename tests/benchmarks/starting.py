"""From the start to the list on the screen, and until Textual answers a key that was typed at once."""

import sys
from collections.abc import Sequence

from tests.benchmarks import newsboat
from tests.benchmarks.ground import Ground, title
from tests.benchmarks.table import Line, Samples, grown
from tests.benchmarks.watched import Watched

EMPTY = (sys.executable, "-m", "tests.benchmarks.empty")
_LONG = 120.0


def start(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    found = Samples()
    for ground in grounds:
        ground.frame()
    for _run in range(runs + 1):
        with Watched(EMPTY) as terminal:
            terminal.press("j")
            cost = terminal.begun("ready 1")
            found.add("empty", "time", value=cost.time)
            found.add("empty", "cpu", value=cost.cpu)
        for ground in grounds:
            _ours(found, ground)
            if newsboat.program():
                _theirs(found, ground)
    return [*_lines(found, grounds), *_growth(found, grounds)]


def _ours(found: Samples, ground: Ground) -> None:
    with ground.reader() as terminal:
        cost = terminal.begun(title(ground.posts))
        found.add("first", ground.posts, "time", value=cost.time)
        found.add("first", ground.posts, "cpu", value=cost.cpu)
        below = title(ground.posts - 1)
        before = terminal.look(below)
        terminal.press("j")
        answered = terminal.begun(lambda: terminal.look(below) != before)
        found.add("answer", ground.posts, "time", value=answered.time)
        found.add("answer", ground.posts, "cpu", value=answered.cpu)


def _theirs(found: Samples, ground: Ground) -> None:
    with ground.newsboat() as terminal:
        feeds = terminal.begun(newsboat.NAME, _LONG)
        terminal.settle()
        articles = terminal.step("enter", shown=title(ground.posts), seconds=_LONG)
        found.add("feeds", ground.posts, "time", value=feeds.time)
        found.add("articles", ground.posts, "time", value=feeds.time + articles.time)


def _lines(found: Samples, grounds: Sequence[Ground]) -> list[Line]:
    lines = []
    for posts in (ground.posts for ground in grounds):
        first, answer = found.middle("first", posts, "time"), found.middle("answer", posts, "time")
        feeds, articles = found.middle("feeds", posts, "time"), found.middle("articles", posts, "time")
        many = posts > 10_000
        goal = 0.03 if many else 0.7
        lines += [
            Line("start to the list, first screen", posts, first, feeds, "newsboat's feeds", ratio=goal),
            Line("the same", posts, first, articles, "newsboat's articles", ratio=0.1 if many else None),
            Line("start to a key answered", posts, answer, found.middle("empty", "time"), "empty app"),
            Line(
                "the same, CPU",
                posts,
                found.middle("answer", posts, "cpu"),
                found.middle("empty", "cpu"),
                "empty app",
                ratio=1.1,
            ),
        ]
    return lines


def _growth(found: Samples, grounds: Sequence[Ground]) -> list[Line]:
    def all_of(name: str, kind: str) -> dict[int, float | None]:
        return {ground.posts: found.middle(name, ground.posts, kind) for ground in grounds}

    return [
        *grown("start to the list", "ms", all_of("first", "time")),
        *grown("start to a key answered, CPU", "ms", all_of("answer", "cpu")),
    ]
