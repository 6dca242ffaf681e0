"""Drafts: at their place, private, and whole whatever happens to the program or the disk."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui_reader.errors import KeepError
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts

BLOG = "https://blog.example/"


def files(folders: Folders) -> list[Path]:
    return sorted((folders.data / "drafts").iterdir())


def test_a_draft_is_found_at_its_place_only(folders: Folders) -> None:
    drafts = Drafts(folders)
    draft = Draft(BLOG, 7, 3, "Grüße 👋\n\ud800 half", sent=True)
    drafts.keep(draft)
    assert Drafts(folders).find(BLOG, 7, 3) == draft
    assert [drafts.find(*place) for place in ((BLOG, 7, 0), (BLOG, 3, 7), ("https://other.example/", 7, 3))] == [
        None,
        None,
        None,
    ]


def test_a_dropped_draft_is_gone_and_may_be_dropped_again(folders: Folders) -> None:
    drafts, draft = Drafts(folders), Draft(BLOG, 7, 0, "x")
    drafts.keep(draft)
    drafts.drop(draft)
    drafts.drop(draft)
    assert drafts.find(BLOG, 7, 0) is None
    assert files(folders) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")
def test_only_the_owner_can_read_them(folders: Folders) -> None:
    old = os.umask(0)
    try:
        Drafts(folders).keep(Draft(BLOG, 7, 0, "x"))
    finally:
        os.umask(old)
    (file,) = files(folders)
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"blog": 1}', b"[" * 100_000, b"null"])
def test_a_damaged_draft_is_put_aside_not_deleted(folders: Folders, damage: bytes) -> None:
    drafts = Drafts(folders)
    for _time in range(2):  # also twice within a second
        drafts.keep(Draft(BLOG, 7, 0, "x"))
        (file,) = (folders.data / "drafts").glob("*.json")
        file.write_bytes(damage)
        assert drafts.find(BLOG, 7, 0) is None
    assert [path.read_bytes() for path in files(folders)] == [damage, damage]


def test_a_folder_that_cannot_be_written_is_said(folders: Folders) -> None:
    folders.data.parent.mkdir(exist_ok=True)
    folders.data.write_text("a file where a folder should be")
    with pytest.raises(KeepError, match="could not be written"):
        Drafts(folders).keep(Draft(BLOG, 7, 0, "x"))


def test_leftovers_of_a_kill_are_swept_when_old(folders: Folders) -> None:
    folder = folders.data / "drafts"
    folder.mkdir(parents=True)
    old, new = folder / "old.new", folder / "young.new"
    old.write_text("x")
    new.write_text("x")
    os.utime(old, (1, 1))
    Drafts(folders).keep(Draft(BLOG, 7, 0, "x"))
    assert not old.exists()
    assert new.exists()


_WRITER = """
import sys
from pathlib import Path
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
drafts = Drafts(Folders.under(Path(sys.argv[1])))
number = 0
while True:
    number += 1
    drafts.keep(Draft("https://blog.example/", 7, 0, str(number % 10) * 200_000))
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_kill_9_in_the_middle_of_writing_leaves_a_whole_draft(folders: Folders, tmp_path: Path) -> None:
    for killed_after in range(1, 7):
        with subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            kept = 0
            while kept < killed_after:
                kept = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)  # the next draft is being written by now
            kept = max([kept, *map(int, writer.stdout.read().split())])
        found = Drafts(folders).find(BLOG, 7, 0)
        assert found
        assert found.text in {str(kept % 10) * 200_000, str((kept + 1) % 10) * 200_000}


_FULL = """
import resource, sys
from pathlib import Path
from tui_reader.errors import KeepError
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
drafts = Drafts(Folders.under(Path(sys.argv[1])))
drafts.keep(Draft("https://blog.example/", 7, 0, "the old text"))
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    drafts.keep(Draft("https://blog.example/", 7, 0, "x" * 100_000))
except KeepError as error:
    print(error.summary)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_full_disk_is_said_and_keeps_the_older_text(folders: Folders, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _FULL, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "could not be written: File too large" in done.stdout
    found = Drafts(folders).find(BLOG, 7, 0)
    assert found
    assert found.text == "the old text"
    assert len(files(folders)) == 1
