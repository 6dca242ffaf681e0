"""A document as the terminal gets it: laid out and painted, with the looks of a plain terminal."""

from collections.abc import Iterator

from rich.style import Style
from textual.strip import Strip

from tui_reader.content.blocks import Document
from tui_reader.ui.widgets.layout import lines
from tui_reader.ui.widgets.lines import Frame, Line
from tui_reader.ui.widgets.painter import Painter


def rows(document: Document, width: int) -> Iterator[Line]:
    """The rows of the whole text in a column of a width."""
    return lines(document.blocks, width)


def strips(document: Document, width: int) -> Iterator[Strip]:
    """The same rows as a pane of exactly this width shows them."""
    painter = Painter(lambda _role: Style())
    painter.frame = Frame(width, 0, width, width)
    for number, line in enumerate(rows(document, width)):
        yield painter.strip((number, 0), line, "", "")
