"""Pictures as kitty and Ghostty draw them: sent once, and shown wherever text says so.

The graphics protocol of kitty with Unicode placeholders (sw.kovidgoyal.net/kitty/graphics-protocol): the characters
of a picture's cells say by their colour which picture it is and by their marks which part of it, so they scroll, are
covered and cleared like any text.
"""

from __future__ import annotations

import binascii
import itertools
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tui_reader.ui.widgets.lines import INK, Piece

if TYPE_CHECKING:
    from tui_reader.content.pictures import Ground, Picture

_CELL = "\U0010eeee"
_PIECE, _PIECES = 4096, 12
"""Letters that the protocol allows at a time, and how many of those are written at once."""
_WIDTH, _HEIGHT = 10, 20
"""Pixels that a cell needs: those of most screens."""
_MARKS = (
    *(range(0x305, 0x306), range(0x30D, 0x30F), range(0x310, 0x311), range(0x312, 0x313), range(0x33D, 0x340)),
    *(range(0x346, 0x347), range(0x34A, 0x34D), range(0x350, 0x353), range(0x357, 0x358), range(0x35B, 0x35C)),
    *(range(0x363, 0x370), range(0x483, 0x488), range(0x592, 0x596), range(0x597, 0x59A), range(0x59C, 0x5A2)),
    *(range(0x5A8, 0x5AA), range(0x5AB, 0x5AD), range(0x5AF, 0x5B0), range(0x5C4, 0x5C5), range(0x610, 0x618)),
    *(range(0x657, 0x65C), range(0x65D, 0x65F), range(0x6D6, 0x6DD), range(0x6DF, 0x6E3), range(0x6E4, 0x6E5)),
    *(range(0x6E7, 0x6E9), range(0x6EB, 0x6ED), range(0x730, 0x731), range(0x732, 0x734), range(0x735, 0x737)),
    *(range(0x73A, 0x73B), range(0x73D, 0x73E), range(0x73F, 0x742), range(0x743, 0x744), range(0x745, 0x746)),
    *(range(0x747, 0x748), range(0x749, 0x74B), range(0x7EB, 0x7F2), range(0x7F3, 0x7F4)),
)
_DIACRITICS = "".join(map(chr, itertools.chain.from_iterable(_MARKS)))
"""The marks that count rows and columns, the first of them (rowcolumn-diacritics.txt of kitty)."""

_numbers = itertools.count(int.from_bytes(os.urandom(3)))
"""Of the pictures; other programs may have sent some to the same terminal."""


def is_known(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says of itself that it is one that draws so; between it and us stands nothing.

    To ask it would be safer, but what it answers is lost among the keys while Textual reads them.
    """
    if environment.get("TMUX") or environment.get("STY"):
        return False
    term = environment.get("TERM", "")
    return (
        term in {"xterm-kitty", "xterm-ghostty"}
        or bool(environment.get("KITTY_WINDOW_ID"))
        or environment.get("TERM_PROGRAM", "").lower() == "ghostty"
    )


def number() -> int:
    """The number of a picture that is to be sent: 24 bits, as a colour has."""
    return next(_numbers) & 0xFFFFFF or 1


def sent(picture: Picture, which: int, ground: Ground, size: tuple[int, int]) -> Sequence[str]:
    """What brings a picture to the terminal, in pieces of 50 kB; takes a tenth of a second, so make it in a thread.

    Args:
        size: the columns and rows that it has; there are no more pixels than they need.
    """
    finest = picture.finest
    part = min(1.0, max(size[0] * _WIDTH / finest[0], size[1] * _HEIGHT / finest[1]))
    width, height = (max(1, round(each * part)) for each in finest)
    packed = zlib.compress(picture.pixels(width, height, ground))
    data = binascii.b2a_base64(packed, newline=False).decode("ascii")
    parts = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    said = f"i={which},f=24,o=z,s={width},v={height},"
    codes = []
    for at, letters in enumerate(parts):
        codes.append(f"\x1b_G{'' if at else said}q=2,m={int(at + 1 < len(parts))};{letters}\x1b\\")
    return ["".join(codes[at : at + _PIECES]) for at in range(0, len(codes), _PIECES)]


def cut_off(which: int) -> str:
    """What ends a picture of which the rest does not come, and has the terminal forget it."""
    return f"\x1b_Gq=2,m=0;\x1b\\{dropped(which)}"


def placed(which: int, columns: int, rows: int) -> str:
    """What says how many cells it takes, in place of what was said before."""
    return f"\x1b_Ga=p,U=1,i={which},p=1,c={columns},r={rows},q=2\x1b\\"


def dropped(which: int) -> str:
    """What has the terminal forget it."""
    return f"\x1b_Ga=d,d=I,i={which},q=2\x1b\\"


def cells(which: int, columns: int, rows: int) -> Iterator[tuple[Piece, ...]]:
    """The rows of text that show it."""
    role = f"{INK}{which:06x}"
    for row in range(rows):
        text = "".join([f"{_CELL}{_DIACRITICS[row]}{mark}" for mark in _DIACRITICS[:columns]])
        yield (Piece(text, role),)
