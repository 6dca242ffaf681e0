"""The comments of a page: each with its number, its place in the thread, its words and who said them."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.blog.classic.moments import printed, stamp
from tui_reader.blog.classic.tree import Page, classes, drop, html
from tui_reader.model import Comment, Status
from tui_reader.text import line

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_ID = re.compile(r"(?:li-|div-|article-)?comment-(\d{1,18})")
_DEPTH = re.compile(r"depth-(\d{1,3})")
_PING = re.compile(r"^(?:trackback|pingback)\b", re.IGNORECASE)
_NAMES = (
    "fn",
    "wp-block-comment-author-name",
    "comment-author-name",
    "comment-author-link",
    "comment-author",
    "comment_author",
)
_TEXTS = ("comment-content", "wp-block-comment-content", "comment-text", "comment_text", "commenttext", "comment-entry")
_DATES = (
    "comment-metadata",
    "commentmetadata",
    "comment-meta",
    "wp-block-comment-date",
    "comment-date",
    "comment_date",
)
_META = frozenset(
    {"comment-author", "vcard", "comment-meta", "commentmetadata", "comment-metadata", "reply", "comment-reply-link"}
    | {"children", "comment-awaiting-moderation", "edit-link", "comment-edit-link", "says", "avatar", "comment-actions"}
    | {"wp-block-comment-reply-link", "wp-block-avatar", *_NAMES, *_DATES}
)
_ABOUT = frozenset({"cite", "small", "header", "footer", "time", "img", "script", "style", "form", "br", "hr"})
_BLOCKS = frozenset({"p", "div", "blockquote", "ul", "ol", "pre", "table", "figure", "dl", "h2", "h3", "h4", "h5"})
_BY = re.compile(r"^(?:(?:comment|kommentar)\s+)?(?:by|von)\s+", re.IGNORECASE)
_SAYS = re.compile(r"\s*(?:\b(?:says|sagt|said|schreibt|schrieb|meint|wrote)\b)?\s*:?\s*$", re.IGNORECASE)
_PARTS = 5000
"""Paragraphs of one comment; WordPress takes 65,525 bytes."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Item:
    """One comment's element and what stands in it, answers to it left out.

    Attributes:
        number: WordPress' number. node: its element. above: the number of the comment it stands in, 0 for none.
        depth: as its class says, 0 where it does not. own: the elements of this comment alone, in order.
        ping: it is no comment but another blog's link.
    """

    __slots__ = ("_marked", "above", "depth", "node", "number", "own", "ping")

    def __init__(self, number: int, node: "Node", above: int) -> None:
        self.number, self.node, self.above = number, node, above
        words = classes(node)
        self.depth = next((int(match[1]) for word in words if (match := _DEPTH.fullmatch(word))), 0)
        self.ping = "pingback" in words or "trackback" in words
        self.own: list[Node] = []
        self._marked: dict[str, Node] = {}

    def add(self, node: "Node") -> None:
        """One more element of its own."""
        self.own.append(node)
        for word in classes(node):
            self._marked.setdefault(word, node)

    def marked(self, *words: str) -> "Node | None":
        """The first of its own elements with one of the classes, the first class that is found."""
        return next((self._marked[word] for word in words if word in self._marked), None)


def items(page: Page) -> list[Item]:
    """The comments of a page and its pingbacks, in the order of the page."""
    found: dict[int, Item] = {}
    open_items: list[tuple[int, Item]] = []
    for place, node in enumerate(page.nodes):
        while open_items and open_items[-1][0] <= place:
            open_items.pop()
        number = _number(node)
        if number and number not in found:
            item = Item(number, node, open_items[-1][1].number if open_items else 0)
            found[number] = item
            open_items.append((page.span(node)[1], item))
        if open_items:
            open_items[-1][1].add(node)
    return list(found.values())


def _number(node: "Node") -> int:
    name = node.get("id")
    if not name or "comment-" not in name or not (match := _ID.fullmatch(name)) or not name.isascii():
        return 0
    return int(match[1]) if node.tag in ("li", "div", "article", "dt", "dd", "section") else 0


