"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed, from the bytes a server sent to values; no request is made here."""

from datetime import datetime

from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an entry: `kind` is its media type, `length` its bytes, 0 for unknown."""

    url: str
    kind: str = ""
    length: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: of posts, or of comments.

    Attributes:
        identity: what stays when all else changes: its guid or id, else its link, else a digest of title and date.
        link: its permalink, absolute, "" for none. title, authors, categories: safe lines.
        html: its text as hostile HTML, "" for none. whole: that is the text itself, not a summary of it.
        date: when it was published, aware, None where the feed does not tell. changed: when it was last changed.
        comments: how many comments it has, None where the feed does not tell.
        discussion: the page where its comments stand. replies: the feed of its comments.
        parent: the identity (`thr:in-reply-to`) of what it answers, "" for nothing.
    """

    identity: str
    link: str = ""
    title: str = ""
    html: str = ""
    whole: bool = True
    date: datetime | None = None
    changed: datetime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    comments: int | None = None
    discussion: str = ""
    replies: str = ""
    parent: str = ""
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read.

    Attributes:
        title, description: safe lines. language: BCP 47 code or "". home: the page it is of, absolute, "" for none.
        generator: the software that made it, a safe line. entries: in the order of the feed.
        next: the address of the page with older entries (`next`, `prev-archive`, JSON Feed's `next_url`), "" for none.
        complete: it says that it holds all there ever was (`fh:complete`). total: how many there are, None unknown.
        pause: minutes after which it may be asked again (`ttl`, `sy:updatePeriod`), 0 where it does not say.
        itself: where it says it stands (`rel=self`): a hint, never an identity.
    """

    title: str
    description: str = ""
    language: str = ""
    home: str = ""
    generator: str = ""
    entries: tuple[Entry, ...] = ()
    next: str = ""
    complete: bool = False
    total: int | None = None
    pause: int = 0
    itself: str = ""
