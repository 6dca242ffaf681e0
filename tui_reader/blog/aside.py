"""A loop in a thread of its own: hundreds of answers that come at once there hold up no key here."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from tui_reader.blog import resolver

T = TypeVar("T")


class Aside:
    """Runs coroutines there; the thread begins with the first of them."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    async def do(self, work: Coroutine[Any, Any, T]) -> T:
        """What comes of it; it is cancelled with whoever waits for it."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            resolver.use(self._loop)
            self._thread = threading.Thread(target=_run, args=(self._loop,), name="network", daemon=True)
            self._thread.start()
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def aclose(self) -> None:
        """End the thread, and what is still run there."""
        loop, self._loop = self._loop, None
        if loop is not None and self._thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            await asyncio.to_thread(self._thread.join)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
