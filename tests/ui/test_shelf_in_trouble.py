"""A shelf whose disk fills, or whose file is damaged, while one reads: it is said, and nothing else is claimed."""

import asyncio
from pathlib import Path

import pytest

from tests import room
from tests.reader.feeding import Sites
from tests.ui.reading import MIDDLE, WIDE, Face, settled
from tests.ui.test_river import flowing
from tui_reader.demo import DemoBlog, Fault

FULL, DAMAGED = "shelf.sqlite could not be written: ", "was put aside as shelf.sqlite.damaged-"


@room.NEEDED
async def test_an_archive_there_is_no_room_for_is_not_said_to_be_here(tmp_path: Path) -> None:
    with DemoBlog(posts=250) as blog:
        async with settled(blog.address, WIDE, home=tmp_path) as face:
            with room.none():
                for _time in range(2):
                    await face.press("S")
                    await face.sees(FULL, "What came after that lasts only until you quit.")
                    await face.until(lambda: not face.busy)
                    assert not face.shows("The whole archive is here")
                    face.screen.tell("")


@room.NEEDED
async def test_that_a_mark_cannot_be_kept_is_said_once(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        with room.none():
            await face.press("s")
            await face.sees(FULL)
            await face.press("s")
            await face.sees("The star is gone")
            await face.until(lambda: not face.busy)
            assert not face.shows(FULL)
            assert face.app.reader.unkept


async def damage(face: Face, home: Path) -> None:
    """Overwrite all but the first page, as a failing disk does, and see to it that nobody remembers what was there."""
    await asyncio.to_thread(face.app.reader._shelf.close)
    file = home / "data" / "shelf.sqlite"
    file.write_bytes(file.read_bytes()[:4096] + b"\xa5" * (file.stat().st_size - 4096))


@pytest.mark.parametrize("size", [MIDDLE, WIDE])
async def test_a_list_whose_shelf_was_put_aside_is_made_anew(tmp_path: Path, size: tuple[int, int]) -> None:
    with DemoBlog(posts=250) as blog:
        async with settled(blog.address, size, home=tmp_path) as face:
            await face.press("S")
            await face.sees("The whole archive is here: ")
            await face.press("h", "R")
            await face.until(lambda: not face.busy and face.screen.posts.count >= 250)
            await damage(face, tmp_path)
            blog.fault = Fault("refuse")
            await face.press("G")
            await face.sees(DAMAGED)
            await face.until(lambda: not face.busy)
            assert face.screen.posts.count == 0
            await face.sees("R tries again.")
            blog.fault = None
            await face.press("R")
            await face.until(lambda: len(face.listed) == 30 and not face.busy)
            assert face.screen.posts.current


async def test_a_river_whose_shelf_was_put_aside_is_empty_and_says_why(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        assert face.screen.posts.count
        await damage(face, face.app.reader._shelf._path.parent.parent)
        await face.press("h", "s")
        await face.sees(DAMAGED)
        await face.until(lambda: not face.busy and not face.screen.posts.count)
        await face.press("R")
        await face.sees("is not on the shelf.")
