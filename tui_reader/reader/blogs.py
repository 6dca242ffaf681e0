"""Blogs: those on the shelf, at once and without a network; others by discovery."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, cast

from tui_reader.answers import Opened
from tui_reader.errors import KeepError
from tui_reader.kept import Shelved
from tui_reader.model import Article, Blog, Kind, Post
from tui_reader.queries import Select
from tui_reader.reader.identity import bare, keep, placed
from tui_reader.reader.shelving import Shelving
from tui_reader.reader.workshop import Workshop

if TYPE_CHECKING:
    from tui_reader.blog import Authenticator, Discussion, Source, Stream
    from tui_reader.blog.found import Found
    from tui_reader.blog.http import Http
    from tui_reader.store.shelf import Shelf

    class Asked(Source, Discussion, Authenticator, Protocol):
        """Whoever asks a blog: its posts, its comments, its accounts."""

    class Streamed(Asked, Stream, Protocol):
        """Whoever asks a blog that is read from its newest end."""


_SCHEME = re.compile(r"(https?)://", re.IGNORECASE)


class Blogs:
    """The blogs one reads.

    Attributes:
        shelving: puts what comes from them on the shelf. workshop: reads their feeds when they are many.
        moved: see `heed`.
    """

    def __init__(self, http: Http, shelf: Shelf) -> None:
        self._http, self._shelf = http, shelf
        self.shelving, self.workshop = Shelving(shelf), Workshop()
        self._sources: dict[str, Asked] = {}
        self._imported: set[Kind] = set()
        self._turns: dict[str, asyncio.Lock] = {}
        self.moved: Callable[[str, str], None] = lambda _old, _new: None

    async def known(self, address: str) -> Shelved | None:
        """The blog of an address as a person types it, from disk; None when it is not on the shelf."""
        return await asyncio.to_thread(self._find, address)

    async def open(self, address: str) -> Opened:
        """Find the blog (and post) at an address by asking, and keep it; raises AddressError or BlogError."""
        found = await self.find(address)
        blog, alias = found.blog, next(_names(address), "") if found.post is None else ""
        with contextlib.suppress(KeepError):  # it can be read all the same; the shelf tells its trouble by itself
            blog, _known = await asyncio.to_thread(placed, self._shelf, blog, address)
            blog = await self.put(blog, alias)
        if found.article is not None:  # the page was the post
            (article,) = await self.keep(blog, found.article)
            return Opened(blog, article.post, found.hint)
        post = await self.post(blog, found.post) if found.post else None
        return Opened(blog, post, found.hint)

    def heed(self, moved: Callable[[str, str], None]) -> None:
        """Have `moved` called, in a thread, with the old address of a blog that is kept under a new one."""
        self.moved = moved

    async def put(self, blog: Blog, alias: str = "") -> Blog:
        """Put a blog on the shelf, `alias` finds it again; gives it as it is kept. Raises KeepError."""
        blog, old = await asyncio.to_thread(keep, self._shelf, blog, alias)
        if old:
            await asyncio.to_thread(self.moved, old, blog.address)
        return blog

    async def find(self, address: str) -> Found:
        """What an address leads to, as the network says; nothing is kept. Raises AddressError or BlogError."""
        return await (await asyncio.to_thread(_discovery))(self._http, address)

    async def fetch(self, address: str) -> bytes:
        """The list of feeds at an address; raises AddressError or BlogError."""
        from tui_reader.blog.discover import fetched  # noqa: PLC0415 - seldom asked for

        return await fetched(self._http, address)

    async def post(self, blog: Blog, number: int) -> Post:
        """A post as the blog has it now; its text goes on the shelf in the same request. Raises BlogError."""
        source = await self.asking(blog)
        if is_stream(blog):
            return await source.post(number)
        batch = await source.posts(Select(ids=(number,), size=1))
        if not batch.articles:
            return await source.post(number)  # which says why
        await self.keep(blog, batch.articles[0])
        return batch.articles[0].post

    async def keep(self, blog: Blog, *articles: Article) -> tuple[Article, ...]:
        """Put articles on the shelf that may stand alone there, and give them as they are kept.

        That they cannot be kept is no failure: they are read all the same.
        """
        with contextlib.suppress(KeepError):
            if is_stream(blog):
                articles = await asyncio.to_thread(self._dated, blog, articles)
            await self.shelving.put(blog, articles, anew=True)
        return articles

    async def all(self) -> tuple[Shelved, ...]:
        """Every blog on the shelf."""
        return await asyncio.to_thread(self._shelf.blogs.all)

    def source(self, blog: Blog) -> Asked:
        """Who asks this blog, made when it is first wanted."""
        source = self._sources.get(blog.address)
        if source is None or source.blog != blog:
            source = self._sources[blog.address] = _made(self._http, blog, self.workshop)
        return source

    def stream(self, blog: Blog) -> Streamed:
        """The same for a blog that `is_stream`."""
        return cast("Streamed", self.source(blog))

    async def asking(self, blog: Blog) -> Asked:
        """As `source`, where the loop must go on: the first time, much is imported, which is left to a thread."""
        if blog.kind in self._imported:
            return self.source(blog)
        source = await asyncio.to_thread(self.source, blog)
        self._imported.add(blog.kind)
        return source

    async def streaming(self, blog: Blog) -> Streamed:
        """As `stream`, in the same way."""
        return cast("Streamed", await self.asking(blog))

    def turn(self, blog: Blog) -> asyncio.Lock:
        """Held by whoever goes along a stream: what is new, and what is older, lead on from one and the same place."""
        return self._turns.setdefault(blog.address, asyncio.Lock())

    def _dated(self, blog: Blog, articles: tuple[Article, ...]) -> tuple[Article, ...]:
        """Articles with dates, as they have them that come with what is new."""
        from tui_reader.reader.intake import dated  # noqa: PLC0415 - not needed for the first paint

        now, rows = datetime.now(UTC), [self._shelf.posts.find(blog.address, one.post.id) for one in articles]
        return tuple(dated(one, row, now, now) for one, row in zip(articles, rows, strict=True))

    def _find(self, address: str) -> Shelved | None:
        for name in _names(address):
            if found := self._shelf.blogs.find(name):
                return found
        match = _SCHEME.match(address.strip())
        found = self._shelf.blogs.read_at(bare(address if match else f"https://{address.strip()}"))
        return found if found and found.blog.kind is Kind.FEED else None


def is_stream(blog: Blog) -> bool:
    """Whether a blog is read from its newest end backwards; else it can be asked for any of its posts."""
    return blog.kind is not Kind.REST


def _made(http: Http, blog: Blog, workshop: Workshop) -> Asked:
    """Who knows how a blog of this kind is asked."""
    if blog.kind is Kind.FEED:
        from tui_reader.blog.feed import FeedBlog  # noqa: PLC0415 - not needed for the first paint

        return FeedBlog(http, blog, workshop.read)
    if blog.kind is Kind.CLASSIC:
        from tui_reader.blog.classic.adapter import Classic  # noqa: PLC0415 - as above

        return Classic(http, blog, workshop.read)
    from tui_reader.blog.wordpress import WordPress  # noqa: PLC0415 - as above

    return WordPress(http, blog)


def _discovery() -> Callable[[Http, str], Awaitable[Found]]:
    from tui_reader.blog.discover import discover  # noqa: PLC0415 - not needed for the first paint

    return discover


def _names(typed: str) -> Iterator[str]:
    """What a blog may be called on the shelf, the likeliest first; never http where https was asked for."""
    typed = typed.strip()
    match = _SCHEME.match(typed)
    rest = typed[match.end() :] if match else typed
    host, slash, path = rest.partition("#")[0].partition("/")
    place = f"{host.lower()}{slash}{path}".rstrip("/")
    if not place:
        return
    scheme = match[1].lower() if match else ""
    ends = ("/", "") if path and not path.endswith("/") else ("/",)  # a feed's address may end in none
    if not scheme:
        yield place
    for one in dict.fromkeys((scheme or "https", "https", *(() if scheme else ("http",)))):
        yield from (f"{one}://{place}{end}" for end in ends)
