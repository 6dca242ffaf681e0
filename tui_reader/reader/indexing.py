"""Texts that came in a round over many blogs are put into the index behind it: that takes longer than all the rest."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from tui_reader.errors import KeepError

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf

_AT_ONCE = 40
"""Texts of a transaction: what is to be kept meanwhile waits for some hundredths of a second."""


class Indexing:
    """Puts what is not indexed into the index.

    Args:
        shelf: where the texts are.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = asyncio.Lock()
        self._job: asyncio.Task[None] | None = None

    async def catch_up(self) -> None:
        """Go on until every text is found; raises KeepError. What is broken off goes on the next time."""
        async with self._lock:
            more = True
            while more:
                job = asyncio.create_task(asyncio.to_thread(self._some))
                try:
                    more = await asyncio.shield(job)
                finally:  # whoever closes the shelf next must find nobody there
                    await asyncio.wait([job])

    def begin(self) -> None:
        """Do so in the background."""
        if self._job is None or self._job.done():
            self._job = asyncio.create_task(self._behind())

    async def end(self) -> None:
        """Leave what is left for another time."""
        if self._job is not None:
            self._job.cancel()
            with suppress(asyncio.CancelledError):
                await self._job
        self._job = None

    async def _behind(self) -> None:
        with suppress(KeepError):  # the shelf tells its trouble by itself, and a search tries again
            await self.catch_up()

    def _some(self) -> bool:
        """Some texts; False where none was left. Blocks."""
        from tui_reader.content.away import deflated, is_put_away, words_put_away  # noqa: PLC0415 - with the first text
        from tui_reader.content.packing import words  # noqa: PLC0415 - as above
        from tui_reader.content.unpacking import unpack  # noqa: PLC0415 - as above

        waiting = self._shelf.search.unindexed(_AT_ONCE)
        read: list[tuple[int, bytes, bytes, str]] = []
        for key, body in waiting:
            try:
                said = words_put_away(body) if is_put_away(body) else words(unpack(body))
            except ValueError:  # damaged: it is found by its title until it is read, and so asked for anew
                said = ""
            read.append((key, body, deflated(body), said))
        if read:
            self._shelf.search.index(read)
        return bool(read)
