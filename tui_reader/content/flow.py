"""The clean tree as the flat run of blocks that the screen lays out: nesting becomes margins."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.content.blocks import Block, Cell, Kind, Look, Span
from tui_reader.content.highlight import Highlighting
from tui_reader.content.links import Links
from tui_reader.content.notes import Notes
from tui_reader.content.numbers import numbered
from tui_reader.content.pieces import Pieces
from tui_reader.content.spans import spans
from tui_reader.content.tree import LEAVES, Node, anchors, pictures, plain

BULLETS = "•◦‣"
QUOTE = "▎ "
ANOTHER = "▎\u00a0"
"""The margin of a quotation right after another, told apart from it."""

INDENT = "  "
TAB = 4

_KINDS = {"dt": Kind.TERM, "figcaption": Kind.CAPTION, "pre": Kind.CODE} | {
    f"h{level}": Kind.HEADING for level in range(1, 7)
}


@dataclass(slots=True)
class _Margin:
    """What stands left of the blocks of a container: `first` once, `rest` after that."""

    first: str
    rest: str

    def take(self) -> str:
        """What stands left of the next block's first line."""
        first, self.first = self.first, self.rest
        return first


class Flow:
    """Turns a clean tree into blocks; `blocks`, `links` and `notes` grow while it walks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links = Links()
        self.notes = Notes(self.blocks)
        self._highlighting = Highlighting()
        self._margins: list[_Margin] = []
        self._lists = 0
        self._bullets = 0
        self._tight = False
        self._played = -1

    def walk(self, node: Node) -> None:
        """Add the blocks of everything a container holds."""
        short = False
        for kid in node.kids:
            if not isinstance(kid, Node):
                continue
            before, short = short, kid.tag == "dd" and not _spaced(kid)
            if kid.tag in LEAVES:
                self._leaf(kid)
            elif kid.tag in ("ul", "ol"):
                self._list(kid)
            elif kid.tag == "details":
                self._details(kid)
            elif kid.tag == "table":
                self._emit(Kind.TABLE, rows=tuple(self._rows(kid)))
            elif kid.tag == "hr":
                self._emit(Kind.RULE)
            else:
                self._container(kid, joined=before and short)

    def _container(self, node: Node, *, joined: bool) -> None:
        if node.tag == "li":
            self._item(node, BULLETS[0] + " ")
        elif node.tag == "blockquote":
            margins = "".join([margin.rest for margin in self._margins])
            follows = bool(self.blocks) and self.blocks[-1].rest.startswith(margins + QUOTE)
            bar = ANOTHER if follows else QUOTE
            self._within(node, _Margin(bar, bar))
        elif node.tag == "dd":
            self._tight = joined or self._after(Kind.TERM)
            self._within(node, _Margin(INDENT, INDENT))
        else:
            self.walk(node)

    def _leaf(self, leaf: Node) -> None:
        kind = _KINDS.get(leaf.tag, Kind.PARAGRAPH)
        if kind is Kind.CODE:
            self._anchors(leaf)
            language = leaf.attrs.get("lang", "")
            code = plain(leaf).expandtabs(TAB).rstrip("\n ")
            self._emit(kind, self._highlighting.spans(code, language), language=language)
        elif kind is Kind.HEADING:
            self._emit(kind, self._spans(leaf), level=int(leaf.tag[1]))
        elif kind is Kind.CAPTION:
            heads = "of" in leaf.attrs
            below = self._after(Kind.IMAGE, Kind.TABLE, Kind.CODE, Kind.CAPTION) or self._played == len(self.blocks)
            self._tight = not heads and below
            self._emit(kind, self._spans(leaf))
            self._tight = heads
        elif kind is Kind.TERM:
            self._tight = self._after(Kind.TERM)
            self._emit(kind, self._spans(leaf))
        elif images := pictures(leaf):
            self._anchors(leaf)
            for image, href in images:
                self._image(image, href)
        else:
            self._emit(kind, self._attributed(leaf, self._spans(leaf)))
            self._played = len(self.blocks) if "stands" in leaf.attrs else 0

    def _spans(self, leaf: Node) -> tuple[Span, ...]:
        return spans(leaf, self.links, self.notes)

    def _anchors(self, leaf: Node) -> None:
        """Names within what is no text of spans stand for the whole of it."""
        for anchor in anchors(leaf):
            self.notes.meet(anchor, 0)

    def _attributed(self, leaf: Node, found: tuple[Span, ...]) -> tuple[Span, ...]:
        """A line of a quotation that only says whom it quotes begins with a dash."""
        words = plain(leaf).strip()
        cited = "".join(plain(kid) for kid in leaf.kids if isinstance(kid, Node) and kid.tag == "cite").strip()
        if cited and cited == words and not words.startswith(("—", "–", "-")):
            return (Span("— "), *found)
        return found

    def _image(self, image: Node, href: str) -> None:
        alt = image.attrs.get("alt", "")
        source = image.attrs.get("src", "")
        url = href or source
        number = self.links.number(url, alt) if url else 0
        shown = source if source.startswith(("http://", "https://")) else ""
        self._emit(Kind.IMAGE, (Span(alt, Look.PLAIN, number),), source=shown)

    def _list(self, node: Node) -> None:
        items = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag == "li"]
        loose = any(_spaced(item) for item in items)
        nested = self._lists > 0
        ordered = node.tag == "ol"
        marks = numbered(node, items) if ordered else [BULLETS[self._bullets % len(BULLETS)]] * len(items)
        width = max(map(len, marks), default=1)
        self._lists += 1
        self._bullets += not ordered
        begun = False
        for kid in node.kids:
            if isinstance(kid, Node) and kid.tag == "li":
                self._tight = (begun and not loose) or (nested and not begun)
                self._item(kid, f"{marks.pop(0):>{width}} ")
                begun = True
            elif isinstance(kid, Node):
                self._within(Node("li", {}, [kid]), _Margin(INDENT, INDENT))
        self._lists -= 1
        self._bullets -= not ordered
        self._tight = False

    def _item(self, item: Node, mark: str) -> None:
        self._within(item, _Margin(mark, " " * len(mark)))

    def _within(self, node: Node, margin: _Margin) -> None:
        self._margins.append(margin)
        self.walk(node)
        self._margins.pop()

    def _details(self, node: Node) -> None:
        for kid in node.kids:
            if isinstance(kid, Node) and kid.tag == "summary":
                words = Pieces(self._spans(kid)).part(0, look=Look.STRONG)
                self._within_summary(tuple(words))
        inner = Node("details", {}, [kid for kid in node.kids if isinstance(kid, Node) and kid.tag != "summary"])
        self._within(inner, _Margin(INDENT, INDENT))

    def _within_summary(self, words: tuple[Span, ...]) -> None:
        self._margins.append(_Margin("▾ ", INDENT))
        self._emit(Kind.PARAGRAPH, words)
        self._margins.pop()

    def _rows(self, table: Node) -> Iterator[tuple[Cell, ...]]:
        for row in table.kids:
            if isinstance(row, Node):
                yield tuple([self._cell(cell) for cell in row.kids if isinstance(cell, Node)])
        self.notes.before = 0

    def _cell(self, cell: Node) -> Cell:
        found = self._spans(cell)
        self.notes.before += sum(len(span.text) for span in found) + 1
        return Cell(found, cell.attrs.get("align", "left"), cell.tag == "th")

    def _after(self, *kinds: Kind) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind in kinds

    def _emit(
        self,
        kind: Kind,
        words: tuple[Span, ...] = (),
        *,
        level: int = 0,
        language: str = "",
        rows: tuple[tuple[Cell, ...], ...] = (),
        source: str = "",
    ) -> None:
        rest = "".join(margin.rest for margin in self._margins)
        first = "".join([margin.take() for margin in self._margins])
        tight, self._tight = self._tight and bool(self.blocks), False
        self.blocks.append(Block(kind, words, first, rest, level, language, rows, tight, source))


def _spaced(item: Node) -> bool:
    """Whether an item holds paragraphs, so that it stands at a distance from the next."""
    return any(isinstance(kid, Node) and kid.tag == "p" for kid in item.kids)
