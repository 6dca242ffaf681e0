"""What is looked for in texts: as the index is asked for it, and where asking costs too much, in the texts themselves.

The index answers for a beginning that most texts have only after it has gone through every word that begins so; of the
newest texts, looked at one after the other, fifty have it long before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui_reader.store.index import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(r"[^\W_]+")


class Needle:
    """A word, a phrase, or the beginning of one.

    Args:
        typed: one of `Wanted.words`.

    Attributes:
        begins: more letters may follow. tokens: its words, bare; none where it is signs only.
    """

    def __init__(self, typed: str) -> None:
        self.begins = typed.endswith("*")
        self.tokens: list[str] = _TOKEN.findall(bare(typed))
        self._pattern: re.Pattern[str] | None = None

    @property
    def asked(self) -> str:
        """As FTS5 is asked: quoted, so that nothing in it is an operator."""
        return f'"{" ".join(self.tokens)}"{" *" if self.begins else ""}'

    def within(self, text: str) -> bool:
        """Whether a bare text has it."""
        if self._pattern is None:
            self._pattern = re.compile(r"[\W_]+".join(map(re.escape, self.tokens)))
        # Looked for from a letter on, and what stands around it afterwards: so it is fast.
        for found in self._pattern.finditer(text):
            start, end = found.span()
            if (not start or not text[start - 1].isalnum()) and (self.begins or not text[end : end + 1].isalnum()):
                return True
        return False


def needles(words: Iterable[str]) -> tuple[Needle, ...]:
    """What is to be found of the words of `Wanted`; signs alone are left out."""
    return tuple(needle for needle in map(Needle, words) if needle.tokens)


def query(wanted: Iterable[Needle]) -> str:
    """A query for texts that have all of them."""
    return " ".join(needle.asked for needle in wanted)
