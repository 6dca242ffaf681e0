"""The sites as fixtures, and a reader on an empty shelf."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.sites.generators import Site, site
from tui_reader.blog.http import Http
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault


@pytest.fixture(scope="session", params=["pelican", "pelican-rss", "nikola"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Every site, built once."""
    with ExitStack() as running:
        yield running.enter_context(site(request.param, tmp_path_factory.mktemp(request.param)))


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    """A reader that keeps nothing beyond the test."""
    folders = Folders.under(tmp_path)
    reader = Reader(Http(), Shelf(folders), Drafts(folders), Vault(Settings(), folders, memory_only=True))
    yield reader
    await reader.close()
