"""What an address of the command line means: a blog, or a post, from disk where it is there."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from urllib.parse import quote, unquote, urlsplit

from tui_reader.answers import Reading, Thread
from tui_reader.commands.lines import warn
from tui_reader.commands.rows import rows
from tui_reader.errors import (
    EmptyShelf,
    NoPosts,
    NoSuchPost,
    NoText,
    NotFound,
    NotListed,
    NotOnDisk,
    NotOnShelf,
    ReaderError,
)
from tui_reader.i18n import _
from tui_reader.kept import Shelved
from tui_reader.model import Blog, Post
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.text import line

_PLAIN = re.compile(r"[?&]p=(\d{1,15})(?:[&#]|$)")
_ESCAPE = re.compile("%[0-9A-F]{2}")
_DEEPEST = 12
"""Folders of an address in which a blog is looked for."""


async def shelved(reader: Reader, address: str) -> Shelved:
    """A blog that is on the shelf; raises NotOnShelf."""
    known = await reader.blogs.known(address)
    if known is None:
        raise NotOnShelf(address=line(address, 200))
    return known


async def listed(reader: Reader, address: str) -> Shelved:
    """A blog that is to be there already, removed ones are not; raises NotListed."""
    known = await reader.blogs.known(address)
    if known is None or known.removed:
        raise NotListed(address=line(address, 200))
    return known


async def chosen(reader: Reader, address: str) -> tuple[Shelved, ...]:
    """The blog of an address, or every blog where there is none; raises NotOnShelf or EmptyShelf."""
    if address:
        return (await shelved(reader, address),)
    everything = await reader.blogs.all()
    if not everything:
        raise EmptyShelf
    return everything


async def found(reader: Reader, address: str, number: int | None, *, offline: bool) -> tuple[Blog, Reading]:
    """A post with its text: from disk, else asked for.

    Args:
        address: a post's, or a blog's. number: of the post; None is the one the address names, or the blog's newest.
        offline: ask nobody; raises NotOnShelf or NotOnDisk instead.
    """
    blog, exact = await _nearest(reader, address)
    if blog is not None and (number or exact):
        return blog, await _numbered(reader, blog, number or await _newest(reader, blog, offline=offline), offline)
    if blog is not None and (linked := await _linked(reader, blog, address)):
        return blog, await _numbered(reader, blog, linked, offline)
    if offline:
        if blog is None:
            raise NotOnShelf(address=line(address, 200))
        raise NotOnDisk(what=line(address, 200))
    opened = await reader.blogs.open(address)
    if number is None and opened.post is not None:
        return opened.blog, legible(opened.blog, await reader.texts.whole(opened.blog, opened.post))
    number = number or await _newest(reader, opened.blog, offline=False)
    return opened.blog, await _numbered(reader, opened.blog, number, offline)


async def talk(reader: Reader, blog: Blog, post: Post, *, offline: bool) -> Thread | None:
    """The thread of a post: from disk where all of it is there, else asked for; None where there is nothing to say.

    A blog that does not answer is no failure where the thread is on disk.
    """
    if post.protected:
        return None
    kept = await reader.talk.kept(blog, post)
    if kept is not None and (offline or len(kept.remarks) >= kept.total):
        return kept
    if offline:
        warn(_("The comments are not on disk."))
        return None
    try:
        return await reader.talk.thread(blog, post, lambda _came, _total: None)
    except ReaderError as error:
        if kept is None:
            raise
        warn(error.summary)
        return kept


async def _numbered(reader: Reader, blog: Blog, number: int, offline: bool) -> Reading:  # noqa: FBT001 - inside
    kept = await reader.texts.kept(blog, number)
    if kept and not empty(kept) and (offline or kept.gone or not kept.partial):
        return kept
    if offline:
        raise NotOnDisk(what=f"{blog.host} {number}")
    try:
        post = await reader.texts.post(blog, number)
    except NotFound as error:
        if not re.search(rf"(?<!\d){number}(?!\d)", str(error.facts.get("what"))):  # of the blog as a whole
            raise
        raise NoSuchPost(host=blog.host, number=number, address=blog.address) from error
    return legible(blog, await reader.texts.whole(blog, post))


def empty(reading: Reading) -> bool:
    """Whether no more than the address of a post is known, as from a sitemap."""
    return reading.partial and not reading.document.blocks


def legible(blog: Blog, reading: Reading) -> Reading:
    """A reading of which there is something to read; raises NoText."""
    if empty(reading):
        raise NoText(host=blog.host)
    return reading


async def _newest(reader: Reader, blog: Blog, *, offline: bool) -> int:
    """The number of the newest post that is on disk; where there is none the blog is asked."""
    async for row in rows(reader, blog, Query(), 1):
        return row.post.id
    if not offline:
        await reader.refresh.check(blog)
        async for row in rows(reader, blog, Query(), 1):
            return row.post.id
    raise NoPosts(host=blog.host)


async def _nearest(reader: Reader, address: str) -> tuple[Blog | None, bool]:
    """The blog on the shelf that an address is of or lies below, and whether it is its very address."""
    first = True
    async for name in _above(address):
        if known := await reader.blogs.known(name):
            return known.blog, first
        first = False
    return None, False


async def _above(address: str) -> AsyncIterator[str]:
    """An address, and what it lies below, the longest first."""
    yield address
    scheme, mark, rest = address.strip().partition("://")
    place = re.split(r"[?#]", rest if mark else scheme, maxsplit=1)[0].rstrip("/")
    if place and "?" in address:
        yield f"{scheme}{mark}{place}" if mark else place
    for _step in range(_DEEPEST):
        place, slash, _name = place.rpartition("/")
        if not slash:
            return
        yield f"{scheme}{mark}{place}" if mark else place


async def _linked(reader: Reader, blog: Blog, address: str) -> int | None:
    """The number of the post on disk that has this address."""
    if plain := _PLAIN.search(address):
        return int(plain[1])
    return await reader.lists.linked(blog, _spellings(blog, address))


def _spellings(blog: Blog, address: str) -> list[str]:
    """How a blog may spell the address of a post that a person typed; none for what is no address."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        path = parts.path.rstrip("/")
        plain = quote(unquote(path))
    except ValueError:
        return []
    few = _ESCAPE.sub(lambda escape: escape[0].lower(), plain)
    place = f"{urlsplit(blog.address).scheme}://{parts.netloc.lower()}"
    return [f"{place}{one}{end}" for one in {path, unquote(path), plain, few} for end in ("/", "")]
