"""What stands in the terminal once the program has ended."""

from pathlib import Path

import pytest

from tests.pty.terminal import READER, Terminal, title
from tui_reader.demo import DemoBlog

pytestmark = pytest.mark.pty


def test_that_nothing_was_kept_is_said_once_more_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", "utf-8")
    with (
        DemoBlog() as blog,
        Terminal((*READER, blog.address), environment={"TUI_READER_HOME": str(tmp_path)}) as terminal,
    ):
        terminal.until(title(0))
        terminal.until("could not be written")
        terminal.press("q")
        assert terminal.ended() == 0
        assert "What was read, marked and brought in after that is lost." in " ".join(terminal.text.split())
        assert terminal.restored()
