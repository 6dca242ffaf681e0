"""Requests as we allow them: capped, with one deadline for everything, and with secrets that go to one origin only."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import field, replace
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlencode, urlsplit

from tui_reader.blog.aside import Aside
from tui_reader.blog.errand import Answer, answered, clean, is_plain
from tui_reader.blog.inflate import LIMIT, Inflater
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.blog.validators import conditions
from tui_reader.blog.wire import HEADERS, Wire, translate
from tui_reader.errors import AddressError, BadReply, BlogError, Broken, Bug, ReaderError, TimedOut
from tui_reader.model import Secret
from tui_reader.queries import Memory
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from httpcore import AsyncNetworkStream
    from httpx import AsyncClient

DEADLINE = 15.0
"""Seconds for one request with its redirects, its retry and its whole body."""

REDIRECTS = 10

_BREATH, _REST = 100, 0.001
"""Pieces of a body after which others get their turn, and seconds of rest: a server may send it byte by byte.

A rest of 0 would be a turn for this loop alone: a thread that never waits hardly lets go of Python's lock.
"""

_READ = 1
"""Threads that read what came, at a time."""


class _Watch:
    """Follows one request by httpcore's trace: whether it has left, and the connection that no one would close."""

    def __init__(self) -> None:
        self.sent = False
        self._loose: AsyncNetworkStream | None = None

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        if event.endswith("connect_tcp.complete"):
            self._loose = cast("AsyncNetworkStream", info["return_value"])
        elif event.endswith("start_tls.complete"):
            self._loose = None
        elif event.endswith("send_request_headers.started"):
            self._loose = None
            self.sent = True

    async def tidy(self) -> None:
        """Close a connection whose TLS handshake was cut off: httpcore loses those (1.0.9)."""
        if self._loose is not None:
            await self._loose.aclose()


@dataclass(frozen=True, slots=True, repr=False)
class _Request:
    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None = None
    enough: int = LIMIT
    alone: bool = False
    watch: _Watch = field(default_factory=_Watch)


