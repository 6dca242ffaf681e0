"""What comes of many blogs goes onto the shelf together: a transaction for each takes longer than what it writes."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tui_reader.errors import KeepError

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf

T = TypeVar("T")
Work = Callable[[threading.Event], tuple[T, Sequence[int]]]
"""Gives a result, and the numbers of posts that are different now; its event says that nobody waits any more."""
Ahead = Callable[[threading.Event], None]
"""What is done before, outside of the transaction, since it takes long."""

_MOST = 200
"""Posts of a transaction: whoever else writes meanwhile waits for some hundredths of a second."""


class _Job:
    """The work for one blog, of so many posts."""

    def __init__(self, blog: str, work: Work[Any], posts: int, ahead: Ahead | None) -> None:
        self.blog, self.work, self.posts, self.ahead = blog, work, posts, ahead
        self.stop = threading.Event()
        self.result: asyncio.Future[Any] = asyncio.get_running_loop().create_future()


class Batches:
    """Does work for blogs in the order in which it comes, in a thread, as much at once as is waiting.

    Args:
        shelf: where it is put. gate: lets one through at a time. stale: called with a blog's address and the numbers of
            posts that are different now.
    """

    def __init__(self, shelf: Shelf, gate: asyncio.Semaphore, stale: Callable[[str, Sequence[int]], None]) -> None:
        self._shelf, self._gate, self._stale = shelf, gate, stale
        self._line: deque[_Job] = deque()

    async def do(self, blog: str, work: Work[T], posts: int, ahead: Ahead | None = None) -> T:
        """What comes of the work, all of it or (when cancelled) maybe nothing; raises KeepError.

        Args:
            work: may be done once more. posts: so many.
        """
        job = _Job(blog, work, posts, ahead)
        self._line.append(job)
        try:
            async with self._gate:
                while not job.result.done():
                    await self._some()
            return cast("T", await job.result)
        except asyncio.CancelledError:
            job.stop.set()
            job.result.cancel()
            with suppress(ValueError):
                self._line.remove(job)
            raise

    async def _some(self) -> None:
        """Do what stands first in the line, for whoever waits for it."""
        jobs = [self._line.popleft()]
        posts = jobs[0].posts
        while self._line and posts + self._line[0].posts <= _MOST:
            posts += self._line[0].posts
            jobs.append(self._line.popleft())
        running = asyncio.ensure_future(asyncio.to_thread(self._all, jobs))
        running.add_done_callback(lambda done: self._told(jobs, done))
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            while not running.done():  # whoever comes next must find nobody there, however often this one is cancelled
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([running])
            raise

    def _told(self, jobs: Sequence[_Job], done: asyncio.Future[list[Any]]) -> None:
        failed = None if done.cancelled() else done.exception()
        outcomes = [failed] * len(jobs) if failed or done.cancelled() else done.result()
        for job, outcome in zip(jobs, outcomes, strict=True):
            if isinstance(outcome, tuple) and outcome[1]:
                self._stale(job.blog, outcome[1])
            if job.result.done():  # nobody waits any more
                continue
            if isinstance(outcome, tuple):
                job.result.set_result(outcome[0])
            elif outcome is None:
                job.result.cancel()
            else:
                job.result.set_exception(outcome)

    # --- in a thread

    def _all(self, jobs: Sequence[_Job]) -> list[tuple[Any, Sequence[int]] | Exception]:
        """As one transaction; where one of them cannot be done each is one of its own.

        Where the shelf cannot be written, nobody tries again: each try takes seconds where another program writes.
        """
        for job in jobs:
            if job.ahead is not None and not job.stop.is_set():
                with suppress(Exception):  # it fails again in its work, for whoever waits
                    job.ahead(job.stop)
        try:
            return [*self._shelf.together(lambda: [job.work(job.stop) for job in jobs])]
        except KeepError as error:
            return [error] * len(jobs)
        except Exception as error:  # noqa: BLE001 - handed to who waits
            return [error] if len(jobs) == 1 else [self._alone(job) for job in jobs]

    def _alone(self, job: _Job) -> tuple[Any, Sequence[int]] | Exception:
        try:
            return self._shelf.together(lambda: job.work(job.stop))
        except Exception as error:  # noqa: BLE001 - as above
            return error
