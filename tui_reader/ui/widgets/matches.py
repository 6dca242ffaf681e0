"""What was found in a text: places in it, one of which one is at, and how they are marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import is_
from typing import NamedTuple, Protocol, runtime_checkable

from tui_reader.content.blocks import Block, Look, Span
from tui_reader.ui.widgets.lines import Line, Piece, place
from tui_reader.ui.widgets.sideways import cells

CURRENT = Look.MARKED | Look.KEY | Look.INSERTED
"""How the match looks that one is at: bold, reversed and underlined, so that it needs no colour."""


class Text(NamedTuple):
    """A run of text that is searched as a whole.

    Attributes:
        item: of the pane. block: its number in the item. part: 0 for the block's spans, else a table's cell, 1 first.
    """

    item: int
    block: int
    part: int
    words: str


class Place(NamedTuple):
    """Where a match stands: as in Text, and from one character up to another."""

    item: int
    block: int
    part: int
    begin: int
    end: int


def texts(item: int, number: int, block: Block) -> Iterator[Text]:
    """The texts of a block: its spans, or cell after cell."""
    if block.spans:
        yield Text(item, number, 0, _joined(block.spans))
    cells = (cell for row in block.rows for cell in row)
    for part, cell in enumerate(cells, 1):
        if cell.spans:
            yield Text(item, number, part, _joined(cell.spans))


class Matches:
    """Places in reading order, of which one is at one of them.

    Args:
        more: there are more than these.

    Attributes:
        current: the number of that one.
    """

    def __init__(self, places: Sequence[Place], *, more: bool = False) -> None:
        self.places, self.more = places, more
        self.current = 0
        self._of: dict[tuple[int, int], range] = {}
        self._begins: dict[tuple[int, int], list[int]] = {}
        edges = [at for at, (one, other) in enumerate(pairwise(places), 1) if one[:2] != other[:2]]
        for begin, end in pairwise([0, *edges, len(places)] if places else []):
            self._of[places[begin][:2]] = range(begin, end)
            self._begins[places[begin][:2]] = [_ends(found)[0] for found in places[begin:end]]

    def __len__(self) -> int:
        return len(self.places)

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.places[self.current]

    def of(self, item: int) -> list[int]:
        """The numbers of the matches of an item."""
        return [number for (which, _block), numbers in self._of.items() if which == item for number in numbers]

    def marked(self, item: int, block: int, line: Line) -> Line:
        """A row of a block of an item with its matches marked; the same one where there are none."""
        begins = self._begins.get((item, block))
        if begins is None:
            return line
        done: list[Piece] = []
        for piece in line.pieces:
            done += self._cut(piece, self._of[item, block], begins) if piece.at >= 0 else (piece,)
        return line if len(done) == len(line.pieces) and all(map(is_, done, line.pieces)) else line.showing(done)

    def is_in(self, line: Line, number: int) -> bool:
        """Whether a match, or some of it, is in a row of its block."""
        begin, end = _ends(self.places[number])
        return any(piece.at < end and begin < piece.at + len(piece.text) for piece in line.pieces if piece.at >= 0)

    def cells_before(self, line: Line, number: int) -> int:
        """Cells of what moves in a wide row, up to a match in it."""
        begin, end = _ends(self.places[number])
        taken = 0
        for piece in line.pieces[line.held :]:
            if piece.at >= 0 and piece.at < end and begin < piece.at + len(piece.text):
                return taken + cells(piece.text[: max(0, begin - piece.at)])
            taken += cells(piece.text)
        return taken

    def _cut(self, piece: Piece, numbers: range, begins: Sequence[int]) -> Iterator[Piece]:
        """A piece cut at the edges of the matches in it."""
        text, role, look, target, base = piece
        marked, done = look | Look.MARKED, 0
        first = max(0, bisect_right(begins, base) - 1)
        for index in range(first, bisect_left(begins, base + len(text), first)):
            found, begin = self.places[numbers[index]], max(done, begins[index] - base)
            end = begins[index] - base + found.end - found.begin
            if begin < end:
                if done < begin:
                    yield Piece(text[done:begin], role, look, target, base + done)
                is_current = numbers[index] == self.current
                yield Piece(text[begin:end], role, look | CURRENT if is_current else marked, target, base + begin)
                done = end
        if done < len(text):
            yield piece.part(done) if done else piece


@runtime_checkable
class Findable(Protocol):
    """Items of a pane that can be searched."""

    def texts(self) -> Iterable[Text]:
        """All there is to be read, in order."""

    def stands(self, item: int, line: Line) -> tuple[int, int]:
        """Where a row of an item stands: the item and the block as a Text has them."""


def _joined(spans: Iterable[Span]) -> str:
    return "".join([span.text for span in spans])


def _ends(found: Place) -> tuple[int, int]:
    begin = place(found.part)
    return begin + found.begin, begin + found.end