def parents(found: Sequence[Item]) -> Iterator[int]:
    """The parent of each: what it stands in, else the last one above it that is one level higher."""
    levels: dict[int, int] = {}
    for item in found:
        depth = item.depth or 1
        yield item.above or (levels.get(depth - 1, 0) if depth > 1 else 0)
        levels[depth] = item.number


class Reader:
    """Makes comments of items.

    Args:
        post: the post's number. link: its address.
    """

    def __init__(self, page: Page, post: int, link: str) -> None:
        self._page, self._post, self._link = page, post, link

    def comment(self, item: Item, parent: int) -> Comment | None:
        """One comment; None for a pingback. Its element is used up."""
        cite = self._cite(item)
        said = "" if cite is None else self._page.said(cite, 300)
        if item.ping or _PING.match(said):
            return None
        waits = item.marked("comment-awaiting-moderation") is not None
        author, date, link = self._author(item, cite), self._date(item, said), self._permalink(item)
        return Comment(
            id=item.number,
            post=self._post,
            parent=parent,
            author=author,
            date=date or _EPOCH,
            html=self._html(item),
            link=link or f"{self._link}#comment-{item.number}",
            status=Status.HOLD if waits else Status.APPROVED,
        )

    def _cite(self, item: Item) -> "Node | None":
        """The `<cite>` that names the author: what was written may hold some too, but none of them links here."""
        cites = [node for node in item.own if node.tag == "cite"]
        here = f"#comment-{item.number}"
        for node in cites:
            if any((link.get("href") or "").endswith(here) for link in self._page.every("a", inside=node)):
                return node
        return cites[0] if cites else None

    def _author(self, item: Item, cite: "Node | None") -> str:
        node = item.marked(*_NAMES)
        if node is None:
            node = cite
        if node is None:
            return ""
        here = f"#comment-{item.number}"
        links = [link for link in self._page.every("a", inside=node) if not (link.get("href") or "").endswith(here)]
        name = self._page.said(links[0], 200) if links else ""
        if not name:
            name = _BY.sub("", self._page.said(node, 200)).partition(" — ")[0]
        return line(_SAYS.sub("", name), 200)

    def _date(self, item: Item, cited: str) -> datetime | None:
        for node in item.own:
            if node.tag == "time" and (found := stamp(node.get("datetime"))):
                return found
        if (marked := item.marked(*_DATES)) is not None and (found := printed(self._page.said(marked, 300), time=True)):
            return found
        for node in item.own:
            small = node.tag == "small" or (node.get("href") or "").endswith(f"#comment-{item.number}")
            if small and (found := printed(self._page.said(node, 300), time=True)):
                return found
        return printed(cited, time=True)

    def _permalink(self, item: Item) -> str:
        here = f"#comment-{item.number}"
        for node in item.own:
            if node.tag == "a" and (node.get("href") or "").endswith(here) and (found := self._page.address(node)):
                return found
        return ""

    def _html(self, item: Item) -> str:
        """What was written: the element marked so, else the paragraphs of the comment that are not about it."""
        if (marked := item.marked(*_TEXTS)) is not None:
            return html(marked).strip()
        holder = item.marked("comment-body")
        own = set(item.own)
        parts = [node for node in (item.node if holder is None else holder) if node in own]
        boxes = [node for node in parts if node.tag in ("div", "article") and not _META & set(classes(node))]
        if holder is None and len(boxes) == 1 and not any(node.tag == "p" for node in parts):
            parts = [node for node in boxes[0] if node in own]
        written = [node for node in parts[:_PARTS] if _BLOCKS & {node.tag} and not self._about(node)]
        return "\n".join(map(self._written, written)).strip()

    def _about(self, node: "Node") -> bool:
        return bool(node.tag in _ABOUT or _META & set(classes(node)) or "respond" in (node.get("id") or ""))

    def _written(self, node: "Node") -> str:
        """A paragraph without what themes add to it: the classic theme's last one is all about the comment."""
        for part in list(self._page.every("cite", inside=node)):
            if any("#comment-" in (link.get("href") or "") for link in self._page.every("a", inside=part)):
                drop(part)
        if not "".join(str(text) for text in node.itertext()).strip() and not len(node):
            return ""
        return html(node)
