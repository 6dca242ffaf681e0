"""What the demo blog holds, in memory only: users, terms, posts and comments as WordPress knows them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

NAME = "RATING-Blog"
DESCRIPTION = "Nachrichten und Kommentare zum Rating"
LANGUAGE = "de-DE"
ZONE = "Europe/Berlin"


class Berlin(tzinfo):
    """Central European time by the EU's rule, so that no time zone database is read while the app starts."""

    def utcoffset(self, when: datetime | None) -> timedelta:
        """One hour, in summer two."""
        return timedelta(hours=1) + self.dst(when)

    def dst(self, when: datetime | None) -> timedelta:
        """One hour from the last Sunday of March to that of October."""
        if when is None:
            return timedelta(0)
        wall = when.replace(tzinfo=None)
        begin = _last_sunday(wall.year, 3) + timedelta(hours=2)
        end = _last_sunday(wall.year, 10) + timedelta(hours=3)
        return timedelta(hours=1 if begin <= wall < end else 0)

    def tzname(self, when: datetime | None) -> str:
        """CET or CEST."""
        return "CEST" if self.dst(when) else "CET"


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)  # noqa: DTZ001 - a wall clock's day: the zone itself is computed from it
    return last - timedelta(days=(last.weekday() + 1) % 7)


BERLIN = Berlin()


def now() -> datetime:
    """This second, in the blog's zone."""
    return datetime.now(UTC).replace(microsecond=0).astimezone(BERLIN)


class User(NamedTuple):
    """Someone with an account. `password` opens the login form only."""

    id: int
    login: str
    name: str
    password: str
    role: str = "subscriber"
    url: str = ""

    @property
    def email(self) -> str:
        """An address that reaches nobody."""
        return f"{self.login}@example.org"


class Term(NamedTuple):
    """A category or tag; `taxonomy` is `category` or `post_tag`."""

    id: int
    name: str
    slug: str
    taxonomy: str
    parent: int = 0


class Post(NamedTuple):
    """A published post; `date` is aware, in the blog's zone; `html` is what WordPress would render."""

    id: int
    title: str
    slug: str
    date: datetime
    author: int
    html: str
    categories: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    comments_open: bool = True
    password: str = ""
    sticky: bool = False


class Comment(NamedTuple):
    """A comment; `author` is 0 for a guest, `status` as REST names it (approved, hold, trash).

    `raw` is as it was typed; `sent` sets those written here apart from those that came with the content.
    """

    id: int
    post: int
    parent: int
    name: str
    date: datetime
    raw: str
    author: int = 0
    url: str = ""
    status: str = "approved"
    sent: bool = False


@dataclass(eq=False, repr=False)
class Site:
    """All of it. Only the server's own thread changes it.

    Attributes:
        posts: newest first, of one second the higher number first, as WordPress lists them.
        comments: by number, in the order they came. by_post: the same, by their post's number.
    """

    users: tuple[User, ...]
    terms: tuple[Term, ...]
    posts: tuple[Post, ...]
    comments: dict[int, Comment] = field(default_factory=dict)
    by_post: dict[int, list[Comment]] = field(default_factory=dict)

    def add(self, comment: Comment) -> Comment:
        """Keep a comment."""
        self.comments[comment.id] = comment
        self.by_post.setdefault(comment.post, []).append(comment)
        return comment

    def next_comment(self) -> int:
        """The number the next comment gets."""
        return max(self.comments, default=0) + 1

    def post(self, number: int) -> Post | None:
        """A post by its number."""
        return next((post for post in self.posts if post.id == number), None)

    def user(self, login: str) -> User | None:
        """A user by login name or e-mail, as every door of WordPress takes both."""
        return next((user for user in self.users if login.lower() in (user.login, user.email)), None)

    def user_by_id(self, number: int) -> User | None:
        """A user by number."""
        return next((user for user in self.users if user.id == number), None)

    def term(self, number: int) -> Term | None:
        """A category or tag by number."""
        return next((term for term in self.terms if term.id == number), None)

    def posts_of(self, term: Term) -> list[Post]:
        """The posts under a category or tag, newest first."""
        return [post for post in self.posts if term.id in (*post.categories, *post.tags)]
