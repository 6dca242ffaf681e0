"""Tables: a plain grid where there is one, and paragraphs where a table only arranged the page."""

from collections.abc import Iterator

from tui_reader.content.rules import align
from tui_reader.content.tree import LEAVES, Node, pictures, plain

WIDEST = 20
"""Columns or rows that one cell may span."""

CELLS = 20_000
"""Cells that spans may add to one table."""

_LONG = 800
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
_HEAVY = frozenset({"table", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "details"})


def settle(table: Node) -> list[Node | str]:
    """What stands in the place of a table in the clean tree.

    A table of data becomes rows of cells, spans filled with empty cells, cells holding text and line breaks only; its
    caption precedes it, as in a browser. A table that has one column, says that it is for presentation, or holds
    blocks, or long texts without any header cell, becomes what its cells hold.
    """
    before: list[Node | str] = []
    captions: list[Node | str] = []
    rows: list[Node] = []
    _gather(table, before, captions, rows)
    if _arranges(table, rows):
        cells = [cell for row in rows for cell in row.kids if isinstance(cell, Node)]
        inner = [part for cell in cells for kid in cell.kids for part in _apart(kid)]
        return [*before, *captions, *inner]
    grid: list[Node | str] = list(_grid(rows))
    for caption in captions if grid else ():
        if isinstance(caption, Node):
            caption.attrs["of"] = "table"
    return [*before, *captions, *([Node("table", {}, grid)] if grid else [])]


def _apart(kid: Node | str) -> list[Node | str]:
    """The pictures that a text begins with stand by themselves, as they do where no cell is around them."""
    if isinstance(kid, str) or kid.tag not in ("p", "text"):
        return [kid]
    before, after = _split(kid)
    if not pictures(before) or not after.kids:
        return [kid]
    while after.kids and (_blank(after.kids[0]) or (isinstance(after.kids[0], Node) and after.kids[0].tag == "br")):
        del after.kids[0]
    if after.kids and isinstance(after.kids[0], str):
        after.kids[0] = after.kids[0].lstrip(" ")
    return [before, after]


def _split(node: Node) -> tuple[Node, Node]:
    """The pictures at the beginning of a text, and the rest of it."""
    before, after = Node(node.tag, dict(node.attrs)), Node(node.tag, dict(node.attrs))
    for at, kid in enumerate(node.kids):
        rest: list[Node | str] = []
        if isinstance(kid, Node) and kid.kids:
            first, second = _split(kid)
            before.kids += [first] if first.kids else []
            rest = [second] if second.kids else []
        elif _blank(kid) or (isinstance(kid, Node) and kid.tag in ("img", "anchor")):
            before.kids.append(kid)
        else:
            rest = [kid]
        if rest:
            after.kids = [*rest, *node.kids[at + 1 :]]
            break
    return before, after


def _blank(kid: Node | str) -> bool:
    return isinstance(kid, str) and not kid.strip()


def _gather(part: Node, before: list[Node | str], captions: list[Node | str], rows: list[Node]) -> None:
    loose: Node | None = None
    for kid in part.kids:
        if not isinstance(kid, Node):
            continue
        if kid.tag in ("td", "th"):
            if loose is None:
                loose = Node("tr")
                rows.append(loose)
            loose.kids.append(kid)
            continue
        loose = None
        if kid.tag in ("thead", "tbody", "tfoot"):
            _gather(kid, before, captions, rows)
        elif kid.tag == "tr":
            rows.append(_row(kid, before, head=part.tag == "thead"))
        else:
            (captions if kid.tag == "figcaption" else before).append(kid)


def _row(row: Node, before: list[Node | str], *, head: bool) -> Node:
    cells: list[Node | str] = []
    for kid in row.kids:
        if isinstance(kid, Node) and kid.tag in ("td", "th"):
            if head:
                kid.tag = "th"
            if "align" not in kid.attrs and "align" in row.attrs:
                kid.attrs["align"] = row.attrs["align"]
            cells.append(kid)
        else:
            before += _without_parts(kid)
    return Node("tr", {}, cells)


def _without_parts(kid: Node | str) -> Iterator[Node | str]:
    """What stands in a row and is no cell; parts of tables in there are none without their table."""
    if isinstance(kid, Node) and kid.tag in _PARTS:
        for inner in kid.kids:
            yield from _without_parts(inner)
    else:
        yield kid


def _arranges(table: Node, rows: list[Node]) -> bool:
    if table.attrs.get("role") in ("presentation", "none") or all(len(row.kids) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row.kids if isinstance(cell, Node)]
    if any(_heavy(cell) for cell in cells):
        return True
    return not any(cell.tag == "th" for cell in cells) and any(len(plain(cell)) > _LONG for cell in cells)


def _heavy(node: Node) -> bool:
    return any(isinstance(kid, Node) and (kid.tag in _HEAVY or _heavy(kid)) for kid in node.kids)


def _grid(rows: list[Node]) -> Iterator[Node]:
    left = CELLS
    below: dict[int, int] = {}
    for row in rows:
        cells: list[Node | str] = []
        for cell in row.kids:
            if not isinstance(cell, Node):
                continue
            _carry(below, cells)
            wide, high = (_span(cell.attrs.pop(name, "")) for name in ("colspan", "rowspan"))
            left -= wide * high - 1
            if left <= 0:
                wide, high = 1, 1
            if high > 1:
                below.update(dict.fromkeys(range(len(cells), len(cells) + wide), high - 1))
            cells.append(Node(cell.tag, cell.attrs, list(_line(cell))))
            cells.extend(Node(cell.tag) for _number in range(wide - 1))
        _carry(below, cells)
        if any(isinstance(cell, Node) and cell.kids for cell in cells):
            yield Node("tr", {}, cells)


def _carry(below: dict[int, int], cells: list[Node | str]) -> None:
    """Empty cells for those above that reach into this row."""
    while (column := len(cells)) in below:
        cells.append(Node("td"))
        below[column] -= 1
        if not below[column]:
            del below[column]


def _span(said: str) -> int:
    digits = said.strip()[:6]
    return min(max(int(digits), 1), WIDEST) if digits.isascii() and digits.isdigit() else 1


def _line(cell: Node) -> Iterator[Node | str]:
    """What a cell holds, as text and inline elements with line breaks where blocks were."""
    for number, (mark, leaf) in enumerate(_leaves(cell, "")):
        if number:
            yield Node("br")
        if mark:
            yield mark
        yield from leaf.kids


def _leaves(node: Node, mark: str) -> Iterator[tuple[str, Node]]:
    for kid in node.kids:
        if isinstance(kid, Node) and kid.tag in LEAVES:
            yield mark, kid
            mark = ""
        elif isinstance(kid, Node):
            yield from _leaves(kid, "• " if kid.tag == "li" else mark)


def cell_align(attrs: dict[str, str]) -> dict[str, str]:
    """The kept attributes of a cell or row: its alignment where it says one."""
    said = align(attrs)
    return {"align": said} if said and said != "left" else {}
