"""A picture as rows of a pane: two pixels in each cell, the upper one as a half block, the lower one as its ground."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from tui_reader.ui.widgets.lines import INK, Piece

if TYPE_CHECKING:
    from tui_reader.content.pictures import Ground, Picture

HALF = "▀"

_STEPS = bytes(value & 0xFC | value >> 6 for value in range(256))
"""Sixty-four of each colour: nobody sees the difference, and there are fewer to be drawn."""
_LEAST, _FINE = 16, 5
"""Cells that no picture needs to be larger than to be seen, and its pixels that are worth a cell."""


def size(picture: Picture, width: int, height: int) -> tuple[int, int]:
    """Columns and rows of a picture in a room of so many cells, each twice as high as wide; small ones stay small."""
    columns = max(1, min(width, picture.width, max(_LEAST, picture.width // _FINE)))
    rows = _rows(picture, columns)
    if rows > height:
        columns = max(1, min(columns, round(2 * height * picture.width / picture.height)))
        rows = _rows(picture, columns)
    return columns, max(1, min(rows, height))


def _rows(picture: Picture, columns: int) -> int:
    return max(1, round(columns * picture.height / picture.width / 2))


def blocks(picture: Picture, columns: int, rows: int, ground: Ground) -> Iterator[tuple[Piece, ...]]:
    """Its rows as half blocks, which are text like any other; neighbours of the same colours are one piece."""
    codes = picture.pixels(columns, 2 * rows, ground).translate(_STEPS).hex()
    pixels = [codes[at : at + 6] for at in range(0, len(codes), 6)]
    for row in range(rows):
        begin = 2 * row * columns
        upper, lower = pixels[begin : begin + columns], pixels[begin + columns : begin + 2 * columns]
        roles = [f"{INK}{above}{INK}{below}" for above, below in zip(upper, lower, strict=True)]
        yield tuple([Piece(HALF * len([*run]), role) for role, run in groupby(roles)])
