"""One `item` or `entry` element, whatever mixture of RSS, Atom and their modules it is written in."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tui_reader.blog.feeds import Enclosure
from tui_reader.blog.feeds.elements import attributes, body, is_atom, name, own, own_base, plain, title
from tui_reader.blog.feeds.found import FoundEntry
from tui_reader.blog.feeds.links import Link, absolute, base_of
from tui_reader.blog.values import count, number

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "http://schemas.google.com/g/2005#kind"
"""The scheme under which Blogger says that a post is a post."""

_PUBLISHED = ("published", "pubdate", "issued", "dcterms_issued", "dc_date", "created", "dcterms_created", "date")
_CHANGED = ("updated", "modified", "dcterms_modified")
_CONTENTS = ("content_encoded", "content", "xhtml_body", "body", "fullitem")
_DESCRIPTIONS = ("description", "dc_description")
_SUMMARIES = ("summary", "itunes_summary", "abstract", "media_description")
_AUTHORS = ("author", "dc_creator", "dc_author", "itunes_author")
_TERMS = ("category", "dc_subject", "itunes_category", "media_category")
_LISTS = ("itunes_keywords", "media_keywords", "keywords")
_FACES = "gravatar.com"

Kids = dict[str, list["_Element"]]


def kids(element: "_Element") -> Kids:
    """The elements in one, by their names."""
    found: Kids = {}
    for kid in element:
        found.setdefault(name(str(kid.tag)), []).append(kid)
    return found


def entry(element: "_Element", base: str, feed: str) -> FoundEntry:
    """What an element says. `base`: that of the feed's element. `feed`: the address the feed came from."""
    base = own_base(element, base)
    inner = kids(element)
    found = FoundEntry(base)
    _identify(found, element, inner)
    found.title = next((text for kid in _all(inner, ("title", "dc_title", "media_title")) if (text := title(kid))), "")
    _texts(found, inner, feed)
    found.published = [plain(kid) for kid in _all(inner, _PUBLISHED)]
    found.changed = [plain(kid) for kid in _all(inner, _CHANGED)]
    found.authors = authors(inner)
    found.categories = categories(inner)
    _discuss(found, inner)
    found.enclosures = list(_files(inner, base))
    return found


def links(inner: Kids, base: str) -> list[Link]:
    """The links that have a target in an attribute, or say in one what they are."""
    found = []
    for kid in inner.get("link", []):
        words = attributes(kid)
        target = words.get("href") or words.get("url") or (plain(kid) if "rel" in words else "")
        if target:
            found.append(
                Link(
                    words.get("rel", "alternate")
                    .strip()
                    .lower()
                    .removeprefix("http://www.iana.org/assignments/relation/"),
                    absolute(target, base_of(words.get("xml_base"), base)),
                    words.get("type", "").strip().lower()[:100],
                    size(words.get("length", "")),
                    words.get("title", ""),
                    words.get("thr_count", ""),
                )
            )
    return found


def text_link(inner: Kids, base: str) -> str:
    """The link that is an element's text, as in RSS."""
    texts = ((kid, plain(kid)) for kid in inner.get("link", []) if not (kid.get("href") or kid.get("rel")))
    return next((link for kid, text in texts if (link := absolute(text, own_base(kid, base)))), "")


def authors(inner: Kids) -> list[str]:
    """Names or mail addresses, as HTML."""
    found = []
    for kid in _all(inner, _AUTHORS):
        parts = kids(kid)
        named = [plain(part) for part in (*parts.get("name", []), *parts.get("email", []))]
        found.append(next(filter(None, named), "") if parts else plain(kid))
    return [text for text in found if text]


def categories(inner: Kids) -> list[str]:
    """Labels, else terms, else texts."""
    media = [kids(kid).get("media_category", ()) for kid in _all(inner, ("media_group", "media_content"))]
    found = [
        kid.get("label") or kid.get("term") or own(kid) or kid.get("text") or ""
        for kid in (*_all(inner, _TERMS), *chain.from_iterable(media))
        if kid.get("scheme") != KIND
    ]
    for kid in _all(inner, _LISTS):
        found += plain(kid)[:5000].split(",")
    return found


def size(text: str) -> int:
    """Bytes of a file."""
    return number(count(text.strip()[:20]) or 0)


def _all(inner: Kids, names: tuple[str, ...]) -> Sequence["_Element"]:
    if inner.keys().isdisjoint(names):
        return ()
    return [kid for each in names if each in inner for kid in inner[each]]


def _identify(found: FoundEntry, element: "_Element", inner: Kids) -> None:
    words = attributes(element)
    for kid in _all(inner, ("guid", "id")):
        if text := plain(kid):
            found.guid = text
            found.permalink = is_atom(kid) or (attributes(kid).get("ispermalink") or "true").strip().lower() == "true"
            break
    found.guid = found.guid or words.get("rdf_about", "")
    found.link = text_link(inner, found.base)
    found.links = links(inner, found.base)
    found.original = next(
        (link for kid in inner.get("feedburner_origlink", ()) if (link := absolute(plain(kid), found.base))), ""
    )


def _texts(found: FoundEntry, inner: Kids, feed: str) -> None:
    def read(names: tuple[str, ...]) -> str:
        return next((text for kid in _all(inner, names) if (text := body(kid, found.base, feed))), "")

    found.content = read(_CONTENTS)
    found.description = read(_DESCRIPTIONS)
    found.summary = read(_SUMMARIES)
    for kid in inner.get("content", ()):
        if source := kid.get("src"):
            found.elsewhere = absolute(source, own_base(kid, found.base))


def _discuss(found: FoundEntry, inner: Kids) -> None:
    base = found.base
    found.counts = [plain(kid) for kid in _all(inner, ("slash_comments", "thr_total"))]
    pages = (absolute(plain(kid), own_base(kid, base)) for kid in inner.get("comments", ()))
    found.discussion = next(filter(None, pages), "")
    feeds = (absolute(plain(kid), own_base(kid, base)) for kid in inner.get("wfw_commentrss", ()))
    found.replies = next(filter(None, feeds), "")
    found.parent = next((ref for kid in inner.get("thr_in-reply-to", ()) if (ref := kid.get("ref", ""))), "")


def _files(inner: Kids, base: str) -> Iterator[Enclosure]:
    for kid in inner.get("enclosure", ()):
        words = attributes(kid)
        target = absolute(words.get("url") or words.get("href") or words.get("rdf_resource") or "", base)
        yield Enclosure(target, words.get("type", "").strip().lower()[:100], size(words.get("length", "")))
    media = [*inner.get("media_content", ())]
    for group in inner.get("media_group", ()):
        media += kids(group).get("media_content", [])
    for kid in media:
        words = attributes(kid)
        target = absolute(words.get("url", ""), base)
        kind = words.get("type") or (f"{words['medium']}/*" if words.get("medium") else "")
        if _FACES not in target:
            yield Enclosure(target, kind.strip().lower()[:100], size(words.get("filesize", "")))
