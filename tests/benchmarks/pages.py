"""The page: articles of 1 kB to 1 MB opened, turned and laid out anew, and their HTML converted."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import newsboat
from tests.benchmarks.converting import beside_markdownify, beside_w3m, w3m
from tests.benchmarks.ground import Ground
from tests.benchmarks.opened import PATIENCE, SIZES, Page
from tests.benchmarks.table import Line, Samples

_FEW = 3
_LARGEST = SIZES[-1]
_PEERS = {"newsboat": "newsboat", "widget": "Textual's Markdown"}


def page(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    del grounds
    if not w3m():
        print("w3m is not installed: measured without it\n")
    found = Samples()
    with tempfile.TemporaryDirectory(prefix="tui-reader-page-") as folder:
        pages = [Page(size, Path(folder) / str(size)) for size in SIZES]
        late = set()
        for run in range(runs + 1):
            for each in pages:
                beside_markdownify(found, each.size, each.html)
                beside_w3m(found, each.size, each.html, each.file)
                each.reader(found)
                if newsboat.program():
                    each.newsboat(found)
                # It takes minutes; its figures are nowhere near ours.
                if run < _FEW and each.size not in late and not each.widget(found):
                    late.add(each.size)
    return [line for size in SIZES for line in _lines(found, size, late)]


def _lines(found: Samples, size: int, late: set[int]) -> Iterator[Line]:
    yield from _beside(found, size, late, ("the first screen of a text on disk", "open", "ms"), 60)
    yield from _beside(found, size, late, ("the same, CPU until then", "open cpu", "ms"))
    yield Line("the first screen of a text looked ahead for", size, found.middle("ours", size, "again"), most=60)
    if found.middle("ours", size, "page") is not None:
        yield from _beside(found, size, late, ("a page down, CPU", "page", "ms"), 12)
    most = 60 if size == _LARGEST else None
    yield from _beside(found, size, late, ("120 to 100 columns, until the new screen", "resize", "ms"), most)
    yield from _beside(found, size, late, ("the same, CPU", "resize cpu", "ms"))
    yield from _beside(found, size, late, ("resident memory, open", "memory", "MB"))
    yield Line("what opening it adds", size, found.middle("ours", size, "more"), unit="MB")
    ours, theirs = found.middle("ours", size, "convert"), found.middle("markdownify", size, "convert")
    goal = 1.0 if size == _LARGEST else None
    yield Line("HTML converted, CPU", size, ours, theirs, "plain markdownify", ratio=goal)
    ours, theirs = found.middle("ours", size, "rows"), found.middle("w3m", size, "rows")
    yield Line("HTML converted and laid out to its end, CPU", size, ours, theirs, "w3m -dump")


def _beside(
    found: Samples, size: int, late: set[int], figure: tuple[str, str, str], most: float | None = None
) -> Iterator[Line]:
    """A figure of ours beside that of each peer; the goal stands at the first."""
    what, name, unit = figure
    ours = found.middle("ours", size, name)
    for whose, peer in _PEERS.items():
        theirs = found.middle(whose, size, name)
        if whose == "widget" and size in late and name == "open":
            said = f"{peer}, all of it only after more than {PATIENCE:.0f} s"
            yield Line(what, size, ours, theirs or PATIENCE * 1000, said, unit, most)
        elif theirs is not None:
            yield Line(what, size, ours, theirs, peer, unit, most)
        elif whose == "newsboat":
            yield Line(what, size, ours, None, "", unit, most)
