"""The first screen in a real terminal: there before Textual, gone without a trace when Textual does not come."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGTERM, Signals

import pytest

from tests.pty.held import Held
from tests.pty.terminal import READER, Terminal
from tui_reader import first

pytestmark = pytest.mark.pty

ROW = "row 39"
"""On the last row of the frame that is kept."""


def keep(size: tuple[int, int] = (120, 40), environment: dict[str, str] | None = None) -> Path:
    """Keep a frame that is an hour old, for a terminal of that size."""
    command = (sys.executable, "-m", "tests.framed", str(time.time() - 4000))
    with Terminal(command, size, environment) as terminal:
        terminal.until("kept")
    return Path(first.folder()) / first.NAME


@pytest.fixture(autouse=True)
def frame() -> Path:
    """The file of a frame that fits the terminals of these tests."""
    return keep()


@pytest.fixture
def terminal() -> Iterator[Held]:
    """The program, its first screen painted and Textual held up."""
    with Held() as terminal:
        terminal.until(ROW)
        yield terminal


def test_it_is_there_before_textual_and_says_how_old_it_is(terminal: Held) -> None:
    assert terminal.text.splitlines()[0].endswith("1 h ago · 12 %")
    assert b"\x1b[?1000h" not in terminal.raw


def test_textual_takes_over_without_clearing_it(terminal: Held) -> None:
    terminal.screens = []
    terminal.go_on()
    terminal.until(lambda: ROW not in terminal.text)
    assert terminal.raw.count(b"\x1b[?1049h") == 1
    assert terminal.screens
    assert all(screen.strip() for screen in terminal.screens)


def test_what_is_printed_instead_of_a_screen_is_seen() -> None:
    keep(environment={"TUI_READER_COLUMN": "none"})
    with Terminal(environment={"TUI_READER_COLUMN": "none"}) as terminal:
        assert terminal.ended() == 1
        assert ROW.encode() in terminal.raw
        assert b"TUI_READER_COLUMN" in terminal.raw
        assert terminal.restored()


@pytest.mark.parametrize("number", [SIGTERM, SIGHUP, SIGINT])
def test_told_to_end_before_textual_is_there_it_restores_the_terminal(terminal: Held, number: Signals) -> None:
    terminal.signal(number)
    assert terminal.ended() == 128 + number
    assert b"\x1b[?1000h" not in terminal.raw
    assert terminal.restored()
    assert "Traceback" not in terminal.text


def test_ctrl_c_ends_it_before_textual_is_there(terminal: Held) -> None:
    terminal.press("ctrl+c")
    assert terminal.ended() == 130
    assert terminal.restored()
    assert "Traceback" not in terminal.text


@pytest.mark.parametrize(
    "changed", [{"TERM": "screen-256color"}, {"NO_COLOR": "1"}, {"TUI_READER_COLUMN": "60"}, {"LANG": "de_DE.UTF-8"}]
)
def test_another_environment_begins_without_it(changed: dict[str, str]) -> None:
    with Terminal(environment=changed) as terminal:
        terminal.until(lambda: b"\x1b[?1000h" in terminal.raw)
        assert ROW.encode() not in terminal.raw


def test_another_size_begins_without_it() -> None:
    with Terminal(size=(120, 41)) as terminal:
        terminal.until(lambda: b"\x1b[?1000h" in terminal.raw)
        assert ROW.encode() not in terminal.raw


def test_a_file_somebody_has_changed_begins_without_it(frame: Path) -> None:
    frame.write_bytes(frame.read_bytes().replace(b"row 20", b"\x1b[6n20"))
    with Terminal() as terminal:
        terminal.until(lambda: b"\x1b[?1000h" in terminal.raw)
        assert ROW.encode() not in terminal.raw
        assert b"\x1b[6n" not in terminal.raw


@pytest.mark.parametrize("argument", ["--demo", "--help", "blog.example"])
def test_with_arguments_there_is_none(argument: str) -> None:
    with Terminal((*READER, argument)) as terminal:
        terminal.until(lambda: bool(terminal.text.strip()))
        assert ROW.encode() not in terminal.raw


def test_a_dumb_terminal_gets_none() -> None:
    with Terminal(environment={"TERM": "dumb"}) as terminal:
        terminal.ended()
        assert b"\x1b" not in terminal.raw
