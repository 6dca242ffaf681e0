"""The frame file: only text and colours are painted, and only with an age."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import framed
from tui_reader import first

GOOD = "\x1b[1;38;2;1;2;3mWörter 漢 🦊\x1b[m\n".encode()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _file=1: os.terminal_size((60, 12)))


@pytest.mark.parametrize(
    "bad",
    [
        *(b"\x1b]0;title\x07", b"\x1b]8;;https://a.b\x1b\\", b"\x1b[2J", b"\x1b[6n", b"\x1bc", b"\x1b[?1049l"),
        *(b"a\rb", b"a\x08b", b"a\tb", b"\x00", b"\x7f", b"\xc2\x9b2J", b"\xc2\x90q", b"\x1b[38:5m", b"\x1b[1"),
        b"\x1b[1m\x1b",
    ],
)  # fmt: skip
def test_what_a_terminal_might_obey_is_refused(bad: bytes) -> None:
    assert first.harmless(GOOD)
    assert not first.harmless(GOOD + bad + GOOD)


@given(st.binary(max_size=40))
def test_harmless_bytes_hold_no_control_outside_of_colours(data: bytes) -> None:
    if first.harmless(data):
        rest = b"".join(part.partition(b"m")[2] if number else part for number, part in enumerate(data.split(b"\x1b")))
        assert not any(byte < 0x20 and byte != 0x0A for byte in rest)


@pytest.mark.parametrize(
    ("old", "words"),
    [(-5, "now"), (59, "now"), (60, "1 min ago"), (4000, "1 h ago"), (47 * 3600, "47 h ago"), (99 * 86400, "99 d ago")],
)
def test_the_frame_says_how_old_it_is_in_the_place_of_the_words_that_were_there(old: int, words: str) -> None:
    text = first.composed(framed.text(1000.0).split("\n")[2:-1], 1000.0 + old)
    top = framed.plain(text).split("\n")[1]
    assert top == f" A blog{words + ' · 12 % ':>53}"


@pytest.mark.parametrize("old", [100 * 86400, 10**12])
def test_a_frame_that_is_too_old_to_be_told_is_not_painted(old: int) -> None:
    with pytest.raises(ValueError, match="no room"):
        first.composed(framed.text(1000.0).split("\n")[2:-1], 1000.0 + old)


def test_rows_begin_plain_and_are_all_there() -> None:
    text = first.composed(framed.text(1000.0).split("\n")[2:-1], 1000.0)
    assert [row.rstrip() for row in framed.plain(text).split("\n")[2:]] == [f"row {y}" for y in range(1, 12)]


def kept(folder: Path, data: bytes | None = None) -> str:
    path = folder / "frame"
    path.write_bytes(framed.text(time.time()).encode() if data is None else data)
    path.chmod(0o600)
    return str(path)


def test_a_whole_file_of_ours_is_read(tmp_path: Path) -> None:
    assert len(first.read(kept(tmp_path))) > 12


def test_a_file_that_others_can_read_a_link_and_a_pipe_are_refused(tmp_path: Path) -> None:
    path = Path(kept(tmp_path))
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(path)
    os.mkfifo(pipe, 0o600)
    path.chmod(0o604)
    for each in (path, link, pipe, tmp_path, tmp_path / "missing"):
        with pytest.raises((OSError, ValueError)):
            first.read(str(each))


def test_a_file_that_is_damaged_is_refused(tmp_path: Path) -> None:
    whole = framed.text(time.time()).encode()
    for data in (b"", whole[:-1], whole[: len(whole) // 2], whole * (first.LARGEST // len(whole) + 1), b"\xff" * 99):
        with pytest.raises((ValueError, LookupError)):
            first.composed(first.read(kept(tmp_path, data)), time.time())


def test_another_size_other_settings_or_another_variable_are_another_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    states = [first.here(str(settings))]
    settings.write_text("column = 70\n")
    states.append(first.here(str(settings)))
    settings.write_text("column = 700\n")
    states.append(first.here(str(settings)))
    for name in ("TUI_READER_THEME", "LC_ALL", "LANG", "TERM", "NO_COLOR", "COLORTERM"):
        monkeypatch.setenv(name, "another")
        states.append(first.here(str(settings)))
    monkeypatch.setattr(os, "get_terminal_size", lambda _file=1: os.terminal_size((61, 12)))
    states.append(first.here(str(settings)))
    assert len(set(states)) == len(states)


@pytest.mark.parametrize(
    "variables", [{}, {"XDG_DATA_HOME": ""}, {"XDG_DATA_HOME": "relative"}, {"TUI_READER_HOME": "/a"}]
)
def test_it_looks_where_the_program_keeps_its_data(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    from tui_reader.settings import Folders  # noqa: PLC0415 - after the change

    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert first.folder() == str(Folders.usual().data)
