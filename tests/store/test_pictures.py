"""Pictures on disk: there again the next time, bounded, and no trouble where the disk makes trouble."""

import os
from pathlib import Path

import pytest

from tui_reader.settings import Folders
from tui_reader.store.pictures import Pictures

ADDRESS = "https://b.example/a.png"


def files(folders: Folders) -> list[Path]:
    return sorted((folders.cache / "pictures").glob("*"))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """An empty home."""
    return Folders.under(tmp_path)


def aged(folders: Folders, pictures: Pictures, *addresses: str) -> None:
    """Put some, each a minute after the one before."""
    for number, address in enumerate(addresses):
        before = set(files(folders))
        pictures.put(address, b"x" * 100)
        for path in set(files(folders)) - before:
            os.utime(path, (1000 + 60 * number, 1000 + 60 * number))


def test_what_was_put_is_there_the_next_time(folders: Folders) -> None:
    Pictures(folders).put(ADDRESS, b"data")
    assert Pictures(folders).get(ADDRESS) == b"data"
    assert Pictures(folders).get("https://b.example/b.png") is None


def test_a_name_tells_nothing_and_leads_nowhere(folders: Folders) -> None:
    for address in ("https://b.example/../../../etc/passwd", "a\0b", "\ud800", "x" * 10_000):
        Pictures(folders).put(address, b"data")
        assert Pictures(folders).get(address) == b"data"
    for path in files(folders):
        assert path.name.isalnum()
        assert path.parent == folders.cache / "pictures"


def test_the_oldest_go_when_it_is_too_much(folders: Folders) -> None:
    pictures = Pictures(folders, most=350)
    aged(folders, pictures, "a", "b", "c")
    pictures.put("d", b"x" * 100)
    assert [pictures.get(each) is not None for each in "abcd"] == [False, True, True, True]
    assert sum(path.stat().st_size for path in files(folders)) <= 350


def test_what_was_looked_at_is_not_old(folders: Folders) -> None:
    pictures = Pictures(folders, most=350)
    aged(folders, pictures, "a", "b", "c")
    pictures.get("a")
    pictures.put("d", b"x" * 100)
    assert [pictures.get(each) is not None for each in "abcd"] == [True, False, True, True]


def test_one_that_is_too_large_alone_drives_no_others_out(folders: Folders) -> None:
    pictures = Pictures(folders, most=350)
    pictures.put("a", b"x" * 100)
    pictures.put("b", b"x" * 351)
    assert pictures.get("a") is not None
    assert pictures.get("b") is None


def test_nothing_is_left_half_written(folders: Folders) -> None:
    pictures = Pictures(folders)
    for number in range(20):
        pictures.put(ADDRESS, b"x" * number)
    assert len(files(folders)) == 1
    assert pictures.get(ADDRESS) == b"x" * 19


def test_a_file_in_the_place_of_the_folder_only_means_that_nothing_is_kept(folders: Folders) -> None:
    folders.cache.parent.mkdir(parents=True, exist_ok=True)
    folders.cache.write_text("mine")
    Pictures(folders).put(ADDRESS, b"data")
    assert Pictures(folders).get(ADDRESS) is None
    assert folders.cache.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_no_trouble(folders: Folders) -> None:
    Pictures(folders).put(ADDRESS, b"data")
    (folders.cache / "pictures").chmod(0o500)
    Pictures(folders).put("other", b"data")
    assert Pictures(folders).get(ADDRESS) == b"data"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_no_trouble(folders: Folders) -> None:
    (folders.cache / "pictures").parent.mkdir(parents=True)
    (folders.cache / "pictures").symlink_to("/dev/full")
    Pictures(folders).put(ADDRESS, b"data")
    assert Pictures(folders).get(ADDRESS) is None


def test_what_is_dropped_is_gone(folders: Folders) -> None:
    pictures = Pictures(folders)
    pictures.put(ADDRESS, b"data")
    pictures.drop(ADDRESS)
    pictures.drop(ADDRESS)
    assert pictures.get(ADDRESS) is None
