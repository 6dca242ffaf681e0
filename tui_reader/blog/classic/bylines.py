"""Who wrote a post, when, and about what: from marked elements, else from the line that themes print below it."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui_reader.blog.classic.bodies import TOPIC
from tui_reader.blog.classic.moments import printed, stamp
from tui_reader.blog.classic.tree import Page, classes, rel
from tui_reader.text import line

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_AUTHORS = (
    ".fn", ".wp-block-post-author__name", ".wp-block-post-author-name", ".p-author", ".entry-author", ".author-name",
    ".author", ".byline", ".post-author", ".posted-by",
)  # fmt: skip
_DATED = (".entry-date", ".post-date", ".posted-on", ".date", ".dt-published", ".entry-meta", ".postmetadata", ".meta")
_ROWS = ("small", "p", "h4", "h5", "h6", "span", "li", "div")
_SMALL = 40
"""Elements in a line about a post, at most."""
_TRIES = 300
"""Lines of a kind that are looked at."""

_BY = re.compile(r"^(?:posted |written |published |geschrieben |veröffentlicht )?(?:by|von)\b:?\s+", re.IGNORECASE)
_BYLINE = re.compile(r"\b(?:by|von)\s+(?P<name>[^|–—@:]{2,80}?)\s*(?:[|–—@,]|\bon\b|\bam\b|$)", re.IGNORECASE)
_AT = re.compile(r"[—–|]\s*(?P<name>[^—–|@,]{2,80}?)\s*@")
_REMARK = re.compile(r"^\s*by\s+(.{1,80}?)\s*$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")
_CLASS = re.compile(r"(category|tag)-(.+)")
_MOST = 100


class Byline:
    """The lines about a post, read once.

    Args:
        post: the element of the post. body: that of its text. outside: what stands beside the post.
    """

    def __init__(self, page: Page, post: "Node", body: "Node | None", outside: "Sequence[Node]") -> None:
        self._page, self._post, self._outside = page, post, outside
        self._bare = body is post  # its text has no element of its own
        self._text = [*outside, *([] if body is None or self._bare else [body])]
        self.rows = list(self._rows())

    def _rows(self) -> "Iterator[tuple[Node, str]]":
        """Short lines of the post outside of its text, those with a date first."""
        lines = list(self._lines())
        dated = [bool(printed(said)) for _node, said in lines]
        yield from (row for row, has in zip(lines, dated, strict=True) if has)
        if not self._bare:
            yield from (row for row, has in zip(lines, dated, strict=True) if not has)

    def _lines(self) -> "Iterator[tuple[Node, str]]":
        page, text = self._page, self._page.spans(self._text)
        for mark in _ROWS:
            for node in islice(page.every(mark, inside=self._post, outside=self._text), _TRIES):
                start, end = page.span(node)
                if end - start <= _SMALL and not text.begin(start, end) and (said := page.said(node, 200)):
                    yield node, said

    def author(self) -> str:
        """The author's name, "" where nothing tells."""
        page = self._page
        marked = [*islice(page.every(*_AUTHORS, inside=self._post, outside=self._text), _TRIES)]
        for link in page.every("a", inside=self._post, outside=self._text):
            if "author" in rel(link):
                marked.insert(0, link)
                break
        for node in marked:
            if name := _BY.sub("", page.said(node, 200)):
                return name
        for node in page.every("meta"):
            if (node.get("name") or "").lower() == "author" and (name := line(node.get("content") or "", 200)):
                return name
        for _node, said in self.rows:
            if match := _BYLINE.search(said) or _AT.search(said):
                return match["name"]
        return self._remarked()

    def _remarked(self) -> str:
        """Kubrick names the author in an HTML comment alone."""
        from lxml import etree  # noqa: PLC0415 - 20 ms that the start of the program does not need

        for remark in self._post.iter(etree.Comment):
            if match := _REMARK.match((remark.text or "")[:200]):
                return line(match[1])
        return ""

    def date(self) -> datetime | None:
        """When it was published: to the second where the page tells machines, else to the day."""
        return self._stamped() or self._printed()

    def _stamped(self) -> datetime | None:
        page = self._page
        times = list(page.every("time", inside=self._post, outside=self._text))
        times.sort(key=lambda node: "published" not in classes(node) and "entry-date" not in classes(node))
        values = [node.get("datetime") for node in times]
        values += [node.get("title") for node in page.every("abbr.published", inside=self._post, outside=self._text)]
        for node in page.every("meta"):
            if "article:published_time" in (node.get("property") or "") or node.get("itemprop") == "datePublished":
                values.append(node.get("content"))
        return next((found for value in values if (found := stamp(value))), None)

    def _printed(self) -> datetime | None:
        page = self._page
        for node in islice(page.every(*_DATED, inside=self._post, outside=self._outside), _TRIES):
            if found := printed(page.said(node, 500)):
                return found
        for _node, said in self.rows:
            if found := printed(said):
                return found
        return self._before() or _addressed(page.url)

    def _before(self) -> datetime | None:
        """The classic theme heads each day with its date."""
        place = self._page.span(self._post)[0]
        for node in reversed(self._page.nodes[max(0, place - 10) : place]):
            dated = node.tag in ("h2", "h3", "h4", "p") and not self._page.holds(node, self._post)
            if dated and (found := printed(self._page.said(node, 100))):
                return found
        return None

    def topics(self) -> tuple[tuple[str, str], ...]:
        """Categories and tags, in the order of the page."""
        page, found = self._page, dict[tuple[str, str], None]()
        links = (node for node in page.every("a", inside=self._post, outside=self._outside) if TOPIC & set(rel(node)))
        for link in islice(links, _TRIES):
            if page.local(page.address(link)):
                found[self._taxonomy(link), page.said(link, 200)] = None
        if not found:
            for word in classes(self._post):
                if match := _CLASS.fullmatch(word):
                    found["categories" if match[1] == "category" else "tags", line(match[2], 200)] = None
        return tuple(topic for topic in list(found)[:_MOST] if topic[1])

    def _taxonomy(self, link: "Node") -> str:
        """Block themes give both kinds `rel="tag"`; a class around them tells."""
        around = {word for node in list(self._page.above(link))[:3] for word in classes(node)}
        if "category" in rel(link) or {"taxonomy-category", "cat-links"} & around:
            return "categories"
        return "tags"


def _addressed(url: str) -> datetime | None:
    """The day in an address such as `/2012/11/25/title/`."""
    if not (match := _IN_ADDRESS.search(urlsplit(url).path)):
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
    except ValueError:
        return None
