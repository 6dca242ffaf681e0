"""A thin HTTP/1.1 for one connection: requests in, responses out. Enough for loopback, no more (RFC 9112)."""

import asyncio
import json
import re
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

LONGEST_HEAD = 64 * 1024
LONGEST_BODY = 4 * 1024 * 1024
_WORTH_PACKING = 1400
_TLS_HELLO = b"\x16"
"""How a client begins that expects https; without an answer it would wait."""

_REQUEST_LINE = re.compile(r"([A-Z]+) (/\S*) HTTP/1\.\d")
JSON = "application/json; charset=UTF-8"
HTML = "text/html; charset=UTF-8"
NO_CACHE = (("Expires", "Wed, 11 Jan 1984 05:00:00 GMT"), ("Cache-Control", "no-cache, must-revalidate, max-age=0"))


class Malformed(Exception):
    """The client sent something that is no request we read; `status` says which kind."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Cut(Exception):
    """The connection ends here, with no answer."""


class Request(NamedTuple):
    """One request. Header names are lower case; `path` is decoded, `query` holds the pairs in the order sent."""

    method: str
    target: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: dict[str, str]
    body: bytes = b""

    def form(self) -> dict[str, str]:
        """The body as form fields."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    def cookies(self) -> dict[str, str]:
        """The cookies sent, values still percent-encoded as they were set."""
        pairs = (pair.partition("=") for pair in self.headers.get("cookie", "").split(";"))
        return {name.strip(): value.strip() for name, _, value in pairs}


@dataclass(eq=False, repr=False)
class Response:
    """One answer; the length, date and connection headers are added when it is sent."""

    status: int = 200
    body: bytes = b""
    type: str = HTML
    headers: list[tuple[str, str]] = field(default_factory=list)


def page(text: str, status: int = 200, *headers: tuple[str, str]) -> Response:
    """An HTML answer."""
    return Response(status, text.encode(), HTML, list(headers))


def redirect(location: str, status: int = 302, *headers: tuple[str, str]) -> Response:
    """An answer that sends the client elsewhere."""
    return Response(status, b"", HTML, [("X-Redirect-By", "WordPress"), ("Location", location), *headers])


def reply(value: object, status: int = 200, *headers: tuple[str, str]) -> Response:
    """A JSON answer, its slashes escaped as PHP does."""
    text = json.dumps(value, separators=(",", ":")).replace("/", "\\/")
    return Response(status, text.encode(), JSON, list(headers))


async def converse(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Callable[[Request], Awaitable[Response]]
) -> None:
    """Answer the requests of one connection until the client or an answer ends it.

    Args:
        reader, writer: the two ends of the connection; closing them is the caller's part.
        answer: makes the response; raises Cut where the connection shall end without one.
    """
    while True:
        try:
            request = await _read(reader, writer)
        except Malformed as malformed:
            writer.write(_serialised(Response(malformed.status), keep=False, head=False))
            return await writer.drain()
        if request is None:
            return None
        response = await answer(request)
        keep = request.headers.get("connection", "").lower() != "close"
        if "gzip" in request.headers.get("accept-encoding", "") and ("Vary", "Accept-Encoding") in response.headers:
            _pack(response)
        writer.write(_serialised(response, keep=keep, head=request.method == "HEAD"))
        await writer.drain()
        if not keep:
            return None


async def _read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Request | None:
    """The next request, or None when the client hung up between two."""
    first_byte = await reader.read(1)
    if first_byte == _TLS_HELLO:
        raise Malformed(400)
    try:
        head = first_byte + await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    except asyncio.LimitOverrunError:
        raise Malformed(431) from None
    first, *lines = head.decode("latin-1").split("\r\n")
    line = _REQUEST_LINE.fullmatch(first)
    if not line:
        raise Malformed(400)
    method, target = line.groups()
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    body = await _body(reader, writer, headers)
    path, _, query = target.partition("?")
    parsed = tuple(parse_qsl(query, keep_blank_values=True))
    return Request(method, target, unquote(path), parsed, headers, body)


async def _body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, headers: dict[str, str]) -> bytes:
    if "transfer-encoding" in headers:
        raise Malformed(411)
    length = headers.get("content-length", "0")
    if not length.isdecimal():
        raise Malformed(400)
    if int(length) > LONGEST_BODY:
        raise Malformed(413)
    if headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    try:
        return await reader.readexactly(int(length))
    except asyncio.IncompleteReadError:
        raise Cut from None


def _pack(response: Response) -> None:
    if len(response.body) >= _WORTH_PACKING:
        packer = zlib.compressobj(1, wbits=31)
        response.body = packer.compress(response.body) + packer.flush()
        response.headers.append(("Content-Encoding", "gzip"))


def _serialised(response: Response, *, keep: bool, head: bool) -> bytes:
    reason = HTTPStatus(response.status).phrase
    date = datetime.now(UTC)
    day, month = _DAYS[date.weekday()], _MONTHS[date.month - 1]
    headers = [
        ("Server", "tui-reader demo"),
        ("Date", f"{day}, {date:%d} {month} {date:%Y %H:%M:%S} GMT"),
        ("Content-Type", response.type),
        ("Content-Length", str(len(response.body))),
        ("Connection", "keep-alive" if keep else "close"),
        *response.headers,
    ]
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    start = f"HTTP/1.1 {response.status} {reason}\r\n{lines}\r\n".encode("latin-1", "replace")
    return start if head else start + response.body


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
