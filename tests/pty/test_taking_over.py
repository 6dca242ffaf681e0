"""From the first screen to Textual: where nothing changed, no cell changes."""

from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.pty.held import Held
from tests.pty.terminal import READER, Terminal, title
from tui_reader import first
from tui_reader.demo import DemoBlog

pytestmark = pytest.mark.pty

SIZES = [(80, 24), (120, 40), (200, 60)]
NEWS = 0
"""The row of the top bar: the age of what is seen stands there, and is the only thing that may change."""


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    """A blog that stays as it is."""
    with DemoBlog() as blog:
        yield blog


def left(blog: DemoBlog, size: tuple[int, int], *keys: str) -> list[list[object]]:
    """Read in the blog, press keys, quit or (zen, which `q` would end) get killed; gives what was on screen last."""
    with Terminal((*READER, blog.address), size) as terminal:
        terminal.until(title(0))
        terminal.until(lambda: "now" in terminal.text.splitlines()[NEWS])
        terminal.calm()
        terminal.press(*keys)
        terminal.calm()
        seen = terminal.cells
        if "z" in keys:
            frame = Path(first.folder()) / first.NAME
            terminal.until(frame.exists)  # the first key took the one before away
            terminal.calm()
            terminal.signal(SIGKILL)
        else:
            terminal.press("q")
        assert terminal.ended() in {0, -SIGKILL, 128 + SIGKILL}
    return seen


def different(one: list[list[object]], other: list[list[object]]) -> list[tuple[int, int, object, object]]:
    """Cells that are not the same, but for the top bar."""
    return [
        (row, column, before, after)
        for row, (cells, others) in enumerate(zip(one, other, strict=True))
        for column, (before, after) in enumerate(zip(cells, others, strict=True))
        if row != NEWS and before != after
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", [(), ("h", "j", "j"), ("c", "j"), ("z", "j", "j", "j")], ids=str)
def test_no_cell_changes_from_the_first_screen_to_the_end_of_the_refresh(
    blog: DemoBlog, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    seen = left(blog, size, *keys)
    blog.requests.clear()
    with Held(size) as terminal:
        terminal.until(lambda: b"\x1b[?2026l" in terminal.raw)
        begun = terminal.cells
        assert b"\x1b[?1000h" not in terminal.raw, "Textual was there before it"
        assert different(seen, begun) == []

        def refreshed() -> bool:
            """Whether it has asked the blog and says so; no cell may have changed on the way there."""
            assert different(begun, terminal.cells) == []
            asked = b"\x1b[?1000h" in terminal.raw and bool(blog.requests)
            return asked and "now" in terminal.text.splitlines()[NEWS]

        terminal.go_on()
        terminal.until(refreshed)
        terminal.calm()
        assert different(begun, terminal.cells) == []


def test_keys_typed_on_the_first_screen_are_kept(blog: DemoBlog) -> None:
    left(blog, (120, 40), "h")
    with Held() as terminal:
        terminal.until(lambda: b"\x1b[?2026l" in terminal.raw)
        terminal.press("j", "j", "j", "enter")
        assert b"\x1b[?1000h" not in terminal.raw
        terminal.go_on()
        terminal.until(lambda: blog.at.site.posts[3].title[:20] in terminal.text.splitlines()[2].partition("▌ ")[2])
