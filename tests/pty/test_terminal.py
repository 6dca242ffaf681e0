"""The program in a real terminal: it starts, obeys, survives what windows do to it, and leaves everything as it was."""

import random
import subprocess
from collections.abc import Iterator
from signal import SIGCONT, SIGTERM

import pytest

from tests.pty.terminal import READER, Terminal, title

pytestmark = pytest.mark.pty

DEMO = (*READER, "--demo")


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The demo blog, its newest post on screen."""
    with Terminal(DEMO) as terminal:
        terminal.until(title(0))
        yield terminal


def test_the_newest_post_is_there_without_a_key_and_q_leaves(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.restored()


def test_keys_reach_the_program(terminal: Terminal) -> None:
    terminal.press("?")
    terminal.until("next post in the list")
    terminal.press("esc")
    terminal.gone("next post in the list")
    assert terminal.process.poll() is None


def test_older_and_newer_go_through_the_blog(terminal: Terminal) -> None:
    terminal.until(lambda: title(1) in terminal.text.splitlines()[-2] + terminal.text.splitlines()[-3])
    terminal.press("[")
    terminal.until(lambda: title(2) in terminal.text.splitlines()[-2] + terminal.text.splitlines()[-3])


def test_it_survives_a_storm_of_resizes(terminal: Terminal) -> None:
    dice = random.Random(5)  # noqa: S311 - not for secrets
    for _time in range(150):
        terminal.resize(dice.randint(20, 220), dice.randint(6, 70))
        terminal.poll(0.005)
    terminal.resize(100, 30)
    terminal.until(lambda: title(0) in terminal.text)
    terminal.press("q")
    assert terminal.ended() == 0


def test_it_survives_every_tiny_size(terminal: Terminal) -> None:
    for columns in range(1, 31):
        for rows in (1, 2, 3, 5, 8, 11):
            terminal.resize(columns, rows)
            terminal.poll(0.005)
    terminal.resize(80, 24)
    terminal.until(title(0))


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
def test_it_starts_at_every_size(size: tuple[int, int]) -> None:
    with Terminal(DEMO, size) as terminal:
        terminal.until(title(0))


def test_a_terminal_that_is_too_small_is_told_so() -> None:
    with Terminal(DEMO, (18, 4)) as terminal:
        terminal.until("small")


def test_it_can_be_suspended_and_comes_back(terminal: Terminal) -> None:
    terminal.press("ctrl+z")
    terminal.until(terminal.stopped)
    terminal.until(terminal.restored)
    entered = terminal.raw.count(b"\x1b[?1049h")
    terminal.signal(SIGCONT)
    terminal.until(lambda: terminal.raw.count(b"\x1b[?1049h") > entered)
    terminal.until(title(0))
    terminal.press("q")
    assert terminal.ended() == 0


def test_being_told_to_end_restores_the_terminal(terminal: Terminal) -> None:
    terminal.signal(SIGTERM)
    assert terminal.ended() == 128 + SIGTERM
    assert terminal.restored()


def test_a_dumb_terminal_gets_plain_text() -> None:
    with Terminal(DEMO, environment={"TERM": "dumb"}) as terminal:
        assert terminal.ended() == 0
        assert title(0).encode() in terminal.raw
        assert b"\x1b" not in terminal.raw


def test_a_pipe_gets_plain_text() -> None:
    done = subprocess.run(DEMO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert title(0) in done.stdout
    assert "\x1b" not in done.stdout
