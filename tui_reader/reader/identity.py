"""Which blog of the shelf an address or a discovery means: one blog stands there once, however it is spelled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.kept import Shelved
from tui_reader.model import Blog, Kind

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


def bare(address: str) -> str:
    """An address without what may differ from one spelling to another."""
    return address.strip().partition("://")[2].rstrip("/").lower()


def placed(shelf: Shelf, blog: Blog, typed: str) -> tuple[Blog, Shelved | None]:
    """A blog that was found, as it is kept, and what the shelf has of it, removed or not; blocks.

    It is known by where it is read, else by its home page. Where what the shelf has is but its feed, kept under the
    feed's address, it is to be put at its home page: then the two addresses differ.

    Args:
        typed: the address it was found by: that of a second feed of one home page means a blog of its own.
    """
    here = shelf.blogs.find(blog.address)
    exact = here is not None and here.blog.address == blog.address
    is_feed = blog.kind is Kind.FEED
    other_feed = here is not None and here.blog.kind is Kind.FEED and bare(here.blog.api) != bare(blog.api)
    second = is_feed and other_feed and bare(typed) == bare(blog.api)
    if here and exact and not second:
        return _kept(blog, here), here
    if twin := shelf.blogs.read_at(bare(blog.api)):
        if twin.blog.kind is not Kind.FEED:
            return (twin.blog if is_feed else blog), twin
        return (replace(blog, address=twin.blog.address) if is_feed or exact else blog), twin
    if second:
        return replace(blog, address=blog.api), shelf.blogs.find(blog.api)
    if here and here.blog.kind is Kind.FEED:
        return (_kept(blog, here) if is_feed else blog), here
    return blog, None


def keep(shelf: Shelf, blog: Blog, alias: str = "") -> tuple[Blog, str]:
    """Put a blog on the shelf, or note what is new about it; one that was removed is there again; blocks.

    Returns:
        It, as it is kept, and the address that it had before, "" for the same.
    """
    blog, known = placed(shelf, blog, blog.address)
    old = known.blog.address if known and known.blog.address != blog.address else ""
    if old and not shelf.blogs.readdress(old, blog.address, blog.api):
        old = ""
    shelf.blogs.keep(blog, alias)
    if known and known.removed:
        shelf.blogs.restore(blog.address)
    return blog, old


def _kept(blog: Blog, here: Shelved) -> Blog:
    """A blog under the address it has; a feed that can be read stays the one that its page is read by."""
    other = bare(here.blog.api) != bare(blog.api)
    if other and blog.kind is Kind.FEED is here.blog.kind and not here.failed:
        return here.blog
    return replace(blog, address=here.blog.address)
