"""Building the clean tree: however elements open and close, text ends up in leaves and leaves in containers."""

import re

from tui_reader.content.anchors import Anchors
from tui_reader.content.inlines import Inlines
from tui_reader.content.numbers import values
from tui_reader.content.tables import settle
from tui_reader.content.tree import Node

DEPTH = 40
"""Containers within each other; what is deeper stays as text of the deepest."""

_WHITE = re.compile(r"[ \t\n\r\f]+")
_VERSES = 5_000
"""Lines of a poem; what follows is one."""

_BARE = Node("text")
_NARROW = frozenset({"li", "td", "th"})


class Builder:
    """A tree being built: `size` counts its nodes, `inlines` are the inline elements open, `anchors` named places."""

    def __init__(self) -> None:
        self.root, self.size = Node("body"), 0
        self.inlines, self.anchors = Inlines(), Anchors()
        self._containers = [self.root]
        self._leaves: list[list[tuple[Node, Node]]] = [[]]
        self._leaf: Node | None = None
        self._blank, self._inked, self._pictures, self._breaks = True, False, False, 0
        self._last: list[Node | str] = []

    def enter(self, tag: str, attrs: dict[str, str]) -> bool:
        """Open a container; False where the tree is too deep already, and then `leave` must not be called."""
        self.end_leaf()
        if len(self._containers) > DEPTH:
            return False
        node = self._add(Node(tag, attrs), self._containers[-1])
        self._containers.append(node)
        self._leaves.append([])
        return True

    def leave(self) -> None:
        """Close the innermost container; an empty one goes, a table is settled."""
        self.end_leaf()
        node = self._containers.pop()
        self._leaves.pop()
        around = self._containers[-1].kids
        beside = _beside(node) if node.tag == "dd" else []
        if node.tag == "ol":
            _number(node)
        elif node.tag == "details":
            node.kids.sort(key=lambda kid: isinstance(kid, str) or kid.tag != "summary")
        if node.tag == "table":
            around.pop()
            around.extend(settle(node))
        elif not node.kids and node.tag not in _NARROW:
            around.pop()
        around += beside

    def inside(self, *tags: str) -> bool:
        """Whether the innermost container is one of these."""
        return self._containers[-1].tag in tags

    def begin(self, tag: str, attrs: dict[str, str] | None = None) -> None:
        """Open an element that holds text: a paragraph, heading, code; `verse` is a paragraph that keeps its lines."""
        before = self._kind()
        node = Node(tag, attrs or {})
        # A paragraph within a heading or caption is that heading or caption.
        self._leaves[-1].append((node, node if tag != "p" or before.tag in ("p", "text") else before))
        self._turn(before)

    def finish(self) -> None:
        """Close the element that `begin` opened last."""
        before = self._kind()
        self._leaves[-1].pop()
        self._turn(before)

    def boundary(self) -> None:
        """Here one block ends and another begins, without either having a name."""
        self._turn(self._kind())

    def text(self, data: str) -> None:
        """Add text; white space collapses as CSS says, across inline elements too."""
        kind = self._kind().tag
        if kind == "pre":
            self._append(data.removeprefix("\n") if self._leaf is None else data)
        elif kind == "verse":
            for number, line in enumerate(data.split("\n", _VERSES)):
                if number:
                    self.br()
                self._append(line.replace("\n", " ").replace("\t", "    ").replace("  ", "\u00a0 "))
        else:
            data = _WHITE.sub(" ", data)
            if data[:1] == " " and (self._blank or self._breaks or self._pictures):
                data = data[1:]
            self._append(data)

    @property
    def code(self) -> bool:
        """Whether text here is code, line for line."""
        return self._kind().tag == "pre"

    @property
    def literal(self) -> bool:
        """Whether text here is code, in a block or in a line."""
        return self.code or self.inlines.any("code", "kbd")

    def language(self, name: str) -> None:
        """Name the language of the code that begins here, unless it has a name."""
        if self.code and self._leaf is None:
            self._kind().attrs.setdefault("lang", name)

    def br(self) -> None:
        """Break the line; two in a row end a paragraph."""
        if self.code:
            self._append("\n")
        elif self._leaf is not None:
            self._breaks += 1

    def picture(self, attrs: dict[str, str], *, inline: bool) -> None:
        """Add a picture: it stands by itself where a paragraph or line begins, else in the line."""
        alone = not inline and self._kind().tag in ("p", "text") and self._containers[-1].tag not in _NARROW
        if alone and self._leaf is not None and self._breaks:
            self.end_leaf()
        starts = self._leaf is None
        place = self._place()
        if starts:
            self._pictures = alone
        self.anchors.put(place)
        self._add(Node("img", attrs), place)
        self._blank, self._inked = False, True

    def rule(self) -> None:
        """Add a thematic break."""
        self.end_leaf()
        if self._containers[-1].tag not in ("table", "tr", "ul", "ol"):
            self._add(Node("hr"), self._containers[-1])

    def end_leaf(self) -> None:
        """Close the leaf being filled; it goes when there is nothing to see in it."""
        if self._leaf is None:
            return
        self._trim()
        if self._inked:
            self.anchors.leave(self._leaf)
        else:
            self._containers[-1].kids.pop()
        self._leaf = None
        self.inlines.leave()
        self._blank, self._inked, self._pictures, self._breaks = True, False, False, 0
        self._last = []

    def done(self) -> Node:
        """The finished tree."""
        self.end_leaf()
        while len(self._containers) > 1:
            self.leave()
        return self.root

    def _kind(self) -> Node:
        """What a leaf here is, by the innermost element that holds text."""
        leaves = self._leaves[-1]
        return leaves[-1][1] if leaves else _BARE

    def _turn(self, before: Node) -> None:
        now = self._kind()
        if now is before and now.tag not in ("p", "text", "verse"):
            if self._leaf is not None:
                self._breaks = max(self._breaks, 1)
        else:
            self.end_leaf()

    def _append(self, data: str) -> None:
        if not data:
            return
        ink = not data.isspace()
        if ink and self._pictures:
            self.end_leaf()
        place = self._place() if ink or not self._breaks else None
        if place is None:
            return
        if ink:
            self.anchors.put(place)
        place.kids.append(data)
        self._last, self._blank, self._inked = place.kids, data[-1] == " ", self._inked or ink

    def _place(self) -> Node:
        """Where the next piece of text goes: the leaf is opened, line breaks are written, inline elements reopened."""
        if self._breaks > 1 and self._kind().tag in ("p", "text"):
            self.end_leaf()
        if self._leaf is None:
            kind = self._kind()
            self._leaf = self._add(Node({"verse": "p"}.get(kind.tag, kind.tag), dict(kind.attrs)), self._containers[-1])
        if self._breaks:
            self._write_breaks(self._leaf)
        inner, added = self.inlines.reopen(self._leaf)
        self.size += added
        return inner

    def _write_breaks(self, leaf: Node) -> None:
        self._trim()
        inner = self.inlines.innermost(leaf)
        times = min(self._breaks, 3) if self._kind().tag == "verse" else 1
        for _number in range(times if self._inked else 0):
            if leaf.tag == "pre":
                inner.kids.append("\n")
            else:
                self._add(Node("br"), inner)
        self._breaks = 0

    def _trim(self) -> None:
        """Take the blank off the end of the text so far; it was followed by more only if it still is the last."""
        if self._blank and self._last and isinstance(self._last[-1], str) and self._leaf and self._leaf.tag != "pre":
            self._last[-1] = self._last[-1].rstrip(" ")

    def _add(self, node: Node, parent: Node) -> Node:
        self.size += 1
        parent.kids.append(node)
        return node


def _beside(node: Node) -> list[Node | str]:
    """Takes the terms and definitions that follow out of a definition: the parser does not close it for them."""
    first = next((at for at, kid in enumerate(node.kids) if isinstance(kid, Node) and kid.tag in ("dt", "dd")), None)
    if first is None:
        return []
    beside = node.kids[first:]
    del node.kids[first:]
    return beside


def _number(node: Node) -> None:
    """Give each item of an ordered list its number, so that nobody has to count again."""
    items = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag == "li"]
    for item, number in zip(items, values(node, items), strict=True):
        item.attrs["value"] = str(number)
