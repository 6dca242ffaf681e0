"""Host names looked up in threads of their own: one that never answers must not keep the program from ending.

asyncio hands look-ups to threads that are waited for at the end, and a resolver may take half a minute to give up.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any


def use(loop: asyncio.AbstractEventLoop) -> None:
    """Have the loop look names up here from now on."""

    async def getaddrinfo(host: Any, port: Any, **how: Any) -> Any:
        found: asyncio.Future[Any] = loop.create_future()

        def tell(give: Callable[[Any], None], answer: object) -> None:
            if not found.done():
                give(answer)

        def look_up() -> None:
            try:
                give, answer = found.set_result, socket.getaddrinfo(host, port, **how)
            except Exception as error:  # noqa: BLE001 - it is raised where the look-up was asked for
                give, answer = found.set_exception, error  # type: ignore[assignment]
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(tell, give, answer)

        threading.Thread(target=look_up, name="resolver", daemon=True).start()
        return await found

    loop.getaddrinfo = getaddrinfo  # type: ignore[method-assign]
