"""One block of a document by itself, as a person takes it along: code as it stands, all else as Markdown."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import islice

from tui_reader.content.blocks import Block, Cell, Document, Kind, Link, Look, Span
from tui_reader.content.markdown import markdown
from tui_reader.content.tree import Node, serialise

_TAGS = {
    Look.STRONG: "strong",
    Look.EMPHASIS: "em",
    Look.DELETED: "del",
    Look.INSERTED: "ins",
    Look.KEY: "kbd",
    Look.CODE: "code",
}
"""The elements of the looks that Markdown has words for, the outermost first."""
_BAR = "▎"
_ITEM = ("•", "◦", "‣")
_CODE = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)
_ELEMENT = re.compile(r"<[^>]*>")


def fragment(document: Document, number: int) -> str:
    """A block as text to be pasted: code verbatim, a table as GitHub writes it, all else as CommonMark.

    It is made from the spans, not from `Document.html`, so what is marked on screen leaves no trace. Blocks, not event
    loop: the first call imports markdownify.

    Args:
        number: of the block, from 0.
    """
    block = document.blocks[number]
    if block.kind is Kind.CODE:
        return _verbatim(document, number)
    tree = Node("body", {}, [_around(block, _node(block, document.links))])
    return markdown(Document((), html=serialise(tree))).strip("\n")


def _verbatim(document: Document, number: int) -> str:
    """Code with the tabs that it had: the clean tree keeps them, the screen has blanks instead."""
    shown = "".join([span.text for span in document.blocks[number].spans])
    before = sum(block.kind is Kind.CODE for block in document.blocks[:number])
    found = next(islice(_CODE.finditer(document.html), before, None), None)
    words = unescape(_ELEMENT.sub("", found[1])).rstrip("\n ") if found else ""
    return words if words.split() == shown.split() else shown


def _node(block: Block, links: Sequence[Link]) -> Node:
    """The block as an element of the clean tree."""
    if block.kind is Kind.HEADING:
        return Node(f"h{block.level}", {}, _kids(block.spans, links))
    if block.kind is Kind.RULE:
        return Node("hr")
    if block.kind is Kind.IMAGE:
        words = "".join([span.text for span in block.spans])
        return Node("p", {}, [Node("img", {"alt": words, "src": block.source or _target(block.spans, links)})])
    if block.kind is Kind.TABLE:
        return Node("table", {}, [_row(row, links) for row in block.rows])
    tag = {Kind.CAPTION: "figcaption", Kind.TERM: "dt"}.get(block.kind, "p")
    return Node(tag, {}, _kids(block.spans, links))


def _row(row: Sequence[Cell], links: Sequence[Link]) -> Node:
    """A row; a side only where it is not the usual one, which else would speak for the whole column."""
    made = Node("tr")
    for cell in row:
        attrs = {} if cell.align == "left" else {"align": cell.align}
        made.kids.append(Node("th" if cell.header else "td", attrs, _kids(cell.spans, links)))
    return made


def _around(block: Block, node: Node) -> Node:
    """The quotations and the item that the margins stand for, around the block."""
    mark = block.first.replace(_BAR, " ").strip()
    if mark in _ITEM:
        node = Node("ul", {}, [Node("li", {}, [node])])
    elif mark[-1:] == "." and mark[:-1].lstrip("-").isdecimal():
        node = Node("ol", {}, [Node("li", {"value": mark[:-1]}, [node])])
    for _bar in range(block.rest.count(_BAR)):
        node = Node("blockquote", {}, [node])
    return node


def _kids(spans: Sequence[Span], links: Sequence[Link]) -> list[Node | str]:
    """Spans as inline elements; neighbours of one link are one link."""
    kids: list[Node | str] = []
    inside, number = kids, 0
    for span in spans:
        if span.link != number:
            inside, number = kids, span.link
            if url := _url(number, links):
                anchor = Node("a", {"href": url})
                kids.append(anchor)
                inside = anchor.kids
        inside.extend(_looked(span))
    return kids


def _looked(span: Span) -> list[Node | str]:
    """The text of a span in the elements of its look, its line breaks as such."""
    kids: list[Node | str] = []
    for line, text in enumerate(span.text.split("\n")):
        kids += [Node("br")] if line else []
        kids += [text] if text else []
    for look, tag in reversed(_TAGS.items()):
        if span.look & look:
            kids = [Node(tag, {}, kids)]
    return kids


def _target(spans: Sequence[Span], links: Sequence[Link]) -> str:
    return next((_url(span.link, links) for span in spans if span.link), "")


def _url(number: int, links: Sequence[Link]) -> str:
    return links[number - 1].url if 0 < number <= len(links) else ""
