"""The one way the face waits for anything: a slot, what it is about, the work, and what is said when it is done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker

from tui_reader.errors import Bug, ReaderError

T = TypeVar("T")
_log = logging.getLogger(__name__)

_THREADS = 24


class Failed(Message):
    """What was waited for did not come.

    Args:
        slot: which wait. about: what it was for; compare it with what is shown now. error: worded for the pane.
    """

    def __init__(self, slot: str, about: object, error: ReaderError) -> None:
        super().__init__()
        self.slot, self.about, self.error = slot, about, error


def load(
    node: Widget, slot: str, about: object, work: Callable[[], Awaitable[T]], done: Callable[[T], Message | None]
) -> Worker[None]:
    """Wait for `work` behind the face; a later load of the same slot cancels this one.

    Args:
        node: gets the messages. slot: the exclusive worker group. about: what it is for, handed to Failed.
        work: a coroutine function, not a coroutine. done: makes the message of its result; None says nothing.
    """

    async def wait() -> None:
        try:
            result = await work()
        except ReaderError as error:
            node.post_message(Failed(slot, about, error))
        except Exception as error:  # noqa: BLE001 - a bug must cost one line, not the app
            _log.error("a bug in %s: %s at %s", slot, type(error).__name__, where(error))
            node.post_message(Failed(slot, about, Bug(kind=type(error).__name__)))
        else:
            if (message := done(result)) is not None:
                node.post_message(message)

    return node.run_worker(wait, group=slot, exclusive=True)


def waiting(node: Widget, slot: str) -> bool:
    """Whether the work of a slot has not ended."""
    return any(worker.group == slot and worker.node is node and not worker.is_finished for worker in node.workers)


def where(error: BaseException) -> str:
    """File and line of every frame, without any value: what a log may hold of a crash."""
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(frames)


def spread(loop: asyncio.AbstractEventLoop) -> None:
    """Have the loop use so many threads that what one waits for finds one, though sixteen blogs are asked."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - with the first thread

    loop.set_default_executor(ThreadPoolExecutor(_THREADS, "work"))
