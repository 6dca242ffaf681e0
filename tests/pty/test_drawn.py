"""What is drawn past Textual is what Textual draws, cell by cell, and only where nothing is in the way."""

import sys

import pytest

from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

COMMAND = (sys.executable, "-m", "tests.pty.drawn")


def cells(terminal: Terminal) -> list[list[object]]:
    screen = terminal._screen
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def test_a_line_written_at_once_is_the_line_textual_draws() -> None:
    with Terminal(COMMAND, size=(60, 12)) as one, Terminal(COMMAND, size=(60, 12)) as other:
        for terminal, key in ((one, "j"), (other, "f")):
            terminal.until("row 0 of 0")
            for number in range(1, 5):
                terminal.press(key)
                terminal.until(f"row {number} of {number}")
            terminal.calm()
        assert "3 new" in one.text
        assert cells(one) == cells(other)


def test_it_takes_few_bytes() -> None:
    with Terminal(COMMAND, size=(60, 12)) as terminal:
        terminal.until("row 0 of 0")
        terminal.calm()
        before = len(terminal.raw)
        terminal.press("j")
        terminal.until("row 1 of 1")
        terminal.calm()
        assert len(terminal.raw) - before < 400


def test_what_lies_over_it_stays() -> None:
    with Terminal(COMMAND, size=(100, 12)) as terminal:
        terminal.until("row 0 of 0")
        terminal.press("t")
        terminal.until("over it")
        for number in range(1, 12):
            terminal.press("j")
            terminal.until(f"of {number}")
        terminal.calm()
        assert "over it" in terminal.text
