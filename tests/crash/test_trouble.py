"""No room, nobody's folder, a damaged file, while a reader is at work: it is said, reading goes on, nothing is lost."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash.witness import Witness
from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog
from tui_reader.errors import ShelfDamaged
from tui_reader.model import Draft
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoBlog]:
    """A blog with an archive of some pages."""
    with DemoBlog(posts=200) as demo:
        yield demo


def witness_of(home: Path, demo: DemoBlog) -> Witness:
    return Witness(home, demo.address, [post.id for post in demo.at.site.posts])


def at_work(home: Path, demo: DemoBlog, *, room: int = 0, bound: tuple[str, ...] = ()) -> list[str]:
    """What a reader says that reads, marks, writes and brings in the archive; `room` limits its files to bytes."""
    command = [*bound, sys.executable, "-m", "tests.crash.worker", str(home), demo.address, str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout.splitlines(keepends=True)


def told(said: list[str]) -> list[str]:
    return [line.removeprefix("told ").strip() for line in said if line.startswith("told ")]


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_on_a_full_disk_the_archive_comes_as_far_as_there_is_room_and_reading_goes_on(
    demo: DemoBlog, tmp_path: Path
) -> None:
    said = at_work(tmp_path, demo, room=400_000)
    assert any("shelf.sqlite could not be written" in words for words in told(said))
    assert said[-2:] == ["listed\n", "end\n"]
    witness_of(tmp_path, demo).look()
    with closing(sqlite3.connect(tmp_path / "data" / "shelf.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM posts").fetchone()[0] > 0
    said = at_work(tmp_path, demo)  # there is room again
    assert told(said) == []
    witness = witness_of(tmp_path, demo)
    witness.hear(said)
    witness.look()
    assert witness.posts == len(demo.at.site.posts)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")
def test_in_a_read_only_folder_what_is_there_is_read_and_what_cannot_be_kept_is_said(
    demo: DemoBlog, tmp_path: Path
) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write anything, and setpriv (Debian: util-linux) is not installed")
    as_anybody = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    before = witness_of(tmp_path, demo)
    before.hear(at_work(tmp_path, demo))
    for path in (tmp_path / "data").rglob("*"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    (tmp_path / "data").chmod(0o500)
    said = at_work(tmp_path, demo, bound=as_anybody)
    for path in (tmp_path / "data", tmp_path / "data" / "drafts"):
        path.chmod(0o700)
    assert any("could not be written" in words for words in told(said))
    assert said[-2:] == ["listed\n", "end\n"]
    before.look()


async def test_a_file_that_is_damaged_while_one_reads_is_put_aside_and_reading_goes_on(
    demo: DemoBlog, tmp_path: Path
) -> None:
    folders, settings = Folders.under(tmp_path), Settings()
    shelf = Shelf(folders)
    reader = Reader(Http(), shelf, Drafts(folders), Vault(settings, folders, memory_only=True))
    blog = (await reader.blogs.open(demo.address)).blog
    await reader.refresh.archive(blog, lambda _progress: None)
    draft = Draft(blog.address, 1, 0, "ein halber Satz")
    await reader.talk.keep_draft(draft)
    file = folders.data / "shelf.sqlite"
    await asyncio.to_thread(shelf.close)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))

    async def mark() -> None:
        await reader.marks.read(blog, demo.at.site.posts[0].id, read=True)
        shelf.tell()

    with pytest.raises(ShelfDamaged, match="was put aside as"):  # by whichever of the two comes first
        await mark()
    (aside,) = [path for path in folders.data.glob("*.damaged-*") if path.name.count(".") == 2]
    assert aside.stat().st_size == len(whole)
    await reader.refresh.archive(blog, lambda _progress: None)
    assert len(await asyncio.to_thread(shelf.posts.numbers, blog.address)) == len(demo.at.site.posts)
    assert await reader.talk.draft(blog, 1, 0) == draft
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    await reader.close()
