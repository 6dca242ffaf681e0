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
from tui_reader.blog.values import words as safe_words

API = "https://api.w.org/"
"""The relation by which WordPress names its REST root (REST API Handbook, Discovery)."""

ENOUGH = 256 * 1024
"""Bytes of a page in which its head ends, whatever the theme."""

_LINK_HEADER = re.compile(r"<([^<>]{0,2000})>([^<]{0,500})")
_LINK_TAG = re.compile(r"<link\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>;,]+))""")
_HTML = re.compile(r"<html\b([^<>]{0,2000})>", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}")
_WORDPRESS = re.compile(
    r"/wp-(?:content/(?:themes|(?:mu-)?plugins)|includes|json)/|content=[\"']WordPress", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?:astro|bridgetown|docusaurus|eleventy|gatsby|ghost|gridsome|hexo|hugo|jekyll|lektor|middleman|mkdocs|nikola|octopress"
    r"|pelican|publii|quarto|sphinx|vuepress|zola)\b",
    re.IGNORECASE,
)
"""Programs that make sites of files, with the pictures that a WordPress left behind."""
_POST = re.compile(r"/wp/v2/posts/(\d{1,18})/?$")
_BASE = re.compile(r"<base\b([^<>]{0,2000})>", re.IGNORECASE)
_META = re.compile(r"<meta\b([^<>]{0,2000})>", re.IGNORECASE)
_BODY = re.compile(r"<body\b([^<>]{0,4000})>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_SITE = re.compile(r"""["'](https?://[^"'<>\s]{1,300}/|/(?:[^"'<>\s/]{1,100}/){0,5})(?:wp-content|wp-includes)/""")
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_JSON = "application/json"
_COMMENTS = re.compile(
    r"comment|kommentar|coment|comment[ií]|reacti|reacç|respuesta|risposte|antwort|yorum|hozz[áa]sz|komment|коммент|комент"
    r"|σχ[όο]λι|תגוב|تعليق|コメント|评论|評論|留言|迴響|댓글|bình luận|ความเห็น|replies",
    re.IGNORECASE,
)
_COMMENT_PATH = re.compile(r"/comments?(?:/|$|-?feed)|/feeds/\w+/comments/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a header or a head; `title` is a safe line."""

    target: str
    relations: tuple[str, ...]
    kind: str
    title: str = ""


def links(reply: Reply) -> list[Link]:
    """The links of a page: those of its `Link` headers (RFC 8288) first, then its `<link>` elements."""
    found = []
    for header in reply.every("link")[:20]:
        found += [_link(reply.url, target, attributes(rest)) for target, rest in _LINK_HEADER.findall(header[:10_000])]
    text = _said(reply.text)
    base = _base(text, reply.url)
    for tag in islice(_LINK_TAG.finditer(text), 200):
        words = attributes(tag[1])
        found.append(_link(base, words.get("href", ""), words))
    return [link for link in found if link.target]


def feeds(found: list[Link]) -> list[Link]:
    """The feeds that a page's links name, in its order, each once; those of posts before those of comments.

    `application/json` counts where its title calls it a feed: WordPress names its REST objects so.
    """
    named: dict[str, Link] = {}
    for link in found:
        kind = link.kind.partition(";")[0].strip()
        typed = kind in _FEEDS or (kind == _JSON and "feed" in f"{link.title} {link.target}".lower())
        if typed and ("alternate" in link.relations or "feed" in link.relations):
            named.setdefault(link.target, link)
    return sorted(named.values(), key=of_comments)


def of_comments(link: Link) -> bool:
    """Whether a feed is of comments, by its title or its address."""
    return bool(_COMMENTS.search(link.title)) or at_comments(link)


def at_comments(link: Link) -> bool:
    """Whether a feed is of comments by its address, which is surer."""
    parts = urlsplit(link.target)
    asked = parse_qs(parts.query).get("feed", [""])[0]
    return bool(_COMMENT_PATH.search(parts.path)) or asked.startswith("comments")


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


def title(text: str) -> str:
    """What a page calls the site it belongs to, else itself: a safe line."""
    head = text[:ENOUGH]
    for tag in islice(_META.finditer(head), 200):
        words = attributes(tag[1])
        if words.get("property", "").lower() == "og:site_name" and (name := safe_words(words.get("content", ""))):
            return name
    found = _TITLE.search(head)
    return safe_words(found[1]) if found else ""


def is_post(text: str) -> bool:
    """Whether a page says of itself that it is one post: by the classes of WordPress, or by Open Graph."""
    head = text[:ENOUGH]
    body = _BODY.search(head)
    names = attributes(body[1]).get("class", "").split() if body else []
    if "single-post" in names or any(name.startswith("postid-") for name in names):
        return True
    tags = (attributes(tag[1]) for tag in islice(_META.finditer(head), 200))
    return any(tag.get("property", "").lower() == "og:type" and tag.get("content") == "article" for tag in tags)


def site(reply: Reply, found: list[Link]) -> str:
    """Where a WordPress is, as its page tells: by its interface for editors, else by where its themes are."""
    for link in found:
        if {"edituri", "pingback"} & {relation.lower() for relation in link.relations} and "xmlrpc.php" in link.target:
            return link.target.partition("xmlrpc.php")[0]
    match = _SITE.search(reply.text)
    return web(urljoin(reply.url, match[1])) if match else ""


def is_wordpress(text: str) -> bool:
    """Whether a page bears WordPress' marks, and does not say that another program made it of posts from there."""
    return bool(_WORDPRESS.search(text)) and not _made_otherwise(text[:ENOUGH])


def _made_otherwise(head: str) -> bool:
    tags = (attributes(tag[1]) for tag in islice(_META.finditer(head), 200))
    makers = (tag.get("content", "") for tag in tags if tag.get("name", "").lower() == "generator")
    return any(_OTHERS.match(maker) for maker in makers)


def _said(text: str) -> str:
    """A page without its comments; what is not closed is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def attributes(tag: str) -> dict[str, str]:
    """Names and values of a tag or of a link header's parameters, entities decoded."""
    return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _base(text: str, url: str) -> str:
    """What the links of a page are relative to (HTML 4.2.3)."""
    tag = _BASE.search(text[:ENOUGH])
    try:
        return urljoin(url, attributes(tag[1]).get("href", "").strip()) if tag else url
    except ValueError:
        return url


def _link(base: str, target: str, words: dict[str, str]) -> Link:
    try:
        absolute = urljoin(base, target.strip())
    except ValueError:
        absolute = ""
    relations = tuple(words.get("rel", "").lower().split())
    return Link(web(absolute), relations, words.get("type", "").lower(), safe_words(words.get("title", "")))
