"""Tables in a column of text: cells wrapped side by side where that can be read, else moved sideways or as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile, zip_longest

from tui_reader.content.blocks import Block, Cell, Kind, Look
from tui_reader.ui.widgets.inline import pieces
from tui_reader.ui.widgets.lines import BLANK, Line, Piece, place
from tui_reader.ui.widgets.part import Part
from tui_reader.ui.widgets.part import columns as shared
from tui_reader.ui.widgets.sideways import Reach, cells
from tui_reader.ui.widgets.wrap import wrap
from tui_reader.values import dataclass

_GAP = 2
_NARROWEST = 6
_MOST_COLUMNS = 30
_MANY = 4
"""From so many columns on, those that cannot stand side by side are moved sideways; fewer read better as records."""
_LONG_WORD = 18
"""Cells of a word that is rather broken than that its table is moved sideways."""
_WIDEST = 32
"""Cells of a column in a table that is moved sideways."""
_PART, _SAMPLE = 40, 120
"""Rows of a part, and those by which the columns of all parts are measured."""
_TEXT = 4_000
"""Characters of a cell; a table with a longer one is a page that was laid out by it."""
_ROW = 10_000
"""Rows of the screen that one row of a table may take in `Line.start`."""

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How cells stand side by side.

    Attributes:
        widths: of the columns. tall: some cell needs several rows. reach: it is wider than there is room, None if not.
        held: so many columns stay at the left when it is moved sideways.
    """

    widths: Sequence[int]
    tall: bool
    reach: Reach | None = None
    held: int = 0


def lay_out(block: Block, width: int, wide: int = 0) -> list[Line]:
    """The rows of a table.

    Args:
        width: cells of the text column. wide: cells a table may take whose words do not fit there.
    """
    rows, columns = block.rows, shared(block)
    count = len(columns) // 2 or max((len(row) for row in rows), default=0)
    grid = None
    if 0 < count <= _MOST_COLUMNS:
        columns = columns or _measured(rows, count)
        grid = _fitting(rows, columns[:count], columns[count:], width, max(width, wide))
    head = block.head if isinstance(block, Part) else ()
    return list(_rows(rows, head, grid) if grid else _records(rows, head, width))


def parts(block: Block) -> Iterator[Block]:
    """The same table, where it is long in several blocks that read on; as paragraphs where a cell is a whole text."""
    rows = block.rows
    if any(sum([len(span.text) for span in cell.spans]) > _TEXT for row in rows for cell in row):
        for number, cell in enumerate(cell for row in rows for cell in row if cell.spans):
            tight = block.tight and not number
            yield replace(block, kind=Kind.PARAGRAPH, spans=cell.spans, rows=(), tight=tight)
        return
    if len(rows) <= _PART:
        yield block
        return
    head = tuple(takewhile(_names, rows[: _PART - 1]))
    count = max(len(row) for row in rows)
    columns = _measured(rows[:_SAMPLE], count) if count <= _MOST_COLUMNS else ()
    for begin in range(0, len(rows), _PART):
        part = replace(block, rows=rows[begin : begin + _PART], tight=block.tight or begin > 0)
        yield Part.of(part, columns, (head or rows[:1]) if begin else ())


