"""Links: which targets are safe to open, how they are written, and their numbers."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urldefrag, urljoin, urlsplit, urlunsplit

from tui_reader import text
from tui_reader.content.blocks import Link

LONGEST = 4096
"""Characters of an address; a longer one is no link."""

_EDGES = "".join(map(chr, range(0x21)))
_BREAKS = str.maketrans("", "", "\t\n\r")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_.])?")
_USUAL = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+/[\w/.~!$&*+,;=:-]*", re.ASCII
)
_ROOTED = re.compile(r"/(?:[\w.~!$&*+,;=:-][\w/.~!$&*+,;=:-]*)?", re.ASCII)
_KEPT = "%/:@!$&'()*+,;=~-._?"
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Links:
    """The numbered links of one document: the same address has the same number."""

    def __init__(self) -> None:
        self._links: dict[str, Link] = {}

    def number(self, url: str, words: str) -> int:
        """The number of a safe address, a new one when it was not seen before; `words` is what the reader sees."""
        found = self._links.get(url)
        if found is None:
            found = Link(len(self._links) + 1, text.line(words, 200) or url, url)
            self._links[url] = found
        return found.number

    def all(self) -> tuple[Link, ...]:
        """All links in the order of their numbers."""
        return tuple(self._links.values())


def absolute(href: str, base: str) -> str:
    """A link target as an absolute http, https or mailto address in ASCII, or "" when it is none of these.

    White space and controls are removed as browsers do (WHATWG URL); a user name or password in it is dropped, because
    it only serves to make one host look like another; of a mailto address only receiver and subject stay.

    Args:
        href: the attribute as the author wrote it. base: absolute address of the page it stands on, or "".
    """
    href = href.strip(_EDGES).translate(_BREAKS) if len(href) <= LONGEST else ""
    if not href:
        return ""
    if "/." not in href and (quick := _usual(href, base)):
        return quick
    try:
        parts = urlsplit(urljoin(base, _slashes(href)))
        if parts.scheme == "mailto":
            return _mailto(parts)
        host = _host(parts.hostname or "") if parts.scheme in ("http", "https") else ""
        port = parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    usual = {"http": 80, "https": 443}[parts.scheme]
    netloc = host if port in (None, usual) else f"{host}:{port}"
    url = urlunsplit((parts.scheme, netloc, _encode(parts.path), _encode(parts.query), _encode(parts.fragment)))
    return url if len(url) <= LONGEST else ""


def within(href: str, base: str) -> bool:
    """Whether a link target is an anchor of the page it stands on."""
    href = href.strip(_EDGES)
    if href.startswith("#"):
        return True
    if "#" not in href or not base:
        return False
    page = urldefrag(absolute(href, base)).url
    return bool(page) and page.rstrip("/") == _page(base)


def fragment(href: str) -> str:
    """The name of the place that a link target within its page leads to, as it was written; "" for the page's top."""
    return href.strip(_EDGES).translate(_BREAKS).partition("#")[2]


def _usual(href: str, base: str) -> str:
    """What most targets are, read without urllib; "" for all others."""
    if _USUAL.fullmatch(href):
        return href
    origin = _origin(base) if _ROOTED.fullmatch(href) else ""
    return origin and origin + href


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of a page, "" where it has none; quick where a page has thousands of links to its own site."""
    root = absolute(base, "")
    return urlunsplit((*urlsplit(root)[:2], "", "", "")) if root.startswith("http") else ""


@lru_cache(maxsize=64)
def _page(base: str) -> str:
    return urldefrag(absolute(base, "")).url.rstrip("/")


def _slashes(href: str) -> str:
    """Backslashes before the query are slashes, to browsers and so to whoever wants to deceive."""
    cut = min((at for at in (href.find("?"), href.find("#")) if at >= 0), default=len(href))
    return href[:cut].replace("\\", "/") + href[cut:]


def _encode(part: str) -> str:
    return _STRAY.sub("%25", quote(part, safe=_KEPT, errors="replace"))


@lru_cache(maxsize=512)
def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]" if re.fullmatch(r"[0-9a-f:.]{2,45}", name) else ""
    if not name.isascii():
        import idna  # noqa: PLC0415 - 30 ms that few pages need

        try:
            name = idna.encode(name, uts46=True, transitional=False).decode("ascii")
        except (UnicodeError, IndexError):
            return ""
    return name if _HOST.fullmatch(name) else ""


def _mailto(parts: SplitResult) -> str:
    receiver = quote(parts.path, safe="@%+,._-", errors="replace")
    if not re.fullmatch(r"[^@%]+@[^@%]+(?:%2C[^@]+@[^@]+)*", receiver):
        return ""
    subject = next((value for key, value in parse_qsl(parts.query) if key.lower() == "subject"), "")
    url = f"mailto:{receiver}" + (f"?subject={quote(text.line(subject), safe='')}" if subject else "")
    return url if len(url) <= LONGEST else ""
