"""What is asked of a blog and of the shelf: which posts, in which order, and what a blog gives of them."""

from datetime import UTC, datetime
from enum import StrEnum

from tui_reader.model import Article, Author, Term
from tui_reader.values import dataclass


class Only(StrEnum):
    """A list of everything, or of what is marked so."""

    ALL = ""
    UNREAD = "unread"
    STARRED = "starred"


class Sort(StrEnum):
    """The order of a list; COMMENTS: most comments first, then the newest, those not counted yet at the end."""

    NEWEST = ""
    OLDEST = "oldest"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class Query:
    """Which posts of a blog a list shows, and in which order; the empty query is the whole blog, newest first.

    Attributes:
        month: `2012-11`, the blog's own month, "" for all.
    """

    term: Term | None = None
    author: Author | None = None
    only: Only = Only.ALL
    month: str = ""
    sort: Sort = Sort.NEWEST

    @property
    def scope(self) -> str:
        """What a blog itself can be asked for, as one word; marks and the order are not in it, they are ours."""
        parts = [f"{self.term.taxonomy}:{self.term.id}"] if self.term else []
        parts += [f"author:{self.author.id}"] if self.author else []
        parts += [f"month:{self.month}"] if self.month else []
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Select:
    """Which posts to ask a blog for.

    Attributes:
        query: its term, author and month; marks are ours and not asked for.
        after, before: only posts published later, earlier than this second. changed_after: changed later than this.
        words: what the blog's own search looks for. ids: just these posts. oldest_first: else the newest come first;
        with `changed_after`, by the time of change. page: from 1. size: posts of a page, 1 to 100.
    """

    query: Query = Query()
    after: datetime | None = None
    before: datetime | None = None
    changed_after: datetime | None = None
    words: str = ""
    ids: tuple[int, ...] = ()
    oldest_first: bool = False
    page: int = 1
    size: int = 30


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a Select, texts included: `total` posts match it, all pages; None where the blog does not say."""

    articles: tuple[Article, ...]
    total: int | None
    more: bool


@dataclass(frozen=True, slots=True)
class Memory:
    """What a feed said the last time, to be told when it is asked again.

    Attributes:
        etag, modified: its validators, ready to be sent. digest: of its body.
        cursor: where its next older posts are, in words of the adapter; "" where there are none.
    """

    etag: str = ""
    modified: str = ""
    digest: str = ""
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of a feed or of a page of older posts.

    Attributes:
        articles: as they came, newest first where the blog sorts them so. A post without a date has that of `UNDATED`.
        memory: to be kept; its cursor leads on from here. total: how many posts there are, None unknown.
        moved: the address that it has for good now, "" for the same. pause: minutes until it may be asked again.
        name, description, language: what it says of the blog now, "" for nothing. home: the blog's page at its host.
    """

    articles: tuple[Article, ...]
    memory: Memory
    total: int | None = None
    moved: str = ""
    pause: int = 0
    name: str = ""
    description: str = ""
    language: str = ""
    home: str = ""


UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The date of a post whose blog does not tell it, until the shelf gives it the moment it was first seen."""


def digest(article: Article) -> bytes:
    """What tells a text, and what a list shows of its post, from any other."""
    if article.digest:
        return article.digest
    from hashlib import blake2b  # noqa: PLC0415 - OpenSSL, which a start does not need

    post = article.post
    words = "\0".join((post.title, post.link, post.author.name, *(term.name for term in post.terms), article.html))
    return blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()
