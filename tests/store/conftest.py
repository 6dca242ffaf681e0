"""Folders of its own for each test, and keyrings without entries."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.fakes import Remembering, Slow
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    """Keyrings without entries, and none left waiting."""
    Remembering.entries.clear()
    Remembering.threads.clear()
    Slow.entries.clear()
    Slow.asked.clear()
    Slow.unlocked.clear()
    yield
    Slow.unlocked.set()


@pytest.fixture
def shelf(folders: Folders) -> Iterator[Shelf]:
    """An empty shelf."""
    shelf = Shelf(folders)
    yield shelf
    shelf.close()
