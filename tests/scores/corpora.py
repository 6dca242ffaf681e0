"""Which corpora are scored, and the goal of each."""

from collections.abc import Callable, Iterable

from tests.scores import sources
from tests.scores.score import Goal
from tests.scores.sources import Case

CORPORA: dict[str, tuple[Callable[[], Iterable[Case]], Goal]] = {
    "readability: articles": (sources.articles, Goal(0.999, 0.98)),
    "readability: whole pages": (sources.pages, Goal(0.999, 0.98)),
    "WordPress theme tests": (sources.posts, Goal(0.99, 0.9)),
    "CommonMark examples": (sources.examples, Goal(0.99, 0.5)),
    "html5lib trees": (sources.standard, Goal(0.9)),
    "html5lib tokens": (sources.tokens, Goal()),
    "naughty strings": (sources.naughty, Goal()),
    "XSS payloads": (sources.payloads, Goal()),
    "OWASP filter evasion": (sources.evasions, Goal()),
    "terminal escapes": (sources.escapes, Goal()),
    "monsters of our own": (sources.monsters, Goal()),
    "Unicode: emoji and clusters": (sources.clusters, Goal()),
    "Unicode: grapheme breaks": (sources.breaks, Goal(0.9)),
}
"""By the name in the table."""
