"""The operating system's keyring, reached in one daemon thread: it may wait for a person, or for ever.

A Secret Service that never answers hangs `asyncio.to_thread` and with it the end of the process; a daemon thread is
the one kind Python does not wait for. keyring is imported there and nowhere else.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from typing import TypeVar

from tui_reader.errors import KeyringFailed, KeyringSlow
from tui_reader.i18n import _
from tui_reader.model import Secret
from tui_reader.store import backends

SERVICE = "tui-reader"
PATIENCE = 3.0
"""Seconds a person waits in front of a login that says nothing."""

T = TypeVar("T")
Job = Callable[[], None]


class Keychain:
    """Entries of the service `tui-reader`; every call is queued and answered in order.

    Args:
        named: module and class of the backend the settings name, "" for the system's own.
        patience: seconds `answer()` waits; the work itself goes on after that.
    """

    def __init__(self, named: str = "", *, patience: float = PATIENCE) -> None:
        self._named, self.patience = named, patience
        self._jobs: SimpleQueue[Job] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._backend: backends.Backend | None = None

    def name(self) -> Future[str]:
        """The name people know the keyring by; touches no entry, so it asks nobody to unlock anything."""
        return self._queue(lambda: self._chosen().name)

    def write(self, place: str, value: Secret) -> Future[None]:
        """Keep a value under a name and look whether it is there; raises VaultError."""

        def work() -> None:
            keyring = self._chosen().keyring
            keyring.set_password(SERVICE, place, value.reveal())
            if keyring.get_password(SERVICE, place) != value.reveal():
                raise KeyringFailed(reason=_("it gave back something else than was written"))

        return self._queue(work)

    def read(self, place: str) -> Future[str | None]:
        """The value under a name, None where there is none; raises VaultError."""
        return self._queue(lambda: self._chosen().keyring.get_password(SERVICE, place))

    def delete(self, place: str) -> Future[None]:
        """Take an entry away; one that is missing is fine; raises VaultError."""

        def work() -> None:
            keyring = self._chosen().keyring
            if keyring.get_password(SERVICE, place) is not None:
                keyring.delete_password(SERVICE, place)

        return self._queue(work)

    async def answer(self, job: Future[T]) -> T:
        """Wait for an answer as long as a person would.

        Raises:
            KeyringSlow: not yet; the job goes on, and may be waited for again.
            VaultError: the keyring's answer is an error.
        """
        loop, done = asyncio.get_running_loop(), asyncio.Event()

        def wake(_job: Future[T]) -> None:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(done.set)

        job.add_done_callback(wake)
        try:
            async with asyncio.timeout(self.patience):
                await done.wait()
        except TimeoutError:
            raise KeyringSlow(seconds=f"{self.patience:g}") from None
        return job.result()

    def _queue(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def job() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - backends raise what they like, and this thread must live
                # without the traceback: its frames hold the value
                future.set_exception(backends.explained(error).with_traceback(None))

        self._jobs.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=_serve, args=[self._jobs], name="keychain", daemon=True)
            self._thread.start()
        return future

    def _chosen(self) -> backends.Backend:
        """The backend, chosen in the thread on first use; "none" is asked again, for one may have been started."""
        if self._backend is None:
            self._backend = backends.choose(self._named)
        return self._backend


def _serve(jobs: SimpleQueue[Job]) -> None:
    while True:
        job = jobs.get()
        job()
        del job  # it may hold a secret
