"""The library from and to a file of OPML; everything here blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.answers import Import
from tui_reader.errors import AddressError
from tui_reader.kept import Shelved
from tui_reader.model import Blog, Kind
from tui_reader.reader.identity import bare

if TYPE_CHECKING:
    from tui_reader.blog.opml import Outline
    from tui_reader.store.shelf import Shelf

_FEED = re.compile(r"/(?:feed|rss\d?|atom|rdf)/$", re.IGNORECASE)
"""How the address of a feed ends that looks like one of a home page."""


class Taken(NamedTuple):
    """What was taken in from a file.

    Attributes:
        unasked: addresses of those that were there already and were never asked. feeds: of those and of new ones,
            where they are kept at the addresses of their feeds.
    """

    came: Import
    unasked: tuple[str, ...]
    feeds: frozenset[str]


def take_in(shelf: Shelf, content: bytes) -> Taken:
    """Put the feeds of a file on the shelf, without asking any; raises NotOpml or KeepError.

    Each is read by its feed, whatever else its blog may be: that shows when its address is opened.
    """
    from tui_reader.blog.subscriptions import read  # noqa: PLC0415 - seldom needed

    here = _here(shelf)
    taken = {one.blog.address for one in here.values()}
    added: list[str] = []
    known: list[str] = []
    fresh: dict[str, Blog] = {}
    nameless: list[tuple[str, str]] = []
    unasked: dict[str, Blog] = {}
    for outline in read(content):
        if not outline.feed:
            nameless.append((outline.named, AddressError(address=outline.named).summary))
            continue
        there = here.get(bare(outline.feed))
        if there and not there.removed:
            known.append(there.blog.address)
            if there.blog.address not in fresh and there.checked is None is there.failed:
                unasked[there.blog.address] = there.blog
            continue
        if there:
            shelf.blogs.restore(there.blog.address)
            blog = there.blog
        else:
            blog = _blog(outline, taken)
            shelf.blogs.keep(blog)
        _arrange(shelf, blog, outline)
        added.append(blog.address)
        taken.add(blog.address)
        fresh[blog.address] = blog
        here[bare(outline.feed)] = Shelved(blog)
    came = Import(tuple(added), tuple(known), nameless=tuple(nameless))
    asked = fresh | unasked
    return Taken(came, tuple(unasked), frozenset(each for each, blog in asked.items() if each == blog.api))


def settle(shelf: Shelf, taken: Taken, moved: Callable[[str, str], None]) -> Import:
    """What an import is once its feeds were read: what they are called, and that some were there already.

    A feed that another one led to for good is on the shelf once, and where it is now. One that was not asked yet stays
    as it is, for the import that asks it.

    Args:
        moved: called with the old address of a blog that has another now.
    """
    brought = taken.came
    added, known = list(brought.added), list(brought.known)
    for address in (*brought.added, *taken.unasked):
        one = shelf.blogs.find(address)
        if one is None or one.checked is None is one.failed:
            continue
        there = shelf.blogs.read_at(bare(one.blog.api))
        if there and there.blog.address != one.blog.address:
            shelf.blogs.remove(one.blog.address, datetime.now(UTC))
            if address in added:
                added.remove(address)
                known.append(there.blog.address)
            continue
        if not one.failed and _folded(one.title) == _folded(one.blog.name):
            shelf.blogs.title(one.blog.address, "")
        new = one.blog.api
        if address in taken.feeds and address != new and shelf.blogs.readdress(address, new, new):
            moved(address, new)
            for those in (added, known):
                those[:] = [new if each == address else each for each in those]
    return replace(brought, added=tuple(added), known=tuple(known))


def give_out(shelf: Shelf) -> str:
    """The blogs as a file, in the order of their folders; raises KeepError."""
    from tui_reader.blog.opml import Outline, write  # noqa: PLC0415 - seldom needed

    names: dict[str, list[str]] = {}
    for name, address in shelf.blogs.named():
        names.setdefault(address, []).append(name)
    of = [(one, _page(one.blog, names.get(one.blog.address, ()))) for one in shelf.blogs.all()]
    return write(
        "tui-reader", [Outline(_feed(one.blog), page, one.blog.name, one.title, one.folder) for one, page in of]
    )


def _here(shelf: Shelf) -> dict[str, Shelved]:
    """The blogs on the shelf, removed ones too, by every address of their feeds: those they have and those they had."""
    blogs = {one.blog.address: one for one in shelf.blogs.all(removed=True)}
    had = {bare(name): blogs[address] for name, address in shelf.blogs.named() if address in blogs}
    return had | {bare(feed): one for one in blogs.values() for feed in _feeds(one.blog)}


def _blog(outline: Outline, taken: set[str]) -> Blog:
    """A blog as the file has it; one whose home page is another's here is kept by the address of its feed."""
    from tui_reader.blog.address import front  # noqa: PLC0415 - as above

    page = front(outline.page) if "?" not in outline.page and bare(outline.page) != bare(outline.feed) else ""
    address = page if page and page not in taken else outline.feed
    return Blog(address, outline.feed, outline.name, kind=Kind.FEED)


def _arrange(shelf: Shelf, blog: Blog, outline: Outline) -> None:
    known = shelf.blogs.find(blog.address)
    own = outline.title or ("" if known and known.title else outline.name)
    if own and bare(own) != bare(outline.feed):
        shelf.blogs.title(blog.address, own)
    if outline.folder:
        shelf.blogs.folder(blog.address, outline.folder)


def _page(blog: Blog, names: Iterable[str]) -> str:
    """The address of a blog's home page, "" where it is not known.

    A blog that is kept at the address of its feed, or at one that its feed had, may have its home page as a name.
    """
    if blog.kind is not Kind.FEED:
        return blog.address
    moved = blog.address in names and not _is_home(blog.address)
    if bare(blog.address) != bare(blog.api) and not moved:
        return blog.address
    homes = (name for name in names if "://" in name and _is_home(name))
    return next((home for home in homes if bare(blog.api).startswith(f"{bare(home)}/")), "")


def _is_home(address: str) -> bool:
    return address.endswith("/") and not _FEED.search(address)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _feed(blog: Blog) -> str:
    """The address of a blog's feed."""
    return blog.api if blog.kind is Kind.FEED else _feeds(blog)[0]


def _feeds(blog: Blog) -> tuple[str, ...]:
    """Every address of a blog's feed; WordPress has it in several forms, at the same places everywhere."""
    if blog.kind is Kind.FEED:
        return (blog.api,)
    pretty = tuple(f"{blog.address}{path}" for path in ("feed/", "feed", "feed/rss2/", "feed/rss/", "feed/atom/"))
    plain = tuple(f"{blog.address}?feed={form}" for form in ("rss2", "rss", "atom"))
    own = (blog.api,) if blog.kind is Kind.CLASSIC and blog.api != blog.address else ()
    return own + (plain + pretty if "rest_route=" in blog.api else pretty + plain)
