"""A page that lists posts: their addresses and titles, and the pages around it."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui_reader.blog.classic import Listing
from tui_reader.blog.classic.tree import Page, classes, rel
from tui_reader.blog.classic.ways import list_page, list_ways

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

MOST = 1000
"""Posts of one page that are kept."""
_TRIES, _LINKS = 100, 20
"""Headings of a post, and links in each of them, that are looked at."""

_TITLES = (".entry-title", ".wp-block-post-title", ".post-title", ".storytitle", "h1", "h2", "h3", "h4")
_ELSE = ("time", ".wp-block-post-date", ".entry-date", ".more-link", ".wp-block-read-more")
_POSTS = (".hentry", "li.wp-block-post", "div.post", "article", ".h-entry")


def listing(text: str, url: str) -> Listing:
    """The posts a page lists, in its order, and its neighbours. Takes long: call it in a thread.

    Args:
        text: the page. url: where it came from.
    """
    page = Page(text, url)
    found: dict[str, str] = {}
    for node in _links(page):
        address = page.address(node).partition("#")[0]
        if address and page.local(address) and not list_page(address) and len(found) < MOST:
            found.setdefault(address, page.said(node))
    older, newer = list_ways(page)
    return Listing(tuple(found.items()), older, newer)


def _links(page: Page) -> "Iterator[Node]":
    """The link of each post to its own page: that of its heading, else the first permalink."""
    posts = sorted({page.span(node)[0] for node in page.every(*_POSTS)} | _numbered(page))
    end = 0
    for place in posts:
        if place < end:  # a post in a post
            continue
        node = page.nodes[place]
        end = page.span(node)[1]
        if (link := _link(page, node)) is not None:
            yield link
    if not posts:
        yield from (node for node in page.every("a") if "bookmark" in rel(node))


def _numbered(page: Page) -> set[int]:
    """Elements with `id="post-5"`, of themes older than post_class()."""
    found = set()
    for node in page.every("div", "article", "li"):
        name = node.get("id") or ""
        if name.startswith("post-") and name[5:].isdigit():
            found.add(page.span(node)[0])
    return found


def _link(page: Page, post: "Node") -> "Node | None":
    for heading in islice(page.every(*_TITLES, inside=post), _TRIES):
        for link in [heading] if heading.tag == "a" else islice(page.every("a", inside=heading), _LINKS):
            if "comments-link" not in classes(link) and page.address(link):
                return link
        around = heading.getparent()
        if around is not None and around.tag == "a" and page.address(around):
            return around
    bookmarks = (node for node in page.every("a", inside=post) if "bookmark" in rel(node))
    # A post without title has no heading in block themes: its date leads to it.
    marks = islice(page.every(*_ELSE, inside=post), _TRIES)
    dates = (node for mark in marks for node in [mark, *islice(page.every("a", inside=mark), _LINKS)])
    return next((node for node in (*bookmarks, *dates) if node.tag == "a" and page.address(node)), None)
