"""Feeds read in another process for a round over many blogs: what takes their seconds holds up no key here.

A feed that is made to hurt ends that process, not this one. Where none can be begun feeds are read in threads.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

    from tui_reader.blog.feed_page import FeedPage
    from tui_reader.blog.reply import Reply
    from tui_reader.model import Blog
    from tui_reader.reader.bench import Bench

_LONGEST = 20.0
"""Seconds that one feed may take."""
_OF_THE_ROUND: ContextVar[bool] = ContextVar("of the round", default=False)
"""Whether a task asks for the round that the process is there for."""


class Workshop:
    """Reads feeds elsewhere for a round over many blogs; used by one event loop."""

    def __init__(self, longest: float = _LONGEST) -> None:
        self._longest = longest
        self._bench: Bench | None = None
        self._ready: subprocess.Popen[bytes] | None = None

    def take(self, process: subprocess.Popen[bytes] | None) -> None:
        """Have a process that was begun already for the round that comes; what no round wants is ended by `close`."""
        self._ready = process

    async def close(self) -> None:
        """End what was never wanted."""
        process, self._ready = self._ready, None
        if process is not None:
            from tui_reader.reader.bench import end  # noqa: PLC0415 - as below

            await asyncio.to_thread(end, process)

    @asynccontextmanager
    async def open(self, blogs: int) -> AsyncIterator[None]:
        """Have the process while so many blogs are asked, by this task and those that it begins.

        Whoever else wants a feed meanwhile does not wait for the round, and reads it here.
        """
        from tui_reader.reader.bench import Bench  # noqa: PLC0415 - needed by a round alone
        from tui_reader.workbench import MANY  # noqa: PLC0415 - as above

        if self._bench is not None or blogs < MANY:
            yield
            return

        bench = self._bench = Bench(self._longest, self._ready)
        self._ready = None
        try:
            await bench.begin()
            _OF_THE_ROUND.set(True)
            yield
        finally:
            _OF_THE_ROUND.set(False)
            self._bench = None
            await bench.end()

    async def read(self, reply: Reply, blog: Blog) -> FeedPage | None:
        """The feed in an answer; None where it is to be read here. Raises NotAFeed or TimedOut."""
        bench = self._bench if _OF_THE_ROUND.get() else None
        return await bench.read(reply, blog) if bench is not None else None
