"""Work for many blogs as one transaction: each gets what is its own, and none suffers for another."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.store.shelving import BLOG, text
from tui_reader.errors import KeepError
from tui_reader.kept import Put
from tui_reader.reader.batches import Batches, Work
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

Told = list[tuple[str, Sequence[int]]]


@pytest.fixture
def told() -> Told:
    """What is said to differ."""
    return []


@pytest.fixture
def gate() -> asyncio.Semaphore:
    """Lets one through at a time."""
    return asyncio.Semaphore(1)


@pytest.fixture
def batches(shelf: Shelf, told: Told, gate: asyncio.Semaphore) -> Batches:
    """Over a shelf with nothing on it."""
    return Batches(shelf, gate, lambda blog, numbers: told.append((blog, numbers)))


def putting(shelf: Shelf, number: int, then: Callable[[], None] = lambda: None) -> Work[Put]:
    """Puts a post there, then something happens."""

    def work(_stop: threading.Event) -> tuple[Put, list[int]]:
        put = shelf.posts.put(BLOG.address, [text(number)])
        then()
        return put, [number]

    return work


class Held:
    """What happens waits until it may go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> None:
        """It happens."""
        self.begun.set()
        self.go_on.wait(20)


def there(shelf: Shelf) -> set[int]:
    return set(shelf.posts.numbers(BLOG.address))


async def test_each_gets_its_own_and_what_waits_together_is_one_transaction(
    shelf: Shelf, folders: Folders, batches: Batches, gate: asyncio.Semaphore, told: Told
) -> None:
    seen: list[int] = []
    other = Shelf(folders)
    async with gate:  # until all of them are in the line
        jobs = [
            asyncio.create_task(
                batches.do(str(number), putting(shelf, number, lambda: seen.append(len(there(other)))), 1)
            )
            for number in range(1, 6)
        ]
        await asyncio.sleep(0)
    puts = await asyncio.gather(*jobs)
    other.close()
    assert puts == [Put(1, 0)] * 5
    assert seen == [0] * 5, "nobody else sees a part of it"
    assert there(shelf) == {1, 2, 3, 4, 5}
    assert told == [(str(number), [number]) for number in range(1, 6)]


async def test_one_that_cannot_be_done_takes_none_of_the_others_with_it(
    shelf: Shelf, batches: Batches, gate: asyncio.Semaphore
) -> None:
    def fail() -> None:
        raise LookupError

    async with gate:
        jobs = [
            asyncio.create_task(batches.do("x", putting(shelf, number, fail if number == 2 else lambda: None), 1))
            for number in (1, 2, 3)
        ]
        await asyncio.sleep(0)
    first, second, third = await asyncio.gather(*jobs, return_exceptions=True)
    assert (first, third) == (Put(1, 0), Put(1, 0))
    assert isinstance(second, LookupError)
    assert there(shelf) == {1, 3}


@pytest.mark.parametrize("which", [0, 1, 2])
async def test_one_who_gives_up_takes_none_of_the_others_with_him(
    shelf: Shelf, batches: Batches, gate: asyncio.Semaphore, which: int
) -> None:
    held = Held()
    async with gate:
        jobs = [asyncio.create_task(batches.do("x", putting(shelf, number, held), 1)) for number in (1, 2, 3)]
        await asyncio.sleep(0)
    await asyncio.to_thread(held.begun.wait, 20)
    jobs[which].cancel()
    await asyncio.sleep(0)
    held.go_on.set()
    found = await asyncio.gather(*jobs, return_exceptions=True)
    assert isinstance(found[which], asyncio.CancelledError)
    assert [one for at, one in enumerate(found) if at != which] == [Put(1, 0)] * 2
    assert there(shelf) == {1, 2, 3}
    assert await batches.do("x", putting(shelf, 4), 1) == Put(1, 0)


async def test_who_gave_up_in_the_line_is_not_waited_for(
    shelf: Shelf, batches: Batches, gate: asyncio.Semaphore
) -> None:
    async with gate:
        jobs = [asyncio.create_task(batches.do("x", putting(shelf, number), 1)) for number in (1, 2, 3)]
        await asyncio.sleep(0)
        jobs[0].cancel()
        await asyncio.sleep(0)
    first, *others = await asyncio.gather(*jobs, return_exceptions=True)
    assert isinstance(first, asyncio.CancelledError)
    assert others == [Put(1, 0)] * 2
    assert there(shelf) == {2, 3}


async def test_many_posts_are_more_than_one_transaction(
    shelf: Shelf, folders: Folders, batches: Batches, gate: asyncio.Semaphore
) -> None:
    seen: list[int] = []
    other = Shelf(folders)
    async with gate:
        jobs = [
            asyncio.create_task(batches.do("x", putting(shelf, number, lambda: seen.append(len(there(other)))), 150))
            for number in (1, 2, 3)
        ]
        await asyncio.sleep(0)
    await asyncio.gather(*jobs)
    other.close()
    assert seen == [0, 1, 2]


async def test_a_shelf_that_cannot_be_written_is_tried_once_for_all(
    shelf: Shelf, batches: Batches, gate: asyncio.Semaphore
) -> None:
    tried: list[int] = []

    def busy(number: int) -> Callable[[], None]:
        def fail() -> None:
            tried.append(number)
            raise KeepError(path=Path("x"), reason="busy")

        return fail

    async with gate:
        jobs = [asyncio.create_task(batches.do("x", putting(shelf, n, busy(n)), 1)) for n in (1, 2, 3)]
        await asyncio.sleep(0)
    found = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(one) for one in found] == [KeepError] * 3
    assert tried == [1]
    assert there(shelf) == set()


async def test_one_who_gives_up_twice_lets_nobody_in_before_the_thread_is_done(
    shelf: Shelf, batches: Batches, gate: asyncio.Semaphore
) -> None:
    held = Held()
    async with gate:
        jobs = [asyncio.create_task(batches.do("x", putting(shelf, number, held), 1)) for number in (1, 2)]
        await asyncio.sleep(0)
    await asyncio.to_thread(held.begun.wait, 20)
    for _time in range(3):
        jobs[0].cancel()
        await asyncio.sleep(0)
    assert gate.locked()
    held.go_on.set()
    first, second = await asyncio.gather(*jobs, return_exceptions=True)
    assert isinstance(first, asyncio.CancelledError)
    assert second == Put(1, 0)


async def test_what_takes_long_is_done_before_the_transaction(folders: Folders, shelf: Shelf, batches: Batches) -> None:
    other = Shelf(folders)
    done: list[Put] = []
    put = await batches.do("x", putting(shelf, 1), 1, lambda _stop: done.append(other.posts.put("y", [text(9)])))
    other.close()
    assert (put, done) == (Put(1, 0), [Put(1, 0)])
