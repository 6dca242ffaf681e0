"""Finding in a text: where some words stand in it, whatever looks and links they have there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from tui_reader.content.hits import fold, places
from tui_reader.ui.widgets.matches import Matches, Place, Text

MOST = 5_000
"""So many matches are found; whoever has more has typed a letter or two."""

_ALIKE = {
    **dict.fromkeys("‘’‚‛′´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    "…": "...",
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
}
"""What no keyboard has, and what is typed for it."""

_RAISED = ("<super>", "<sub>", "<wide>", "<narrow>")


class _Folds(dict[int, str]):
    """Characters as they are compared, found out when they are first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _ALIKE:
            folded = _ALIKE[char]
        elif char.isspace():
            folded = " "
        elif unicodedata.decomposition(char).startswith(_RAISED):
            folded = fold(unicodedata.normalize("NFKD", char))
        else:
            folded = fold(char)
        self[code] = folded
        return folded


_FOLDS = _Folds()
_ODD = re.compile("[^ -~]")
"""What is not only made small."""


def folded(words: str) -> str:
    """Words as they are compared: case, accents, kinds of blanks, quotes and dashes do not count."""
    return _ODD.sub(lambda found: _FOLDS[ord(found[0])], words).lower()


class Index:
    """A text made ready to be searched; making it and searching it may take long, so that is for a thread.

    Args:
        texts: in reading order.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = [(text, folded(text.words)) for text in texts]

    def find(self, wanted: str, item: int = 0) -> Matches:
        """Where these words stand; nowhere where nothing but blanks is wanted.

        Args:
            item: of the pane; of too many matches those from there on are found first.
        """
        needle = folded(wanted)
        found: list[Place] = []
        here = bisect_left(self._texts, item, key=lambda each: each[0].item)
        for text, words in (*self._texts[here:], *self._texts[:here]) if needle.strip() else ():
            if needle in words:
                found += _places(text, words, needle, MOST - len(found))
                if len(found) >= MOST:
                    break
        return Matches(sorted(found), more=len(found) >= MOST)

    def find_words(self, wanted: Sequence[str]) -> Matches:
        """Where words, beginnings (`bank*`) and phrases stand, as the search of the shelf finds them."""
        found: list[Place] = []
        hits = places((text.words for text, _words in self._texts), wanted)
        for (text, _words), inside in zip(self._texts, hits, strict=True):
            found += [Place(*text[:3], begin, end) for begin, end in inside]
            if len(found) >= MOST:
                break
        return Matches(found[:MOST], more=len(found) >= MOST)


def _places(text: Text, words: str, needle: str, most: int) -> list[Place]:
    """Where a needle stands in the text that was folded to these words, as places of the text itself."""
    way = _Back(text.words)
    found: list[Place] = []
    at = words.find(needle)
    while at >= 0 and len(found) < most:
        end = at + len(needle)
        found.append(Place(text.item, text.block, text.part, way.of(at), max(way.of(end), way.of(end - 1) + 1)))
        at = words.find(needle, end)
    return found


class _Back:
    """The way from the characters of a folded text back to those of the text."""

    def __init__(self, text: str) -> None:
        self._knots: list[tuple[int, int, int]] = []
        odd = [char for char in set(_ODD.findall(text)) if len(_FOLDS[ord(char)]) != 1]
        shift = 0
        for found in re.finditer(f"[{re.escape(''.join(odd))}]", text) if odd else ():
            size = len(_FOLDS[ord(found[0])])
            self._knots.append((found.start() + shift, size, found.start()))
            shift += size - 1

    def of(self, place: int) -> int:
        """Which character of the text a folded one comes from; behind the last one for the place behind the last."""
        if not self._knots or place < self._knots[0][0]:
            return place
        begin, size, at = self._knots[bisect_right(self._knots, place, key=itemgetter(0)) - 1]
        return at if place < begin + size else at + 1 + place - begin - size
