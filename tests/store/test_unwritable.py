"""A shelf in a folder that takes nothing: all of it can be read, and what is new lasts for the run, or is refused."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.marked import file
from tests.store.rights import bound
from tests.store.shelving import BLOG, as_version_3, filled, text
from tui_reader.settings import Folders
from tui_reader.store import unwritable
from tui_reader.store.shelf import Shelf

_READ = """
import sys
from pathlib import Path
from tests.store.shelving import BLOG, as_version_3, made, numbers
from tui_reader.errors import KeepError
from tui_reader.settings import Folders
from tui_reader.store import unwritable
from tui_reader.store.shelf import Shelf
shelf = Shelf(Folders.under(Path(sys.argv[1])))
unwritable._SMALL = int(sys.argv[2])
print(len(numbers(shelf, made(shelf))))
shelf.tell()
try:
    print(shelf.posts.read(BLOG.address, 3, read=True).posts)
except KeepError as error:
    print(error.summary)
print(shelf.posts.find(BLOG.address, 3).read)
try:
    shelf.tell()
except KeepError as error:
    print(error.summary)
shelf.tell()
shelf.close()
print(len(numbers(shelf, made(shelf))))
"""

SAID = "shelf.sqlite could not be written: it is read-only."
BIG, SMALL = "0", "1000000000"


def read(home: Path, size: str, mode: int = 0o400) -> list[str]:
    """What another process says that may not write to the folder; a file of more than `size` bytes is a big one."""
    data = Folders.under(home).data
    for each in data.iterdir():
        each.chmod(mode)
    data.chmod(0o500)
    command = [*bound(), sys.executable, "-c", _READ, str(home), size]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        data.chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.rpartition("/")[2] for line in done.stdout.splitlines()]


def logged(folders: Folders) -> None:
    """Leave posts in the log beside the file, as a program that was killed does."""
    shelf = filled(Shelf(folders), 15)
    shelf.close()
    shelf.posts.put(BLOG.address, [text(number) for number in range(16, 21)])
    away = folders.data / "away"
    away.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{file(folders)}{ending}", away)
    shelf.close()
    for each in away.iterdir():
        each.replace(folders.data / each.name)
    away.rmdir()
    assert file(folders).with_name("shelf.sqlite-wal").stat().st_size


@pytest.mark.parametrize("with_log", [False, True])
def test_what_is_new_lasts_for_the_run_where_the_shelf_is_small(
    folders: Folders, tmp_path: Path, *, with_log: bool
) -> None:
    logged(folders) if with_log else filled(Shelf(folders)).close()
    assert read(tmp_path, SMALL) == ["20", "1", "True", SAID, "20"]


def test_a_file_that_may_be_written_needs_a_folder_that_may_be(folders: Folders, tmp_path: Path) -> None:
    filled(Shelf(folders)).close()
    assert read(tmp_path, SMALL, 0o600) == ["20", "1", "True", SAID, "20"]


@pytest.mark.parametrize("with_log", [False, True])
def test_a_big_shelf_is_only_read(folders: Folders, tmp_path: Path, *, with_log: bool) -> None:
    logged(folders) if with_log else filled(Shelf(folders)).close()
    assert read(tmp_path, BIG) == ["20", SAID, "False", SAID, "20"]


@pytest.mark.parametrize("size", [SMALL, BIG])
def test_what_an_older_program_wrote_can_be_read(folders: Folders, tmp_path: Path, size: str) -> None:
    filled(Shelf(folders)).close()
    with closing(sqlite3.connect(file(folders))) as old, old:
        as_version_3(old)
        old.execute("DROP INDEX posts_gone")
        old.execute("UPDATE posts SET gone = 1, hidden = 1 WHERE number = 18")
        old.execute("PRAGMA user_version = 2")
    assert read(tmp_path, size) == ["20", "1", "True", SAID, "20"]


def test_what_cannot_be_read_of_a_log_is_said(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged(folders)
    monkeypatch.setattr(unwritable, "_WAYS", unwritable._WAYS[1:])
    found = unwritable.opened(file(folders))
    assert found
    connection, whole = found
    with closing(connection):
        assert (connection.execute("SELECT count(*) FROM posts").fetchone(), whole) == ((15,), False)


def test_what_is_no_shelf_cannot_be_read(tmp_path: Path) -> None:
    assert unwritable.opened(tmp_path / "missing") is None
    (tmp_path / "rubbish").write_bytes(b"rubbish" * 1000)
    assert unwritable.opened(tmp_path / "rubbish") is None
