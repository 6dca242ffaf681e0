"""What the panes draw: pieces of text that know their role and look, in lines that know where they stand."""

from typing import NamedTuple

from rich.cells import cell_len

from tui_reader.content.blocks import Look
from tui_reader.values import dataclass

TEXT = "text"
_MARGIN_FROM = 24
_GAP_FROM = 6


class Piece(NamedTuple):
    """A run of text of one appearance.

    Attributes:
        role: what it is; the pane has a component class of this name. look: how it stands out within its role.
        target: what a click on it means, None for nothing.
    """

    text: str
    role: str = TEXT
    look: Look = Look.PLAIN
    target: object = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a pane, without its margins.

    Attributes:
        start: grows within a block whatever the width, so that a place survives a resize; -1 before its text.
        loose: it only keeps a distance, so no mark of its item stands beside it.
    """

    pieces: tuple[Piece, ...] = ()
    start: int = -1
    loose: bool = False

    @property
    def text(self) -> str:
        """The row's text."""
        return "".join([piece.text for piece in self.pieces])

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
    def of(cls, pane: int, column: int) -> "Frame":
        """The frame of a pane: a column of at most `column` cells, in its middle where there is room."""
        margin = 2 if pane >= _MARGIN_FROM else 1 if pane >= _GAP_FROM else 0
        width = max(1, min(column, pane - 2 * margin))
        left = max(margin, (pane - width) // 2)
        return cls(pane, left, width, max(1, pane - left - margin))
