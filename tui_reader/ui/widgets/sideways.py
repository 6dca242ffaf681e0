"""Rows wider than their room: what is seen of them through a window that moves sideways."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui_reader.content.blocks import Look
from tui_reader.ui.widgets.lines import TEXT, Line, Piece
from tui_reader.values import dataclass

_SIGNS = 2
_LONG = 20_000


@dataclass(frozen=True, slots=True)
class Reach:
    """What all rows of a wide block have in common.

    Attributes:
        room: cells of the window, a sign at either edge included: "‹", "›" where more stands. cells: of the widest row.
        stops: where the window may begin; none: anywhere. ground: the role of what is blank. sign: of the signs.
    """

    room: int
    cells: int
    stops: tuple[int, ...] = ()
    ground: str = TEXT
    sign: str = "marker"

    @property
    def inner(self) -> int:
        """Cells of the window without its signs."""
        return self.room - _SIGNS if self.room > 2 * _SIGNS else self.room

    @property
    def most(self) -> int:
        """Where the window begins that shows the end."""
        most = max(0, self.cells - self.inner)
        return self.stops[min(bisect_left(self.stops, most), len(self.stops) - 1)] if self.stops else most

    def begin(self, by: int) -> int:
        """Where the window begins when it is to be moved by so many cells."""
        by = max(0, min(by, self.most))
        return self.stops[bisect_right(self.stops, by) - 1] if self.stops else by


def seen(line: Line, by: int) -> Line:
    """A row as it is seen when all wide ones are moved by so many cells; what is not wide stays as it is."""
    reach = line.reach
    if reach is None:
        return line
    begin, moving = reach.begin(by), line.pieces[line.held :]
    shown = list(_cut(moving, begin, begin + reach.inner))
    taken = sum(cells(piece.text) for piece in shown)
    more = _is_longer(moving, begin + reach.inner)
    if reach.inner < reach.room:
        before = _sign("‹" if begin and moving else " ", reach)
        shown = [before, *shown, Piece(" " * (reach.inner - taken), reach.ground), _sign("›" if more else " ", reach)]
    else:
        shown.append(Piece(" " * (reach.inner - taken), reach.ground))
    return Line((*line.pieces[: line.held], *shown), line.start, line.loose, reach, line.held)


def uncovering(line: Line, wanted: Callable[[Piece], bool], by: int) -> int:
    """By how many cells wide rows are to be moved so that the first such piece of a row is seen; `by` if it is."""
    reach, at = line.reach, 0
    for piece in line.pieces[line.held :] if reach is not None else ():
        size = cells(piece.text)
        if reach is not None and wanted(piece):
            seen_already = reach.begin(by) <= at and at + size <= reach.begin(by) + reach.inner
            return by if seen_already else reach.begin(at - reach.inner // 2)
        at += size
    return by


def cells(text: str) -> int:
    """Cells of a text; of an enormous one, at least those it has."""
    if text.isascii():
        return len(text)
    return 2 * len(text) if len(text) > _LONG else cell_len(text)


def _sign(sign: str, reach: Reach) -> Piece:
    return Piece(sign, reach.ground) if sign == " " else Piece(sign, reach.sign, Look.STRONG)


def _cut(pieces: Sequence[Piece], begin: int, end: int) -> Iterator[Piece]:
    """What stands between two cells; a character of two cells that an edge cuts is a blank."""
    at = 0
    for piece in pieces:
        if at >= end:
            return
        size = cells(piece.text)
        if at >= begin and at + size <= end:
            yield piece
        elif at + size > begin:
            if piece.text.isascii():
                yield piece.part(max(0, begin - at), end - at)
            else:
                yield from _clipped(piece, begin - at, end - at)
        at += size


def _clipped(piece: Piece, begin: int, end: int) -> Iterator[Piece]:
    """What of a piece stands between two of its cells, in up to three: the blanks have no place in the text."""
    at, first, last = 0, len(piece.text), 0
    before = behind = 0
    for start, stop, size in split_graphemes(piece.text)[0]:
        if begin <= at and at + size <= end:
            first, last = min(first, start), stop
        elif at < begin:
            before += max(0, min(at + size, end) - begin)
        else:
            behind += max(0, end - at)
        at += size
    shown = piece.part(first, max(first, last))
    while cell_len(shown.text) > end - max(0, begin) - before - behind:  # joiners that join nothing
        shown = shown.part(0, -1)
    blank = piece._replace(text=" ", at=-1)
    found = (blank._replace(text=" " * before), shown, blank._replace(text=" " * behind))
    yield from (part for part in found if part.text)


def _is_longer(pieces: Sequence[Piece], end: int) -> bool:
    for piece in pieces:
        end -= cells(piece.text)
        if end < 0:
            return True
    return False
