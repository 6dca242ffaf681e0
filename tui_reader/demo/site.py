"""What the demo blog holds, in memory only: users, terms, posts and comments as WordPress knows them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from tui_reader.demo import archive

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
SECOND = timedelta(seconds=1)


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
    """A published post.

    Attributes:
        date: aware, in the blog's zone. html: what WordPress would render; "" of one from the archive.
        changed: when it was edited. archived: its number in the archive, 0 for one that was written.
    """

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
    changed: datetime | None = None
    archived: int = 0

    @property
    def modified(self) -> datetime:
        """Its last change."""
        return self.changed or self.date

    @property
    def text(self) -> str:
        """Its HTML, wherever it comes from."""
        return self.html or (archive.text(self.archived) if self.archived else "")


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
        used: the highest numbers of a post and of a comment that are gone; no number comes twice.
    """

    users: tuple[User, ...]
    terms: tuple[Term, ...]
    posts: tuple[Post, ...]
    comments: dict[int, Comment] = field(default_factory=dict)
    by_post: dict[int, list[Comment]] = field(default_factory=dict)
    used: tuple[int, int] = (0, 0)

    def add(self, comment: Comment) -> Comment:
        """Keep a comment."""
        self.comments[comment.id] = comment
        self.by_post.setdefault(comment.post, []).append(comment)
        return comment

    def publish(self, title: str, html: str) -> Post:
        """A new post by the last of the users, newer than all others."""
        number = max([self.used[0], *(post.id for post in self.posts)]) + 1
        date = max([now(), *(post.date + SECOND for post in self.posts[:1])])
        post = Post(number, title, f"beitrag-{number}", date, self.users[-1].id, html, (self.terms[0].id,))
        self.posts = (post, *self.posts)
        return post

    def change(self, number: int, title: str | None, html: str | None) -> Post:
        """Give a post another title or text; its last change is later than the one before in any case."""
        old = next(post for post in self.posts if post.id == number)
        changed = max(now(), old.modified + SECOND)
        new = old._replace(title=title or old.title, html=html or old.html, changed=changed)
        self.posts = tuple(new if post is old else post for post in self.posts)
        return new

    def remove(self, number: int) -> None:
        """A post and its comments are gone for good."""
        self.posts = tuple(post for post in self.posts if post.id != number)
        gone = self.by_post.pop(number, [])
        self.used = max(self.used[0], number), max([self.used[1], *(comment.id for comment in gone)])
        for comment in gone:
            del self.comments[comment.id]

    def next_comment(self) -> int:
        """The number the next comment gets."""
        return max(self.used[1], max(self.comments, default=0)) + 1

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
