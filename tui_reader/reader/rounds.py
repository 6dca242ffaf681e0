"""A round over many blogs: all at once within bounds, so that one that is slow or broken concerns nobody else."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui_reader import dates
from tui_reader.answers import Missed, Round
from tui_reader.errors import BlogError, Bug, KeepError, NoSuchHost, ReaderError, Refused, TimedOut
from tui_reader.i18n import _
from tui_reader.kept import Shelved
from tui_reader.model import Kind
from tui_reader.reader.health import Health, host_rests, resting

if TYPE_CHECKING:
    from tui_reader.reader.refresh import Refresh
    from tui_reader.store.shelf import Shelf

AT_ONCE, OF_A_HOST = 16, 2
"""Requests that run at a time, in all and to one host."""

KEEPING = 16
"""Blogs that have answered and are being put on the shelf while as many others are asked."""
_LONGEST = 90.0
"""Seconds that a blog may take."""


class Gate:
    """Lets so many through at a time, in the order in which they come; some need more than one place."""

    def __init__(self, places: int) -> None:
        self._free = asyncio.Semaphore(places)
        self._line = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def through(self, places: int) -> AsyncIterator[Callable[[], None]]:
        """Be let through; gives what makes room for others before one is done."""
        taken = 0

        def leave() -> None:
            nonlocal taken
            while taken:
                taken -= 1
                self._free.release()

        try:
            async with self._line:
                for _place in range(places):
                    await self._free.acquire()
                    taken += 1
            yield leave
        finally:
            leave()


class Rounds:
    """One round.

    Args:
        shelf: where it is noted how it went. refresh: asks a blog. progress: called as blogs begin and end.
        longest: seconds that a blog may take.
    """

    def __init__(
        self, shelf: Shelf, refresh: Refresh, progress: Callable[[Round], None], longest: float = _LONGEST
    ) -> None:
        self._shelf, self._refresh, self._progress, self._longest = shelf, refresh, progress, longest
        self._all = Gate(AT_ONCE)
        self._hosts: dict[str, Gate] = {}
        self._resting: dict[str, datetime] = {}
        """Hosts that asked in this round to be left alone, and until when."""
        self._keeping: set[str] = set()
        self._asked: dict[str, str] = {}
        self._failed: list[Missed] = []
        self._skipped: list[Missed] = []
        self._failing: list[Missed] = []
        self._done = self._total = self._new = self._were = 0

    async def run(self, blogs: Sequence[Shelved], *, force: bool) -> Round:
        """Ask them all; raises KeepError. What came before it is cancelled is kept."""
        self._total = len(blogs)
        now = datetime.now(UTC)
        wanted: list[Shelved] = []
        for one in blogs:
            if force or not resting(one.wait, now):
                wanted.append(one)
                continue
            self._done += 1
            if one.failed:  # it is asked again later and later
                self._failing.append(Missed(one.blog.address, one.name, one.why, until=one.wait))
            else:
                self._skipped.append(_skipped(one, one.wait))
        self._tell()
        await _all_of([asyncio.create_task(self._one(one)) for one in wanted])
        return self._now()

    # --- inside

    async def _one(self, one: Shelved) -> None:
        """Ask one blog in its turn; whatever goes wrong there is noted, and no more."""
        address = one.blog.address
        # Who asks WordPress' REST asks for names beside posts.
        places = OF_A_HOST if one.blog.kind is Kind.REST else 1
        host = urlsplit(one.blog.api).netloc.rpartition("@")[2].lower()
        gate = self._hosts.setdefault(host, Gate(OF_A_HOST))
        async with gate.through(places) as leave_host, self._all.through(places) as leave:
            until = self._resting.get(host)
            if until and resting(until, datetime.now(UTC)):
                await asyncio.to_thread(self._shelf.blogs.rest, address, until)
                self._skipped.append(_skipped(one, until))
                self._done += 1
                self._tell()
                return
            self._asked[address] = one.name
            self._were += 1
            self._tell()
            try:
                new = await self._news(one, lambda: self._answered(address, leave, leave_host))
                self._new += new  # not in one step: others add to it while this one waits
            except KeepError:
                raise
            except ReaderError as error:
                unreached = isinstance(error, NoSuchHost | Refused | TimedOut)
                self._failed.append(Missed(address, one.name, error.summary, unreached))
                if isinstance(error, BlogError) and (until := host_rests(error, datetime.now(UTC))):
                    self._resting[str(error.facts.get("host", host)).lower()] = until  # it may be one led to from here
            finally:
                self._asked.pop(address, None)
                self._keeping.discard(address)
        self._done += 1
        self._tell()

    def _answered(self, address: str, *leave: Callable[[], None]) -> None:
        """A blog has answered: others are asked while what it said is put on the shelf, unless too much waits there."""
        if len(self._keeping) < KEEPING:
            self._keeping.add(address)
            self._asked.pop(address, None)
            for each in leave:
                each()

    async def _news(self, one: Shelved, answered: Callable[[], None]) -> int:
        try:
            async with asyncio.timeout(self._longest):
                return (await self._refresh.check(one.blog, answered=answered)).new
        except TimeoutError:
            error: BlogError = TimedOut(host=one.blog.host, seconds=round(self._longest))
        except ReaderError:
            raise
        except Exception as bug:
            logging.getLogger("tui_reader").exception("a mistake in a round")
            raise Bug(kind=type(bug).__name__) from bug
        await asyncio.to_thread(Health(self._shelf, one.blog).failed, error)
        raise error

    def _tell(self) -> None:
        self._progress(self._now())

    def _now(self) -> Round:
        names = tuple(self._asked.values())
        failed, skipped, failing = tuple(self._failed), tuple(self._skipped), tuple(self._failing)
        return Round(self._done, self._total, names, self._new, failed, skipped, self._were, failing)


async def _all_of(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Wait for all of them; none goes on after that, whatever happens."""
    tasks = tuple(tasks)
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _skipped(one: Shelved, until: datetime | None) -> Missed:
    """A blog that is left alone, as it or its host asked."""
    time = dates.ahead(until.astimezone(), datetime.now().astimezone()) if until else ""
    why = _("It asked not to be asked before {time}.").format(time=time)
    return Missed(one.blog.address, one.name, why, until=until)
