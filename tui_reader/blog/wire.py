"""The connection to the network: httpx made ready off the event loop, and its many exceptions turned into ours.

Importing httpx and reading the certificates cost a fifth of a second; both wait until the first request, in a thread,
and the certificates until the first https address.
"""

import asyncio
import logging
import os
import socket
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader import __version__
from tui_reader.blog import resolver
from tui_reader.blog.inflate import ENCODINGS
from tui_reader.errors import (
    AddressError,
    BlogError,
    Broken,
    Bug,
    NoSuchHost,
    ReaderError,
    Refused,
    TlsFailed,
    WrongVariable,
)
from tui_reader.text import line

if TYPE_CHECKING:
    import httpx

_log = logging.getLogger(__name__)
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
HEADERS = {"User-Agent": f"tui-reader/{__version__}", "Accept": "*/*", "Accept-Encoding": ENCODINGS}


class Wire:
    """The httpx clients, each made when it is first asked for.

    What is sent only once goes over a connection of its own: one that was kept may have ended just now, and over TLS it
    shows only after the request has left.
    """

    def __init__(self) -> None:
        self._clients: dict[tuple[str, bool], httpx.AsyncClient] = {}
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = asyncio.Lock()
        self._direct: bool | None = None

    async def client(self, scheme: str, host: str, *, once: bool) -> "httpx.AsyncClient":
        """The client for `http` or `https`; raises WrongVariable when the environment forbids one.

        Args:
            scheme: of the address. host: for the error. once: the request may not be repeated.
        """
        async with self._lock:
            if not self._contexts:
                resolver.use(asyncio.get_running_loop())
            if scheme not in self._contexts:
                self._contexts[scheme] = await asyncio.to_thread(_context, host, secure=scheme == "https")
            if (scheme, once) not in self._clients:
                made = await asyncio.to_thread(_make, host, self._contexts[scheme], once=once)
                self._clients[scheme, once] = made
            return self._clients[scheme, once]

    async def trust(self, scheme: str, host: str) -> ssl.SSLContext | None:
        """What a connection of one's own is secured by; None where requests go through a proxy, and so to a client."""
        async with self._lock:
            if self._direct is None:
                self._direct = await asyncio.to_thread(_direct)
            if not self._direct:
                return None
            if not self._contexts:
                resolver.use(asyncio.get_running_loop())
            if scheme not in self._contexts:
                self._contexts[scheme] = await asyncio.to_thread(_context, host, secure=scheme == "https")
            return self._contexts[scheme]

    async def aclose(self) -> None:
        """Close every connection."""
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.aclose()


def _make(host: str, context: ssl.SSLContext, *, once: bool) -> "httpx.AsyncClient":
    from http.cookiejar import CookieJar, DefaultCookiePolicy  # noqa: PLC0415 - as httpx

    # Its command line would bring click, pygments and half of rich along where they are installed: 45 ms.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    import httpx  # noqa: PLC0415 - 100 ms, so not before the first request

    for name in ("httpx", "httpcore"):  # their logs name query strings and headers
        logging.getLogger(name).setLevel(logging.WARNING)
    # The policy lets no cookie in: a cookie goes out only with the credential it belongs to.
    jar = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    try:
        # The deadline for the whole request is asyncio's: httpx times each read alone, and drops of bytes never end.
        limits = httpx.Limits(max_keepalive_connections=0 if once else 8)
        timeout = httpx.Timeout(None)
        return httpx.AsyncClient(verify=context, headers=HEADERS, cookies=jar, timeout=timeout, limits=limits)
    except (ValueError, ImportError, httpx.InvalidURL):
        set_ones = [name for name in _PROXIES if os.environ.get(name) or os.environ.get(name.lower())]
        raise WrongVariable(host=host, variable=" / ".join(set_ones or _PROXIES)) from None


def _direct() -> bool:
    """Whether no proxy is to be used."""
    if any(os.environ.get(name) or os.environ.get(name.lower()) for name in _PROXIES[:-1]):
        return False
    system: str = sys.platform
    if system not in ("win32", "darwin"):
        return True
    from urllib.request import getproxies  # noqa: PLC0415 - 40 ms, where the system itself may name one

    return not getproxies()


def _context(host: str, *, secure: bool) -> ssl.SSLContext:
    """The system's trust, or SSL_CERT_FILE and SSL_CERT_DIR in its place; certifi's list where the system has none."""
    if not secure:  # httpx wants one all the same: this trusts nobody and costs nothing
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file or folder:
        try:
            return ssl.create_default_context(cafile=file or None, capath=folder or None)
        except (OSError, ValueError):
            raise WrongVariable(host=host, variable="SSL_CERT_FILE" if file else "SSL_CERT_DIR") from None
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    stocked = paths.cafile or (paths.capath and any(Path(paths.capath).iterdir()))
    if not stocked and sys.platform != "win32":
        import certifi  # noqa: PLC0415 - a dependency of httpx, needed on few systems

        context.load_verify_locations(certifi.where())
    return context


def translate(error: Exception, host: str, address: str) -> ReaderError:
    """Our error for one of httpx's, ssl's or socket's; a module that cannot be imported is no fault of a connection.

    Args:
        error: what was raised. host: as shown to a person. address: what was asked for, without its query.
    """
    httpx = sys.modules.get("httpx")  # where it is not loaded, nothing is of its kind
    ours = (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError) if httpx else ()
    if isinstance(error, (*ours, UnicodeError)):
        return AddressError(address=line(address, 200))
    for cause in _causes(error):
        if isinstance(cause, ImportError):
            _log.error("a bug in a request: %s, of the module %s", type(cause).__name__, cause.name)
            return Bug(kind=type(cause).__name__)
        if found := _of_cause(cause, host):
            return found
    if httpx and isinstance(error, httpx.ConnectError):
        return Refused(host=host)
    return Broken(host=host)


def _of_cause(cause: BaseException, host: str) -> BlogError | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return TlsFailed(host=host, code=cause.verify_code, reason=line(cause.verify_message, 120), certificate=True)
    if isinstance(cause, ssl.SSLError):
        return TlsFailed(host=host, code=0, certificate=False)
    if isinstance(cause, socket.gaierror):
        return NoSuchHost(host=host)
    if isinstance(cause, ConnectionRefusedError):
        return Refused(host=host)
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it; ten are more than httpx, httpcore and anyio stack up."""
    current: BaseException | None = error
    for _depth in range(10):
        if current is None:
            return
        yield current
        current = current.__cause__ or current.__context__
