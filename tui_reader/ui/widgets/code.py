"""Code as rows that are cut and never wrapped; what stands out in it (a mark, a change) stays so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len

from tui_reader.content.blocks import Block, Look, Span
from tui_reader.content.pieces import Pieces
from tui_reader.ui.widgets.lines import Line, Piece
from tui_reader.ui.widgets.wrap import fit

_ROLE = "block"
_TAB = 4
_MOST = 200
"""Rows of a part."""


def lay_out(spans: Sequence[Span], width: int, wide: int) -> Iterator[Line]:
    """The rows of code, all of one width: at least `width` cells, at most `wide`."""
    rows = [_fitted(row, wide) for row in _rows(spans)]
    sizes = [cell_len(_text(row)) for row in rows]
    size = max([width, *sizes])
    for number, (row, cells) in enumerate(zip(rows, sizes, strict=True)):
        row[-1] = row[-1]._replace(text=row[-1].text + " " * (size - cells))
        yield Line(tuple(row), number)


def parts(block: Block) -> Iterator[Block]:
    """The same code, where it is long in several blocks that read on."""
    pieces = Pieces(block.spans)
    ends = [found.start() for found in re.finditer("\n", pieces.text)][_MOST - 1 :: _MOST]
    if not ends:
        yield block
        return
    begins = [0, *(end + 1 for end in ends)]
    for begin, end in zip(begins, [*ends, len(pieces.text)], strict=True):
        spans = tuple(pieces.part(begin, end))
        yield replace(block, spans=spans, tight=block.tight or begin > 0)


def _rows(spans: Sequence[Span]) -> Iterator[list[Piece]]:
    """The rows with a blank on either side, tabs as blanks; what stands in one look is one piece."""
    row, column = [Piece(" ", _ROLE)], 0
    for span in spans:
        for number, part in enumerate(span.text.split("\n")):
            if number:
                yield [*row, Piece(" ", _ROLE)]
                row, column = [Piece(" ", _ROLE)], 0
            if part:
                text = (" " * (column % _TAB) + part).expandtabs(_TAB)[column % _TAB :]
                column += len(text)
                row.append(Piece(text, _ROLE, span.look))
    yield [*row, Piece(" ", _ROLE)]


def _fitted(row: list[Piece], wide: int) -> list[Piece]:
    """A row in at most `wide` cells, pieces of one look joined."""
    text = _text(row)
    fitted = fit(text, wide)
    cut = fitted != text
    room = len(fitted) - cut
    made: list[Piece] = []
    for piece in row:
        taken = piece._replace(text=piece.text[:room])
        room -= len(taken.text)
        if made and made[-1].look == taken.look:
            made[-1] = made[-1]._replace(text=made[-1].text + taken.text)
        elif taken.text:
            made.append(taken)
    if cut or not made or made[-1].look is not Look.PLAIN:
        made.append(Piece("…" if cut else "", _ROLE))
    return made


def _text(row: Sequence[Piece]) -> str:
    return "".join([piece.text for piece in row])
