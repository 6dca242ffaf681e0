"""Sitemaps (sitemaps.org, 0.9): all pages of a blog by address, where its feed has only the newest posts."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from http import HTTPStatus
from urllib.parse import urljoin

from tui_reader.blog.address import same_place, web
from tui_reader.blog.http import Http
from tui_reader.blog.inflate import LIMIT, Inflater
from tui_reader.blog.reply import Reply
from tui_reader.blog.shapes import dated
from tui_reader.errors import BlogError
from tui_reader.model import origin
from tui_reader.queries import UNDATED
from tui_reader.values import dataclass

_URLS = 50_000
_PARTS = 20
_ITEM = re.compile(r"<(?:url|sitemap)\b[^<>]{0,200}>", re.IGNORECASE)
_TEXT = r"\b[^<>]{0,200}>(\s{0,99}<!\[CDATA\[[^<>]{1,3000}|[^<>]{1,3000})"
_FIELD = {name: re.compile(f"<{name}{_TEXT}", re.IGNORECASE) for name in ("loc", "lastmod")}
_INDEX = re.compile(r"<sitemapindex\b", re.IGNORECASE)
_OTHERS = re.compile(r"tag|categor|author|user|page|image|video|news|product|taxonom|archive|misc", re.IGNORECASE)
_POSTS = re.compile(r"post", re.IGNORECASE)
_FULL = 2000
"""Addresses in each of WordPress' sitemaps but the last one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a blog; `date`: when it was published as far as its address or the sitemap tells, else UNDATED."""

    link: str
    date: datetime = UNDATED


async def places(http: Http, home: str, *, wordpress: bool) -> tuple[Place, ...]:
    """The pages that a blog's sitemaps list, the newest first as far as dates are known; () where there are none.

    Raises:
        BlogError: a sitemap did not come, though it may be there.
    """
    if wordpress and (found := await _wordpress(http, home)):
        return _sorted(found)
    tops = dict.fromkeys(urljoin(base, "sitemap.xml") for base in (home, f"{origin(home)}/"))
    for address in (urljoin(home, "sitemap-posts.xml"), *tops):
        if found := await _listed(http, address, home):
            return _sorted(found)
    return ()


async def _wordpress(http: Http, home: str) -> list[Place]:
    """The posts' own sitemaps of WordPress 5.5 and later."""
    found: list[Place] = []
    for number in range(1, _PARTS + 1):
        more = await _listed(http, urljoin(home, f"wp-sitemap-posts-post-{number}.xml"), home)
        found += more
        if len(more) < _FULL:
            break
    return found


async def _listed(http: Http, address: str, home: str) -> list[Place]:
    """The pages of a sitemap, or of those that it names in turn."""
    reply = await http.get(address)
    if not _ok(reply):
        return []
    index, items = await asyncio.to_thread(_read, reply, home)
    if not index:
        return items
    parts = [place.link for place in items]
    named = [part for part in parts if _POSTS.search(part)] or [part for part in parts if not _OTHERS.search(part)]
    found: list[Place] = []
    for part in (named or parts)[:_PARTS]:
        inner = await http.get(part)
        if _ok(inner) and len(found) < _URLS:
            nested, items = await asyncio.to_thread(_read, inner, home)
            found += [] if nested else items
    return found


def _ok(reply: Reply) -> bool:
    """Whether it came; what will not come either the next time is no sitemap, all else is an error."""
    if reply.status == HTTPStatus.TOO_MANY_REQUESTS or reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        reply.check()
    return reply.status == HTTPStatus.OK


def _read(reply: Reply, home: str) -> tuple[bool, list[Place]]:
    """Whether it is a sitemap of sitemaps, and what it lists."""
    text = _unpacked(reply).text
    return bool(_INDEX.search(text[:4096])), _items(text, home)


def _unpacked(reply: Reply) -> Reply:
    """What a file that is packed holds (`sitemap.xml.gz`)."""
    if not reply.body.startswith(b"\x1f\x8b"):
        return reply
    inflater = Inflater(reply.host, "gzip", LIMIT)
    try:
        inflater.feed(reply.body)
        return replace(reply, body=inflater.body())
    except BlogError:
        return replace(reply, body=b"")


def _items(text: str, home: str) -> list[Place]:
    """What a sitemap lists of the home's host."""
    found = []
    for part in _ITEM.split(text, maxsplit=_URLS)[1:]:
        item = part[:10_000]
        link = web(same_place(_field(item, "loc"), home))
        if link:
            found.append(Place(link, dated(link) or _moment(_field(item, "lastmod"))))
    return found


def _field(item: str, name: str) -> str:
    found = _FIELD[name].search(item)
    return unescape(found[1].strip().removeprefix("<![CDATA[").partition("]]")[0].strip()) if found else ""


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text[:40])
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
        return found if found.astimezone(UTC) > UNDATED else UNDATED
    except (ValueError, OverflowError):
        return UNDATED


def _sorted(found: list[Place]) -> tuple[Place, ...]:
    each = {place.link: place for place in found}
    return tuple(sorted(each.values(), key=lambda place: place.date, reverse=True))
