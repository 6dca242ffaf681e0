"""A shelf that is damaged, newer, read-only, full or in somebody's hands: reading goes on, and it is said once."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tui_reader.errors import KeepError, ShelfDamaged
from tui_reader.kept import Place
from tui_reader.settings import Folders
from tui_reader.store.presence import Presence
from tui_reader.store.shelf import Shelf

BLOG = "https://blog.example/"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A shelf with 2,000 read marks in it."""
    folders = Folders.under(tmp_path)
    shelf = Shelf(folders)
    mark(shelf, 0)
    shelf.close()
    with closing(sqlite3.connect(file(folders))) as connection, connection:
        connection.executemany("INSERT INTO read_marks VALUES (?, ?)", [(BLOG, post) for post in range(1, 2000)])
    return folders


def mark(shelf: Shelf, post: int) -> None:
    """Mark a post that is not on disk as read."""
    shelf.posts.read(BLOG, post, read=True)


def marked(shelf: Shelf) -> frozenset[int]:
    """The posts that are marked so."""
    rows = shelf._database.read(lambda connection: connection.execute("SELECT post FROM read_marks").fetchall())
    return frozenset(post for (post,) in rows)


def file(folders: Folders) -> Path:
    return folders.data / "shelf.sqlite"


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
    with pytest.raises(KeepError, match="written by a newer tui-reader"):
        shelf.tell()
    mark(shelf, 1)
    assert (shelf.places.last(), marked(shelf)) == (Place(BLOG, 1), frozenset({1}))
    shelf.close()
    assert file(folders).read_bytes() == before
    assert asides(folders) == []


_READ_ONLY = """
import sys
from pathlib import Path
from tui_reader.errors import KeepError
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf
shelf = Shelf(Folders.under(Path(sys.argv[1])))
print(shelf._database.read(lambda one: one.execute("SELECT count(*) FROM read_marks").fetchone()[0]))
for post in 5000, 5001:
    shelf.posts.read("https://blog.example/", post, read=True)
    try:
        shelf.tell()
    except KeepError as error:
        print(error.summary)
print(shelf._database.read(lambda one: one.execute("SELECT count(*) FROM read_marks").fetchone()[0]))
"""


def bound() -> list[str]:
    """What makes permission bits hold for root too: a process without the capability to pass over them."""
    if os.name != "posix":
        pytest.skip("Windows has no such permission bits")
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write anything, and setpriv (Debian: util-linux) is not installed")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


def test_a_read_only_file_is_read_and_what_is_new_lasts_for_the_run(folders: Folders, tmp_path: Path) -> None:
    file(folders).chmod(0o400)
    command = [*bound(), sys.executable, "-c", _READ_ONLY, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    before, told, after = done.stdout.splitlines()
    assert (before, after) == ("2000", "2002")
    assert told.endswith("shelf.sqlite could not be written: it is read-only.")


def test_no_folder_at_all_means_memory(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    shelf = Shelf(Folders.under(tmp_path))
    assert shelf.places.last() is None
    shelf.places.keep(Place(BLOG, 1))
    with pytest.raises(KeepError, match="could not be written"):
        shelf.tell()
    assert shelf.places.last() == Place(BLOG, 1)
    shelf.close()
    assert shelf.places.last() == Place(BLOG, 1)


_FULL = """
import resource, sys
from pathlib import Path
from tui_reader.errors import KeepError
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf
shelf = Shelf(Folders.under(Path(sys.argv[1])))
shelf.places.last()
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
for post in range(5000, 5100):
    shelf.posts.read("https://blog.example/", post, read=True)
    try:
        shelf.tell()
    except KeepError as error:
        print(error.summary)
print(shelf._database.read(lambda one: one.execute("SELECT count(*) FROM read_marks").fetchone()[0]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_full_disk_is_said_once_and_nothing_is_forgotten(folders: Folders, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _FULL, str(tmp_path)], capture_output=True, text=True, check=True)
    told, marks = done.stdout.splitlines()
    assert "shelf.sqlite could not be written" in told
    assert marks == "2100"
    with closing(sqlite3.connect(file(folders))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


_BIG = """
import resource, sys
from pathlib import Path
from tui_reader.errors import KeepError
from tui_reader.settings import Folders
from tui_reader.store import unwritable
from tui_reader.store.shelf import Shelf
unwritable._SMALL = 0
shelf = Shelf(Folders.under(Path(sys.argv[1])))
shelf.places.last()
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
kept = 0
for post in range(5000, 5100):
    try:
        kept += shelf.posts.read("https://blog.example/", post, read=True) is not None
    except KeepError as error:
        print("refused", error.summary)
    try:
        shelf.tell()
    except KeepError as error:
        print("told", error.summary)
print(shelf._database.read(lambda one: one.execute("SELECT count(*) FROM read_marks").fetchone()[0]) - kept)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_big_shelf_on_a_full_disk_is_only_read(folders: Folders, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _BIG, str(tmp_path)], capture_output=True, text=True, check=True)
    *said, marks = done.stdout.splitlines()
    assert marks == "2000"
    assert sum(line.startswith("told ") for line in said) == 1
    assert len({line.partition(" ")[2] for line in said}) == 1, "one reason, whenever it is said"
    assert folders.data.joinpath("shelf.sqlite").exists()


def test_a_file_another_program_does_not_let_go_of_is_said(folders: Folders) -> None:
    shelf = Shelf(folders)
    assert shelf.places.last() is None
    with closing(sqlite3.connect(file(folders), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KeepError, match="another tui-reader is writing"):
            mark(shelf, 5000)
        assert len(marked(shelf)) == 2000
    mark(shelf, 5000)
    assert len(marked(shelf)) == 2001
    assert shelf.trouble is None
    shelf.close()


def test_a_number_no_file_can_hold_is_said(folders: Folders) -> None:
    shelf = Shelf(folders)
    with pytest.raises(KeepError, match="too large"):
        mark(shelf, 2**70)
    assert len(marked(shelf)) == 2000
    shelf.close()
