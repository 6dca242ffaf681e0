"""How long a text takes to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui_reader.content.blocks import Block, Kind, Span

_A_MINUTE = 1_200
"""Characters of a minute: about 238 words of English, blanks counted (Brysbaert 2019, silent reading of non-fiction).

Characters are read about as quickly in all languages of an alphabet, words are not (Trauzettel-Klosinski 2012).
"""

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_AS_LONG_AS = 3
"""So many letters take as long as one of these: Chinese and Japanese characters, and syllables of Korean."""
_SAMPLE = 2_000
"""Characters that tell of which kind a text is: a long one is not looked through before it is shown."""


def minutes(blocks: Iterable[Block]) -> int:
    """Minutes that blocks take to read, rounded; code, which is looked at and seldom read, counts not at all."""
    count, begin = 0, ""
    code = Kind.CODE  # looked up once: members of an enumeration are slow to get at
    for block in blocks:
        if block.kind is not code:
            spans: Sequence[Span] = block.spans
            if block.rows:
                spans = [span for row in block.rows for cell in row for span in cell.spans]
            count += sum([len(span.text) for span in spans])
            if len(begin) < _SAMPLE:
                begin += "".join([span.text for span in spans])[:_SAMPLE]
    dense = len(_DENSE.findall(begin)) / max(1, len(begin))
    return round(count * (1 + (_AS_LONG_AS - 1) * dense) / _A_MINUTE)
