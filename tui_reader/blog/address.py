"""Addresses as people type them and as servers name them, made plain: ASCII host, no user info, no fragment."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from tui_reader.errors import AddressError
from tui_reader.text import line

_HOST = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_INDEX = re.compile(r"/(?:index|default)\.\w{2,5}$", re.IGNORECASE)
_FEED = re.compile(r"\Afeed:(?:(?=https?://)|//)", re.IGNORECASE)
"""What browsers put before the address of a feed: `feed:https://…`, and `feed://` in the place of a scheme."""
_USUAL = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*+(?<=[a-z0-9]))?(?::[1-9]\d{1,3})?/[\w/.~%+,:-]*+(?:\?[\w/.~%+,:=&-]++)?(?:#[\w.-]++)?",
    re.ASCII,
)
"""Addresses that are plain as they stand: nearly all of them."""
_MOST = 2000


def parse(text: str) -> tuple[str, ...]:
    """The addresses to try for what was typed: as it stands, or https for a bare host, then http on loopback alone.

    The second is for when the first does not answer. Call it in a thread, since a host that is not ASCII needs httpx's
    IDNA rules. Raises AddressError.
    """
    typed = _FEED.sub("", text.strip())
    bare = not _SCHEME.match(typed)
    try:
        parts = urlsplit(f"https://{typed}" if bare else typed)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _wrong(text) from None
    clean = len(typed) <= _MOST and all(char > " " and char != "\x7f" for char in typed)
    if not clean or parts.scheme not in ("http", "https"):
        raise _wrong(text)
    host = _ascii(host, text)
    netloc = host if port is None else f"{host}:{port}"
    # What people copy from a browser may hold "ü": only what is not ASCII is quoted, "%" stays.
    path, query = (quote(part, safe="/%:@!$&'()*+,;=?~[]") for part in (parts.path or "/", parts.query))
    schemes = ("https", "http") if bare and _loopback(host) else (parts.scheme,)
    return tuple(urlunsplit((scheme, netloc, path, query, "")) for scheme in schemes)


def home(url: str) -> str:
    """A blog's home from an address on it: no query, no fragment, ending in `/`."""
    parts = urlsplit(url)
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2].lower(), folder, "", ""))


def front(url: str) -> str:
    """A home as one writes it: a folder, unless it names a file that is not the folder's own; "" of ""."""
    if not url:
        return ""
    parts = urlsplit(url)
    path = _INDEX.sub("/", parts.path)
    plain = parts._replace(path=path, query="", fragment="").geturl()
    return plain if "." in path.rpartition("/")[2] else home(plain)


def web(url: object) -> str:
    """A foreign address when it is http or https and harmless to show, else ""."""
    if not isinstance(url, str) or len(url) > _MOST:
        return ""
    return url if _USUAL.fullmatch(url) else _web(url)


@lru_cache(500)
def _web(url: str) -> str:
    """The same, of a text; feeds name the same addresses again and again."""
    if not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    clean = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return clean if usable and line(clean, _MOST) == clean else ""


def same_place(foreign: str, ours: str) -> str:
    """A foreign address of our host with our scheme: behind a proxy WordPress often names itself http.

    Returns:
        "" when it is another host's.
    """
    theirs, here = urlsplit(foreign), urlsplit(ours)
    if theirs.netloc.lower() != here.netloc.lower():
        return ""
    return theirs._replace(scheme=here.scheme, netloc=here.netloc).geturl()


def route(api: str, path: str, **params: str | int) -> str:
    """The address of a REST route, for pretty and for plain permalinks (`?rest_route=/`).

    Args:
        api: the root as the `Link` header names it. path: such as `wp/v2/posts`. params: its query.
    """
    parts = urlsplit(api)
    tail = urlencode(params)
    if "rest_route=" in parts.query:
        query = f"{parts.query.rstrip('/')}/{path}"
    else:
        query = parts.query
        parts = parts._replace(path=f"{parts.path.rstrip('/')}/{path}")
    return parts._replace(query="&".join(filter(None, (query, tail)))).geturl()


def _ascii(host: str, text: str) -> str:
    if ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host)}]"
        except ValueError:
            raise _wrong(text) from None
    if not host.isascii():
        import httpx  # noqa: PLC0415 - only for the few hosts that need IDNA

        try:
            host = httpx.URL(f"https://{host}/").raw_host.decode("ascii")
        except (httpx.InvalidURL, ValueError):
            raise _wrong(text) from None
    if len(host) > 253 or not _HOST.fullmatch(host):  # noqa: PLR2004 - RFC 1035 2.3.4
        raise _wrong(text)
    return host.lower()


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _wrong(text: str) -> AddressError:
    return AddressError(address=line(text.partition("?")[0].rpartition("@")[2], 200))


def with_query(url: str, **values: str | int) -> str:
    """The address with these in its query, in the place of others of the same name."""
    parts = urlsplit(url)
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in values]
    return parts._replace(query=urlencode([*kept, *values.items()])).geturl()
