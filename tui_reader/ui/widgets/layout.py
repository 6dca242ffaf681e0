"""A document's blocks as rows of a given width; pure, and a block at a time, so that any length opens at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from rich.cells import cell_len

from tui_reader.content.blocks import Block, Kind, Look, Span
from tui_reader.ui.widgets import code, tables
from tui_reader.ui.widgets.inline import pieces
from tui_reader.ui.widgets.lines import TEXT, Line, Piece
from tui_reader.ui.widgets.wrap import wrap

IMAGE = "▨ "
_BAR = "▎"
_BARS = re.compile(f"{_BAR}+|[^{_BAR}]+")
_ROLES = {Kind.HEADING: "heading", Kind.IMAGE: "image", Kind.CAPTION: "caption", Kind.TERM: "strong"}
_CODE, _TABLE, _PARAGRAPH = Kind.CODE, Kind.TABLE, Kind.PARAGRAPH
"""Asked for with every block of a long text; members of an enumeration are slow to get at."""
_MOST_TEXT = 12_000
_PART = 4_000
_RULED = 2


def portions(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, the enormous ones in several parts that read on, so that none takes long to lay out."""
    parts: list[Block] = []
    for block in blocks:
        kind = block.kind
        if kind is _CODE:
            parts += code.parts(block)
        elif kind is _TABLE:
            for part in tables.parts(block):
                parts += portions([part]) if part.kind is _PARAGRAPH else [part]
        elif kind is _PARAGRAPH and sum([len(span.text) for span in block.spans]) > _MOST_TEXT:
            parts += _parts_of_text(block)
        else:
            parts.append(block)
    return parts


def lay_out(block: Block, width: int, *, wide: int = 0, before: Block | None = None) -> list[Line]:
    """The rows of a block, the empty ones above it included.

    Args:
        width: cells of the text column, at least 1; no row that is shown is wider.
        wide: cells that tables and code may take, at least `width`; rows that take more have a `reach`.
        before: the block above it, None at the top.
    """
    prefix = _cropped(block, width)
    room = max(1, width - cell_len(prefix[0]))
    far = max(room, (wide or width) - cell_len(prefix[0]))
    found = [_behind(prefix[0 if index == 0 else 1], line) for index, line in enumerate(_body(block, room, far))]
    return [*_above(block, before, prefix), *found]


def lines(blocks: Sequence[Block], width: int, *, wide: int = 0) -> Iterator[Line]:
    """The rows of a whole document, one after the other as they are asked for."""
    before = None
    for block in portions(blocks):
        yield from lay_out(block, width, wide=wide, before=before)
        before = block


def guess(block: Block, width: int) -> int:
    """About how many rows a block takes, without laying it out."""
    if block.kind is _CODE:
        return sum([span.text.count("\n") for span in block.spans]) + 2
    if block.kind is _TABLE:
        return len(block.rows) + 2
    return sum([len(span.text) for span in block.spans]) // max(1, width - 4) + 1 + (not block.tight)


def _body(block: Block, width: int, wide: int) -> Iterator[Line]:
    if block.kind is Kind.TABLE:
        yield from tables.lay_out(block, width, wide)
    elif block.kind is Kind.RULE:
        mark = "─" * max(1, width // 4)
        yield Line((Piece(" " * ((width - len(mark)) // 2)), Piece(mark, "rule")), 0)
    elif block.kind is Kind.CODE:
        yield from code.lay_out(block, width, wide)
    else:
        role = _ROLES.get(block.kind, "quote" if _BAR in block.rest else TEXT)
        inside = pieces(block.spans, role)
        if block.kind is Kind.IMAGE:
            inside.insert(0, Piece(IMAGE, "image"))
        rows = [Line(row, start) for start, row in wrap(_heading(block, inside), width)]
        yield from rows
        if block.kind is Kind.HEADING and block.level <= _RULED:
            longest = min(width, max(cell_len(row.text) for row in rows))
            yield Line((Piece(("━" if block.level == 1 else "─") * longest, "rule"),), 1 << 30)


def _heading(block: Block, inside: list[Piece]) -> list[Piece]:
    if block.kind is not Kind.HEADING:
        return inside
    look = Look.STRONG if block.level <= _RULED + 1 else Look.EMPHASIS
    return [piece._replace(look=piece.look | look) if piece.role == "heading" else piece for piece in inside]


def _above(block: Block, before: Block | None, prefix: tuple[str, str]) -> list[Line]:
    if before is None or block.tight:
        return []
    same = takewhile(lambda pair: pair[0] == pair[1], zip(prefix[1], before.rest, strict=False))
    common = "".join(here for here, _ in same)
    # A bar whose blank differs is another quotation's, so nothing joins the two.
    blank = Line(tuple(_marked(common[: common.rfind(_BAR, 0, -1) + 1])))
    extra = block.kind is Kind.HEADING and block.level <= _RULED and before.kind is not Kind.HEADING
    return [blank, blank] if extra else [blank]


def _cropped(block: Block, width: int) -> tuple[str, str]:
    """What stands before its rows, never more than half of a narrow column."""
    size = max(cell_len(block.first), cell_len(block.rest))
    if size <= width // 2 and width - size > 1:
        return block.first.ljust(size), block.rest.ljust(size)
    most = width // 2 if width - width // 2 > 1 else 0
    return block.first[-most:] if most else "", block.rest[-most:] if most else ""


def _behind(prefix: str, line: Line) -> Line:
    return line.behind(_marked(prefix)) if prefix else line


def _marked(prefix: str) -> Iterator[Piece]:
    for part in _BARS.findall(prefix):
        yield Piece(part, "bar" if part[0] == _BAR else "marker")


def _parts_of_text(block: Block) -> Iterator[Block]:
    part: list[Span] = []
    taken, tight, first = 0, block.tight, block.first
    for span in block.spans:
        begin = 0
        while begin < len(span.text):
            end = begin + _PART - taken
            end = len(span.text) if end >= len(span.text) else (span.text.rfind(" ", begin, end) + 1 or end)
            part.append(replace(span, text=span.text[begin:end]))
            taken += end - begin
            begin = end
            if begin < len(span.text) or taken >= _PART:
                yield replace(block, spans=tuple(part), tight=tight, first=first)
                part, taken, tight, first = [], 0, True, block.rest
    if part:
        yield replace(block, spans=tuple(part), tight=tight, first=first)
