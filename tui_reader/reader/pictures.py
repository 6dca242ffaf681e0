"""The pictures of posts: from memory, from disk, else from their hosts; never before somebody wants to see them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

from tui_reader.blog.reply import shown_host
from tui_reader.content import pictures
from tui_reader.errors import NoImages, NotShown

if TYPE_CHECKING:
    from tui_reader.blog.http import Http
    from tui_reader.content.pictures import Picture
    from tui_reader.store.pictures import Pictures as Kept

_AT_ONCE = 2
"""Pictures that are asked for at a time."""
_REMEMBERED = 30
"""Pictures in memory: at most 50 MB."""


class Pictures:
    """Pictures by their addresses.

    Args:
        http: the one client. kept: where files are kept, None for nowhere.
    """

    def __init__(self, http: Http, kept: Kept | None) -> None:
        self._http, self._kept = http, kept
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._pictures: OrderedDict[tuple[str, int], Picture] = OrderedDict()

    @staticmethod
    def check() -> None:
        """Raise NoImages where pictures cannot be decoded."""
        if not pictures.available():
            raise NoImages

    async def picture(self, address: str, finest: int) -> Picture:
        """The picture at an address; what was seen once needs no network.

        Args:
            finest: pixels of its longer side that are wanted.

        Raises:
            BlogError: its host did not give it. NotShown: it is none that can be shown. NoImages: the extra is missing.
        """
        self.check()
        key = (address, finest)
        if (found := self._pictures.get(key)) is None:
            async with self._turn:
                found = await self._from_disk(address, finest) or await self._from_host(address, finest)
        self._pictures[key] = found
        self._pictures.move_to_end(key)
        while len(self._pictures) > _REMEMBERED:
            self._pictures.popitem(last=False)
        return found

    async def _from_disk(self, address: str, finest: int) -> Picture | None:
        if self._kept is None or (data := await asyncio.to_thread(self._kept.get, address)) is None:
            return None
        try:
            return await self._decoded(address, data, finest)
        except NotShown:  # what was kept was good: something has happened to the file
            await asyncio.to_thread(self._kept.drop, address)
            return None

    async def _from_host(self, address: str, finest: int) -> Picture:
        from tui_reader.blog.pictures import picture  # noqa: PLC0415 - seldom asked for

        data = await picture(self._http, address)
        found = await self._decoded(address, data, finest)
        if self._kept is not None:
            await asyncio.to_thread(self._kept.put, address, data)
        return found

    async def _decoded(self, address: str, data: bytes, finest: int) -> Picture:
        return await asyncio.to_thread(pictures.decode, data, finest, shown_host(address))
