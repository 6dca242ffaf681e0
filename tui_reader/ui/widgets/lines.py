"""What the panes draw: pieces of text that know their role and look, in lines that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui_reader.content.blocks import Look
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from tui_reader.ui.widgets.sideways import Reach

TEXT = "text"
INK = "#"
_MARGIN_FROM = 24
_GAP_FROM = 6
_PART = 1 << 32


class Piece(NamedTuple):
    """A run of text of one appearance.

    Attributes:
        role: what it is; the pane has an ink of this name. Of a picture: INK and its colour as in
            "#aabbcc", and that of its ground behind it if it has one. look: how it stands out within its role.
        target: what a click on it means, None for nothing.
        at: where its first character stands in the text of its block, as `place` has it; -1 for what is only laid out.
    """

    text: str
    role: str = TEXT
    look: Look = Look.PLAIN
    target: object = None
    at: int = -1

    def part(self, begin: int, end: int | None = None) -> Piece:
        """Some of its characters."""
        text, role, look, target, at = self
        return Piece(text[begin:end], role, look, target, at if at < 0 else at + begin)


def place(part: int, character: int = 0) -> int:
    """A place in the text of a block: in its spans (part 0), or in a cell of a table (1 is the first)."""
    return part * _PART + character


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a pane, without its margins.

    Attributes:
        start: grows within a block whatever the width, so that a place survives a resize; -1 before its text.
        loose: it only keeps a distance, so no mark of its item stands beside it.
        reach: it is wider than its room, so it can be moved sideways. held: so many of its pieces stay then.
    """

    pieces: tuple[Piece, ...] = ()
    start: int = -1
    loose: bool = False
    reach: Reach | None = None
    held: int = 0

    @property
    def text(self) -> str:
        """The row's text."""
        return "".join([piece.text for piece in self.pieces])

    def behind(self, pieces: Iterable[Piece], start: int | None = None) -> Line:
        """The same row with pieces before it, which stay where they are."""
        before = tuple(pieces)
        begin = self.start if start is None else start
        return Line((*before, *self.pieces), begin, reach=self.reach, held=self.held + len(before))

    def showing(self, pieces: Iterable[Piece]) -> Line:
        """A row as it is seen, when these pieces are seen of it."""
        return Line(tuple(pieces), self.start, self.loose, self.reach)

    def at(self, cell: int) -> object:
        """The target under a cell counted from the row's first, None where there is none."""
        for piece in self.pieces:
            cell -= cell_len(piece.text)
            if cell < 0:
                return piece.target
        return None


BLANK = Line(loose=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands in a pane, all in cells.

    Attributes:
        pane: width of the whole pane. left: margin before the text. width: of the text column.
        wide: what tables and code may take, from the same left margin.
    """

    pane: int
    left: int
    width: int
    wide: int

    @classmethod
    def of(cls, pane: int, column: int) -> Frame:
        """The frame of a pane: a column of at most `column` cells, in its middle where there is room."""
        margin = 2 if pane >= _MARGIN_FROM else 1 if pane >= _GAP_FROM else 0
        width = max(1, min(column, pane - 2 * margin))
        left = max(margin, (pane - width) // 2)
        return cls(pane, left, width, max(1, pane - left - margin))