def _fitting(rows: Sequence[Row], wishes: Sequence[int], words: Sequence[int], width: int, wide: int) -> _Grid | None:
    """How the columns stand side by side; None when they cannot."""
    count = len(wishes)
    gaps = _GAP * (count - 1)
    broken = sum(min(word, _LONG_WORD) for word in words) + gaps
    if broken > wide and count >= _MANY and wide >= _MANY * _NARROWEST:
        return _moving(wishes, wide)
    if wide - gaps < count * _NARROWEST:
        return None
    room = (width if sum(words) + gaps <= width else wide) - gaps
    if sum(wishes) <= room:
        return _Grid(wishes, any("\n" in span.text for row in rows for cell in row for span in cell.spans))
    least = [min(word, _LONG_WORD) for word in words]
    if sum(least) > room:
        least = [min(word, max(_NARROWEST, room // count)) for word in words]
    # Columns that need less than their part are not wrapped for the sake of those that need more.
    whole = [wish if wish <= room // count else low for wish, low in zip(wishes, least, strict=True)]
    return _Grid(_share(whole if sum(whole) <= room else least, wishes, room), tall=True)


def _moving(wishes: Sequence[int], wide: int) -> _Grid:
    """Columns as wide as they need to be; the first one stays at the left where it is narrow."""
    held = int(wishes[0] <= wide // 3)
    room = wide - held * (wishes[0] + 1)
    most = max(1, min(_WIDEST, (room - 2) // 2 - _GAP))  # so that half a window further there is another column
    widths = [min(wish, most) if number or not held else wish for number, wish in enumerate(wishes)]
    stops = [0, *accumulate(size + _GAP for size in widths[held:])]
    reach = Reach(room, stops[-1] - _GAP, tuple(stops[:-1]))
    tall = any(wish > size for wish, size in zip(wishes, widths, strict=True))
    return _Grid(widths, tall, reach, held)


def _measured(rows: Sequence[Row], count: int) -> tuple[int, ...]:
    """The longest line of every column, then the longest word of each."""
    wishes, words = [1] * count, [1] * count
    for row in rows:
        for index, cell in enumerate(row):
            text = "".join([piece.text for piece in pieces(cell.spans)])
            wishes[index] = max([wishes[index], *(cells(line) for line in text.split("\n"))])
            words[index] = max([words[index], *(cells(word) for word in text.split())])
    return *wishes, *words


def _share(least: Sequence[int], wishes: Sequence[int], room: int) -> list[int]:
    """What is left after every column has its least goes to the columns in the proportion of what they still wish."""
    spare = room - sum(least)
    wanted = [max(0, wish - low) for wish, low in zip(wishes, least, strict=True)]
    total = sum(wanted) or 1
    return [low + spare * want // total for low, want in zip(least, wanted, strict=True)]


def _names(row: Row) -> bool:
    """Whether a row is one of header cells."""
    return bool(row) and all(cell.header for cell in row)


def _rows(rows: Sequence[Row], head: Sequence[Row], grid: _Grid) -> Iterator[Line]:
    above: Row = head[-1] if head else ()
    part = 1
    for number, row in enumerate(rows):
        if grid.tall and (number or head) and not _names(above):
            yield Line((), number * _ROW - 1)
        columns = [
            [found for _, found in wrap(_cell(cell, which), size)]
            for which, (cell, size) in enumerate(zip(row, grid.widths, strict=False), part)
        ]
        part += len(row)
        for height, found in enumerate(zip_longest(*columns, fillvalue=())):
            yield _row(row, found, grid, number * _ROW + height)
        if _names(row) and (number + 1 == len(rows) or not _names(rows[number + 1])):
            yield _rule(grid, number * _ROW + _ROW - 2)
        above = row


def _row(row: Row, found: Sequence[Sequence[Piece]], grid: _Grid, start: int) -> Line:
    if grid.reach is None or not grid.held:
        return Line(tuple(_side_by_side(row, found, grid.widths)), start, reach=grid.reach)
    first = list(_side_by_side(row[:1], found[:1], grid.widths))
    first.append(Piece(" " * (grid.widths[0] + 1 - _cells(first))))
    return Line(tuple(_side_by_side(row[1:], found[1:], grid.widths[1:])), reach=grid.reach).behind(first, start)


def _rule(grid: _Grid, start: int) -> Line:
    marks = ["─" * size for size in grid.widths]
    rule = Line((Piece((" " * _GAP).join(marks[grid.held :]), "rule"),), start, reach=grid.reach)
    return rule.behind([Piece(marks[0], "rule"), Piece(" ")]) if grid.held else rule


def _cell(cell: Cell, number: int = 0) -> list[Piece]:
    """The pieces of the cell of a number, 0 for one of another table."""
    found = pieces(cell.spans, at=place(number) if number else -1)
    return [piece._replace(look=piece.look | Look.STRONG) for piece in found] if cell.header else found


def _side_by_side(row: Row, parts: Sequence[Sequence[Piece]], widths: Sequence[int]) -> Iterator[Piece]:
    blanks = 0
    for cell, part, size in zip(row, parts, widths, strict=False):
        spare = max(0, size - _cells(part))
        before = {"right": spare, "center": spare // 2}.get(cell.align, 0)
        if blanks + before and part:
            yield Piece(" " * (blanks + before))
            blanks = -before
        elif part:
            blanks = -before
        yield from part
        blanks += spare + _GAP if part else size + _GAP


def _cells(row: Sequence[Piece]) -> int:
    """Cells of a row; those that its pieces have one by one may be less, as a sign may change the one before it."""
    return cells("".join([piece.text for piece in row]))


def _records(rows: Sequence[Row], head: Sequence[Row], width: int) -> Iterator[Line]:
    """One record per row: "Header: cell" below one another, a short rule between two records."""
    first = head or rows
    names: Row = first[0] if (head or len(rows) > 1) and _names(first[0]) else ()
    skipped = int(bool(names) and not head)
    part = 1 + sum(len(row) for row in rows[:skipped])
    for number, row in enumerate(rows[skipped:]):
        height = number * _ROW
        if number or head:
            yield Line((Piece("─" * min(3, width), "rule"),), height)
        for column, (cell, name) in enumerate(zip_longest(row, names)):
            if cell is None or not cell.spans:
                continue
            label = _cell(name, 0 if head else 1 + column) if name else []
            said = _cell(cell, part + column)
            for _, found in wrap([*label, Piece(": "), *said] if label else said, width):
                height += 1
                yield Line(found, height)
        part += len(row)
    if not rows:
        yield BLANK
