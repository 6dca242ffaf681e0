"""Feeds on a real server: as many blogs as a test wants, each by Atom with pages of older posts."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import escape

from tests.blog.listener import Asked, Listener, listening, said
from tui_reader.model import Blog, Kind

FIRST = datetime(2012, 11, 1, 12, tzinfo=UTC)


@dataclass
class Entry:
    """A post of a feed: its number names it, its day and its page; without `html` it has a summary alone.

    Attributes:
        link: the path of another page that it points to.
    """

    number: int
    title: str = ""
    html: str = ""
    dated: bool = True
    changed: datetime | None = None
    link: str = ""


@dataclass
class Site:
    """A blog that is read by its feed.

    Attributes:
        entries: newest first. size: of a page. paged: its feed leads on to older pages.
        head: lines to put into the feed. named: what its posts' identities begin with.
        headers: of its answers. wait: set when it may answer.
        asked: pages of the feed that were asked for. unchanged: how often it said so.
    """

    path: str
    origin: str
    title: str = "Ein Blog"
    entries: list[Entry] = field(default_factory=list)
    size: int = 10
    paged: bool = True
    head: str = ""
    named: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    wait: asyncio.Event | None = None
    asked: list[int] = field(default_factory=list)
    unchanged: int = 0

    @property
    def blog(self) -> Blog:
        """It as it is kept."""
        return Blog(f"{self.origin}{self.path}", f"{self.origin}{self.path}feed", self.title, kind=Kind.FEED)

    @property
    def numbers(self) -> list[int]:
        """The numbers of its posts, newest first."""
        return [entry.number for entry in self.entries]

    def write(self, count: int, html: str = "<p>Erster Absatz von {n}.</p><p>Zweiter Absatz.</p>") -> None:
        """Publish so many posts."""
        for _new in range(count):
            number = self.entries[0].number + 1 if self.entries else 1
            self.entries.insert(0, Entry(number, f"Beitrag {number}", html.format(n=number)))

    def feed(self, page: int) -> bytes:
        """A page of its feed, from 1."""
        some = self.entries[(page - 1) * self.size : page * self.size]
        more = self.paged and len(self.entries) > page * self.size
        following = f'<link rel="next" href="{self.origin}{self.path}feed?page={page + 1}"/>' if more else ""
        parts = [f"<title>{escape(self.title)}</title>{following}{self.head}", *map(self._entry, some)]
        return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{"".join(parts)}</feed>'.encode()

    async def answer(self, request: Asked, writer: asyncio.StreamWriter) -> None:
        """Say what is asked for."""
        page = int(request.query.get("page", "1"))
        self.asked.append(page)
        if self.wait:
            await self.wait.wait()
        body = self.feed(page)
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == tag:
            self.unchanged += 1
            answer = said(304, ETag=tag)
        else:
            answer = said(200, body, Content_Type="application/atom+xml", ETag=tag, **self.headers)
        writer.write(answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
        await writer.drain()

    def _entry(self, entry: Entry) -> str:
        link = f"{self.origin}{entry.link or f'{self.path}{entry.number}'}"
        day = FIRST + timedelta(days=entry.number)
        dates = f"<published>{day.isoformat()}</published>" if entry.dated else ""
        dates += f"<updated>{entry.changed.isoformat()}</updated>" if entry.changed else ""
        text = f'<content type="html">{escape(entry.html)}</content>' if entry.html else "<summary>Kurz.</summary>"
        named = f"{self.named}{self.path}{entry.number}"
        return f'<entry><id>{named}</id><title>{escape(entry.title)}</title><link href="{link}"/>{dates}{text}</entry>'


@dataclass
class Sites:
    """Many of them at one place."""

    listener: Listener
    all: list[Site] = field(default_factory=list)

    def add(self, posts: int = 3, **features: object) -> Site:
        """One more blog with so many posts."""
        site = Site(f"/{len(self.all)}/", self.listener.origin, f"Blog {len(self.all)}", **features)  # type: ignore[arg-type]
        site.write(posts)
        self.listener.answers[f"{site.path}feed"] = site.answer
        self.all.append(site)
        return site


@contextlib.asynccontextmanager
async def feeding() -> AsyncIterator[Sites]:
    """A server of blogs."""
    async with listening() as listener:
        yield Sites(listener)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)
