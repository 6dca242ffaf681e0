"""The comments of a post's page: those on it as threads, how many there are, where the rest is, how to join in."""

import re
from typing import TYPE_CHECKING

from tui_reader.blog.classic import Talk
from tui_reader.blog.classic.comments import Reader, items, parents
from tui_reader.blog.classic.forms import closed, form, login
from tui_reader.blog.classic.tree import Page, classes
from tui_reader.blog.classic.ways import canonical, talk_page, talk_pages

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

MOST = 20_000
"""Comments of one page that are kept."""

PAGES = 500
"""Pages of comments that are named."""

_HEADS = (
    ".comments-title",
    "#comments-title",
    ".wp-block-comments-title",
    "#comments",
    ".comments-link",
    ".commentcount",
)
_WORDS = r"(?:comments?|kommentare?|responses?|antwort(?:en)?|thoughts?|gedanken?|replies|reply|reaktion(?:en)?)\b"
_COUNTED = re.compile(rf"(?P<number>\d{{1,3}}(?:[.,\u202f\u00a0' ]\d{{3}})*|\d{{1,9}})\s+{_WORDS}", re.IGNORECASE)
_NAMED = re.compile(rf"^\W*(?P<name>one|eine?|no|keine?|noch keine)\s+{_WORDS}", re.IGNORECASE)
_BRACKETS = re.compile(r"^\W*(?:comments|kommentare)\s*\((\d{1,6})\)", re.IGNORECASE)
_ONE = frozenset({"one", "ein", "eine"})


def talk(text: str, url: str, post: int) -> Talk:
    """The comments on a page, and how one joins in. Takes long: call it in a thread.

    Args:
        text: the page. url: where it came from. post: the number of its post.
    """
    page = Page(text, url)
    if not page.nodes:
        return Talk()
    link = canonical(page)
    found = items(page)[:MOST]
    pages = talk_pages(page, link, PAGES)
    pings = sum(item.ping for item in found)
    total = _total(page)
    if total is not None and not pages:
        total = None if total < len(found) - pings else total - pings if total >= len(found) else total
    writing = form(page)
    entry = "" if writing else login(page)
    reader = Reader(page, post, link)
    # Last, since reading takes the tree apart.
    made = (reader.comment(item, parent) for item, parent in zip(found, parents(found), strict=True))
    comments = tuple(comment for comment in made if comment)
    return Talk(comments, total, pages, writing, entry, not writing and not entry and closed(page, len(found)))


def _total(page: Page) -> int | None:
    """How many comments the page says there are; None where it does not."""
    for node in [*page.every(*_HEADS), *_linked(page)]:
        if (said := page.said(node, 200)) and (number := _counted(said)) is not None:
            return number
    return None


def _linked(page: Page) -> "list[Node]":
    """Links to the comments of this page, such as comments_popup_link() prints."""
    links = [node for node in page.every("a") if (node.get("href") or "").endswith(("#comments", "#respond"))]
    return [node for node in links if not talk_page(page.address(node)) and "page-numbers" not in classes(node)]


def _counted(said: str) -> int | None:
    if match := _NAMED.search(said):
        return 1 if match["name"].lower() in _ONE else 0
    head = re.split('[„“"»]', said, maxsplit=1)[0] or said  # a post's title may count things too
    if match := _COUNTED.search(head) or _COUNTED.search(said):
        return int(re.sub(r"\D", "", match["number"]))
    return int(match[1]) if (match := _BRACKETS.search(said)) else None
