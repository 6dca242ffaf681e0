"""A shelf whose file another window put aside, or a person moved: nothing is kept in a file that nobody opens again."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.marked import file, mark, marked, stocked
from tui_reader.errors import ShelfDamaged, ShelfReplaced
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not rename a file that is open")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A shelf with 2,000 read marks in it."""
    return stocked(tmp_path)


def put_aside(folders: Folders) -> None:
    """Have another window find the file damaged, where this one does not look."""
    with closing(sqlite3.connect(file(folders))) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'names'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with file(folders).open("r+b") as written:
        written.seek((root - 1) * size)
        written.write(b"\xa5" * size)
    other = Shelf(folders)
    assert other.blogs.find("nobody") is None
    assert isinstance(other.trouble, ShelfDamaged)
    other.close()


def test_what_is_kept_after_another_window_put_it_aside_is_there_at_the_next_start(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2000
    put_aside(folders)
    mark(shelf, 5000)
    (aside,) = folders.data.glob("*.damaged-????????-??????")
    with pytest.raises(ShelfDamaged, match=rf"was put aside as {aside.name} "):
        shelf.tell()
    shelf.close()
    again = Shelf(folders)
    assert (marked(again), again.trouble) == (frozenset({5000}), None)
    again.close()


def test_who_only_reads_finds_out_soon(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2000
    put_aside(folders)
    while marked(shelf):
        pass
    assert isinstance(shelf.trouble, ShelfDamaged)
    shelf.close()


def test_what_need_not_wait_goes_to_the_right_file_too(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2000
    put_aside(folders)
    statement = "INSERT INTO read_marks VALUES ('https://blog.example/', 1)"
    shelf._database.write_at_once(lambda connection: connection.execute(statement))
    assert marked(shelf) == {1}
    shelf.close()


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_was_moved_or_replaced_is_said_to_be_so(folders: Folders, *, replaced: bool) -> None:
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2000
    file(folders).rename(folders.data / "moved")
    if replaced:
        other = Shelf(folders)
        mark(other, 6000)
        other.close()
    mark(shelf, 5000)
    with pytest.raises(ShelfReplaced, match=r"shelf\.sqlite was moved, deleted or replaced"):
        shelf.tell()
    shelf.tell()  # once
    assert marked(shelf) == ({5000, 6000} if replaced else {5000})
    shelf.close()


def test_a_file_that_was_closed_meanwhile_may_be_another(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2000
    shelf.close()
    file(folders).unlink()
    mark(shelf, 5000)
    assert (marked(shelf), shelf.trouble) == (frozenset({5000}), None)
    shelf.close()
