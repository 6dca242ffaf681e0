"""Entries of a feed as posts with their texts."""

import re
from html import escape
from urllib.parse import unquote, urlsplit

from tui_reader.blog.address import web
from tui_reader.blog.feeds import Enclosure, Entry, Feed
from tui_reader.blog.feeds.numbers import number_of
from tui_reader.blog.labels import author, terms
from tui_reader.blog.values import words
from tui_reader.model import Article, Post
from tui_reader.queries import UNDATED
from tui_reader.text import line

_TITLE = 80
"""Characters of a text that stand for the title it has not: a short message's first words."""
_MEGABYTE = 1_000_000
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)


def articles(feed: Feed, home: str, *, wordpress: bool = False) -> tuple[Article, ...]:
    """The posts of a feed in its order, each once.

    Args:
        home: the blog's address, for entries that name no page. wordpress: it is known that WordPress made the feed.
    """
    wordpress = wordpress or is_wordpress(feed)
    found: dict[int, Article] = {}
    for entry in feed.entries:
        if not (entry.title or entry.link or entry.enclosures or entry.html.strip()):
            continue  # a feed that broke off just as it began another
        number = number_of(entry, wordpress)
        found.setdefault(number, Article(_post(entry, number, home), _html(entry), partial=not entry.whole))
    return tuple(found.values())


def is_wordpress(feed: Feed) -> bool:
    """Whether WordPress made this feed: it names itself with its address (`https://wordpress.org/?v=6.8`)."""
    return "wordpress" in feed.generator.lower()


def heading(html: str) -> str:
    """The first words of a text, for what has no title."""
    text = words(_BREAK.sub(" ", html[: _TITLE * 100]))
    if len(text) <= _TITLE:
        return text
    short = text[:_TITLE].rsplit(" ", 1)[0] if " " in text[_TITLE // 2 : _TITLE] else text[:_TITLE]
    return f"{short.rstrip(' ,;:–-')} …"


def _post(entry: Entry, number: int, home: str) -> Post:
    date = entry.date or entry.changed or UNDATED
    changed = entry.changed or date
    return Post(
        id=number,
        title=entry.title or heading(entry.html),
        link=web(entry.link) or web(entry.discussion).partition("#")[0] or home,
        date=date,
        modified=max(date, changed),
        author=author(entry.authors[0] if entry.authors else ""),
        terms=terms(entry.categories),
        comments=entry.comments,
        replies=web(entry.replies),
    )


def _html(entry: Entry) -> str:
    """The text, and below it the files that belong to it and are not in it."""
    files = [_file(file) for file in entry.enclosures if file.url not in entry.html and web(file.url)]
    return "\n".join([entry.html, *files])


def _file(file: Enclosure) -> str:
    address = escape(web(file.url))
    name = escape(file.title or line(unquote(urlsplit(file.url).path.rpartition("/")[2]), 100) or file.url)
    kind = file.kind.partition("/")[0].lower()
    if kind == "image":
        return f'<p><img src="{address}" alt="{name}"></p>'
    if kind in ("audio", "video"):
        return f'<p><{kind} controls src="{address}" title="{name}"></{kind}></p>'
    size = f" ({file.length / _MEGABYTE:.1f} MB)" if file.length >= _MEGABYTE / 10 else ""
    return f'<p><a href="{address}">{name}</a>{size}</p>'
