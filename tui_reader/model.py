"""The nouns: what a blog is made of, as frozen values that know no network, no disk and no screen.

Every string in here has been through `text.safe()`; every HTML string has not, and goes to `content` only.
"""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from tui_reader.values import dataclass


class Secret:
    """A word that must not be seen: every way of printing it gives `***`; `reveal()` gives the word."""

    __slots__ = ("_word",)

    def __init__(self, word: str) -> None:
        self._word = word

    def reveal(self) -> str:
        """The word itself, for the one request or keyring call that needs it."""
        return self._word

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __bool__(self) -> bool:
        return bool(self._word)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._word == self._word

    def __hash__(self) -> int:
        return hash(self._word)

    def __reduce__(self) -> str:
        raise TypeError("a Secret is not written anywhere")


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog as it was discovered.

    Attributes:
        address: its home page, scheme and host in ASCII, no user info, ending in `/`.
        api: root of its REST interface as the `Link` header names it (`https://h/wp-json/`, `https://h/index.php?rest_route=/`).
        name: its title. description: its tagline. language: BCP 47 code or "".
        authorize: address of its authorize-application page, "" where application passwords are off.
    """

    address: str
    api: str
    name: str
    description: str = ""
    language: str = ""
    authorize: str = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a credential is bound to."""
        return origin(self.address)

    @property
    def host(self) -> str:
        """The host, and the port where it is not the usual one, as shown to a person."""
        return urlsplit(self.address).netloc


def origin(address: str) -> str:
    """`scheme://host[:port]` of an address, lower case, the scheme's own port left out."""
    parts = urlsplit(address)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a post; `name` is "" when the blog does not tell."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """A topic: a category or tag of a blog. `taxonomy` is `categories` or `tags`, as REST names the filters."""

    id: int
    name: str
    taxonomy: str = "categories"
    count: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """A post without its text.

    Attributes:
        date: when it was published, aware, in the blog's own zone. modified: last change, same zone.
        comments: how many comments it has, None while unknown.
    """

    id: int
    title: str
    link: str
    date: datetime
    modified: datetime
    author: Author
    terms: tuple[Term, ...] = ()
    comments_open: bool = True
    protected: bool = False
    sticky: bool = False
    comments: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A post and its text as the server sent it: hostile HTML, for `content` only."""

    post: Post
    html: str


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
class Neighbours:
    """The posts before and after one in the blog's own chronology; None at an end."""

    older: Post | None
    newer: Post | None


class Status(StrEnum):
    """What the server did with a comment. UNKNOWN: it was sent, and no answer came."""

    APPROVED = "approved"
    HOLD = "hold"
    SPAM = "spam"
    TRASH = "trash"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; `html` is hostile. `author_id` is 0 for a guest; `parent` is 0 at the top of a thread."""

    id: int
    post: int
    parent: int
    author: str
    date: datetime
    html: str
    link: str = ""
    author_id: int = 0
    status: Status = Status.APPROVED


@dataclass(frozen=True, slots=True)
class Account:
    """Who is logged in where; holds no secret.

    Attributes:
        origin: scheme, host and port the credential belongs to. user: login name. name: display name. id: user number.
    """

    origin: str
    user: str
    name: str
    id: int


@dataclass(frozen=True, slots=True)
class Credential:
    """What proves an account to its blog: an application password, or the cookies of a login form.

    Attributes:
        uuid: the application password's number at the server, needed to revoke it; "" for cookies.
        password: the application password, empty for cookies. cookies: name and value pairs, empty otherwise.
    """

    account: Account
    uuid: str = ""
    password: Secret = field(default_factory=lambda: Secret(""))
    cookies: tuple[tuple[str, Secret], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment being written, at the place it belongs to.

    Attributes:
        blog: the blog's address. post, parent: where it will stand; parent 0 starts a thread.
        sent: it was sent and no answer came, so the server may have it already.
        waiting: it is in the outbox, to be sent when the blog answers again.
    """

    blog: str
    post: int
    parent: int
    text: str
    sent: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader left off.

    Attributes:
        blog: its address. post: the number of the post on screen, 0 for none. pane: `posts`, `article` or `thread`.
        query: what the list was filtered by. row: the number of the post under the list's cursor, 0 for `post`.
        above: rows between the top of the list pane and the cursor. scroll: the anchor of the text, item and row.
        comment: the number of the selected comment, 0 for none. thread: the anchor of the thread. zen: text alone.
    """

    blog: str
    post: int = 0
    pane: str = "article"
    query: Query = Query()
    row: int = 0
    above: int = 0
    scroll: tuple[int, int] = (0, 0)
    comment: int = 0
    thread: tuple[int, int] = (0, 0)
    zen: bool = False
