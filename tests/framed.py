"""`python -m tests.framed SINCE`: keep a frame as the program would at that moment, for the terminal it runs in."""

import os
import re
import sys

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader import first
from tui_reader.settings import Folders
from tui_reader.store import private_file
from tui_reader.ui.frame import text_of

PLAIN, BAR = Style.parse("#d8d4ca on #15171c"), Style.parse("bold #808080 on #202020")


def text(since: float) -> str:
    """The frame file of numbered rows that were true at a time in seconds since the epoch."""
    columns, rows = os.get_terminal_size()
    left, right = " A blog", "now · 12 % "
    gap = " " * (columns - len(left) - len(right))
    top = Strip([Segment(left, BAR + Style(italic=True)), Segment(gap, BAR), Segment(right, BAR + Style(dim=True))])
    others = [Strip([Segment(f"row {y}".ljust(columns), PLAIN)]) for y in range(1, rows)]
    settings, column = str(Folders.usual().settings), str(Folders.usual().data / first.COLUMN)
    made = text_of([top, *others], ColorSystem.TRUECOLOR, "now", since, (settings, first.here(settings, column)))
    assert made is not None
    return made


def plain(written: str) -> str:
    """What is written without its colours; a line feed wherever the cursor moves."""
    return re.sub("\x1b\\[[0-9;]*m", "", re.sub("\x1b\\[[0-9;]*H", "\n", written))


if __name__ == "__main__":
    private_file.write(Folders.usual().data / first.NAME, text(float(sys.argv[1])))
    print("kept")
