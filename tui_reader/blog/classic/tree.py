"""A page as lxml reads it, laid flat: its elements in their order, so that no question about them needs recursion."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tui_reader.blog.address import web
from tui_reader.blog.classic.tags import tame
from tui_reader.text import line

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

INPUT = 8_000_000
"""Characters of a page that are looked at: 5,000 comments."""

ELEMENTS = 120_000
"""Elements that are looked at. Nested deeper than 256, they are left out by the parser itself."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_GONE = "gone"
_SILENT = frozenset({"script", "style", "noscript", "template", "svg"})
_SAID, _WALKED = 10_000, 10_000
"""Characters and elements that a line may be made of."""


class Spans:
    """Where some elements of a page stand, those that stand in others left out."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or start >= self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def cover(self, place: int) -> bool:
        """Whether one of them holds a place."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]

    def begin(self, start: int, end: int) -> bool:
        """Whether one of them begins between two places."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)


class Page:
    """A foreign page and where things stand in it.

    What is looked for is named by marks, as CSS would: `div`, `.entry`, `div.post`, `#comments`; the first mark that is
    found counts, so the surest comes first.

    Attributes:
        url: where it came from; links are relative to it, or to the page's own `<base>`.
        nodes: all elements in the order of the page.
    """

    def __init__(self, text: str, url: str) -> None:
        self.url = url
        self.nodes: list[Node] = []
        self._ends: list[int] = []
        self._places: dict[Node, int] = {}
        self._marked: dict[str, list[int]] = {}
        self._read(text[:INPUT])
        base = self.first("base")
        self._base = url if base is None else _joined(url, base.get("href") or "") or url

    def _read(self, text: str) -> None:
        from lxml import etree  # noqa: PLC0415 - 20 ms that the start of the program does not need

        parser = etree.HTMLParser(encoding="utf-8")
        try:
            parser.feed(tame(_SURROGATES.sub("\ufffd", text)).encode())
            root: Node | None = parser.close()
        except etree.XMLSyntaxError:  # nothing in it
            return
        if root is None:
            return
        above: list[int] = []
        for place, node in enumerate(root.iter("*")):
            if place >= ELEMENTS:
                break
            parent = node.getparent()
            while above and self.nodes[above[-1]] is not parent:
                self._ends[above.pop()] = place
            above.append(place)
            self.nodes.append(node)
            self._ends.append(0)
            self._places[node] = place
            self._mark(node, place)
        for place in above:
            self._ends[place] = len(self.nodes)

    def _mark(self, node: "Node", place: int) -> None:
        tag, name = str(node.tag), node.get("id")
        marks = [tag, *(f".{word}" for word in (node.get("class") or "").split()[:50])]
        marks += [f"#{name}"] if name else []
        for mark in marks:
            self._marked.setdefault(mark, []).append(place)

    @property
    def weight(self) -> int:
        """The characters of the page's text, each counted as often as it is deep."""
        sums = [0, *accumulate(len(node.text or "") + len(node.tail or "") for node in self.nodes)]
        return sum(sums[end] - sums[place] for place, end in enumerate(self._ends))

    def every(self, *marks: str, inside: "Node | None" = None, outside: "Sequence[Node]" = ()) -> "Iterator[Node]":
        """Elements with a mark: all of the first mark, then all of the second, each in the order of the page.

        Args:
            inside: only what stands in this element. outside: nothing of what these hold, nor they themselves.
        """
        start, end = self.span(inside) if inside is not None else (-1, len(self.nodes))
        taboo = self.spans(outside)
        for mark in marks:
            tag, dot, rest = mark.partition(".")
            places = self._marked.get(f".{rest}" if dot else mark, [])
            for place in places[bisect_right(places, start) : bisect_left(places, end)]:
                node = self.nodes[place]
                if tag in ("", node.tag, mark) and not taboo.cover(place):
                    yield node

    def first(self, *marks: str, inside: "Node | None" = None, outside: "Sequence[Node]" = ()) -> "Node | None":
        """The first element of the first mark that is found."""
        return next(self.every(*marks, inside=inside, outside=outside), None)

    def span(self, node: "Node") -> tuple[int, int]:
        """The place of an element among `nodes`, and the place after its last descendant."""
        place = self._places[node]
        return place, self._ends[place]

    def spans(self, nodes: "Iterable[Node]") -> Spans:
        """Where some elements stand."""
        return Spans(map(self.span, nodes))

    def holds(self, outer: "Node", node: "Node") -> bool:
        """Whether an element stands in another, or is it."""
        start, end = self.span(outer)
        return start <= self._places[node] < end

    def above(self, node: "Node") -> "Iterator[Node]":
        """The elements around one, the nearest first."""
        found = node.getparent()
        while found is not None and found in self._places:
            yield found
            found = found.getparent()

    def said(self, node: "Node", limit: int = 1000) -> str:
        """What an element says, as one safe line."""
        return line("".join(self._texts(node)), limit)

    def _texts(self, node: "Node") -> Iterator[str]:
        """Its texts in order, those of scripts left out; as many as a line has use for."""
        start, end = self.span(node)
        waiting: list[tuple[int, str]] = []
        length, skip = 0, 0
        for place in range(start, min(end, start + _WALKED)):
            while waiting and waiting[-1][0] <= place:
                yield waiting.pop()[1]
            if place < skip:
                continue
            part = self.nodes[place]
            if place > start and part.tail:
                waiting.append((self._ends[place], part.tail[:_SAID]))
                length += len(part.tail)
            if part.tag in _SILENT:
                skip = self._ends[place]
            elif part.text:
                yield part.text[:_SAID]
                length += len(part.text)
            if part.tag in ("br", "p", "div", "li", "td"):
                yield " "
            if length > _SAID:
                break
        while waiting:
            yield waiting.pop()[1]

    def address(self, node: "Node", name: str = "href") -> str:
        """The address an attribute holds, absolute; "" when it is none of the web's."""
        return web(_joined(self._base, (node.get(name) or "").strip()))

    def local(self, address: str) -> bool:
        """Whether an address is on the page's own host."""
        return urlsplit(address).hostname == urlsplit(self.url).hostname


def rel(node: "Node") -> list[str]:
    """The relations a link names."""
    return (node.get("rel") or "").lower().split()


def classes(node: "Node") -> list[str]:
    """The classes of an element."""
    return (node.get("class") or "").split()


def html(node: "Node") -> str:
    """An element as hostile HTML, without what follows it."""
    from lxml import etree  # noqa: PLC0415 - as above

    return etree.tostring(node, encoding="unicode", method="html", with_tail=False)


def drop(node: "Node") -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def drop_all(root: "Node", nodes: "Iterable[Node]") -> None:
    """Take many elements out of a tree at once; to do it one by one takes quadratic time where text follows each."""
    from lxml import etree  # noqa: PLC0415 - as above

    for node in nodes:
        node.tag = _GONE
    etree.strip_elements(root, _GONE, with_tail=False)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
