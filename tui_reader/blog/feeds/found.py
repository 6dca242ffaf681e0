"""What a parser found in a feed, as it stands there: hostile, unbounded, and any of it may be missing."""

from dataclasses import field

from tui_reader.blog.feeds import Enclosure
from tui_reader.blog.feeds.links import Link
from tui_reader.values import dataclass


@dataclass(slots=True)
class FoundEntry:
    """One entry. Titles, authors and categories are HTML, dates and numbers words; addresses are absolute or "".

    Attributes:
        base: the address its links are relative to. guid: guid, id or rdf:about; permalink: that is its address too.
        link: of RSS' `link`. original: its address before a service for statistics put its own there.
        content: the text itself. description: RSS' text, which is either. summary: what says of itself that it is one.
        elsewhere: Atom's `content` with `src`.
    """

    base: str
    guid: str = ""
    permalink: bool = False
    link: str = ""
    original: str = ""
    links: list[Link] = field(default_factory=list)
    title: str = ""
    content: str = ""
    description: str = ""
    summary: str = ""
    elsewhere: str = ""
    published: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    discussion: str = ""
    replies: str = ""
    parent: str = ""
    enclosures: list[Enclosure] = field(default_factory=list)


@dataclass(slots=True)
class FoundFeed:
    """A feed; `authors` are those of entries that name none, `every` how many times a `period` it changes."""

    base: str
    title: str = ""
    description: str = ""
    language: str = ""
    link: str = ""
    links: list[Link] = field(default_factory=list)
    generator: str = ""
    complete: bool = False
    total: str = ""
    ttl: str = ""
    period: str = ""
    every: str = ""
    authors: list[str] = field(default_factory=list)
    entries: list[FoundEntry] = field(default_factory=list)
