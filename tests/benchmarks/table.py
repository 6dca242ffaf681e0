"""Figures as a Markdown table: ours, a peer's on the same posts, the ratio, the goal, and whether it is met."""

import statistics
from collections import defaultdict
from collections.abc import Iterable

from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One figure.

    Attributes:
        what: what was done. posts: on how many. ours, theirs: the figures; None where there is none.
        peer: whose `theirs` is. unit: of both. most: the goal for `ours`. ratio: the goal for `ours` to `theirs`.
    """

    what: str
    posts: int | None
    ours: float | None
    theirs: float | None = None
    peer: str = ""
    unit: str = "ms"
    most: float | None = None
    ratio: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goals are reached; None where there is none, or nothing to hold it against."""
        if self.ours is None or (self.most is None and (self.ratio is None or self.theirs is None)):
            return None
        enough = self.most is None or self.ours <= self.most
        return enough and (self.ratio is None or self.theirs is None or self.ours <= self.ratio * self.theirs)


class Samples:
    """Figures by name, of several runs; the first of each only warms up."""

    def __init__(self) -> None:
        self._series: dict[tuple[str | int, ...], list[float]] = defaultdict(list)

    def add(self, *name: str | int, value: float) -> None:
        """Another one."""
        self._series[name].append(value)

    def middle(self, *name: str | int) -> float | None:
        """Their median; None where there is none."""
        series = self._series.get(name, [])
        return statistics.median(series[1:] or series) if series else None


def grown(what: str, unit: str, figures: dict[int, float | None], most: float = 1.2) -> list[Line]:
    """How our own figure grows from the least posts to the most."""
    (least, before), (posts, now) = min(figures.items()), max(figures.items())
    return [Line(what, posts, now, before, f"ours at {least:,}", unit, ratio=most)] if least != posts else []


def markdown(name: str, lines: Iterable[Line], of: str = "posts") -> str:
    """The table of a section; `of` says what the numbers are that stand with the figures."""
    rows = [f"| {name} | {of} | tui-reader | beside it | ratio | goal | |", "|---|--:|--:|--:|--:|--:|---|"]
    for line in lines:
        beside = f"{_figure(line.theirs, line.unit)} ({line.peer})" if line.theirs is not None else ""
        ratio = f"{line.ours / line.theirs:.3g}x" if line.ours is not None and line.theirs else ""
        goals = [f"≤ {line.most:g} {line.unit}"] if line.most is not None else []
        goals += [f"≤ {line.ratio:g}x"] if line.ratio is not None else []
        met = {None: "", True: "met", False: "**missed**"}[line.met]
        posts = f"{line.posts:,}" if line.posts is not None else ""
        cells = (line.what, posts, _figure(line.ours, line.unit), beside, ratio, ", ".join(goals), met)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f} {unit}" if value >= 100 or value == int(value) else f"{value:.3g} {unit}"
