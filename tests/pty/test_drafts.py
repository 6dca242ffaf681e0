"""A comment being written, in a real terminal: however the program ends, what was typed is on disk."""

import os
from collections.abc import Iterator
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGKILL, SIGTERM, Signals

import pytest

from tests.pty.terminal import READER, Terminal
from tui_reader.demo import DemoBlog

pytestmark = pytest.mark.pty

_UNFLUSHED = 120
"""Python's own exit status when its last output finds no terminal any more (Py_FinalizeEx)."""

OFFERED = "C write"
"""In the footer once the post is there to write about."""

WORDS = "Words that must not be lost"


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    """A blog that stays while the program comes and goes."""
    with DemoBlog() as blog:
        yield blog


def kept() -> bool:
    """Whether the words are in a file below the home folder."""
    files = (path for path in Path(os.environ["HOME"]).rglob("*") if path.is_file())
    return any(WORDS.encode() in path.read_bytes() for path in files)


def log_in(terminal: Terminal) -> None:
    """Through the dialog that opens where one has to log in."""
    terminal.press(DemoBlog.user, "tab")
    terminal.until(lambda: any("▌" in row.partition("Password")[2] for row in terminal.text.splitlines()))
    terminal.press(DemoBlog.password, "enter")
    terminal.until("Comment on")


def write(terminal: Terminal) -> None:
    """From the newest post through the login into the composer."""
    terminal.until(OFFERED)
    terminal.press("C")
    terminal.until("Password")
    log_in(terminal)
    terminal.press(WORDS)
    terminal.until(WORDS)


@pytest.mark.parametrize("number", [SIGINT, SIGTERM, SIGHUP])
def test_told_to_end_it_keeps_the_draft_and_restores_the_terminal(blog: DemoBlog, number: Signals) -> None:
    with Terminal((*READER, blog.address)) as terminal:
        write(terminal)
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.restored()
    assert kept()


def test_when_its_window_is_closed_it_keeps_the_draft(blog: DemoBlog) -> None:
    with Terminal((*READER, blog.address)) as terminal:
        write(terminal)
        terminal.hang_up()
        assert terminal.ended() in (128 + SIGHUP, _UNFLUSHED)
    assert kept()


def test_killed_it_offers_the_draft_the_next_time(blog: DemoBlog) -> None:
    with Terminal((*READER, blog.address)) as terminal:
        write(terminal)
        terminal.until(kept)
        terminal.signal(SIGKILL)
        assert terminal.ended() == -SIGKILL
    with Terminal((*READER, blog.address)) as terminal:
        terminal.until(OFFERED)
        terminal.press("C")
        terminal.until(lambda: "Password" in terminal.text or WORDS[:20] in terminal.text)
        if "Password" in terminal.text:
            log_in(terminal)
        terminal.until(WORDS[:20])
