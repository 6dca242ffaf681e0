"""A library with blogs in it before the app starts."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.reading import Face, reading
from tui_reader.blog.http import Http
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault
from tui_reader.ui.screens.library import LibraryScreen


@contextlib.asynccontextmanager
async def at(home: Path) -> AsyncIterator[Reader]:
    """The use cases over a home folder, without a face."""
    folders = Folders.under(home)
    reader = Reader(Http(), Shelf(folders), Drafts(folders), Vault(Settings(), folders, memory_only=True))
    try:
        yield reader
    finally:
        await reader.close()


async def stock(home: Path, **addresses: str) -> None:
    """Put blogs on the shelf of a home folder, in this order.

    Args:
        addresses: by the folders they are to lie in, `top` for none; several by spaces.
    """
    async with at(home) as reader:
        for folder, several in addresses.items():
            for address in several.split():
                sighting = await reader.library.look(address)
                await reader.library.add(sighting, "" if folder == "top" else folder.replace("__", "/"))


@contextlib.asynccontextmanager
async def library(size: tuple[int, int] = (100, 30), **addresses: str) -> AsyncIterator[Face]:
    """The app with its library open; see `stock`."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        await stock(home, **addresses)
        async with reading("", size, home=home) as face:
            await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
            yield face


def shelf(face: Face) -> LibraryScreen:
    """The library that is open."""
    screen = face.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


def names(face: Face) -> list[str]:
    """What its rows are called, two spaces for each folder they lie in."""
    return [f"{'  ' * row.depth}{row.name}" for row in shelf(face).rows.rows]


def unread(face: Face) -> list[int]:
    """What its rows count."""
    return [row.unread for row in shelf(face).rows.rows]


async def go_to(face: Face, name: str) -> None:
    """The cursor to the row of that name."""
    rows = shelf(face).rows
    await face.until(lambda: any(row.name == name for row in rows.rows))
    rows.go(next(place for place, row in enumerate(rows.rows) if row.name == name))
    await face.pilot.pause()


async def another(face: Face, address: str) -> None:
    """Add a blog by its address while one reads, and open it."""
    await face.press("B")
    await face.until(lambda: face.dialog == "LibraryScreen")
    await face.press("a")
    await face.until(lambda: face.dialog == "AddDialog" and face.focus == "address")
    await face.types(address)
    await face.press("enter")
    await face.sees("Enter keeps it")
    await face.press("enter")
    await face.until(lambda: face.dialog == "LibraryScreen")
    await face.until(lambda: (row := shelf(face).rows.current) and row.address == address)
    await face.press("enter")
    await face.until(lambda: not face.dialog)
