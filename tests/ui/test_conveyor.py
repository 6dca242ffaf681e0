"""Much that goes to a slow terminal: nobody waits for it, and what is cut off is ended."""

import asyncio
import io
import threading
import time

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from tui_reader.ui.widgets.conveyor import Conveyor


class Slow(io.StringIO):
    """A terminal that takes one write whenever it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Semaphore(0)

    def write(self, text: str) -> int:
        """Wait, and take it."""
        self.may.acquire()
        return super().write(text)


async def test_a_slow_terminal_never_holds_the_loop() -> None:
    terminal = Slow()
    thread = WriterThread(terminal)
    thread.start()
    conveyor = Conveyor(thread.write, thread._queue.empty)
    pieces = [f"{number}," for number in range(3 * MAX_QUEUED_WRITES)]
    task = asyncio.create_task(conveyor.bring(pieces, "end"))
    worst, last = 0.0, time.perf_counter()
    while not task.done():
        assert thread._queue.qsize() <= 1
        terminal.may.release()
        await asyncio.sleep(0.001)
        worst, last = max(worst, time.perf_counter() - last), time.perf_counter()
    assert await task
    assert worst < 1
    terminal.may.release(len(pieces))
    thread.stop()
    assert terminal.getvalue() == "".join(pieces)


async def test_other_codes_wait_for_the_end_of_what_is_on_its_way() -> None:
    sent: list[str] = []
    free = False
    conveyor = Conveyor(sent.append, lambda: free)
    conveyor.send("before")
    task = asyncio.create_task(conveyor.bring(["1", "2"], "end"))
    await asyncio.sleep(0)
    conveyor.send("amid")
    assert sent == ["before"]
    free = True
    assert await task
    assert sent == ["before", "1", "2", "amid"]


async def test_what_is_abandoned_or_cancelled_is_ended_at_once() -> None:
    sent: list[str] = []
    conveyor = Conveyor(sent.append, lambda: not sent or sent[-1] == "end")
    for give_up in ("abandon", "cancel"):
        sent.clear()
        task = asyncio.create_task(conveyor.bring(["1", "2"], "end"))
        while not sent:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)
        if give_up == "abandon":
            conveyor.abandon()
            assert not await task
        else:
            task.cancel()
            await asyncio.wait({task})
            assert task.cancelled()
        assert sent == ["1", "end"]
        conveyor.send("after")
        assert sent[-1] == "after"
