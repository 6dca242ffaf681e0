"""What came in a round is found as soon as one searches, whoever indexes it."""

import asyncio
import sqlite3
from contextlib import closing

from tests.reader.feeding import Sites
from tui_reader.errors import IndexDamaged
from tui_reader.reader import Reader
from tui_reader.reader.search import parse
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf


async def found(reader: Reader, words: str) -> list[str]:
    return [hit.row.post.title for hit in await reader.search.find(parse(f"{words} "))]


async def kept(reader: Reader, sites: Sites, count: int = 3) -> None:
    for _blog in range(count):
        await reader.library.add(await reader.library.look(f"{sites.add(3).blog.api}"))


async def test_the_first_search_after_a_check_finds_what_came(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(60)
    site.size = 60
    await reader.refresh.check(site.blog)
    assert shelf.search.unindexed(100)
    assert len(await found(reader, "Absatz")) == 50
    assert await reader.search.count(parse("Absatz ")) == 60
    assert shelf.search.unindexed(100) == ()


async def test_after_a_round_it_is_done_behind_it(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    await kept(reader, sites)
    sites.all[0].write(1, "<p>Heute über Zinsen.</p><p>Morgen auch.</p>")
    assert (await reader.library.refresh(force=True)).new == 1
    async with asyncio.timeout(10):
        while await asyncio.to_thread(shelf.search.unindexed, 1):
            pass
    assert await found(reader, "Zinsen") == ["Beitrag 4"]


async def test_a_search_that_is_broken_off_leaves_nothing_undone(reader: Reader, sites: Sites) -> None:
    await kept(reader, sites)
    typed = asyncio.create_task(found(reader, "Absatz"))
    await asyncio.sleep(0)  # it has begun
    typed.cancel()
    await asyncio.gather(typed, return_exceptions=True)
    assert len(await found(reader, "Absatz")) == 9


async def test_the_search_that_finds_its_index_damaged_finds_everything(
    reader: Reader, sites: Sites, shelf: Shelf, folders: Folders
) -> None:
    await kept(reader, sites)
    assert len(await found(reader, "Absatz")) == 9
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as other, other:
        assert other.execute("DELETE FROM found_data WHERE id > 10").rowcount
    assert len(await found(reader, "Absatz")) == 9
    assert isinstance(shelf.trouble, IndexDamaged)
