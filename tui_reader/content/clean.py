"""HTML from anywhere as a clean tree, bounded in size and depth, in time that grows with its length and no faster."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from tui_reader import text
from tui_reader.content import rules
from tui_reader.content.build import Builder
from tui_reader.content.elements import EMBEDS, Elements, Undo
from tui_reader.content.tree import Node

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

INPUT = 8_000_000
"""Characters of HTML that are looked at."""

TEXT = 1_000_000
"""Characters of text that are kept."""

NODES = 20_000
"""Nodes of the clean tree."""

EVENTS = 60_000
"""Elements that are looked at, kept or not."""

_CHUNK = 65_536
_WORK = 200_000_000
_NONE: dict[str, str] = {}
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Tree:
    """A clean tree; `cut`: the bounds were reached and the rest is missing."""

    root: Node
    cut: bool


def clean(html: str, base: str) -> Tree:
    """Read HTML into a clean tree; never raises, whatever comes in.

    Kept are text, its structure, safe links and the words for pictures and players; gone are scripts, styles, comments,
    what is hidden, trackers and share bars. All text has been through `text.safe()`.

    Args:
        html: a fragment or a page. base: absolute address it came from, "" when unknown.
    """
    from lxml import etree  # noqa: PLC0415 - 20 ms that the start of the program does not need

    reader = _Reader(base)
    data = _SURROGATES.sub("\ufffd", html[:INPUT]).replace("\0", "").encode()
    cut, work = len(html) > INPUT, 0
    parser = etree.HTMLParser(target=cast("ParserTarget[Node]", reader), encoding="utf-8", huge_tree=True)
    try:
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            # The parser looks through all open elements for each end tag, so many of both would take for ever.
            work += chunk.count(b"</") * reader.depth
            if reader.full or work > _WORK:
                cut = True
                break
            parser.feed(chunk)
        else:
            parser.close()
    except etree.XMLSyntaxError:
        pass  # nothing in it but comments: the tree is as complete as it gets
    return Tree(reader.close(), cut or reader.full)


class _Reader:
    """Takes what the parser sees and tells the builder.

    `full` is set once a bound is reached; `depth` is how many elements the parser has open.
    """

    def __init__(self, base: str) -> None:
        self.full = False
        self.depth = 0
        self._build = Builder()
        self._elements = Elements(self._build, base)
        self._pending: list[str] = []
        self.data: Callable[[str], None] = self._pending.append
        self._undo: list[Undo | None] = []
        self._skipping = 0
        self._drawing = False
        self._events = 0
        self._left = TEXT

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """An element begins."""
        attrs = attrs or _NONE  # what lxml gives instead of an empty dictionary is slow to ask
        self.depth += 1
        self._events += 1
        if self._skipping:
            self._pending.clear()
            if not (self._drawing and tag in rules.ENDING):
                self._skipping += 1
                self._drawing = self._drawing and tag != "foreignobject"
                return
            # A paragraph ends a drawing that nobody closed (HTML, "the rules for parsing tokens in foreign content").
            self._undo += [None] * self._skipping
            self._skipping = 0
        self._flush()
        if self._events > EVENTS or self._build.size > NODES:
            self.full = True
        if self.full or tag in rules.DROPPED or rules.hidden(tag, attrs):
            self._skipping = 1
            self._drawing = tag == "svg"
            return
        undo = self._elements.begin(tag, attrs)
        if tag in EMBEDS:
            self._skipping, self._drawing = 1, False
        else:
            self._undo.append(undo)

    def end(self, _tag: str) -> None:
        """An element ends; the parser sees to it that each one does."""
        self.depth -= 1
        if self._skipping:
            self._pending.clear()
            self._skipping -= 1
            return
        self._flush()
        if self._undo and (undo := self._undo.pop()):
            undo()

    def close(self) -> Node:
        """All was seen: the tree."""
        if not self._skipping:
            self._flush()
        return self._build.done()

    def _flush(self) -> None:
        if not self._pending:
            return
        data = "".join(self._pending)
        self._pending.clear()
        if self._elements.muted(data):
            return
        if len(data) > self._left:
            data, self.full = data[: self._left], True
        if not data.isspace() or self._build.code:
            self._left -= len(data)
        self._elements.write(text.safe(data))
