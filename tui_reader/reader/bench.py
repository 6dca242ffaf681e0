"""The process in which feeds are read: begun, fed, watched, and begun again where a feed has ended it."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from tui_reader import workbench
from tui_reader.errors import BlogError, NotAFeed, TimedOut

if TYPE_CHECKING:
    from tui_reader.blog.feed_page import FeedPage
    from tui_reader.blog.reply import Reply
    from tui_reader.model import Blog

_AGAIN = 3
"""So many times another process is begun in the place of one that ended over a feed."""


class _Job:
    """A feed that is read."""

    def __init__(self, number: int, request: bytes, host: str, page: asyncio.Future[FeedPage | None]) -> None:
        self.number, self.request, self.host, self.page = number, request, host, page

    def done(self, page: FeedPage | None) -> None:
        """This is it; None: it is to be read here."""
        if not self.page.done():  # else nobody waits any more
            self.page.set_result(page)

    def failed(self, error: BlogError) -> None:
        """It cannot be read."""
        if not self.page.done():
            self.page.set_exception(error)


class Bench:
    """The process, or one after the other: jobs are done in turn. All but what waits for its pipes runs on the loop.

    Args:
        longest: seconds that one feed may take. ready: what was begun already, to be the first one.
    """

    def __init__(self, longest: float, ready: subprocess.Popen[bytes] | None = None) -> None:
        self._loop, self._longest, self._ready = asyncio.get_running_loop(), longest, ready
        self._jobs: dict[int, _Job] = {}
        self._given = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._line: SimpleQueue[bytes | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._left = _AGAIN
        self._works = self._killed = False
        self._late: asyncio.TimerHandle | None = None
        self._beginning: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Begin it; without it all jobs are done here."""
        self._works = self._killed = False
        self._line = SimpleQueue()
        process, self._ready = self._ready, None
        process = self._process = process or await self._begun()
        if process is not None:
            for serve, pipe in ((_write, process.stdin), (self._read, process)):
                work = threading.Thread(target=serve, args=(pipe, self._line), name="feeds", daemon=True)
                work.start()
                self._threads.append(work)

    async def _begun(self) -> subprocess.Popen[bytes] | None:
        starting = asyncio.ensure_future(asyncio.to_thread(workbench.begin))
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            if (late := await starting) is not None:
                await asyncio.to_thread(end, late)
            raise

    async def end(self) -> None:
        """End it; whoever still waits reads here."""
        if self._beginning is not None:
            self._beginning.cancel()
            await asyncio.gather(self._beginning, return_exceptions=True)
        self._stop()
        for work in self._threads:
            await asyncio.to_thread(work.join)

    async def read(self, reply: Reply, blog: Blog) -> FeedPage | None:
        """The feed in an answer; None where it is to be read here. Raises NotAFeed or TimedOut."""
        if self._process is None:
            return None
        self._given += 1
        request = workbench.request(self._given, reply.body, reply.header("content-type"), reply.url, blog)
        job = _Job(self._given, request, urlsplit(reply.url).hostname or reply.url, self._loop.create_future())
        self._jobs[job.number] = job
        if len(self._jobs) == 1:
            self._watch()
        self._line.put(request)
        return await job.page

    # --- on the loop

    def _next(self) -> _Job | None:
        """The job that is at work, out of the line."""
        number = next(iter(self._jobs), None)
        return self._jobs.pop(number) if number is not None else None

    def _stop(self) -> None:
        """There is no process now, and no job."""
        process, self._process = self._process, None
        self._line.put(None)
        if process is not None:
            process.kill()
        while job := self._next():
            job.done(None)
        self._watch()

    def _watch(self) -> None:
        """The first job has so long from now on."""
        if self._late is not None:
            self._late.cancel()
        at_work = self._jobs and self._process is not None and not self._killed
        self._late = self._loop.call_later(self._longest, self._too_long) if at_work else None

    def _too_long(self) -> None:
        if job := self._next():
            job.failed(TimedOut(host=job.host, seconds=round(self._longest)))
        if self._process is not None:
            self._killed = True
            self._process.kill()

    def _said(self, line: object, number: int, said: FeedPage | str) -> None:
        """It is ready, or has done a job."""
        if line is not self._line:
            return
        if said == workbench.READY:
            self._works = True
        elif job := self._jobs.pop(number, None):
            if said == workbench.NO_FEED:
                job.failed(NotAFeed(host=job.host))
            else:
                job.done(None if isinstance(said, str) else said)
        self._watch()

    def _gone(self, line: object) -> None:
        """It ended: over its first job, unless that took too long; where it never was ready no job is at fault."""
        if line is not self._line or self._process is None:
            return
        if self._works and not self._killed and (job := self._next()):
            job.failed(NotAFeed(host=job.host))
        self._left -= 1
        if self._works and self._left:
            self._process = None
            self._watch()
            self._line.put(None)
            self._beginning = self._loop.create_task(self._begin_again())
        else:
            self._stop()

    async def _begin_again(self) -> None:
        await self.begin()
        if self._process is None:
            self._stop()
        for job in self._jobs.values():
            self._line.put(job.request)
        self._watch()

    # --- in a thread

    def _read(self, process: subprocess.Popen[bytes], line: object) -> None:
        """Take what it gives, until it ends."""
        pipe = cast("BinaryIO", process.stdout)
        with contextlib.suppress(OSError, ValueError, TypeError, RuntimeError):  # it broke off, or the loop is closed
            while (answer := workbench.received(pipe)) is not None:
                number, said = answer
                page = said if isinstance(said, str) else workbench.page(said)
                self._loop.call_soon_threadsafe(self._said, line, number, page)
        end(process)
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._gone, line)


def end(process: subprocess.Popen[bytes]) -> None:
    """Have it gone, and its pipes closed."""
    process.kill()
    with contextlib.suppress(OSError, ValueError), process:
        pass


def _write(pipe: BinaryIO, line: SimpleQueue[bytes | None]) -> None:
    """Give it what is asked, until there is no more."""
    with contextlib.suppress(OSError, ValueError):  # it is gone, which its reader tells
        while (request := line.get()) is not None:
            pipe.write(request)
            pipe.flush()
