"""Code as rows that are never wrapped; what stands out in it (a token, a mark, a change) stays so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui_reader.content.blocks import Block, Look, Span
from tui_reader.ui.widgets.inline import TAB, untabbed
from tui_reader.ui.widgets.lines import Line, Piece
from tui_reader.ui.widgets.part import Part, columns
from tui_reader.ui.widgets.sideways import Reach, cells

_ROLE, _SIGN = "block", "edge"
_MOST = 200
"""Rows of a part."""
_MOST_SPANS = 10_000
"""Spans of a part; one with more, which nobody writes by hand, is shown without looks."""
_CHUNK = 400
"""Characters of a piece: in what is enormous, only the few pieces in sight are measured and cut."""
_MEASURED = 5_000
"""Rows of which the widest is looked for."""


def lay_out(block: Block, width: int, wide: int) -> Iterator[Line]:
    """The rows of code on a ground of one width, at least `width`; what takes more than `wide` can be moved.

    Where only the ground's margins are too much, these go: what can be read as a whole is not moved.
    """
    spans = block.spans
    if len(spans) > _MOST_SPANS:
        spans = (Span("".join([span.text for span in spans])),)
    rows = list(_rows(spans))
    sizes = [cells("".join([piece.text for piece in row])) for row in rows]
    widest = max([*sizes, *columns(block)])
    if widest > wide:
        reach = Reach(wide, widest, (), _ROLE, _SIGN)
        for number, row in enumerate(rows):
            yield Line(tuple(row), number, reach=reach)
        return
    size = max(width, min(widest + 2, wide))
    margin = min(1, size - widest)
    for number, (row, taken) in enumerate(zip(rows, sizes, strict=True)):
        yield Line((Piece(" " * margin, _ROLE), *row, Piece(" " * (size - taken - margin), _ROLE)), number)


def parts(block: Block) -> Iterator[Block]:
    """The same code, where it is long in several blocks that read on."""
    text = "".join([span.text for span in block.spans])
    if text.count("\n") < _MOST:
        yield block
        return
    widest = (_widest(text),)
    for number, spans in enumerate(_parts(block.spans)):
        yield Part.of(replace(block, spans=tuple(spans), tight=block.tight or number > 0), widest)


def _parts(spans: Sequence[Span]) -> Iterator[list[Span]]:
    part: list[Span] = []
    missing = _MOST
    for span in spans:
        text = span.text
        if (count := text.count("\n")) < missing:
            part.append(span)
            missing -= count
            continue
        begin = 0
        for found in re.finditer("\n", text):
            missing -= 1
            if not missing:
                yield [*part, replace(span, text=text[begin : found.start()])]
                part, missing, begin = [], _MOST, found.end()
        part.append(replace(span, text=text[begin:]))
    yield part


def _widest(text: str) -> int:
    widest = 0
    for row in text.split("\n", _MEASURED)[:_MEASURED]:
        if len(row) * TAB > widest:
            widest = max(widest, cells(row.expandtabs(TAB)))
    return widest


def _rows(spans: Sequence[Span]) -> Iterator[list[Piece]]:
    """The rows, tabs as blanks; what stands in one look is one piece, unless it is long."""
    row: list[Piece] = []
    column = at = 0
    for span in spans:
        for number, part in enumerate(span.text.split("\n")):
            if number:
                yield row
                row, column, at = [], 0, at + 1
            if part:
                for text, begin in untabbed(part, at, column) if "\t" in part else ((part, at),):
                    _join(row, text, span.look, begin)
                    column += len(text)
                at += len(part)
    yield row


def _join(row: list[Piece], text: str, look: Look, at: int) -> None:
    """Add a text to a row, to its last piece where it reads on."""
    last = row[-1] if row else None
    goes_on = last is not None and at == (last.at + len(last.text) if last.at >= 0 else -1)
    if last is not None and goes_on and last.look == look and len(last.text) + len(text) <= _CHUNK:
        row[-1] = Piece(last.text + text, _ROLE, look, None, last.at)
    elif len(text) <= _CHUNK:
        row.append(Piece(text, _ROLE, look, None, at))
    else:
        piece = Piece(text, _ROLE, look, None, at)
        row += [piece.part(begin, begin + _CHUNK) for begin in range(0, len(text), _CHUNK)]