class Http:
    """All requests of a session; use it as an async context manager or call `aclose()`.

    Args:
        deadline: seconds for a whole request. limit: the cap on a body in bytes, packed and unpacked.

    Attributes:
        reading: to be held while a thread reads what came: of many at once the screen would wait for its turn.
        glancing: the same for what is small, which does not wait for what is large.
    """

    def __init__(self, deadline: float = DEADLINE, limit: int = LIMIT) -> None:
        self.reading, self.glancing = asyncio.Semaphore(_READ), asyncio.Semaphore(_READ)
        self._wire, self._aside = Wire(), Aside()
        self._deadline = deadline
        self._limit = limit

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._aside.aclose()
        await self._wire.aclose()

    async def get(
        self,
        url: str,
        *,
        proof: Proof | None = None,
        enough: int = LIMIT,
        deadline: float | None = None,
        method: str = "GET",
        unless: Memory | None = None,
    ) -> Reply:
        """Fetch, whatever the status of the answer; follows up to ten redirects, but none when it carries a proof.

        Args:
            url: http or https; user info in it is dropped. proof: who asks. enough: bytes of body after which reading
                stops. deadline: seconds, when they shall be others than the usual. method: GET or HEAD.
            unless: what it said the last time: where that still holds, a server may answer 304 without a body. Such a
                request is one of many to many hosts, and has a connection of its own.

        Raises:
            BlogError: no answer that can be used. AddressError: the address is none.
        """
        headers = proof.headers(clean(url)) if proof else conditions(unless or Memory())
        request = _Request(method, clean(url), headers, enough=enough, alone=unless is not None)
        return await self._timed(request, deadline, hops=0 if proof else REDIRECTS)

    async def head(self, url: str, *, proof: Proof | None = None) -> Reply:
        """As `get`, without a body."""
        return await self.get(url, proof=proof, method="HEAD")

    async def send(
        self,
        method: str,
        url: str,
        *,
        proof: Proof | None = None,
        form: Mapping[str, str | Secret] | None = None,
        data: Mapping[str, object] | Sequence[object] | None = None,
    ) -> Reply:
        """Send something once: never again by itself, and after no redirect (the reply is the 3xx then).

        Args:
            method: POST, DELETE ... proof: who sends. form: fields as a browser posts them. data: sent as JSON.

        Raises:
            BlogError: no usable answer; its `sent` says whether the request had left.
        """
        headers = dict(proof.headers(clean(url))) if proof else {}
        content = b""
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            fields = {key: value.reveal() if isinstance(value, Secret) else value for key, value in form.items()}
            content = urlencode(fields, errors="replace").encode()
        elif data is not None:
            headers["Content-Type"] = "application/json"
            import json  # noqa: PLC0415 - a millisecond that a start does not need

            content = json.dumps(data).encode()
        return await self._timed(_Request(method, clean(url), headers, content), None, hops=0)

    async def _timed(self, request: _Request, deadline: float | None, hops: int) -> Reply:
        seconds = deadline or self._deadline
        try:
            async with asyncio.timeout(seconds):
                return await self._follow(request, hops)
        except TimeoutError:
            error: BlogError = TimedOut(host=shown_host(request.url), seconds=max(1, round(seconds)))
            error.sent = request.watch.sent and request.content is not None
            raise error from None
        except (BlogError, Bug) as problem:
            sent = request.watch.sent and request.content is not None
            if isinstance(problem, Bug) and not sent:
                raise
            # What was sent may have arrived, whatever mistake of ours came after it.
            error = problem if isinstance(problem, BlogError) else Broken(host=shown_host(request.url))
            error.sent = sent
            raise error from None
        finally:
            await request.watch.tidy()

    async def _follow(self, request: _Request, hops: int) -> Reply:
        moved, permanent = "", True
        for _hop in range(hops + 1):
            reply = await self._patient(request)
            if not hops or not reply.location:
                return replace(reply, moved=moved)
            permanent = permanent and reply.status in (301, 308)
            try:
                request = replace(request, url=clean(reply.location))
            except AddressError:  # no address that anybody typed, so it is the blog that answers badly
                raise BadReply(host=shown_host(request.url), status=reply.status) from None
            moved = request.url if permanent else moved
        raise BadReply(host=shown_host(request.url), status=reply.status)

    async def _patient(self, request: _Request) -> Reply:
        """One answer; a GET whose connection broke is asked once more, since a kept connection may just have ended."""
        try:
            return await self._exchange(request)
        except Broken:
            if request.method not in ("GET", "HEAD"):
                raise
        return await self._exchange(request)

    async def _exchange(self, request: _Request) -> Reply:
        host, scheme = shown_host(request.url), urlsplit(request.url).scheme
        if request.alone and is_plain(request.url) and (trust := await self._wire.trust(scheme, host)):
            headers = {**HEADERS, **request.headers}
            asked = answered(request.method, request.url, headers, host, trust)
            return await self._aside.do(self._taken(request, host, asked))
        client = await self._wire.client(scheme, host, once=request.content is not None)
        return await self._taken(request, host, _answered(client, request))

    async def _taken(self, request: _Request, host: str, asked: AbstractAsyncContextManager[Answer]) -> Reply:
        """The whole answer, unpacked."""
        try:
            async with asked as (status, fields, body):
                reply = Reply(status, request.url, fields)
                inflater = Inflater(
                    host, "" if request.method == "HEAD" else reply.header("content-encoding"), self._limit
                )
                pieces = 0
                async for chunk in body:
                    inflater.feed(chunk)
                    if len(inflater) >= request.enough:
                        return replace(reply, body=inflater.so_far(), whole=False)
                    pieces += 1
                    if pieces % _BREATH == 0:
                        await asyncio.sleep(_REST)
                return replace(reply, body=inflater.body())
        except (ReaderError, TimeoutError):
            raise
        except Exception as error:  # noqa: BLE001 - httpx lets through what idna, ssl, h11 and anyio raise
            raise translate(error, host, request.url.partition("?")[0]) from None


@asynccontextmanager
async def _answered(client: "AsyncClient", request: _Request) -> AsyncIterator[Answer]:
    """What comes back by httpx, its body not read yet."""
    async with client.stream(
        request.method,
        request.url,
        headers=dict(request.headers),
        content=request.content,
        auth=None,
        extensions={"trace": request.watch},
    ) as response:
        yield Answer(response.status_code, tuple(response.headers.multi_items()), response.aiter_raw())
