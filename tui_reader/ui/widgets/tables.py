"""Tables in a column of text: cells wrapped side by side where that can be read, else one record below the other."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from tui_reader.content.blocks import Cell, Look
from tui_reader.ui.widgets.inline import pieces
from tui_reader.ui.widgets.lines import BLANK, Line, Piece
from tui_reader.ui.widgets.wrap import wrap

_GAP = 2
_NARROWEST = 6
_MOST_COLUMNS = 30
_ROW = 10_000
"""Rows of the screen that one row of a table may take in `Line.start`."""

Row = Sequence[Cell]


def lay_out(rows: Sequence[Row], width: int, wide: int = 0) -> list[Line]:
    """The rows of a table.

    Args:
        width: cells of the text column. wide: cells a table may take whose words do not fit there.
    """
    count = max((len(row) for row in rows), default=0)
    widths = _widths(rows, count, width, max(width, wide))
    return list(_grid(rows, *widths) if widths else _records(rows, width))


def _widths(rows: Sequence[Row], count: int, width: int, wide: int) -> tuple[list[int], bool] | None:
    """Cells of each column, and whether some cell needs several rows; None when they cannot stand side by side."""
    gaps = _GAP * (count - 1)
    if not count or count > _MOST_COLUMNS or wide - gaps < count * _NARROWEST:
        return None
    wishes, words = _wishes(rows, count)
    room = (width if sum(words) + gaps <= width else wide) - gaps
    if sum(wishes) <= room:
        return wishes, any("\n" in span.text for row in rows for cell in row for span in cell.spans)
    least = [min(word, max(_NARROWEST, room // count)) for word in words]
    return _share(least, wishes, room), True


def _wishes(rows: Sequence[Row], count: int) -> tuple[list[int], list[int]]:
    """The longest line and the longest word of each column."""
    wishes, words = [1] * count, [1] * count
    for row in rows:
        for index, cell in enumerate(row):
            text = "".join([piece.text for piece in pieces(cell.spans)])
            wishes[index] = max([wishes[index], *(cell_len(line) for line in text.split("\n"))])
            words[index] = max([words[index], *(cell_len(word) for word in text.split())])
    return wishes, words


def _share(least: Sequence[int], wishes: Sequence[int], room: int) -> list[int]:
    """What is left after every column has its least goes to the columns in the proportion of what they still wish."""
    spare = room - sum(least)
    wanted = [wish - low for wish, low in zip(wishes, least, strict=True)]
    total = sum(wanted)
    return [low + spare * want // total for low, want in zip(least, wanted, strict=True)]


def _grid(rows: Sequence[Row], widths: Sequence[int], tall: bool) -> Iterator[Line]:  # noqa: FBT001 - of _widths
    for number, row in enumerate(rows):
        header = bool(row) and all(cell.header for cell in row)
        if tall and number and not all(cell.header for cell in rows[number - 1]):
            yield Line((), number * _ROW - 1)
        columns = [[found for _, found in wrap(_cell(cell), size)] for cell, size in zip(row, widths, strict=False)]
        for height, parts in enumerate(zip_longest(*columns, fillvalue=())):
            yield Line(tuple(_side_by_side(row, parts, widths)), number * _ROW + height)
        if header and (number + 1 == len(rows) or not all(cell.header for cell in rows[number + 1])):
            yield Line((Piece((" " * _GAP).join("─" * size for size in widths), "rule"),), number * _ROW + _ROW - 2)


def _cell(cell: Cell) -> list[Piece]:
    found = pieces(cell.spans)
    return [piece._replace(look=piece.look | Look.STRONG) for piece in found] if cell.header else found


def _side_by_side(row: Row, parts: Sequence[Sequence[Piece]], widths: Sequence[int]) -> Iterator[Piece]:
    blanks = 0
    for cell, part, size in zip(row, parts, widths, strict=False):
        spare = max(0, size - cell_len("".join([piece.text for piece in part])))
        before = {"right": spare, "center": spare // 2}.get(cell.align, 0)
        if blanks + before and part:
            yield Piece(" " * (blanks + before))
            blanks = -before
        elif part:
            blanks = -before
        yield from part
        blanks += spare + _GAP if part else size + _GAP


def _records(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """One record per row: "Header: cell" below one another, a short rule between two records."""
    names: Sequence[Cell] = rows[0] if rows and len(rows) > 1 and all(cell.header for cell in rows[0]) else ()
    for number, row in enumerate(rows[1:] if names else rows):
        height = number * _ROW
        if number:
            yield Line((Piece("─" * min(3, width), "rule"),), height)
        for cell, name in zip_longest(row, names):
            if cell is None or not cell.spans:
                continue
            label = _cell(name) if name else []
            found = [*label, Piece(": "), *_cell(cell)] if label else _cell(cell)
            for _, part in wrap(found, width):
                height += 1
                yield Line(part, height)
    if not rows:
        yield BLANK
