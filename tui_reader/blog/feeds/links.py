"""Addresses in feeds made absolute: links of entries, and those inside their HTML where `xml:base` says so."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from tui_reader.blog.address import web
from tui_reader.values import dataclass

_BREAKS = re.compile(r"[\t\r\n]")
_WEB = ("http://", "https://")
_PLACE = re.compile(
    r"""(<[a-z][^<>"']{0,500}(?:"[^"<>]{0,2000}"[^<>"']{0,500}|'[^'<>]{0,2000}'[^<>"']{0,500}){0,9}?"""
    r"""\b(?:href|src|poster)\s{0,9}=\s{0,9})(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as Atom has them (RFC 4287 4.2.7), its target absolute or ""; `count`: `thr:count`."""

    relation: str
    target: str
    kind: str = ""
    length: int = 0
    title: str = ""
    count: str = ""


def absolute(target: str, base: str) -> str:
    """A foreign address, absolute, http or https, else ""."""
    target = _BREAKS.sub("", target.strip()).replace(" ", "%20")
    if not target:
        return ""
    try:
        return web(target if target.startswith(_WEB) else urljoin(base, target))
    except ValueError:
        return ""


def base_of(declared: str | None, base: str) -> str:
    """The base that an `xml:base` makes of the one around it (XML Base 1.1, 3)."""
    return (absolute(declared, base) if declared else "") or base


def rebased(html: str, base: str) -> str:
    """HTML whose relative links were resolved."""
    return _PLACE.sub(lambda place: f'{place[1]}"{_joined(unescape(place[2] or place[3] or ""), base)}"', html)


def joined(target: str, base: str) -> str:
    """A link in HTML made absolute; what is none stays as it is, content judges it later."""
    if target.startswith("#"):
        return target
    try:
        return urljoin(base, target.strip())
    except ValueError:
        return target


def _joined(target: str, base: str) -> str:
    return escape(joined(target, base))
