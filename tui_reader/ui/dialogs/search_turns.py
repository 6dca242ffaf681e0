"""One search at a time: what is typed over while another is in the shelf's hands is never begun."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from tui_reader.sought import Hit

_CALM = 0.015
"""Seconds that a search waits for the next letter."""


class Turns:
    """Lets one search through after the other.

    Whoever waits here may be cancelled at any time; a search that has begun goes on in its thread all the same, and the
    next one waits for its end, so that never more than one thread is busy.
    """

    def __init__(self) -> None:
        self._busy: asyncio.Future[Sequence[Hit]] | None = None

    async def take(self, find: Callable[[], Awaitable[Sequence[Hit]]]) -> Sequence[Hit]:
        """What a search finds, once it is its turn."""
        await asyncio.sleep(_CALM)
        while self._busy is not None and not self._busy.done():
            await asyncio.wait((self._busy,))
        self._busy = busy = asyncio.ensure_future(find())
        busy.add_done_callback(_heed)
        return await asyncio.shield(busy)

    def close(self) -> None:
        """Wait for nothing any more."""
        if self._busy is not None:
            self._busy.cancel()


def _heed(done: asyncio.Future[Sequence[Hit]]) -> None:
    if not done.cancelled():
        done.exception()  # whoever waited has it; one who typed on shall not be missed
