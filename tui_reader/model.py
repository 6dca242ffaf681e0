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


class Kind(StrEnum):
    """How a blog is read. REST: WordPress' wp/v2. CLASSIC: WordPress by feed, pages and forms. FEED: any feed."""

    REST = "rest"
    CLASSIC = "classic"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog as it was discovered.

    Attributes:
        address: its home page, scheme and host in ASCII, no user info, ending in `/` unless it names a file.
        api: where its posts are asked for: the root of its REST interface as the `Link` header names it
            (`https://h/wp-json/`, `https://h/index.php?rest_route=/`), else its feed, else (no feed) its home page.
        name: its title. description: its tagline. language: BCP 47 code or "".
        authorize: address of its authorize-application page, "" where application passwords are off.
    """

    address: str
    api: str
    name: str
    description: str = ""
    language: str = ""
    authorize: str = ""
    kind: Kind = Kind.REST

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
        comments: how many comments it has, None while unknown. replies: the feed of its comments, "" for none.
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
    replies: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A post and its text as the server sent it: hostile HTML, for `content` only; `partial` where it is a summary.

    Attributes:
        digest: what tells all of it apart, where another process made that.
    """

    post: Post
    html: str
    partial: bool = False
    digest: bytes = b""

    @property
    def bare(self) -> bool:
        """Whether little more than its address is known, as a sitemap tells it."""
        return self.partial and not self.html


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
class Ways:
    """How one joins the conversation under a post.

    Attributes:
        login: with an account of the blog. guest: with a name and (where `mail`) a mail address, without an account.
        closed: nobody may any more. elsewhere: the name of the system that has the comments ("Disqus"), which we cannot
            read or write, "" for none; link: where one reads them, "" for the post itself.
    """

    login: bool = False
    guest: bool = False
    mail: bool = True
    closed: bool = False
    elsewhere: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Who one is where; holds no secret.

    Attributes:
        origin: scheme, host and port the credential belongs to. user: login name, a guest's mail address.
        name: display name. id: user number, 0 for a guest. guest: without an account, so nothing proves it.
    """

    origin: str
    user: str
    name: str
    id: int
    guest: bool = False


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
