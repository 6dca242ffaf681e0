"""What leads somewhere and what may be led to: the element `a`, and the names of all others."""

from collections.abc import Callable, Mapping
from functools import partial

from tui_reader import text
from tui_reader.content import links, vocabulary
from tui_reader.content.anchors import LONGEST
from tui_reader.content.build import Builder
from tui_reader.content.tree import Node

Undo = Callable[[], object]


class Targets:
    """Tells the builder about links, marks within the page and named places.

    Args:
        build: the builder. base: absolute address of the page, "" when unknown.
    """

    def __init__(self, build: Builder, base: str) -> None:
        self._build = build
        self._base = base
        self._within = 0

    def returning(self, data: str) -> bool:
        """Whether this text is an arrow that leads back from a footnote."""
        return bool(self._within and data.strip() in vocabulary.BACK)

    def begin(
        self, tag: str, attrs: Mapping[str, str], meaning: Callable[[str, Mapping[str, str]], Undo | None]
    ) -> Undo | None:
        """An element begins, and its name with it; pictures have theirs before them, all others on their text."""
        name = text.safe(attrs.get("id") or (attrs.get("name", "") if tag == "a" else ""))
        if not name:
            return meaning(tag, attrs)
        picture = self._build.anchors.begin(name) if tag in vocabulary.PICTURES else None
        undo = meaning(tag, attrs)
        anchor = picture or self._build.anchors.begin(name)
        return partial(self._end, anchor, undo) if anchor else undo

    def link(self, attrs: Mapping[str, str]) -> Undo | None:
        """An element `a` begins: a link, a mark that leads to a place of the page, or nothing."""
        href = attrs.get("href")
        if not href:
            return None
        if links.within(href, self._base):
            self._within += 1
            return partial(self._leave, self._jump(links.fragment(href)))
        if url := links.absolute(href, self._base):
            return partial(self._build.inlines.close, self._build.inlines.open("a", {"href": url}))
        told = attrs.get("aria-describedby")
        return partial(self._build.inlines.close, self._jump(told)) if told else None

    def _end(self, anchor: Node, undo: Undo | None) -> None:
        self._build.anchors.end(anchor)
        if undo:
            undo()

    def _jump(self, name: str) -> Node | None:
        return self._build.inlines.open("jump", {"to": text.safe(name)}) if 0 < len(name) <= LONGEST else None

    def _leave(self, jump: Node | None) -> None:
        self._within -= 1
        self._build.inlines.close(jump)
