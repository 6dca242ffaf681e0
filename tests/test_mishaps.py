"""What the operating system refuses, in the reader's language, with an advice that fits."""

import errno
from pathlib import Path

import pytest

from tui_reader import i18n, mishaps
from tui_reader.errors import KeepError


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "x could not be written: there is no such folder. Check the path."),
        (errno.EISDIR, "x could not be written: it is a folder. Check the path."),
        (errno.ENOTDIR, "x could not be written: a part of its path is no folder. Check the path."),
        (errno.EACCES, "x could not be written: that is not allowed. Mend its permissions, or choose another place."),
        (errno.EPERM, "x could not be written: that is not allowed. Mend its permissions, or choose another place."),
        (errno.ENOSPC, "x could not be written: the disk is full. Make room there."),
        (errno.EIO, "x could not be written: the disk failed. Try again."),
        (errno.EMFILE, "x could not be written: too many files are open. Try again."),
    ],
)
def test_what_is_in_the_way_is_said_with_what_helps(number: int, words: str) -> None:
    assert str(KeepError(path="x", **mishaps.facts(OSError(number, "in the system's words"), making=True))) == words


def test_what_has_no_words_of_ours_keeps_those_of_the_system() -> None:
    odd = OSError(errno.ESPIPE, "Illegal seek")
    assert mishaps.facts(odd) == {"reason": "Illegal seek", "about": ""}
    assert mishaps.reason(BlockingIOError()) == "BlockingIOError"


def test_a_text_that_cannot_be_a_path_is_none() -> None:
    with pytest.raises(ValueError, match="null") as raised:
        Path("a\0b").read_bytes()
    assert mishaps.reason(raised.value) == "this is no path"


def test_who_reads_german_reads_no_english(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing") as raised:
        (tmp_path / "missing").open()
    i18n.use("de")
    assert mishaps.reason(raised.value) == "diese Datei gibt es nicht"
