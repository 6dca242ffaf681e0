"""A shelf that is read-only, full or in somebody's hands: reading goes on, and it is said once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.marked import BLOG, file, mark, marked, stocked
from tests.store.rights import bound
from tui_reader.errors import KeepError
from tui_reader.kept import Place
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A shelf with 2,000 read marks in it."""
    return stocked(tmp_path)


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
