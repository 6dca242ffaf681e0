"""Emoji of several characters, where what shows them counts other cells than Rich: only their base is drawn there.

Rich and terminals of today give each two (Unicode TR #51), tmux 3.3 gives U+2764 U+FE0F one and a hand with a skin tone
four, GNU screen and the Linux console others again: what follows in the row stands in wrong cells, and stays there.
"""

import os
import re
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

UNSURE = re.compile("[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001ffff])")
"""What selects, encloses, colours or joins emoji; a joiner between letters is none of these."""
_PARTS = re.compile("[\u200d\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_COUNTS_ITSELF = ("tmux", "screen")


def counts_otherwise(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether what the program draws passes something that counts cells in its own way, or is shown by it."""
    term = environ.get("TERM", "")
    return bool(environ.get("TMUX") or environ.get("STY")) or term == "linux" or term.startswith(_COUNTS_ITSELF)


def even(text: str) -> str:
    """A text of the same number of cells on which all agree: such a cluster is what it begins with, and blanks.

    It is for the terminal alone; what is kept and copied stays as it is.
    """
    return text if text.isascii() or not UNSURE.search(text) else _even(text)


@lru_cache(2000)
def _even(text: str) -> str:
    parts = []
    for first, last, size in split_graphemes(text)[0]:
        cluster = text[first:last]
        if UNSURE.search(cluster) and (last - first > 1 or not size):
            base = _PARTS.split(cluster, maxsplit=1)[0]
            taken = cell_len(base)
            cluster = base + " " * (size - taken) if taken <= size else " " * size
        parts.append(cluster)
    done = "".join(parts)
    return done if cell_len(done) == cell_len(text) else text  # joiners that join nothing


class Even(LineFilter):
    """Has Textual draw all texts so, whatever widget they are in."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's own
        """The same segments where nothing in them is unsure."""
        if not any(UNSURE.search(text) for text, _style, _control in segments if not text.isascii()):
            return segments
        return [segment if segment.control else segment._replace(text=even(segment.text)) for segment in segments]


def filters(environ: Mapping[str, str] = os.environ) -> tuple[LineFilter, ...]:
    """The filters that an app needs for that, mostly none."""
    return (Even(),) if counts_otherwise(environ) else ()
