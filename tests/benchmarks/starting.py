"""From the start to the list on the screen, and until Textual answers a key that was typed at once."""

import sys
from collections.abc import Sequence

from tests.benchmarks import newsboat
from tests.benchmarks.ground import Ground, title
from tests.benchmarks.table import Line, Samples, grown
from tests.benchmarks.watched import Cost, Watched

EMPTY = (sys.executable, "-c", "from tests.benchmarks.empty import Empty; Empty().run()")
_LONG = 120.0


def start(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    found = Samples()
    for ground in grounds:
        ground.frame()
    for _run in range(runs + 1):
        with Watched(EMPTY) as terminal:
            terminal.press("j")
            _add(found, "empty", 0, terminal.begun(terminal.in_charge))
            _add(found, "empty answers", 0, terminal.begun("ready 1"))
        for ground in grounds:
            _ours(found, ground)
            if newsboat.program():
                _theirs(found, ground)
    return [*_lines(found, grounds), *_growth(found, grounds)]


def _ours(found: Samples, ground: Ground) -> None:
    ground.lay(ground.posts, "posts", framed=True)
    with ground.reader() as terminal:
        _add(found, "first", ground.posts, terminal.begun(title(ground.posts)))
        below = title(ground.posts - 1)
        before = terminal.look(below)
        terminal.press("j")
        _add(found, "charge", ground.posts, terminal.begun(terminal.in_charge))
        _add(found, "answer", ground.posts, terminal.begun(lambda: terminal.look(below) != before))


def _theirs(found: Samples, ground: Ground) -> None:
    with ground.newsboat() as terminal:
        feeds = terminal.begun(newsboat.NAME, _LONG)
        terminal.settle()
        articles = terminal.step("enter", shown=title(ground.posts), seconds=_LONG)
        _add(found, "feeds", ground.posts, feeds)
        found.add("articles", ground.posts, "time", value=feeds.time + articles.time)


def _add(found: Samples, name: str, posts: int, cost: Cost) -> None:
    found.add(name, posts, "time", value=cost.time)
    found.add(name, posts, "cpu", value=cost.cpu)


def _lines(found: Samples, grounds: Sequence[Ground]) -> list[Line]:
    return [line for ground in grounds for line in _beside(found, ground.posts)]


def _beside(found: Samples, posts: int) -> list[Line]:
    def line(what: str, names: tuple[str, str], peer: str, kind: str, ratio: float | None = None) -> Line:
        ours, theirs = names
        beside = found.middle(theirs, 0 if peer == "empty app" else posts, kind)
        return Line(what, posts, found.middle(ours, posts, kind), beside, peer, ratio=ratio)

    many = posts > 10_000
    screen, charge, answer = "start to the list, first screen", "Textual in charge", "a key typed at once answered"
    feeds, articles, empty = "newsboat's feeds", "newsboat's articles", "empty app"
    return [
        line(screen, ("first", "feeds"), feeds, "time", 0.03 if many else 0.7),
        line(f"{screen}, CPU", ("first", "feeds"), feeds, "cpu"),
        line(screen, ("first", "articles"), articles, "time", 0.1 if many else None),
        line(f"{charge}, CPU", ("charge", "empty"), empty, "cpu", 1.1),
        line(charge, ("charge", "empty"), empty, "time"),
        line(f"{answer}, CPU", ("answer", "empty answers"), empty, "cpu"),
        line(answer, ("answer", "empty answers"), empty, "time"),
    ]


def _growth(found: Samples, grounds: Sequence[Ground]) -> list[Line]:
    def all_of(name: str, kind: str) -> dict[int, float | None]:
        return {ground.posts: found.middle(name, ground.posts, kind) for ground in grounds}

    return [
        *grown("start to the list, first screen", "ms", all_of("first", "time")),
        *grown("Textual in charge, CPU", "ms", all_of("charge", "cpu")),
    ]
