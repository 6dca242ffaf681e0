"""One answer over a connection of its own, by h11 alone: for the feeds of hundreds of hosts that are asked together.

httpx takes 2.5 ms of CPU for a request, this a fifth of that, and most hosts are asked for one feed only.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tui_reader.errors import AddressError, Broken, Refused
from tui_reader.text import line

if TYPE_CHECKING:
    import h11

_PIECE, _HEAD = 65_536, 100 * 1024
"""Bytes that are read at once, and that all headers may have."""
_PLAIN = re.compile(r"https?://[a-z0-9.:\[\]_-]+(?:[/?][A-Za-z0-9%._~:/?@!$&'()*+,;=-]*)?", re.ASCII)
_BEFORE = 20
"""Answers of 1xx that may come before the one that counts (RFC 9110 15.2)."""
_NEXT = 0.25
"""Seconds after which the next address of a host is tried (RFC 8305 5)."""


class Answer(NamedTuple):
    """Status, headers as they came, and the body in pieces, packed as it was sent."""

    status: int
    fields: tuple[tuple[str, str], ...]
    body: AsyncIterator[bytes]


def is_plain(url: str) -> bool:
    """Whether an address can be sent as it stands: httpx knows what to do with the others."""
    return bool(_PLAIN.fullmatch(url))


def clean(url: str) -> str:
    """The address without user info and fragment; raises AddressError when it is not http or https."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise AddressError(address=line(url.partition("?")[0].rpartition("@")[2], 200))
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()


@asynccontextmanager
async def answered(
    method: str, url: str, headers: Mapping[str, str], host: str, trust: ssl.SSLContext
) -> AsyncIterator[Answer]:
    """Ask once; raises Refused or Broken, and what ssl, h11 and the look-up of a name raise.

    Args:
        method: GET or HEAD. url: `is_plain`. host: for the errors. trust: for https.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    reader, writer = await _connected(parts.hostname or "", port, host, trust if secure else None)
    try:
        spoken = _Line(reader, host)
        target = parts.path or "/"
        fields = {"Host": parts.netloc, **headers, "Connection": "close"}
        writer.write(spoken.request(method, f"{target}?{parts.query}" if parts.query else target, fields))
        head = await spoken.head()
        named = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers)
        yield Answer(head.status_code, named, spoken.body())
    finally:
        writer.transport.abort()  # to part kindly takes another round trip, and tells nobody anything
        with suppress(OSError):
            await writer.wait_closed()


async def _connected(
    name: str, port: int, host: str, trust: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    try:
        return await asyncio.open_connection(name, port, ssl=trust, happy_eyeballs_delay=_NEXT, limit=_PIECE)
    except (ssl.SSLError, socket.gaierror):
        raise
    except OSError as error:
        raise Refused(host=host) from error


class _Line:
    """One connection as HTTP/1.1 has it (RFC 9112)."""

    def __init__(self, reader: asyncio.StreamReader, host: str) -> None:
        import h11  # noqa: PLC0415 - 15 ms that a start does not need

        self._h11, self._reader, self._host = h11, reader, host
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)

    def request(self, method: str, target: str, headers: Mapping[str, str]) -> bytes:
        """The bytes to send."""
        h11, state = self._h11, self._state
        asked = h11.Request(method=method, target=target, headers=[*headers.items()])
        return (state.send(asked) or b"") + (state.send(h11.EndOfMessage()) or b"")

    async def head(self) -> "h11.Response":
        """What the answer begins with."""
        for _event in range(_BEFORE + 1):
            event = await self._next()
            if isinstance(event, self._h11.Response):
                return event
            if not isinstance(event, self._h11.InformationalResponse):
                break
        raise Broken(host=self._host)

    async def body(self) -> AsyncIterator[bytes]:
        """The rest, to its end; raises Broken where that is missing."""
        while isinstance(event := await self._next(), self._h11.Data):
            yield bytes(event.data)
        if not isinstance(event, self._h11.EndOfMessage):
            raise Broken(host=self._host)

    async def _next(self) -> object:
        while (event := self._state.next_event()) is self._h11.NEED_DATA:
            self._state.receive_data(await self._reader.read(_PIECE))
        return event
