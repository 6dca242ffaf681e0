"""The score of a corpus: what went wrong, and how much of what is to be read came out."""

import re
import time
from collections.abc import Iterable

from rich.cells import cell_len

from tests.content.shown import BASE, faults, flat
from tests.scores.drawn import strips
from tests.scores.reference import in_order, words
from tests.scores.sources import Case
from tui_reader.content import convert, markdown
from tui_reader.content.blocks import Document
from tui_reader.ui.widgets import wrap
from tui_reader.values import dataclass

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
_WIDTH = 80
_SLOW = 1.0


@dataclass(frozen=True, slots=True)
class Goal:
    """What a corpus must reach: of the text that is to be read, on average and of its worst document."""

    mean: float = 0.0
    worst: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """What a corpus did.

    Attributes:
        documents: how many. raised: exceptions. characters, links, secrets: documents with some that are forbidden.
        widths: documents with a row that is wider or narrower than its pane.
        slow: documents that took over a second of CPU. slowest: the most seconds.
        kept: of each document that is compared, which part of its text came out, in order. goal: what it must reach.
        first: the first document where something was wrong, and what.
    """

    corpus: str
    documents: int
    raised: int
    characters: int
    links: int
    secrets: int
    widths: int
    slow: int
    slowest: float
    kept: dict[str, float]
    goal: Goal
    first: str = ""

    @property
    def mean(self) -> float:
        """How much of the text came out, on average of the documents."""
        return sum(self.kept.values()) / max(1, len(self.kept))

    @property
    def worst(self) -> tuple[float, str]:
        """The least of it that came out, and of which document."""
        return min(((kept, name) for name, kept in self.kept.items()), default=(1.0, ""))

    @property
    def met(self) -> bool:
        """Whether nothing is wrong and the goals are reached."""
        wrong = self.raised + self.characters + self.links + self.secrets + self.widths + self.slow
        return not wrong and (not self.kept or (self.mean >= self.goal.mean and self.worst[0] >= self.goal.worst))


def score(corpus: str, cases: Iterable[Case], goal: Goal) -> Score:
    """Convert and draw every document of a corpus."""
    wrong: dict[str, int] = dict.fromkeys(["raised", "characters", "links", "secrets", "widths", "slow"], 0)
    kept: dict[str, float] = {}
    first, slowest, number = "", 0.0, 0
    for case in cases:
        number += 1
        began = time.process_time()
        try:
            document = convert(case.html, BASE)
            taken = time.process_time() - began
            found = judged(case, document)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is one of those that are counted
            taken, found, document = 0.0, {"raised": repr(error)}, convert("")
        slowest = max(slowest, taken)
        if taken > _SLOW:
            found["slow"] = f"{taken:.1f} s"
        for kind, what in found.items():
            wrong[kind] += 1
            first = first or f"{case.name[:80]!r}: {kind}: {what[:200]}"
        if (share := _share(case, document)) is not None:
            kept[case.name] = share
    return Score(corpus, number, **wrong, slowest=slowest, kept=kept, goal=goal, first=first)


def judged(case: Case, document: Document) -> dict[str, str]:
    """What is wrong with a document, by its kind."""
    found: dict[str, str] = {}
    for fault in faults(document):
        found["links" if fault.startswith("link") else "characters"] = fault
    shown: list[str] = []
    if case.drawn:
        drawn = list(strips(document, _WIDTH))
        shown += [strip.text for strip in drawn]
        for strip in drawn:
            if not strip.cell_length == cell_len(strip.text) == _WIDTH:
                found["widths"] = repr(strip.text)
        shown += markdown(document).replace("\t", "").split("\n")
    for text in shown:
        if FORBIDDEN.search(text):
            found["characters"] = repr(text)
    if case.secrets:
        text = flat(document)
        leaks = [line for line in case.secrets if line in text]
        if leaks:
            found["secrets"] = leaks[0]
    return found


def _share(case: Case, document: Document) -> float | None:
    if case.breaks is not None:
        return float(all(end in case.breaks for _start, end in wrap.rows(case.html, 1)))
    if case.visible is not None:
        return float("".join(flat(document).split()) == case.visible)
    return None if case.words is None else in_order(case.words, words(flat(document)))
