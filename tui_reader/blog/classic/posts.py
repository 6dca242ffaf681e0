"""A post from its page, whatever the theme: WordPress' own functions leave the same marks in all of them since 2.7."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tui_reader.blog.classic import PostPage
from tui_reader.blog.classic.bodies import beside, body, cut, post
from tui_reader.blog.classic.bylines import Byline
from tui_reader.blog.classic.tree import Page, classes, rel
from tui_reader.blog.classic.ways import canonical, neighbours
from tui_reader.text import line

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_TITLES = (
    "h1.entry-title", ".entry-title", "h1.wp-block-post-title", ".wp-block-post-title", ".p-name", ".storytitle",
    ".post-title", ".posttitle",
)  # fmt: skip
_HEADS = ("h1", "h2", "h3")
_NUMBER = re.compile(r"(?:postid|post)-(\d{1,18})")
_ROUTE = re.compile(r"/wp/v2/posts/(\d{1,18})$")
_PROTECTED = re.compile(r"^(?:Geschützt|Protected): ")
_SITE = re.compile(r"\s+[|«»–—·-]\s+")


def post_page(text: str, url: str) -> PostPage:
    """What the page of a post says about it; what it does not tell is left empty. Takes long: call it in a thread.

    Args:
        text: the page. url: where it came from.
    """
    page = Page(text, url)
    if not page.nodes:
        return PostPage(link=url)
    link, number = canonical(page), _number(page)
    here = post(page, number)
    if here is None:
        return PostPage(number=number, link=link)
    outside = beside(page, here)
    text_node = body(page, here, outside)
    protected = _protected(page)
    head, title = _title(page, here, outside)
    byline = Byline(page, here, text_node, outside)
    older, newer = neighbours(page, link)
    return PostPage(
        number=number,
        link=link,
        title=_PROTECTED.sub("", title) if protected else title,
        author=byline.author(),
        date=byline.date(),
        topics=byline.topics(),
        older=older,
        newer=newer,
        feed=_feed(page, link, number),
        protected=protected,
        # Last, since cutting takes the tree apart.
        html="" if protected or text_node is None else cut(page, text_node, _around(page, text_node, head, byline)),
    )


def _around(page: Page, text: "Node", head: "Node | None", byline: Byline) -> "list[Node]":
    """Title and byline, where the text has no element of its own and they stand among it."""
    rows = [node for node, _said in byline.rows]
    return [node for node in [head, *rows] if node is not None and page.holds(text, node)]


def _number(page: Page) -> int:
    """WordPress' number of the post; 0 where nothing names it."""
    return next(_numbers(page), 0)


def _numbers(page: Page) -> Iterator[int]:
    for node in page.every("body"):
        yield from _matched(_NUMBER, classes(node))
    for node in page.every("link"):
        address = page.address(node)
        parts = urlsplit(address)
        query = parse_qs(parts.query)
        if "shortlink" in rel(node):
            yield from _matched(re.compile(r"(\d{1,18})"), query.get("p", []))
        if "alternate" in rel(node) and (match := _ROUTE.search(query.get("rest_route", [parts.path])[0].rstrip("/"))):
            yield int(match[1])
    for node in page.every("input"):
        if node.get("name") == "comment_post_ID":
            yield from _matched(re.compile(r"(\d{1,18})"), [node.get("value") or ""])
    yield from _matched(re.compile(r"(\d{1,18})"), parse_qs(urlsplit(page.url).query).get("p", []))
    for node in page.every("div", "article", "section", "li"):
        yield from _matched(_NUMBER, [node.get("id") or ""])


def _matched(pattern: re.Pattern[str], words: Sequence[str]) -> Iterator[int]:
    for word in words:
        if word.isascii() and (match := pattern.fullmatch(word)) and int(match[1]):
            yield int(match[1])


def _title(page: Page, here: "Node", outside: "Sequence[Node]") -> "tuple[Node | None, str]":
    """The title and the heading it stands in; a heading without words is that of a post without title."""
    found = page.first(*_TITLES, inside=here, outside=outside)
    if found is None:
        found = page.first(*_HEADS, inside=here, outside=outside)
    if found is None:
        start = page.span(here)[0]
        before = (node for node in page.every(*_TITLES, "h1", "h2") if page.span(node)[0] < start)
        found = next((node for node in before if not _site(page, node)), None)
    if found is not None:
        return found, page.said(found)
    for node in page.every("meta"):
        if node.get("property") == "og:title" and (said := line(node.get("content") or "")):
            return None, said
    named = page.first("title")
    return None, "" if named is None else _SITE.split(page.said(named))[0]


def _site(page: Page, node: "Node") -> bool:
    """Whether a heading is the blog's name."""
    around = [node, *page.above(node)]
    return any(part.tag == "header" or part.get("id") in ("header", "site-title", "masthead") for part in around) or (
        "site-title" in classes(node)
    )


def _protected(page: Page) -> bool:
    """Whether the page asks for the post's password: `wp-pass.php` before 3.4, `wp-login.php` since."""
    if page.first(".post-password-form") is not None:
        return True
    return any(node.get("name") == "post_password" for node in page.every("input"))


def _feed(page: Page, link: str, number: int) -> str:
    """The feed of the post's comments."""
    path = urlsplit(link).path.rstrip("/")
    for node in [*page.every("link"), *page.every("a")]:
        if "feed" not in (node.get("href") or ""):
            continue
        address = page.address(node)
        parts = urlsplit(address)
        query = parse_qs(parts.query)
        if not page.local(address):
            continue
        if path and parts.path.rstrip("/") in (f"{path}/feed", f"{path}/feed/atom") and not parts.query:
            return address
        if "feed" in query and number and query.get("p") == [str(number)]:
            return address
    return ""
