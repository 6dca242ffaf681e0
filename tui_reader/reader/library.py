"""The library: which blogs one reads, in which folders and order, how they are called, and what is left out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Import, Opened, Round, Sighting
from tui_reader.errors import BlogError, KeepError, NotOnShelf
from tui_reader.kept import Shelved
from tui_reader.model import Article, Post
from tui_reader.queries import Gathered, Memory, Select
from tui_reader.reader.blogs import is_stream
from tui_reader.reader.identity import bare, placed
from tui_reader.reader.rounds import Rounds
from tui_reader.text import line

if TYPE_CHECKING:
    from tui_reader.blog.found import Found
    from tui_reader.reader.blogs import Blogs
    from tui_reader.reader.indexing import Indexing
    from tui_reader.reader.refresh import Refresh
    from tui_reader.store.shelf import Shelf

_TITLES = 5
_NAME = 200


class Library:
    """The blogs on the shelf as the reader keeps them; every method raises KeepError where the shelf cannot.

    Args:
        shelf: where they are kept. blogs: who asks them. refresh: what is new. indexing: has what came be found.
    """

    def __init__(self, shelf: Shelf, blogs: Blogs, refresh: Refresh, indexing: Indexing) -> None:
        self._shelf, self._blogs, self._refresh, self._indexing = shelf, blogs, refresh, indexing
        self._seen: dict[str, tuple[Gathered | None, Article | None]] = {}
        """What came as a blog was looked at, by its address: it need not be asked for again."""

    async def all(self, *, removed: bool = False) -> tuple[Shelved, ...]:
        """Every blog in the reader's order: by folder, in it as they were put; `removed` ones only if asked for."""
        return await asyncio.to_thread(lambda: self._shelf.blogs.all(removed=removed))

    # --- adding

    async def look(self, address: str) -> Sighting:
        """Find what is at an address and show it before it is kept; raises AddressError, BlogError."""
        found = await self._blogs.find(address)
        blog, known = await asyncio.to_thread(placed, self._shelf, found.blog, address)
        came: Gathered | None = None
        if is_stream(blog):
            came = await (await self._blogs.streaming(blog)).gather(Memory())
            newest = came.articles if came else ()
        else:
            newest = (await (await self._blogs.asking(blog)).posts(Select(size=_TITLES))).articles
        self._seen = {blog.address: (came, found.article)}
        titles = tuple(article.post.title for article in newest[:_TITLES])
        return Sighting(
            Opened(blog, await self._post(found), found.hint),
            titles,
            found.others,
            None if known is None or known.removed else known,
        )

    async def add(self, sighting: Sighting, folder: str = "") -> Shelved:
        """Keep what was found, with its newest posts; one that was removed comes back as it was."""
        blog = sighting.opened.blog
        came, article = self._seen.pop(blog.address, (None, None))
        blog = await self._blogs.put(blog)
        if folder.strip():
            await self.move(blog.address, folder)
        if article is not None:
            await self._blogs.keep(blog, article)
        with suppress(BlogError):  # it answered a moment ago; that it does not any more is noted
            await self._refresh.take(blog, came)
        return await self._one(blog.address)

    # --- arranging

    async def rename(self, blog: str, title: str) -> Shelved:
        """Call a blog otherwise; "" gives it its own name back."""
        await asyncio.to_thread(self._shelf.blogs.title, blog, line(title, _NAME))
        return await self._one(blog)

    async def move(self, blog: str, folder: str) -> Shelved:
        """Put a blog into a folder (`News/Banks` nested, "" for the top), at its end."""
        await asyncio.to_thread(self._shelf.blogs.folder, blog, line(folder, _NAME))
        return await self._one(blog)

    async def rename_folder(self, folder: str, name: str) -> int:
        """Give a folder another name, with all that is in it; gives how many blogs it was."""
        return await asyncio.to_thread(self._shelf.blogs.rename_folder, folder, line(name, _NAME))

    async def shift(self, blog: str, by: int) -> bool:
        """Move a blog up (-1) or down (1) in its folder; False at the end of it."""
        return await asyncio.to_thread(self._shelf.blogs.shift, blog, by)

    async def mute(self, blog: str, *, muted: bool) -> Shelved:
        """Leave a blog out of refreshes and rivers, or take it in again."""
        await asyncio.to_thread(lambda: self._shelf.blogs.mute(blog, muted=muted))
        return await self._one(blog)

    async def remove(self, blog: str) -> Shelved:
        """Take a blog off the shelf; its posts, marks and drafts stay on disk, so that `restore` loses nothing.

        Where it stood there twice, both go.
        """
        gone = await self._one(blog)
        await asyncio.to_thread(self._shelf.blogs.remove, blog, datetime.now(UTC))
        while (twin := await asyncio.to_thread(self._shelf.blogs.read_at, bare(gone.blog.api))) and not twin.removed:
            await asyncio.to_thread(self._shelf.blogs.remove, twin.blog.address, datetime.now(UTC))
        return await self._one(blog)

    async def restore(self, blog: str) -> Shelved:
        """Put a removed blog back where it was."""
        await asyncio.to_thread(self._shelf.blogs.restore, blog)
        return await self._one(blog)

    # --- all of them

    async def refresh(
        self, blogs: Sequence[str] = (), progress: Callable[[Round], None] = lambda _round: None, *, force: bool = False
    ) -> Round:
        """Ask many blogs for what is new, at most two requests a host and sixteen in all at a time.

        One that fails or is slow neither delays nor hides the others. Cancelling keeps what came.

        Args:
            blogs: their addresses, () for all that are not muted. progress: called as blogs begin and end.
            force: ask even those that asked to be left alone for a while (Retry-After, ttl, back-off), as a blog is
                that is asked by itself.
        """
        if blogs:
            wanted: Sequence[Shelved] = [await self._one(address) for address in dict.fromkeys(blogs)]
        else:
            wanted = [one for one in await self.all() if not one.muted]
        try:
            async with self._blogs.workshop.open(sum(map(is_stream, (one.blog for one in wanted)))):
                return await Rounds(self._shelf, self._refresh, progress).run(wanted, force=force or len(blogs) == 1)
        finally:
            self._indexing.begin()

    async def take_in(self, opml: bytes, progress: Callable[[Round], None] = lambda _round: None) -> Import:
        """Add all feeds of an OPML file, folders kept; raises NotOpml. What fails is reported, the others are added.

        None is asked before it is on the shelf: those that cannot be read are there too, and say why. Those that were
        there and were never asked, since an import was broken off, are asked with them.
        """
        from tui_reader.reader.transfer import settle, take_in  # noqa: PLC0415 - seldom asked for

        taken = await asyncio.to_thread(take_in, self._shelf, opml)
        wanted = (*taken.came.added, *taken.unasked)
        if not wanted:
            return taken.came
        # Some may be on the shelf already by the address they are kept at.
        settled = partial(settle, self._shelf, taken, self._blogs.moved)
        try:
            came = await self.refresh(wanted, progress, force=True)
        except BaseException:
            with suppress(KeepError):  # it was broken off for another reason, which is said
                await asyncio.to_thread(settled)
            raise
        brought = await asyncio.to_thread(settled)
        return replace(brought, again=len(taken.unasked), round=came)

    async def list_at(self, address: str) -> bytes:
        """What is at an address, for `take_in`; raises AddressError, BlogError."""
        return await self._blogs.fetch(address)

    async def give_out(self) -> str:
        """The library as OPML 2.0, folders as nested outlines."""
        from tui_reader.reader.transfer import give_out  # noqa: PLC0415 - as above

        return await asyncio.to_thread(give_out, self._shelf)

    # --- inside

    async def _one(self, address: str) -> Shelved:
        """A blog on the shelf, or one that was removed; raises NotOnShelf."""
        known = await asyncio.to_thread(self._shelf.blogs.find, address)
        if known is None:
            raise NotOnShelf(address=line(address, 200))
        return known

    async def _post(self, found: Found) -> Post | None:
        """The post that the address was of."""
        if found.article is not None:
            return found.article.post
        if found.post:
            with suppress(BlogError):  # the blog was found, which is what was looked for
                return await (await self._blogs.asking(found.blog)).post(found.post)
        return None
