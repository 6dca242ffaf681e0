"""The only code that speaks HTTP; what the rest may ask of a blog is said by these protocols."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from tui_reader.model import Account, Article, Blog, Comment, Credential, Draft, Neighbours, Post, Secret, Ways
from tui_reader.queries import Batch, Gathered, Memory, Select


class Pages(Protocol):
    """What can be walked through. It raises BlogError."""

    blog: Blog

    async def posts(self, select: Select) -> Batch:
        """The posts that match, texts included, a page of them; past the end it is empty."""


class Source(Pages, Protocol):
    """Where a blog's posts come from. Every method raises BlogError."""

    async def present(self, select: Select) -> tuple[tuple[int, ...], int | None]:
        """Numbers of the posts that match, a page of them, and how many match in all; cheap, to find what is gone."""

    async def post(self, number: int) -> Post:
        """One post by its number."""

    async def article(self, post: Post) -> Article:
        """The post as it is now, with its text."""

    async def neighbours(self, post: Post) -> Neighbours:
        """The posts next to it in the blog's own chronology, posts of the same second in the order of their numbers."""


class Stream(Source, Protocol):
    """A source that is read from its newest end backwards, page by page: a feed, or pages.

    Of a Select it understands `words` where the blog can search; asked for numbers it gives no posts, and says that all
    of them are present, since it cannot know.
    """

    async def gather(self, memory: Memory) -> Gathered | None:
        """The newest posts; None where nothing has changed since `memory` was made."""

    async def older(self, cursor: str) -> Gathered:
        """The page of older posts that a memory's cursor leads to."""


class Discussion(Protocol):
    """The comments of a blog. Reading raises BlogError; sending CommentError, AccountError or BlogError too."""

    async def ways(self, post: Post) -> Ways:
        """How one joins in under a post; the page that says it was just fetched where `comments` came before."""

    async def counts(self, posts: Sequence[Post]) -> dict[int, int]:
        """Comments by post number; protected posts are left out."""

    def comments(self, post: Post) -> AsyncIterator[tuple[tuple[Comment, ...], int]]:
        """All comments, a page at a time, each with the total that the server names."""

    async def replies(self, posts: Sequence[int], after: datetime) -> tuple[Comment, ...]:
        """Comments under some posts written after a moment, oldest first, at most 100."""

    async def comment(self, number: int, credential: Credential) -> Comment | None:
        """One comment as its author sees it (held ones too); None when it is gone."""

    async def send(self, draft: Draft, credential: Credential, post: Post | None = None) -> Comment:
        """Send a comment once, never again by itself; raises Unanswered when it may or may not have arrived.

        Args:
            post: the one it belongs to, whose page some blogs need for it.
        """


class Authenticator(Protocol):
    """Logging in and out, raising AccountError or BlogError; nothing that carries a secret follows a redirect."""

    async def log_in(self, user: str, password: Secret) -> Credential:
        """Log in with name (or e-mail) and password: makes an application password, or else keeps the cookies."""

    async def adopt(self, user: str, password: Secret) -> Credential:
        """Take an application password that the person pasted, after the blog confirmed it."""

    async def who(self, credential: Credential) -> Account:
        """Whom the blog takes us for; raises SignedOut when for nobody."""

    async def log_out(self, credential: Credential) -> None:
        """Revoke the credential at the blog."""
