"""The main text of any blog's post from its page: for feeds that hold summaries only."""

import logging
import warnings
from typing import TYPE_CHECKING

from tui_reader.blog.classic import bodies
from tui_reader.blog.classic.tree import Page, html

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_CREDIBLE = 100
"""Characters below which a text is no post."""

_READABLE = 1_000_000
_ELEMENTS = 20_000
_WEIGHT = 3_000_000
"""How large a page readability is given, in characters, elements, and text times depth: it takes time with each."""


def cut(text: str, url: str) -> str:
    """A page's main text as hostile HTML, "" when nothing on it is credible. Takes long: call it in a thread.

    Marked text first, which is exact; else readability's guess; else the element with the longest paragraphs.

    Args:
        text: the page. url: where it came from.
    """
    page = Page(text, url)
    post = bodies.post(page, 0)
    if post is None:
        return ""
    outside = bodies.beside(page, post)
    found = bodies.marked(page, post, outside)
    thick = bodies.thickest(page, post, outside)
    best = thick if found is None and bodies.certain(post) else found
    guess = "" if best is not None and len(page.said(best)) >= _CREDIBLE else _guessed(page)
    for said in (_cut(page, best), guess, _cut(page, thick)):
        if _length(said) >= _CREDIBLE:
            return said
    return ""


def _cut(page: Page, node: "Node | None") -> str:
    """An element without what is beside the text, and without its title, which is shown anyway."""
    return "" if node is None else bodies.cut(page, node, list(page.every("h1", inside=node))[:1])


def _length(said: str) -> int:
    """How much a text says; scripts say nothing."""
    page = Page(said, "")
    return len(page.said(page.nodes[0], _CREDIBLE * 2)) if page.nodes else 0


def _guessed(page: Page) -> str:
    """What readability takes for the main text; "" for a page too large for it."""
    text = html(page.nodes[0])
    if len(text) > _READABLE or len(page.nodes) > _ELEMENTS or page.weight > _WEIGHT:
        return ""
    logging.getLogger("readability").addHandler(logging.NullHandler())  # else its errors would go to the terminal
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from readability import Document  # type: ignore[import-untyped] # noqa: PLC0415 - 150 ms, and few need it

        try:
            return str(Document(text, url=page.url).summary(html_partial=True))
        except Exception:  # noqa: BLE001 - foreign code over a foreign page: it finds nothing, whatever went wrong
            return ""
