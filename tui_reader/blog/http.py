"""Requests as we allow them: capped, with one deadline for everything, and with secrets that go to one origin only."""

import asyncio
import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self
from urllib.parse import urlencode, urlsplit

from tui_reader.blog.inflate import LIMIT, Inflater
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.blog.wire import Wire, translate
from tui_reader.errors import AddressError, BadReply, BlogError, Broken, Moved, NeedsHttps, ReaderError, TimedOut
from tui_reader.model import Secret, origin
from tui_reader.text import line

DEADLINE = 15.0
"""Seconds for one request with its redirects, its retry and its whole body."""

REDIRECTS = 10


@dataclass(frozen=True, slots=True)
class Proof:
    """What a request carries to say who sends it; bound to one origin, printed as `***`.

    Attributes:
        origin: the only scheme, host and port it may go to. user, password: for Basic (RFC 7617).
        cookies: name and value pairs. nonce: WordPress' X-WP-Nonce, needed beside cookies.
    """

    origin: str
    user: str = ""
    password: Secret = Secret("")  # noqa: RUF009 - a Secret never changes
    cookies: tuple[tuple[str, Secret], ...] = ()
    nonce: Secret = Secret("")  # noqa: RUF009 - a Secret never changes

    def headers(self, url: str) -> dict[str, str]:
        """The headers for a request to `url`; raises NeedsHttps or Moved when that is not where the proof belongs."""
        if origin(url) != self.origin:
            ours, theirs = urlsplit(self.origin), urlsplit(url)
            if ours.scheme == "https" and theirs.scheme == "http" and ours.hostname == theirs.hostname:
                raise NeedsHttps(host=shown_host(self.origin))
            raise Moved(host=shown_host(self.origin), target=shown_host(url))
        found: dict[str, str] = {}
        if self.password:
            pair = f"{self.user}:{self.password.reveal()}".encode()
            found["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        if self.cookies:
            found["Cookie"] = "; ".join(f"{name}={value.reveal()}" for name, value in self.cookies)
        if self.nonce:
            found["X-WP-Nonce"] = self.nonce.reveal()
        return found


@dataclass(frozen=True, slots=True, repr=False)
class _Request:
    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None = None
    enough: int = LIMIT


class Http:
    """All requests of a session; use it as an async context manager or call `aclose()`.

    Args:
        deadline: seconds for a whole request. limit: the cap on a body in bytes, packed and unpacked.
    """

    def __init__(self, deadline: float = DEADLINE, limit: int = LIMIT) -> None:
        self._wire = Wire()
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
        await self._wire.aclose()

    async def get(
        self,
        url: str,
        *,
        proof: Proof | None = None,
        enough: int = LIMIT,
        deadline: float | None = None,
        method: str = "GET",
    ) -> Reply:
        """Fetch, whatever the status of the answer; follows up to ten redirects, but none when it carries a proof.

        Args:
            url: http or https; user info in it is dropped. proof: who asks. enough: bytes of body after which reading
                stops. deadline: seconds, when they shall be others than the usual. method: GET or HEAD.

        Raises:
            BlogError: no answer that can be used. AddressError: the address is none.
        """
        request = _Request(method, _clean(url), proof.headers(_clean(url)) if proof else {}, enough=enough)
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
        data: Mapping[str, object] | None = None,
    ) -> Reply:
        """Send something once: never again by itself, and after no redirect (the reply is the 3xx then).

        Args:
            method: POST, DELETE ... proof: who sends. form: fields as a browser posts them. data: sent as JSON.

        Raises:
            BlogError: no usable answer; its `sent` says whether the request had left.
        """
        headers = dict(proof.headers(_clean(url))) if proof else {}
        content = b""
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            fields = {key: value.reveal() if isinstance(value, Secret) else value for key, value in form.items()}
            content = urlencode(fields, errors="replace").encode()
        elif data is not None:
            headers["Content-Type"] = "application/json"
            content = json.dumps(data).encode()
        return await self._timed(_Request(method, _clean(url), headers, content), None, hops=0)

    async def _timed(self, request: _Request, deadline: float | None, hops: int) -> Reply:
        seconds = deadline or self._deadline
        left: list[bool] = []
        try:
            async with asyncio.timeout(seconds):
                return await self._follow(request, hops, left)
        except TimeoutError:
            error: BlogError = TimedOut(host=shown_host(request.url), seconds=max(1, round(seconds)))
            error.sent = bool(left) and request.content is not None
            raise error from None
        except BlogError as broken:
            broken.sent = bool(left) and request.content is not None
            raise

    async def _follow(self, request: _Request, hops: int, left: list[bool]) -> Reply:
        moved, permanent = "", True
        for _hop in range(hops + 1):
            reply = await self._patient(request, left)
            if not hops or not reply.location:
                return replace(reply, moved=moved)
            permanent = permanent and reply.status in (301, 308)
            request = replace(request, url=_clean(reply.location))
            moved = request.url if permanent else moved
        raise BadReply(host=shown_host(request.url), status=reply.status)

    async def _patient(self, request: _Request, left: list[bool]) -> Reply:
        """One answer; a GET whose connection broke is asked once more, since a kept connection may just have ended."""
        try:
            return await self._exchange(request, left)
        except Broken:
            if request.method not in ("GET", "HEAD"):
                raise
        return await self._exchange(request, left)

    async def _exchange(self, request: _Request, left: list[bool]) -> Reply:
        host = shown_host(request.url)
        client = await self._wire.client(urlsplit(request.url).scheme, host)

        async def trace(event: str, _info: object) -> None:
            if event.endswith("send_request_headers.started"):
                left.append(True)

        try:
            async with client.stream(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.content,
                auth=None,
                extensions={"trace": trace},
            ) as response:
                fields = tuple(response.headers.multi_items())
                reply = Reply(response.status_code, request.url, fields)
                inflater = Inflater(
                    host, "" if request.method == "HEAD" else reply.header("content-encoding"), self._limit
                )
                async for chunk in response.aiter_raw():
                    inflater.feed(chunk)
                    if len(inflater) >= request.enough:
                        return replace(reply, body=inflater.so_far(), whole=False)
                return replace(reply, body=inflater.body())
        except (ReaderError, TimeoutError):
            raise
        except Exception as error:  # noqa: BLE001 - httpx lets through what idna, ssl, h11 and anyio raise
            raise translate(error, host, request.url.partition("?")[0]) from None


def _clean(url: str) -> str:
    """The address without user info and fragment; raises AddressError when it is not http or https."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise AddressError(address=line(url.partition("?")[0].rpartition("@")[2], 200))
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()
