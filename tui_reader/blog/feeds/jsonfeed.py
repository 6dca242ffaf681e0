"""JSON Feed 1.0 and 1.1 (jsonfeed.org): every field may be missing, of another type, or hostile."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from tui_reader.blog.feeds import Enclosure, pieces
from tui_reader.blog.feeds.found import FoundEntry, FoundFeed
from tui_reader.blog.feeds.links import Link, absolute
from tui_reader.blog.feeds.making import ENTRIES
from tui_reader.blog.values import number

_VERSION = "jsonfeed.org/version/"


def read(text: str, url: str) -> FoundFeed | None:
    """What a feed says; None where the text is no JSON, or other JSON."""
    root = pieces.read(text, json.JSONDecoder(parse_int=_whole))
    if root is None or not (_VERSION in _text(root, "version") or _text(root, "title")):
        return None
    items = root.get("items")
    if not isinstance(items, list):
        return None
    named = (("alternate", "home_page_url"), ("self", "feed_url"), ("next", "next_url"))
    return FoundFeed(
        url,
        title=escape(_text(root, "title")),
        description=escape(_text(root, "description")),
        language=_text(root, "language"),
        links=[Link(relation, absolute(_text(root, key), url)) for relation, key in named],
        authors=_authors(root),
        entries=[_entry(item, url) for item in items[:ENTRIES] if isinstance(item, dict)],
    )


def _entry(item: dict[str, Any], url: str) -> FoundEntry:
    identity = item.get("id")
    external = absolute(_text(item, "external_url"), url)
    text = _text(item, "content_text")
    return FoundEntry(
        url,
        guid=str(identity) if isinstance(identity, str | int | float) else "",
        permalink=True,
        link=absolute(_text(item, "url"), url) or external,
        title=escape(_text(item, "title")),
        content=_text(item, "content_html")
        or "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip()),
        summary=escape(_text(item, "summary")),
        published=[_text(item, "date_published")],
        changed=[_text(item, "date_modified")],
        authors=_authors(item),
        categories=[escape(tag) for tag in _list(item, "tags") if isinstance(tag, str)],
        enclosures=list(_files(item, url)),
    )


def _files(item: dict[str, Any], url: str) -> Iterator[Enclosure]:
    for file in _list(item, "attachments"):
        if isinstance(file, dict):
            length = number(file.get("size_in_bytes"))
            kind = _text(file, "mime_type").lower()[:100]
            yield Enclosure(absolute(_text(file, "url"), url), kind, length, escape(_text(file, "title")))


def _authors(of: dict[str, Any]) -> list[str]:
    """Those of version 1.1, else the one of 1.0."""
    people = [*_list(of, "authors"), of.get("author")]
    return [escape(name) for person in people if isinstance(person, dict) and (name := _text(person, "name"))]


def _text(of: dict[str, Any], key: str) -> str:
    found = of.get(key)
    return found if isinstance(found, str) else ""


def _list(of: dict[str, Any], key: str) -> list[Any]:
    found = of.get(key)
    return found if isinstance(found, list) else []


def _whole(digits: str) -> int:
    """A whole number; Python itself refuses endless ones, which would make all the rest unreadable."""
    return int(digits[:100])
