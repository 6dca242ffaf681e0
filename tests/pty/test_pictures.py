"""Pictures in a real terminal: half blocks in colours, sent by our own codes; it is asked nothing for them."""

import re
import sys
from pathlib import Path

import pytest

from tests import painted
from tests.pty.terminal import Terminal, title

pytestmark = pytest.mark.pty

COMMAND = (sys.executable, "-m", "tui_reader", "--demo")
SGR = re.compile(rb"\x1b\[[0-9;]*m")
_OURS = re.compile(rb"\x1b\[[0-9;]*[Hm]|\x1b\[\?(?:2026|25)[hl]")
assert painted.RED


def halves(terminal: Terminal) -> int:
    return terminal.text.count("▀")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_a_picture_is_seen_at_every_size(size: tuple[int, int]) -> None:
    with Terminal(COMMAND, size=size) as terminal:
        terminal.until(title(0))
        terminal.calm()
        begin = len(terminal.raw)
        terminal.press("l", "h", "i")
        terminal.until(lambda: "480 × 270" in terminal.text or halves(terminal) > 0)
        terminal.press("j" * 8)
        terminal.until(lambda: halves(terminal) > 200)
        terminal.calm()
        rest = _OURS.sub(b"", bytes(terminal.raw[begin:]))
        assert b"\x1b" not in rest, rest[max(0, rest.find(b"\x1b") - 40) :][:120]
        colours = {cell.fg for row in terminal.cells for cell in row if cell.data == "▀"}  # type: ignore[attr-defined]
        assert len(colours) > 20
        terminal.press("q", "q", "q")
        assert terminal.ended() == 0
        assert terminal.restored()


def test_where_few_colours_are_known_they_are_used() -> None:
    with Terminal(COMMAND, environment={"COLORTERM": ""}) as terminal:
        terminal.until("wooden desk")
        terminal.press("i")
        terminal.until(lambda: halves(terminal) > 200)
        terminal.calm()
        assert b"38;5;" in terminal.raw
        assert b"38;2;" not in terminal.raw


def test_without_colours_the_words_stay() -> None:
    with Terminal(COMMAND, environment={"NO_COLOR": "1"}) as terminal:
        terminal.until("wooden desk")
        terminal.press("i")
        terminal.until("Nothing is shown in colours here")
        assert not halves(terminal)


def test_kitty_is_sent_the_picture_and_told_to_forget_it() -> None:
    with Terminal(COMMAND, environment={"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}) as terminal:
        terminal.until("wooden desk")
        terminal.press("i")
        terminal.until(lambda: b"a=p,U=1" in terminal.raw)
        terminal.calm()
        raw = bytes(terminal.raw)
        number = re.search(rb"\x1b_Gi=(\d+),f=24,o=z,s=480,v=270,q=2,m=[01];", raw)
        assert number is not None
        assert raw.index(number[0]) < raw.index(b"a=p,U=1") < raw.index("\U0010eeee".encode())
        assert not halves(terminal)
        terminal.press("q")
        assert terminal.ended() == 0
        assert b"\x1b_Ga=d,d=I,i=" + number[1] in terminal.raw
        assert terminal.restored()


def test_sixels_are_drawn_over_the_half_blocks_when_nothing_moves(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('pictures_as = "sixel"\n')
    with Terminal(COMMAND, environment={"TUI_READER_CONFIG": str(tmp_path)}) as terminal:
        terminal.until("wooden desk")
        terminal.calm()  # the comments are counted in the text: what comes later would draw it once more
        terminal.press("i")
        terminal.until(lambda: b"\x1bP0" in terminal.raw)
        terminal.calm()
        (drawn,) = re.findall(
            rb"\x1b7\x1b\[(\d+);(\d+)H\x1bP[0-9;]*q\"1;1;(\d+);(\d+)[\x20-\x7e]*\x1b\\\x1b8", terminal.raw
        )
        below = [(number, row) for number, row in enumerate(terminal.text.splitlines(), 1) if "▀" in row]
        # pyte knows no sixels: it has printed them over the first row
        first, begin, width = below[0][0] - 1, below[0][1].index("▀") + 1, below[0][1].count("▀")
        assert tuple(map(int, drawn)) == (first, begin, width * 10, (len(below) + 1) * 20)
        before = len(terminal.raw)
        terminal.press("j")
        terminal.until(lambda: b"\x1bP0" in terminal.raw[before:])
        terminal.press("i")
        terminal.until(lambda: not halves(terminal))
        before = len(terminal.raw)
        terminal.press("j")
        terminal.calm()
        assert b"\x1bP0" not in terminal.raw[before:]
