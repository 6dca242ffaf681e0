"""A shelf that is damaged, or newer: what can be read is read, what cannot is put aside, and it is said once."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.marked import BLOG, file, mark, marked, stocked
from tui_reader.errors import KeepError, ShelfDamaged
from tui_reader.kept import Place
from tui_reader.settings import Folders
from tui_reader.store.presence import Presence
from tui_reader.store.shelf import Shelf


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A shelf with 2,000 read marks in it."""
    return stocked(tmp_path)


def asides(folders: Folders) -> list[Path]:
    return sorted(folders.data.glob("*.damaged-*"))


def garbage(whole: bytes) -> bytes:
    return b"no database " * (len(whole) // 12)


def half(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def pages(whole: bytes) -> bytes:
    """Every page but the first filled with rubbish: version and schema can still be read."""
    return whole[:4096] + b"\xa5" * (len(whole) - 4096)


@pytest.mark.parametrize("damage", [garbage, half, pages])
def test_a_damaged_file_is_put_aside_and_begun_anew(folders: Folders, damage: Callable[[bytes], bytes]) -> None:
    spoilt = damage(file(folders).read_bytes())
    file(folders).write_bytes(spoilt)
    shelf = Shelf(folders)
    assert marked(shelf) == frozenset()
    with pytest.raises(ShelfDamaged, match=r"was put aside as shelf\.sqlite\.damaged-"):
        shelf.tell()
    shelf.tell()  # once
    mark(shelf, 5)
    mark(shelf, 6)
    assert isinstance(shelf.trouble, ShelfDamaged)
    assert [aside.read_bytes() for aside in asides(folders)] == [spoilt]
    shelf.close()
    again = Shelf(folders)
    assert (marked(again), again.trouble) == (frozenset({5, 6}), None)
    again.close()


def test_damage_while_the_file_is_open_is_noticed(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert shelf.places.last() is None
    file(folders).write_bytes(pages(file(folders).read_bytes()))
    assert marked(shelf) == frozenset()
    with pytest.raises(ShelfDamaged):
        shelf.tell()
    mark(shelf, 3000)
    assert len(asides(folders)) == 1
    mark(shelf, 4000)
    assert marked(shelf) == {3000, 4000}
    shelf.close()


def test_after_a_kill_in_the_middle_nothing_kept_is_lost(folders: Folders, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from tui_reader.settings import Folders;"
        "from tui_reader.store.shelf import Shelf; shelf = Shelf(Folders.under(Path(sys.argv[1])))\n"
        "for post in range(5000, 5100): shelf.posts.read('https://blog.example/', post, read=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == -9
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2100
    assert shelf.trouble is None
    shelf.close()


@pytest.mark.skipif(os.name != "posix", reason="needs locks that can be shared")
@pytest.mark.parametrize("others", [False, True])
def test_a_log_is_a_reason_to_look_at_every_page_where_nobody_else_is_there(folders: Folders, *, others: bool) -> None:
    file(folders).write_bytes(file(folders).read_bytes()[:-4096] + b"\xa5" * 4096)  # marks, and nothing else
    file(folders).with_name("shelf.sqlite-wal").write_bytes(b"left behind")
    other = Presence(file(folders).with_name("shelf.sqlite.lock"))
    assert other.enter()
    if not others:
        other.leave()
    shelf = Shelf(folders)
    shelf._database.read(lambda connection: connection.execute("PRAGMA user_version").fetchone())
    assert isinstance(shelf.trouble, ShelfDamaged) != others
    assert not other.enter()
    assert marked(shelf) == frozenset()
    assert isinstance(shelf.trouble, ShelfDamaged)
    shelf.close()
    assert other.enter()
    other.leave()


def test_what_is_read_is_all_of_one_moment(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert len(marked(shelf)) == 2000
    with closing(sqlite3.connect(file(folders), isolation_level=None)) as other:

        def twice(connection: sqlite3.Connection) -> list[tuple[int]]:
            counted = connection.execute("SELECT count(*) FROM read_marks").fetchall()
            other.execute("DELETE FROM read_marks")
            return counted + connection.execute("SELECT count(*) FROM read_marks").fetchall()

        assert shelf._database.read(twice) == [(2000,), (2000,)]
    assert marked(shelf) == frozenset()
    shelf.close()


def test_a_newer_file_is_left_alone(folders: Folders) -> None:
    with closing(sqlite3.connect(file(folders))) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file(folders).read_bytes()
    shelf = Shelf(folders)
    assert marked(shelf) == frozenset()
    shelf.places.keep(Place(BLOG, 1))
    with pytest.raises(KeepError, match=r"newer tui-reader\. Update"):
        shelf.tell()
    mark(shelf, 1)
    assert (shelf.places.last(), marked(shelf)) == (Place(BLOG, 1), frozenset({1}))
    shelf.close()
    assert file(folders).read_bytes() == before
    assert asides(folders) == []
