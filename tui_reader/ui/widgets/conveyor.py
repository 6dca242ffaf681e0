"""Much that goes to the terminal, brought piece by piece: what a key changes never waits behind all of it.

Textual's queue takes thirty writes; whoever writes more than the terminal takes holds the event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

_PAUSE = 0.02
"""Seconds until one looks again whether the terminal has taken what it was sent."""


class Conveyor:
    """The one way for codes of which none may come amid those of another.

    Args:
        send: writes them. is_free: whether all that was written has been taken.
    """

    def __init__(self, send: Callable[[str], object], is_free: Callable[[], bool]) -> None:
        self._send, self._is_free = send, is_free
        self._turn = 0
        self._end: str | None = None
        self._after: list[str] = []

    def send(self, codes: str) -> None:
        """A few codes: at once, or behind what is on its way."""
        if self._end is None:
            self._send(codes)
        else:
            self._after.append(codes)

    async def bring(self, pieces: Sequence[str], end: str) -> bool:
        """One piece after the other, each once the terminal is free; whether all of them went there.

        Args:
            end: what has the terminal forget the pieces that it has, where the others do not come.
        """
        self.abandon()
        self._turn += 1
        turn, self._end = self._turn, end
        try:
            for piece in pieces:
                await asyncio.sleep(0)
                while turn == self._turn and not self._is_free():  # noqa: ASYNC110 - Textual's queue tells nobody
                    await asyncio.sleep(_PAUSE)
                if turn != self._turn:
                    return False
                self._send(piece)
        except asyncio.CancelledError:
            if turn == self._turn:
                self.abandon()
            raise
        self._arrive("")
        return True

    def abandon(self) -> None:
        """What is on its way need not come any more."""
        self._turn += 1
        if self._end is not None:
            self._arrive(self._end)

    def _arrive(self, codes: str) -> None:
        self._end = None
        waited, self._after = "".join((codes, *self._after)), []
        if waited:
            self._send(waited)
