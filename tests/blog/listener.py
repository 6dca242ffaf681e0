"""A server on loopback that answers as a test tells it to, and remembers what it was asked."""

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names are lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """Its path."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        """Its query, the first value of each name."""
        return {key: values[0] for key, values in parse_qs(urlsplit(self.target).query).items()}


Speech = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]
"""Writes an answer by itself; the connection ends with it."""

Answer = bytes | Speech


@dataclass
class Listener:
    """The server.

    Attributes:
        answers: what to say by path, by path with query, or by method and path (`POST /x`), the last first; a list is
            used up in turn, its last item stays.
    """

    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    origin: str = ""
    running: list[asyncio.Task[object]] = field(default_factory=list)

    def heard(self, path: str, method: str = "") -> list[Asked]:
        """The requests for a path."""
        return [request for request in self.asked if request.path == path and method in ("", request.method)]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        if task := asyncio.current_task():
            self.running.append(task)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            while await self._answer(await _read(reader), writer):
                pass
        writer.close()

    async def end(self) -> None:
        """Break off every connection."""
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)

    async def _answer(self, request: Asked, writer: asyncio.StreamWriter) -> bool:
        self.asked.append(request)
        names = (f"{request.method} {request.path}", request.target, request.path)
        answer = next((self.answers[name] for name in names if self.answers.get(name)), said(404))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if not isinstance(answer, bytes):
            await answer(request, writer)
            return False
        head, gap, body = answer.partition(b"\r\n\r\n")
        writer.write(head + gap + (b"" if request.method == "HEAD" else body))
        await writer.drain()
        return True


def said(status: int, body: bytes | str = b"", **headers: str) -> bytes:
    """A whole answer; underscores in header names stand for hyphens."""
    content = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in named.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


def data(value: object, status: int = 200, **headers: str) -> bytes:
    """An answer in JSON."""
    return said(status, json.dumps(value), Content_Type="application/json", **headers)


def refused(code: str, status: int, message: str = "Nein.") -> bytes:
    """WordPress' way to say no."""
    return data({"code": code, "message": message, "data": {"status": status}}, status)


async def silent(request: Asked, writer: asyncio.StreamWriter) -> None:
    """No answer, for as long as the test lasts."""
    del request, writer
    await asyncio.Event().wait()


async def broken(request: Asked, writer: asyncio.StreamWriter) -> None:
    """The connection ends before an answer."""
    del request
    writer.close()


@contextlib.asynccontextmanager
async def listening(context: ssl.SSLContext | None = None) -> AsyncIterator[Listener]:
    """A server on a port of its own, over TLS with a context."""
    listener = Listener()
    server = await asyncio.start_server(listener.serve, "127.0.0.1", 0, ssl=context)
    scheme = "https" if context else "http"
    listener.origin = f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield listener
    finally:
        server.close()
        await listener.end()


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip("\r\n").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in lines)}
    method, target, _version = first.split(" ")
    return Asked(method, target, headers, await reader.readexactly(int(headers.get("content-length", "0"))))
