"""Drafts: at their place, private, and whole whatever happens to the program or the disk."""

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
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


def test_drafts_of_earlier_versions_are_read(folders: Folders) -> None:
    drafts = Drafts(folders)
    drafts.keep(Draft(BLOG, 7, 0, "x", waiting=True))
    (file,) = files(folders)
    fields = json.loads(file.read_text())
    assert fields.pop("waiting") is True
    file.write_text(json.dumps(fields))
    assert drafts.find(BLOG, 7, 0) == Draft(BLOG, 7, 0, "x")


def test_all_drafts_are_listed_the_oldest_first_and_marking_makes_none_younger(folders: Folders) -> None:
    drafts = Drafts(folders)
    assert drafts.all() == ()
    places = [(BLOG, 7), (BLOG, 3), ("https://other.example/", 7), (BLOG, 1)]
    for number, (blog, post) in enumerate(places):
        before = set(files(folders)) if number else set()
        drafts.keep(Draft(blog, post, 0, str(number)))
        (made,) = set(files(folders)) - before
        os.utime(made, (1000 + number, 1000 + number))
    (folders.data / "drafts" / "0.json").write_text("{")
    drafts.mark(Draft(BLOG, 7, 0, "0"), sent=True, waiting=True)
    assert [draft.text for draft in drafts.all()] == ["0", "1", "2", "3"]
    assert [draft.text for draft in drafts.all(BLOG)] == ["0", "1", "3"]
    assert drafts.all()[0] == Draft(BLOG, 7, 0, "0", sent=True, waiting=True)


def test_what_is_written_while_a_comment_is_on_its_way_outlives_it(folders: Folders) -> None:
    drafts, sent = Drafts(folders), Draft(BLOG, 7, 0, "sent")
    drafts.keep(Draft(BLOG, 7, 0, "written meanwhile", sent=True))
    drafts.mark(sent, sent=False, waiting=False)
    assert drafts.find(BLOG, 7, 0) == Draft(BLOG, 7, 0, "written meanwhile")
    drafts.done(sent)
    assert drafts.find(BLOG, 7, 0) == Draft(BLOG, 7, 0, "written meanwhile")
    drafts.done(Draft(BLOG, 7, 0, "written meanwhile"))
    drafts.done(sent)
    assert files(folders) == []


def test_one_at_a_time_has_the_right_to_send_a_draft(folders: Folders) -> None:
    drafts, draft = Drafts(folders), Draft(BLOG, 7, 0, "x")
    first = drafts.claim(draft)
    assert first
    assert Drafts(folders).claim(draft) is None
    other = drafts.claim(Draft(BLOG, 7, 1, "x"))
    assert other
    first.release()
    again = Drafts(folders).claim(draft)
    assert again
    again.release()
    other.release()
    assert files(folders) == []


_CLAIMER = """
import sys, time
from pathlib import Path
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
claim = Drafts(Folders.under(Path(sys.argv[1]))).claim(Draft("https://blog.example/", 7, 0, "x"))
print("claimed" if claim else "refused", flush=True)
time.sleep(60)
"""


def test_the_right_to_send_ends_with_the_program_that_had_it(folders: Folders, tmp_path: Path) -> None:
    draft = Draft(BLOG, 7, 0, "x")
    with subprocess.Popen([sys.executable, "-c", _CLAIMER, str(tmp_path)], stdout=subprocess.PIPE) as claimer:
        assert claimer.stdout
        assert claimer.stdout.readline() == b"claimed\n"
        assert Drafts(folders).claim(draft) is None
        claimer.kill()
        claimer.wait()
    claim = Drafts(folders).claim(draft)
    assert claim
    claim.release()


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


def test_drafts_at_a_blog_that_moved_are_found_by_its_new_address(folders: Folders) -> None:
    drafts, new = Drafts(folders), "https://new.example/"
    moving, taken, sending = (Draft(BLOG, number, 0, f"to {number}", waiting=True) for number in (1, 2, 3))
    elsewhere, there = Draft("https://other.example/", 1, 0, "x"), Draft(new, 2, 0, "written there")
    for draft in (moving, taken, sending, elsewhere, there):
        drafts.keep(draft)
    claim = drafts.claim(sending)
    assert claim
    drafts.readdress(BLOG, new)
    claim.release()
    assert {*drafts.all(new)} == {replace(moving, blog=new), replace(taken, blog=new), there}
    assert {*drafts.all()} - {*drafts.all(new)} == {sending, elsewhere}
    assert drafts.find(new, 2, 0) == there, "it was written last"
    drafts.readdress(BLOG, new)
    assert drafts.all(BLOG) == ()
    assert len(drafts.all(new)) == 4


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
