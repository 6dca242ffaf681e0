"""Where the post stands on its page, and in it its text: by the marks of themes, else by where its paragraphs are."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tui_reader.blog.classic.moments import printed
from tui_reader.blog.classic.tree import Page, classes, drop_all, html, rel

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

TEXTS = (
    ".wp-block-post-content",
    ".entry-content",
    ".storycontent",
    ".post-content",
    ".entrytext",
    ".post-entry",
    ".post-body",
    ".e-content",
    ".entry-body",
    "div.entry",
)
"""Marks of a post's text, WordPress' own first."""
_VAGUE = ("div.content",)
"""Marks of many things, the text among them."""

ASIDE = (
    "div#comments", "section#comments", ".comments-area", ".wp-block-comments", ".wp-block-post-comments", "#respond",
    ".commentlist", "#commentlist", ".comment-list", "#commentform", "li.wp-block-post", "nav", "aside", "#sidebar",
    ".sidebar", ".widget", ".widget-area", "#footer", ".site-footer",
)  # fmt: skip
"""What stands beside or below a post: none of it tells about the post itself."""

TOPIC = frozenset({"category", "tag"})
"""The relations of a link to a topic (the_category() and the_tags() since 1.5)."""

_NOISE = (
    ".postmetadata", ".entry-meta", ".entry-footer", ".post-meta", ".navigation", ".post-navigation", ".nav-links",
    ".page-links", ".page-link", ".sharedaddy", ".sd-block", ".jp-relatedposts", ".share", ".sharing", ".social-share",
    ".addtoany_share_save_container", ".feedback", ".yarpp-related", ".wp-block-post-comments-form", ".comments-area",
    ".wp-block-comments", ".commentlist", "#comments", "#respond", "#commentform", ".comments-link", "nav", "script",
    "style", "form", "noscript", ".screen-reader-text",
)  # fmt: skip
_LISTED = "wp-block-post"
"""A post in a list, such as block themes show below a post: it may be the post itself again."""

_TRIES, _LINKS = 2000, 100
"""Short blocks, and links to topics, that are looked at closer."""
_LABEL = 60
_ROW = 200
_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "table", "figure", "h2", "h3", "h4"})
_BOXES = ("div", "section", "article", "td", "main", "body")


def post(page: Page, number: int) -> "Node | None":
    """The element of the post that a page is about: the smallest of which that is known."""
    if number:
        for node in page.every(f"#post-{number}", f".post-{number}"):
            if _LISTED not in classes(node):
                return node
    for node in page.every("div", "article", "section", "li"):
        if (node.get("id") or "").startswith("post-") and (node.get("id") or "")[5:].isdigit():
            return node
    for node in page.every(".hentry", ".h-entry"):
        if _LISTED not in classes(node):
            return node
    articles = list(page.every("article"))
    if len(articles) == 1:
        return articles[0]
    return page.first("main", "#main", "#content", "body")


def certain(post: "Node") -> bool:
    """Whether WordPress itself marked the element of a post, not a guess."""
    return (post.get("id") or "").startswith("post-") or "hentry" in classes(post)


def beside(page: Page, post: "Node") -> "list[Node]":
    """What a page shows beside a post; never what the post itself stands in."""
    return [node for node in page.every(*map(_plain, ASIDE)) if _fits(node) and not page.holds(node, post)]


def _plain(mark: str) -> str:
    """Without the tag, where it is an id's."""
    return f"#{mark.partition('#')[2]}" if "#" in mark else mark


def _fits(node: "Node") -> bool:
    """A heading may bear `#comments` too (Kubrick): it is not what holds them."""
    return not (node.get("id") == "comments" and str(node.tag) in ("h1", "h2", "h3", "h4"))


def body(page: Page, post: "Node", outside: "Sequence[Node]") -> "Node | None":
    """The element that holds a post's text: marked as such, else the one with the longest paragraphs of its own."""
    found = marked(page, post, outside)
    return thickest(page, post, outside) if found is None else found


def marked(page: Page, post: "Node", outside: "Sequence[Node]") -> "Node | None":
    """The element that is marked as a post's text."""
    if (found := page.first(*TEXTS, inside=post, outside=outside)) is not None:
        return found
    for node in page.every(*_BOXES, inside=post, outside=outside):
        if "articleBody" in (node.get("itemprop") or ""):
            return node
    if page.first(*_VAGUE, inside=post, outside=outside) is None:
        return None
    thick = thickest(page, post, outside)
    vague = [] if thick is None else list(islice(page.every(*_VAGUE, inside=post, outside=outside), _LINKS))
    return next((node for node in vague if thick is not None and page.holds(node, thick)), None)


def thickest(page: Page, post: "Node", outside: "Sequence[Node]") -> "Node | None":
    """The element with the longest paragraphs of its own."""
    best, most, tried = None, 0, 0
    for node in [post, *page.every(*_BOXES, inside=post, outside=outside)]:
        blocks = [part for part in node if part.tag in _BLOCKS]
        length = sum(_said(page, part, wary=tried + at < _TRIES) for at, part in enumerate(blocks))
        tried += len(blocks)
        if length > most:
            best, most = node, length
    return best


def _said(page: Page, part: "Node", *, wary: bool) -> int:
    """How much text a block holds; none when it is, to a wary eye, one of the lines about the post."""
    said = page.said(part, 4000)
    if not wary or len(said) > _ROW:
        return len(said)
    topics = any(TOPIC & set(rel(link)) for link in page.every("a", inside=part))
    return 0 if topics or printed(said) else len(said)


def cut(page: Page, body: "Node", more: "Sequence[Node]" = ()) -> str:
    """A post's text as hostile HTML, without share bars, navigation and comments. The tree is used up by it.

    Args:
        more: further elements that are no part of the text.
    """
    links = islice((link for link in page.every("a", inside=body) if TOPIC & set(rel(link))), _LINKS)
    topics = (_topics(page, link, body) for link in links)
    gone = [*page.every(*_NOISE, inside=body), *more, *(node for node in topics if node is not None)]
    drop_all(body, [node for node in gone if node is not body and page.holds(body, node)])
    return html(body).strip()


def _topics(page: Page, link: "Node", body: "Node") -> "Node | None":
    """The paragraph that lists topics around one of them; None where it says more than that."""
    for node in page.above(link):
        if node is body:
            return None
        if node.tag in ("p", "div", "ul", "footer"):
            words = sum(len(page.said(part)) for part in islice(page.every("a", inside=node), _LINKS))
            return node if len(page.said(node)) - words < _LABEL else None
    return None
