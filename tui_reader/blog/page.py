"""The little a blog's HTML page says about the blog: links in header and head, language, forms. Never its text.

Found by bounded patterns, not by a parser: nothing of it is shown, and the page may be anything.
"""

import re
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from tui_reader.blog.address import web
from tui_reader.blog.reply import Reply

API = "https://api.w.org/"
"""The relation by which WordPress names its REST root (REST API Handbook, Discovery)."""

ENOUGH = 256 * 1024
"""Bytes of a page in which its head ends, whatever the theme."""

_LINK_HEADER = re.compile(r"<([^<>]{0,2000})>([^<]{0,500})")
_LINK_TAG = re.compile(r"<link\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>;,]+))""")
_HTML = re.compile(r"<html\b([^<>]{0,2000})>", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}")
_WORDPRESS = re.compile(r"/wp-(?:content|includes|json)/|content=[\"']WordPress", re.IGNORECASE)
_POST = re.compile(r"/wp/v2/posts/(\d{1,18})/?$")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a header or a head."""

    target: str
    relations: tuple[str, ...]
    kind: str


def links(reply: Reply) -> list[Link]:
    """The links of a page: those of its `Link` headers (RFC 8288) first, then its `<link>` elements."""
    found = []
    for header in reply.every("link")[:20]:
        found += [_link(reply, target, attributes(rest)) for target, rest in _LINK_HEADER.findall(header[:10_000])]
    for tag in islice(_LINK_TAG.finditer(reply.text), 200):
        words = attributes(tag[1])
        found.append(_link(reply, words.get("href", ""), words))
    return [link for link in found if link.target]


def api(found: list[Link]) -> str:
    """The REST root that a page's links name, "" when none does."""
    return next((link.target for link in found if API in link.relations), "")


def post_number(found: list[Link]) -> int | None:
    """The number of the post that a page is, None when it is none."""
    for link in found:
        parts = urlsplit(link.target)
        if "alternate" in link.relations and link.kind == "application/json":
            path = parse_qs(parts.query).get("rest_route", [""])[0] or unquote(parts.path)
            if match := _POST.search(path):
                return int(match[1])
    # Before 5.5 only the short link tells; pages have ?page_id= in theirs.
    for link in found:
        short = parse_qs(urlsplit(link.target).query).get("p", [""])[0] if "shortlink" in link.relations else ""
        if short.isascii() and short.isdigit():
            return int(short[:18])
    return None


def language(text: str) -> str:
    """The language that `<html lang>` names, a BCP 47 code, "" when it names none."""
    tag = _HTML.search(text[:20_000])
    found = attributes(tag[1]).get("lang", "") if tag else ""
    return found.replace("_", "-") if _LANGUAGE.fullmatch(found) else ""


def is_wordpress(text: str) -> bool:
    """Whether a page bears WordPress' marks."""
    return bool(_WORDPRESS.search(text))


def attributes(tag: str) -> dict[str, str]:
    """Names and values of a tag or of a link header's parameters, entities decoded."""
    return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _link(reply: Reply, target: str, words: dict[str, str]) -> Link:
    try:
        absolute = urljoin(reply.url, target.strip())
    except ValueError:
        absolute = ""
    return Link(web(absolute), tuple(words.get("rel", "").split()), words.get("type", "").lower())
