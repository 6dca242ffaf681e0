"""`python -m tests.benchmarks.feeds [FEEDS]`: generated blogs, each at an address of its own, by one process.

Prints the port once it listens. Each is served as from a real server: packed for who takes it so, with Last-Modified
and an entity tag, and 304 for who knows one of them.
"""

import asyncio
import gzip
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from urllib.parse import urlsplit

from tests.benchmarks.posts import Written, writer_of

POSTS = 10
"""Of a feed."""
_LINE = b"HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n"


def address(feed: int, port: int) -> str:
    """Where a blog is, from 1: every one has an address of its own, all of which loopback answers."""
    return f"http://127.0.{1 + feed // 250}.{1 + feed % 250}:{port}/"


def feed_of(feed: int, port: int) -> str:
    """Where its feed is."""
    return f"{address(feed, port)}feed.xml"


def name(feed: int) -> str:
    """What it is called."""
    return f"Blog {feed}"


def opml(feeds: int, port: int) -> bytes:
    """All of them, as another reader would give them out."""
    outlines = "".join(
        f'<outline type="rss" text="{name(feed)}" htmlUrl="{address(feed, port)}" xmlUrl="{feed_of(feed, port)}"/>'
        for feed in range(1, feeds + 1)
    )
    return f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'.encode()


@contextmanager
def serving(feeds: int) -> Iterator[int]:
    """The server, for as long as it is needed; gives its port."""
    command = [sys.executable, "-m", "tests.benchmarks.feeds", str(feeds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def _feed(feed: int, feeds: int, port: int) -> bytes:
    """RSS 2.0 as WordPress gives it: newest first, whole texts, as hostile to nobody as most are."""
    writer = writer_of(feeds * POSTS)
    first = (feed - 1) * POSTS + 1
    items = "".join(
        _item(writer.post(number), address(feed, port)) for number in range(first + POSTS - 1, first - 1, -1)
    )
    rss = 'rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f"<title>{name(feed)}</title><link>{address(feed, port)}</link><description>Erzeugt</description>"
    return f'<?xml version="1.0" encoding="UTF-8"?><{rss}><channel>{head}{items}</channel></rss>'.encode()


def _item(written: Written, home: str) -> str:
    post = written.post
    terms = "".join(f"<category>{escape(term.name)}</category>" for term in post.terms)
    return (
        f"<item><title>{escape(post.title)}</title><link>{home}{post.id}/</link><pubDate>{format_datetime(post.date)}"
        f"</pubDate><dc:creator>{escape(post.author.name)}</dc:creator>{terms}"
        f'<guid isPermaLink="false">{home}?n={post.id}</guid>'
        f"<content:encoded><![CDATA[{written.html}]]></content:encoded></item>"
    )


class _Answers:
    """What is said for one feed."""

    def __init__(self, body: bytes) -> None:
        self._tag = f'"{sha256(body).hexdigest()[:16]}"'.encode()
        self._modified = b"Sun, 01 Nov 2026 00:00:00 GMT"
        validators = b"ETag: %s\r\nLast-Modified: %s\r\n" % (self._tag, self._modified)
        kind = validators + b"Content-Type: application/rss+xml; charset=UTF-8\r\n"
        packed = gzip.compress(body, 6)
        self._plain = _LINE % (b"200 OK", kind, len(body)) + body
        self._packed = _LINE % (b"200 OK", kind + b"Content-Encoding: gzip\r\n", len(packed)) + packed
        self._same = b"HTTP/1.1 304 Not Modified\r\n%s\r\n" % validators

    def to(self, head: bytes) -> bytes:
        """The answer to a request."""
        fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
        tag, since = fields.get(b"if-none-match", b"").strip(), fields.get(b"if-modified-since", b"").strip()
        if tag.removeprefix(b"w/") == self._tag if tag else since == self._modified.lower():
            return self._same
        return self._packed if b"gzip" in fields.get(b"accept-encoding", b"") else self._plain


class _Connection(asyncio.Protocol):
    """One connection, request after request."""

    def __init__(self, answers: _Answers) -> None:
        self._answers, self._read = answers, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        while b"\r\n\r\n" in self._read:
            head, _end, self._read = self._read.partition(b"\r\n\r\n")
            self._transport.write(self._answers.to(head))


async def _serve(feeds: int) -> None:
    loop = asyncio.get_running_loop()
    hosts = [urlsplit(address(feed, 0)).hostname for feed in range(1, feeds + 1)]
    first = socket.create_server((hosts[0], 0))
    port = first.getsockname()[1]
    sockets = [first, *(socket.create_server((host, port)) for host in hosts[1:])]
    for feed, listening in enumerate(sockets, 1):
        answers = _Answers(_feed(feed, feeds, port))
        await loop.create_server(lambda answers=answers: _Connection(answers), sock=listening)  # type: ignore[misc]
    over = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    print(port, flush=True)
    await over.wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]) if sys.argv[1:] else 200))
