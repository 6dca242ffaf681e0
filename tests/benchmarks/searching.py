"""The first results of a search in every text: a word that nearly all have, and one that a few have."""

import asyncio
import statistics
import time
from collections.abc import Sequence

from tests.benchmarks import newsboat
from tests.benchmarks.ground import Ground
from tests.benchmarks.posts import RARE
from tests.benchmarks.table import Line, Samples
from tui_reader.blog.http import Http
from tui_reader.reader import Reader
from tui_reader.reader.search import parse
from tui_reader.settings import Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault

_AGAIN = 10
_LONG = 120.0


def search(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    found = Samples()
    for _run in range(runs + 1):
        for ground in grounds:
            words = {"rare": RARE, "common": ground.common, "both": f"{ground.common} {RARE}"}
            asyncio.run(_asked(found, ground, words))
            for name in ("rare", "common") if newsboat.program() else ():
                _theirs(found, ground, name, words[name])
    return [line for ground in grounds for line in _lines(found, ground.posts)]


async def _asked(found: Samples, ground: Ground, words: dict[str, str]) -> None:
    """Ask a reader on the shelf: once just opened, then again and again."""
    for name, typed in words.items():
        settings = Settings()
        vault = Vault(settings, ground.folders, memory_only=True)
        reader = Reader(Http(), Shelf(ground.folders), Drafts(ground.folders), vault)
        took = []
        for _time in range(_AGAIN + 1):
            began = time.perf_counter()
            hits = await reader.search.find(parse(typed))
            took.append((time.perf_counter() - began) * 1000)
            assert hits, f"{typed} was not found"
        await reader.close()
        found.add("asked", ground.posts, name, value=statistics.median(took[1:]))
        found.add("first", ground.posts, name, value=took[0])


def _theirs(found: Samples, ground: Ground, name: str, word: str) -> None:
    with ground.newsboat() as terminal:
        terminal.until(newsboat.NAME, _LONG)
        terminal.settle()
        terminal.step("/")
        terminal.step(*word)
        cost = terminal.step("enter", shown="Search results", seconds=_LONG)
        found.add("theirs", ground.posts, name, value=cost.time)


def _lines(found: Samples, posts: int) -> list[Line]:
    lines = []
    for name, words in (("rare", "a rare word"), ("common", "a common word"), ("both", "both words")):
        theirs = found.middle("theirs", posts, name)
        goal = 0.1 if posts > 10_000 else None
        asked, first = found.middle("asked", posts, name), found.middle("first", posts, name)
        lines += [
            Line(f"{words}: first 50 results", posts, asked, theirs, "newsboat", most=50, ratio=goal),
            Line(f"{words}: the first search after the start", posts, first, theirs, "newsboat", most=50, ratio=goal),
        ]
    return lines
