"""The demo blog as a running server: one daemon thread with an event loop of its own."""

import asyncio
import contextlib
import os
import socket
import ssl
import threading
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Self

from tui_reader.demo import pages, rest
from tui_reader.demo.accounts import COOKIE, Accounts
from tui_reader.demo.content import load
from tui_reader.demo.faults import Fault, Logged
from tui_reader.demo.http import LONGEST_HEAD, Cut, Request, Response, converse, page, redirect
from tui_reader.demo.installation import Installation, Switches
from tui_reader.demo.site import Post


@dataclass(kw_only=True, eq=False, repr=False)
class DemoBlog(Switches):
    """A WordPress on loopback, with Switches that may be given and changed: `with DemoBlog() as blog: blog.address`.

    Attributes:
        posts, comments: generated content, see content.load().
        port: 0 takes a free one, and is that one's number after the start.
        tls: files of a certificate chain and its key; then it speaks https, and application passwords are on.
        prefix: the folder it lives in, like `/blog`.
        requests: what was asked, oldest first, at most 5000.
        user, password: an account that may comment.
    """

    posts: int = 0
    comments: int = 0
    port: int = 0
    tls: tuple[Path, Path] | None = None
    prefix: str = ""
    requests: deque[Logged] = field(init=False, default_factory=lambda: deque(maxlen=5000))
    user: ClassVar[str] = "reader"
    password: ClassVar[str] = "reader"  # noqa: S105 - shown on the login page, on purpose

    def __post_init__(self) -> None:
        self._fault: Fault | None = None
        self._strikes = 0
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._talks: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """Its home page, ending in `/`; known from the start on."""
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}{self.prefix}/"

    @property
    def at(self) -> Installation:
        """What it holds: content, accounts, addresses."""
        self._ready.wait()
        return self._installation

    def start(self) -> Self:
        """Listen, and answer from a thread of its own. Content is loaded there; a request waits for it by itself."""
        self._listener = self._bound()
        self._ready.clear()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="demo blog", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Cut every connection and end the thread; does nothing when it does not run."""
        if self._thread:
            self._ready.wait()
            self._loop.call_soon_threadsafe(self._stopped.set)
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def fault(self) -> Fault | None:
        """What goes wrong at present; setting it lets stalled requests go on."""
        return self._fault

    @fault.setter
    def fault(self, fault: Fault | None) -> None:
        self._ready.wait()
        asyncio.run_coroutine_threadsafe(self._change(fault), self._loop).result()

    def add(self, title: str, html: str = "<p>Text.</p>") -> Post:
        """Publish a post, newer than all others."""
        return self.at.site.publish(title, html)

    def edit(self, number: int, *, title: str | None = None, html: str | None = None) -> Post:
        """Change a post."""
        return self.at.site.change(number, title, html)

    def delete(self, number: int) -> None:
        """Delete a post, and its comments with it."""
        self.at.site.remove(number)

    def expire_nonces(self) -> None:
        """Make every nonce stale; the cookies stay good."""
        for session in self.at.accounts.sessions.values():
            session.nonce = os.urandom(5).hex()

    def sign_everyone_out(self) -> None:
        """Forget all sessions and application passwords, as an administrator may do any time."""
        self.at.accounts.sessions.clear()
        self.at.accounts.keys.clear()

    def _bound(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port), backlog=128)
        self.port = listener.getsockname()[1]
        return listener

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopped, self._released = asyncio.Event(), asyncio.Event()
        try:
            site = load(self.posts, self.comments)
            self._installation = Installation(self.address[:-1], self, site, Accounts(site, f"{self.port:032x}"))
            await self._listen()
        finally:
            self._ready.set()
        await self._stopped.wait()
        await self._hang_up()

    async def _listen(self) -> None:
        context = None
        if self.tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*self.tls)
        self._server = await asyncio.start_server(self._talk, sock=self._listener, ssl=context, limit=LONGEST_HEAD)

    async def _hang_up(self) -> None:
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _change(self, fault: Fault | None) -> None:
        refused, refuse = _refusing(self._fault), _refusing(fault)
        self._fault, self._strikes = fault, 0
        self._released.set()
        self._released = asyncio.Event()
        if refuse and not refused:
            await self._hang_up()
        elif refused and not refuse:
            self._listener = self._bound()
            await self._listen()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None  # noqa: S101 - a server's callback always runs in a task
        self._talks.add(talk)
        try:
            await converse(reader, writer, self._answer)
        except (Cut, ConnectionError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._talks.discard(talk)
            writer.close()
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(self, request: Request) -> Response:
        credential = "authorization" in request.headers or COOKIE in request.headers.get("cookie", "")
        self.requests.append(Logged(request.method, request.target, frozenset(request.headers), credential))
        fault = self._struck(request)
        if fault is None:
            return self._made(request)
        if fault.kind == "status":
            retry = [("Retry-After", fault.retry_after)] if fault.retry_after else []
            return page("<h1>Nicht jetzt</h1>", fault.status, *retry)
        if fault.kind == "html":
            return page("<!doctype html><title>WLAN</title><h1>Willkommen im WLAN</h1><form></form>")
        if fault.kind == "stall":
            await self._released.wait()
            return self._made(request)
        if fault.kind == "cut":
            self._made(request)
        raise Cut

    def _struck(self, request: Request) -> Fault | None:
        """The fault this request meets; one with a limit goes when it is used up."""
        fault = self._fault
        if fault is None or not fault.strikes(request):
            return None
        self._strikes += 1
        if self._strikes == fault.times:
            self._fault = None
        return fault

    def _door(self, request: Request) -> Response | None:
        if "/wp-" not in request.path:
            return None
        from tui_reader.demo import login  # noqa: PLC0415 - not while the app starts

        return login.answer(self._installation, request)

    def _made(self, request: Request) -> Response:
        at = self._installation
        if request.path == at.path:
            return redirect(at.home + "/", 301)
        if not request.path.startswith(at.path + "/"):
            return page("<h1>Not Found</h1>", 404)
        route = at.route(request)
        if route is not None:
            response = rest.answer(at, request, route)
        elif request.method not in ("GET", "HEAD", "POST"):
            response = page("<h1>Method Not Allowed</h1>", 405, ("Allow", "GET, HEAD, POST"))
        else:
            response = self._door(request) or pages.answer(at, request)
        if self.gzip:
            response.headers.append(("Vary", "Accept-Encoding"))
        return response


def _refusing(fault: Fault | None) -> bool:
    return fault is not None and fault.kind == "refuse"
