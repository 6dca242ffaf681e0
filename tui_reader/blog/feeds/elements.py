"""Elements of a feed: what they are called whatever their prefix, and what they hold as HTML."""

import re
from base64 import b64decode
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from tui_reader.blog.feeds.links import base_of, joined, rebased

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = ("http://www.w3.org/2005/atom", "http://purl.org/atom/ns#")
_ATOMS = tuple(f"{{{space}}}" for space in _ATOM)
_SPACES = {
    **dict.fromkeys(
        (
            *_ATOM,
            "http://backend.userland.com/rss",
            "http://backend.userland.com/rss2",
            "http://backend.userland.com/rss092",
            "http://backend.userland.com/rss091",
            "http://blogs.law.harvard.edu/tech/rss",
            "http://purl.org/rss/1.0/",
            "http://purl.org/rss/1.0/modules/rss091#",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://channel.netscape.com/rdf/simple/0.9/",
            "http://purl.org/net/rss1.1#",
            "http://example.com/newformat#",
            "http://example.com/necho",
            "http://purl.org/echo/",
            "uri/of/echo/namespace#",
            "http://purl.org/pie/",
        ),
        "",
    ),
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf_",
    "http://purl.org/rss/1.0/modules/content/": "content_",
    "http://purl.org/dc/elements/1.1/": "dc_",
    "http://purl.org/dc/terms/": "dcterms_",
    "http://purl.org/rss/1.0/modules/slash/": "slash_",
    "http://purl.org/rss/1.0/modules/syndication/": "sy_",
    "http://purl.org/syndication/thread/1.0": "thr_",
    "http://purl.org/rss/1.0/modules/threading/": "thr_",
    "http://purl.org/syndication/history/1.0": "fh_",
    "http://a9.com/-/spec/opensearch/1.1/": "opensearch_",
    "http://a9.com/-/spec/opensearchrss/1.0/": "opensearch_",
    "http://wellformedweb.org/commentapi/": "wfw_",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner_",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes_",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes_",
    "http://search.yahoo.com/mrss": "media_",
    "http://search.yahoo.com/mrss/": "media_",
    "http://www.w3.org/1999/xhtml": "xhtml_",
    "http://www.w3.org/xml/1998/namespace": "xml_",
}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_ADDRESSES = {"href", "src", "poster"}
_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>|&(?:#\w{1,8}|\w{2,30});")
_MARKED_TITLE = re.compile(r"</\w{1,20}>|<(?:br|img)\b|&(?:#\w{1,8}|\w{2,30});")
_PARAGRAPH = re.compile(r"\n\s*\n")
_TEXT, _REBASED = 2_000_000, 200_000
"""Characters of a text that are kept, and of one whose links are looked for: a pattern holds up all other threads."""
_PARTS = 200_000
_ATTRIBUTES = 50
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@lru_cache(2048)
def name(tag: str) -> str:
    """What an element or attribute is called here: `title`, `dc_creator`; unknown ones begin with "?"."""
    space, _, local = tag.rpartition("}")
    if not space:
        return tag.lower()
    prefix = _SPACES.get(space[1:].lower(), "?")
    return prefix + local.lower()


def is_atom(element: "_Element") -> bool:
    """Whether it is Atom's own, whose texts say what they are."""
    return str(element.tag).lower().startswith(_ATOMS)


def attributes(element: "_Element") -> Mapping[str, str]:
    """Attributes by the names they have here."""
    return {name(key): value for key, value in _pairs(element)}


def _pairs(element: "_Element") -> list[tuple[str, str]]:
    """Some attributes as they stand there: lxml searches all of them for each one's value."""
    return [(str(key), str(element.get(key, ""))) for key in element.keys()[:_ATTRIBUTES]]


def own_base(element: "_Element", base: str) -> str:
    """The base of an element within one whose base is known."""
    return base_of(element.get(_BASE) or None, base)


def own(element: "_Element") -> str:
    """Its text before the first element in it."""
    return (element.text or "").strip()


def plain(element: "_Element") -> str:
    """Its text alone."""
    return own(element) if not len(element) else "".join(map(str, element.itertext())).strip()


def title(element: "_Element") -> str:
    """A title as HTML: in RSS nobody knows whether it is markup, so it must look like some (as feedparser has it)."""
    kind = _kind(element)
    if len(element):
        return _inner(element, "")
    text = _decoded(element, kind)
    if kind in ("html", "xhtml", "other"):
        return text
    return text if not is_atom(element) and _MARKED_TITLE.search(text) else escape(text)


def body(element: "_Element", base: str, feed: str) -> str:
    """A text as HTML, "" for what is none.

    Args:
        element: of a text. base: its entry's. feed: the address the feed came from; where another base is declared,
            relative links are resolved here, since nobody later knows of it.
    """
    kind, base = _kind(element), own_base(element, base)
    if len(element):
        return _inner(element, base if base != feed else "")
    text = _decoded(element, kind)
    if (kind == "text" or not kind) and (is_atom(element) or not _MARKUP.search(text)):
        return "".join(f"<p>{escape(part)}</p>" for part in _PARAGRAPH.split(text) if part.strip())
    return rebased(text, base) if base != feed and len(text) <= _REBASED else text


def _kind(element: "_Element") -> str:
    """`text`, `html`, `xhtml`, `other`, "" for what does not say (RFC 4287 3.1.1, 4.1.3; Atom 0.3's media types)."""
    kind = (element.get("type") or "").strip().lower()
    if kind in ("html", "text/html"):
        return "html"
    if kind in ("xhtml", "application/xhtml+xml"):
        return "xhtml"
    if not kind or kind in ("text", "plain") or kind.startswith("text/"):
        return "text" if kind else ""
    return "xhtml" if kind.endswith(("xml", "html")) else "other"


def _decoded(element: "_Element", kind: str) -> str:
    text = (element.text or "").strip()[:_TEXT]
    if element.get("mode", "").strip() != "base64" and kind != "other":
        return text
    try:
        return b64decode(text).decode()
    except ValueError:
        return "" if kind == "other" else text


def _inner(element: "_Element", base: str) -> str:
    """What stands in an element as HTML: without the `div` Atom wants around it; links resolved if given a base."""
    kids = list(element)
    if len(kids) == 1 and name(str(kids[0].tag)) == "xhtml_div" and not (element.text or kids[0].tail or "").strip():
        base = own_base(kids[0], base) if base else base
        element = kids[0]
    parts: list[str] = [escape(element.text or "", quote=False)]
    for kid in element:
        _write(kid, base, parts)
    return "".join(parts).strip()


def _write(element: "_Element", base: str, parts: list[str]) -> None:
    """One element as HTML; the parser lets none be nested deeper than 256."""
    if len(parts) > _PARTS:
        return
    tag = str(element.tag).rpartition("}")[2]
    here = own_base(element, base) if base else base
    if usable := _NAME.fullmatch(tag):
        words = "".join(_attribute(key, value, here) for key, value in _pairs(element))
        parts.append(f"<{tag}{words}>")
    parts.append(escape(element.text or "", quote=False))
    for kid in element:
        _write(kid, here, parts)
    if usable and tag.lower() not in _VOID:
        parts.append(f"</{tag}>")
    parts.append(escape(element.tail or "", quote=False))


def _attribute(key: str, value: str, base: str) -> str:
    if not _NAME.fullmatch(key):
        return ""
    return f' {key}="{escape(joined(value, base) if base and key.lower() in _ADDRESSES else value)}"'
