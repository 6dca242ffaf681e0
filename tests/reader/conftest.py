"""A reader on an empty shelf, and the demo blog it asks."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.reader.feeding import Sites, feeding
from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault


@pytest.fixture
def demo() -> Iterator[DemoBlog]:
    """The demo blog."""
    with DemoBlog(posts=90) as demo:
        yield demo


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Where the reader keeps things."""
    return Folders.under(tmp_path)


@pytest.fixture
def shelf(folders: Folders) -> Iterator[Shelf]:
    """The reader's shelf."""
    shelf = Shelf(folders)
    yield shelf
    shelf.close()


@pytest.fixture
async def reader(folders: Folders, shelf: Shelf) -> AsyncIterator[Reader]:
    """A reader that keeps nothing beyond the test."""
    settings = Settings()
    reader = Reader(Http(), shelf, Drafts(folders), Vault(settings, folders, memory_only=True))
    yield reader
    await reader.close()


@pytest.fixture
async def blog(reader: Reader, demo: DemoBlog) -> Blog:
    """The demo blog, found; nothing of it was read yet, and it was asked nothing since."""
    blog = (await reader.blogs.open(demo.address)).blog
    demo.requests.clear()
    return blog


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """A server of blogs that are read by their feeds; none is there yet."""
    async with feeding() as sites:
        yield sites
