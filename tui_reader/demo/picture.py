"""The one picture of the demo blog, drawn when it is asked for: a desk at dawn, with a cup, a notebook and a laptop."""

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from math import isqrt

PATH = "/wp-content/uploads/2026/10/desk.jpg"
"""Where the post has it."""

_WIDTH, _HEIGHT = 480, 270
_EDGE = 188
"""The row at which the desk begins."""

Colour = tuple[int, int, int]
Span = tuple[int, int, Colour]

_NIGHT, _DAWN, _WOOD, _SHADE = (29, 43, 74), (244, 178, 118), (148, 94, 56), (86, 50, 30)
_SUN, _CUP, _COFFEE, _PAPER, _INK = (255, 226, 160), (236, 233, 224), (74, 44, 28), (250, 246, 238), (120, 112, 100)
_FRAME, _SCREEN, _TEXT, _METAL = (52, 56, 64), (21, 23, 28), (216, 212, 202), (150, 154, 160)


@cache
def png() -> bytes:
    """The file (PNG, RFC 2083): eight bits of red, green and blue, its rows unfiltered."""
    rows = b"".join(b"\0" + bytes(_row(y)) for y in range(_HEIGHT))
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _row(y: int) -> bytearray:
    if y < _EDGE:
        ground = _mixed(_NIGHT, _DAWN, y, _EDGE)
    else:
        ground = _mixed(_WOOD, _SHADE, y - _EDGE + 6 * (y % 7 == 0), _HEIGHT - _EDGE + 12)
    row = bytearray(bytes(ground) * _WIDTH)
    for begin, end, colour in _spans(y):
        row[3 * begin : 3 * end] = bytes(colour) * (end - begin)
    return row


def _spans(y: int) -> Iterator[Span]:
    """What stands on the desk or behind it, from the back to the front."""
    if y < _EDGE:
        yield from _disc(y, 110, 170, 46, _SUN)
        yield from ((edge, edge + 6, _FRAME) for edge in (0, 158, 474))
        if y < 6 or 84 <= y < 90:  # noqa: PLR2004 - where the window's bars are
            yield 0, _WIDTH, _FRAME
    yield from _laptop(y)
    if 168 <= y < 206:  # noqa: PLR2004 - the cup
        yield from _disc(y, 247, 186, 13, _CUP)
        yield from _disc(y, 247, 186, 7, _COFFEE)
        yield 196, 246, _CUP
        if y < 173:  # noqa: PLR2004 - what is in it
            yield 200, 242, _COFFEE
    if 216 <= y < 256:  # noqa: PLR2004 - the notebook
        lean = (256 - y) // 2
        yield 40 + lean, 170 + lean, _PAPER
        if y % 8 == 0:
            yield 52 + lean, 150 + lean - y % 32, _INK


def _laptop(y: int) -> Iterator[Span]:
    if 66 <= y < 200:  # noqa: PLR2004 - its lid
        yield 272, 448, _FRAME
        if 72 <= y < 194:  # noqa: PLR2004 - its screen, and on it one column of text
            yield 278, 442, _SCREEN
            if y % 8 < 3 and 84 <= y < 184:  # noqa: PLR2004
                yield 316, 404 - y // 8 * 7 % 31, _TEXT
    elif 200 <= y < 214:  # noqa: PLR2004 - its keys
        yield 272 - (y - 200), 448 + (y - 200), _METAL


def _disc(y: int, x: int, middle: int, radius: int, colour: Colour) -> Iterator[Span]:
    if (rest := radius * radius - (y - middle) ** 2) > 0:
        yield x - isqrt(rest), x + isqrt(rest), colour


def _mixed(one: Colour, other: Colour, part: int, whole: int) -> Colour:
    red, green, blue = (here + (there - here) * part // whole for here, there in zip(one, other, strict=True))
    return red, green, blue
