"""A damaged index of the search costs nothing but time: it is begun anew, and the rest of the shelf stays as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.marked import file
from tests.store.shelving import BLOG, filled, text
from tui_reader.errors import IndexDamaged, ShelfDamaged
from tui_reader.kept import Note
from tui_reader.model import Comment
from tui_reader.settings import Folders
from tui_reader.sought import Wanted
from tui_reader.store.shelf import Shelf

BLOCKS = "DELETE FROM found_data WHERE id > 10"
"""All that was indexed; SQLite does not notice before it looks for something."""
STRUCTURE = "DELETE FROM found_data WHERE id = 10"
"""The list of these: not even DROP TABLE takes such an index away."""
VERSION = "UPDATE found_config SET v = 99 WHERE k = 'version'"


@pytest.fixture
def stocked(folders: Folders) -> Folders:
    """Twenty posts, the third with a star, and a comment on it."""
    shelf = filled(Shelf(folders))
    shelf.posts.star(BLOG.address, 3, starred=True)
    comment = Comment(7, 3, 0, "Eva", text(3).post.date, "")
    shelf.notes.put(BLOG.address, 3, [Note(comment, b"body", "Kurse")], total=1, whole=True)
    shelf.close()
    return folders


def damage(folders: Folders, statement: str) -> None:
    with closing(sqlite3.connect(file(folders))) as connection, connection:
        assert connection.execute(statement).rowcount


def found(shelf: Shelf, word: str) -> list[int]:
    return [hit.row.post.id for hit in shelf.search.find(Wanted((word,)))]


def index(shelf: Shelf) -> None:
    """Read all that waits."""
    waiting = shelf.search.unindexed(1000)
    shelf.search.index([(key, body, body, "words again") for key, body in waiting])


@pytest.mark.parametrize("statement", [BLOCKS, STRUCTURE, VERSION])
def test_a_search_mends_it_and_touches_nothing_else(stocked: Folders, statement: str) -> None:
    damage(stocked, statement)
    shelf = Shelf(stocked)
    assert found(shelf, "kurse") == [3]  # comments have their words
    assert isinstance(shelf.trouble, IndexDamaged)
    with pytest.raises(IndexDamaged):
        shelf.tell()
    shelf.tell()  # once
    assert len(shelf.search.unindexed(1000)) == 20
    index(shelf)
    assert found(shelf, "words") == [*range(20, 0, -1)]
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert row.starred
    shelf.close()
    again = Shelf(stocked)
    assert (len(found(again, "words")), again.trouble) == (20, None)
    again.close()
    assert not list(stocked.data.glob("*.damaged-*"))
    with closing(sqlite3.connect(file(stocked))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("statement", [STRUCTURE, VERSION])
def test_what_comes_is_kept_all_the_same(stocked: Folders, statement: str) -> None:
    damage(stocked, statement)
    shelf = Shelf(stocked)
    shelf.posts.put(BLOG.address, [text(21, words="Zinsen"), text(3, b"other", words="Neues")])
    assert isinstance(shelf.trouble, IndexDamaged)
    assert found(shelf, "zinsen") == [21]
    index(shelf)
    assert len(found(shelf, "words")) == 20
    shelf.close()


def test_another_window_finds_what_was_indexed_anew(stocked: Folders) -> None:
    first, second = Shelf(stocked), Shelf(stocked)
    assert len(found(first, "words")) == len(found(second, "words")) == 20
    damage(stocked, BLOCKS)
    found(second, "words")
    index(second)
    assert len(found(first, "words")) == 20
    assert first.trouble is None
    first.close()
    second.close()


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 44), reason="SQLite does not look into the index")
@pytest.mark.parametrize("statement", [BLOCKS, STRUCTURE, VERSION])
def test_who_looks_at_every_page_finds_only_the_index_damaged(stocked: Folders, statement: str) -> None:
    damage(stocked, statement)
    file(stocked).with_name("shelf.sqlite-wal").write_bytes(b"left behind")
    shelf = Shelf(stocked)
    assert len(shelf.blogs.all()) == 1
    assert isinstance(shelf.trouble, IndexDamaged)
    shelf.close()


def test_where_more_is_damaged_the_file_is_put_aside_as_ever(stocked: Folders) -> None:
    with closing(sqlite3.connect(file(stocked))) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'texts'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    damage(stocked, BLOCKS)
    spoil(file(stocked), root, size)
    shelf = Shelf(stocked)
    found(shelf, "words")
    assert shelf.texts.body(BLOG.address, 3) is None
    assert isinstance(shelf.trouble, ShelfDamaged)
    shelf.close()


def spoil(path: Path, page: int, size: int) -> None:
    """Fill a page with rubbish."""
    with path.open("r+b") as written:
        written.seek((page - 1) * size)
        written.write(b"\xa5" * size)
