"""Blogs: those on the shelf, at once and without a network; others by discovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.answers import Opened
from tui_reader.kept import Shelved
from tui_reader.model import Blog

if TYPE_CHECKING:
    from tui_reader.blog.http import Http
    from tui_reader.blog.wordpress import WordPress
    from tui_reader.store.shelf import Shelf


class Blogs:
    """The blogs one reads."""

    def __init__(self, http: Http, shelf: Shelf) -> None:
        self._http, self._shelf = http, shelf

    async def known(self, address: str) -> Shelved | None:
        """The blog of an address as a person types it, from disk; None when it is not on the shelf."""
        raise NotImplementedError

    async def open(self, address: str) -> Opened:
        """Find the blog (and post) at an address by asking, and keep it; raises AddressError or BlogError."""
        raise NotImplementedError

    async def all(self) -> tuple[Shelved, ...]:
        """Every blog on the shelf."""
        raise NotImplementedError

    def source(self, blog: Blog) -> WordPress:
        """Who asks this blog, made when it is first wanted."""
        raise NotImplementedError
