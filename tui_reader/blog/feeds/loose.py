"""Whatever else calls itself a feed, by feedparser: not well-formed, undeclared prefixes, CDF, forgotten formats.

Used is its parser for broken documents alone. The other one, its detection of encodings and its DOCTYPE are not: that
was done before. HTML is neither sanitized nor are its links resolved; it stays hostile and goes to `content` later.
"""

import re
from contextlib import suppress
from functools import lru_cache
from html import escape
from typing import Any

from tui_reader.blog.feeds import Enclosure
from tui_reader.blog.feeds.found import FoundEntry, FoundFeed
from tui_reader.blog.feeds.items import KIND, size
from tui_reader.blog.feeds.links import Link, absolute
from tui_reader.blog.feeds.making import ENTRIES
from tui_reader.blog.feeds.prolog import Stripped

_MOST, _TAGS = 2_000_000, 20_000
"""Characters and tags that are read: it takes about a second for either."""
_TAG = 15
"""How many times the pains of a reference a tag takes."""
_MARK = re.compile("[<&]")
_CDATA = "<![CDATA["
_TERMS = 100
_STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What it raises over some input; what it had read until there counts."""
_CHANNEL = re.compile(r"<channel\b", re.IGNORECASE)
"""How CDF begins."""


def read(document: Stripped, url: str) -> FoundFeed | None:
    """What can be made of a document, None where nothing can."""
    parser = _parser()(url, None, "utf-8", document.entities)
    parser.resolve_relative_uris = False
    parser.sanitize_html = False
    with suppress(*_STUMBLES):
        parser.feed(_bounded(document.text[:_MOST]))
    if not parser.entries and not parser.version and not _CHANNEL.match(document.text):
        return None
    about = parser.feeddata
    return FoundFeed(
        url,
        title=_html(about, "title"),
        description=_html(about, "subtitle"),
        language=_text(about, "language"),
        link=absolute(_text(about, "link"), url),
        links=_links(about, url),
        generator=_text(about, "generator"),
        complete=any("fh_complete" in key for key in about),
        total=_text(about, "opensearch_totalresults"),
        ttl=_text(about, "ttl"),
        period=_text(about, "sy_updateperiod"),
        every=_text(about, "sy_updatefrequency"),
        authors=_authors(about) if str(parser.version).startswith("atom") else [],
        entries=[_entry(entry, url) for entry in parser.entries[:ENTRIES]],
    )


def _bounded(text: str) -> str:
    """The text up to the last tag that is read; what stands in CDATA costs nothing."""
    at, left = 0, _TAGS * _TAG
    for number, part in enumerate(text.split(_CDATA)):
        hidden = max(part.find("]]>"), 0) if number else 0
        left -= part.count("<", hidden) * _TAG + part.count("&", hidden)
        if left < 0:
            for mark in _MARK.finditer(part, hidden):
                left += _TAG if mark[0] == "<" else 1
            for mark in _MARK.finditer(part, hidden):
                left -= _TAG if mark[0] == "<" else 1
                if left < 0:
                    return text[: at + mark.start()]
        at += len(part) + len(_CDATA)
    return text


@lru_cache(1)
def _parser() -> Any:
    """Feedparser's class, but for what takes quadratic time in it: endless names of authors, and many categories."""
    from feedparser.api import LooseFeedParser  # type: ignore[import-untyped]  # noqa: PLC0415 - 100 ms, for broken feeds

    def sync(self: Any, key: str = "author") -> None:
        context = self._get_context()
        if isinstance(author := dict.get(context, key), str):
            context[key] = author[:500]
        LooseFeedParser._sync_author_detail(self, key)  # noqa: SLF001 - the one seam there is

    def add(self: Any, *words: Any) -> None:
        if len(_list(self._get_context(), "tags")) < _TERMS:
            LooseFeedParser._add_tag(self, *words)  # noqa: SLF001 - as above

    return type("Bounded", (LooseFeedParser,), {"_sync_author_detail": sync, "_add_tag": add})


def _entry(entry: Any, url: str) -> FoundEntry:
    contents = [part for part in _list(entry, "content") if isinstance(part, dict)]
    sources = (absolute(_text(part, "src"), url) for part in contents)
    content = next((html for part in contents if (html := _content(part))), "")
    summary = "" if content else _html(entry, "summary")
    says_so = "atom" in _text(entry, "summary_detail")
    parent = dict.get(entry, "thr_in-reply-to")
    return FoundEntry(
        url,
        guid=_text(entry, "id"),
        permalink=bool(dict.get(entry, "guidislink", True)),
        link=absolute(_text(entry, "link"), url),
        original=absolute(_text(entry, "feedburner_origlink"), url),
        links=_links(entry, url),
        title=_html(entry, "title"),
        content=content,
        description="" if says_so else summary,
        elsewhere=next(filter(None, sources), ""),
        published=[_text(entry, "published"), _text(entry, "created")],
        changed=[_text(entry, "updated")],
        authors=_authors(entry),
        categories=[
            _text(tag, "label") or _text(tag, "term") for tag in _list(entry, "tags") if _text(tag, "scheme") != KIND
        ],
        counts=[_text(entry, "slash_comments"), _text(entry, "thr_total")],
        discussion=absolute(_text(entry, "comments"), url),
        replies=absolute(_text(entry, "wfw_commentrss"), url),
        parent=_text(parent, "ref") if isinstance(parent, dict) else "",
        enclosures=[_media(file, url) for file in _list(entry, "media_content") if isinstance(file, dict)],
    )


def _media(file: Any, url: str) -> Enclosure:
    kind = _text(file, "type").lower()[:100]
    return Enclosure(absolute(_text(file, "url"), url), kind, size(_text(file, "filesize")))


def _links(of: Any, url: str) -> list[Link]:
    return [
        Link(
            _text(link, "rel").lower() or "alternate",
            absolute(_text(link, "href"), url),
            _text(link, "type").lower()[:100],
            size(_text(link, "length")),
            escape(_text(link, "title")),
            _text(link, "thr:count"),
        )
        for link in _list(of, "links")
        if isinstance(link, dict)
    ]


def _authors(of: Any) -> list[str]:
    people = [_text(person, "name") or _text(person, "email") for person in _list(of, "authors")]
    return [person for person in people if person] or [_text(of, "author")]


def _html(of: Any, key: str) -> str:
    """A text as HTML, by what feedparser says of it."""
    detail = dict.get(of, f"{key}_detail")
    return _content(detail) if isinstance(detail, dict) and _text(detail, "value") else _text(of, key)


def _content(detail: Any) -> str:
    value = _text(detail, "value")
    return escape(value) if _text(detail, "type") == "text/plain" else value


def _text(of: Any, key: str) -> str:
    """By dict's own method: that of feedparser's class maps some keys to others, and warns of it."""
    found = dict.get(of, key)
    return found if isinstance(found, str) else ""


def _list(of: Any, key: str) -> list[Any]:
    found = dict.get(of, key)
    return found if isinstance(found, list) else []
