"""What a text begins with that is shown above it anyway: its title, and who wrote it when."""

import re
import unicodedata
from typing import TYPE_CHECKING

from tui_reader.blog.classic.moments import undated
from tui_reader.blog.classic.tree import Page, drop, html

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_LINE = 120
_LOOK, _NEAR = 40, 5
"""Elements in which the first heading of a text is looked for, and what follows it."""

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›]+")
_DASHES = re.compile("[-‐‑‒–—―−]+")
_SMALL = re.compile(
    r"\b(?:by|von|am|on|um|at|uhr|posted|written|published|geschrieben|veröffentlicht|author|autor"
    r"|(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend)\b"
)


def beheaded(text: str, title: str, author: str = "") -> str:
    """A text without a first heading that is its title, and without a line of author and date below that.

    All else is left as it is. Takes long: call it in a thread.

    Args:
        text: hostile HTML. title, author: of the post, "" unknown.
    """
    if not text or not title:
        return text
    page = Page(text, "")
    heads = (node for node in page.nodes[:_LOOK] if node.tag in _HEADS and page.said(node, 10))
    head = next(heads, None)
    if head is None or _folded(page.said(head)) != _folded(title):
        return text
    end = page.span(head)[1]
    after = next((node for node in page.nodes[end : end + _NEAR] if page.said(node, 10)), None)
    if after is not None and after.tag in ("p", "div") and _is_byline(page.said(after, _LINE * 2), author):
        drop(after)
    drop(head)
    body = page.first("body")
    return text if body is None else "".join([_escaped(body.text), *map(_whole, body)]).strip()


def _is_byline(said: str, author: str) -> bool:
    """Whether a line says no more than who wrote a post, and when."""
    if len(said) > _LINE:
        return False
    rest, dated = undated(said)
    plain = _folded(rest)
    name = _folded(author)
    named = bool(name) and name in plain
    plain = _SMALL.sub("", plain.replace(name, "", 1) if named else plain)
    return (dated or named) and not re.search(r"\w", plain)


def _folded(words: str) -> str:
    """Words as they are compared: case, blanks, and the form of quotes and dashes do not count."""
    plain = unicodedata.normalize("NFKC", words).replace("…", "...")
    return " ".join(_DASHES.sub("-", _QUOTES.sub("'", plain)).casefold().split())


def _whole(node: "Node") -> str:
    return html(node) + _escaped(node.tail)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
