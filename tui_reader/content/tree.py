"""The clean tree: containers hold containers and leaves, leaves hold text and inline elements; nothing else exists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

LEAVES = frozenset({"text", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "figcaption", "summary"})
"""Elements that hold a run of text. `text` is one the author put no element around."""

VOID = frozenset({"br", "hr", "img"})

MARKS = frozenset({"jump", "anchor"})
"""Inline elements for the screen alone: a mark that leads to a name (`to`) on its own page, and where something with
a `name` begins and ends (`of` a name); `anchor` holds nothing. `serialise()` leaves them out."""


@dataclass(slots=True, eq=False)
class Node:
    """An element of the clean tree; `attrs` holds the few attributes that are kept, checked."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    kids: list["Node | str"] = field(default_factory=list)


def plain(node: Node) -> str:
    """The text inside a node, pictures by their alternative text, line breaks as line feeds."""
    parts: list[str] = []
    _collect(node, parts)
    return "".join(parts)


def _collect(node: Node, parts: list[str]) -> None:
    if node.tag == "br":
        parts.append("\n")
    elif node.tag == "img":
        parts.append(node.attrs.get("alt", ""))
    for kid in node.kids:
        if isinstance(kid, str):
            parts.append(kid)
        else:
            _collect(kid, parts)


def pictures(leaf: Node) -> list[tuple[Node, str]]:
    """The pictures of a leaf that holds nothing else, each with the address it links to or ""; else none."""
    found: list[tuple[Node, str]] = []
    return found if _only_pictures(leaf, "", found) else []


def _only_pictures(node: Node, href: str, found: list[tuple[Node, str]]) -> bool:
    for kid in node.kids:
        if isinstance(kid, str):
            if kid.strip():
                return False
        elif kid.tag == "img":
            found.append((kid, href))
        elif not _only_pictures(kid, kid.attrs.get("href", href), found):
            return False
    return True


def anchors(leaf: Node) -> Iterator[Node]:
    """The anchors of a leaf, in the order of its text."""
    for kid in leaf.kids:
        if isinstance(kid, Node):
            if kid.tag == "anchor":
                yield kid
            yield from anchors(kid)


def serialise(root: Node) -> str:
    """The tree as HTML that a parser reads back as the same tree; text without an element of its own gets a `div`."""
    parts: list[str] = []
    for kid in root.kids:
        _write(kid, parts)
    return "".join(parts)


def _write(kid: "Node | str", parts: list[str]) -> None:
    if isinstance(kid, str):
        parts.append(escape(kid, quote=False))
        return
    if kid.tag in MARKS:
        for inner in kid.kids:
            _write(inner, parts)
        return
    tag = "div" if kid.tag == "text" else kid.tag
    attrs = "".join(f' {name}="{escape(value)}"' for name, value in kid.attrs.items())
    parts.append(f"<{tag}{attrs}>")
    if tag in VOID:
        return
    for inner in kid.kids:
        _write(inner, parts)
    parts.append(f"</{tag}>")
