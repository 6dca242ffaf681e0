"""Texts with pictures, and what is drawn of them."""

from tests.painted import file, painted
from tests.ui.panes import PaneApp, rows
from tui_reader.content.blocks import Block, Document, Kind, Span
from tui_reader.content.pictures import Picture, decode

ADDRESS = "https://b.example/desk.png"
HALF = "▀"


def picture(width: int = 640, height: int = 480) -> Picture:
    return decode(file(painted(width, height)), 240)


def image(source: str = ADDRESS, alt: str = "Ein Schreibtisch", first: str = "", rest: str = "") -> Block:
    return Block(Kind.IMAGE, (Span(alt),) if alt else (), first, rest, source=source)


def text(*blocks: Block, before: int = 3, after: int = 40) -> Document:
    """Blocks among paragraphs."""
    words = "Wort " * 30
    above = [Block(Kind.PARAGRAPH, (Span(f"Oben {number}. {words}"),)) for number in range(before)]
    below = [Block(Kind.PARAGRAPH, (Span(f"Unten {number}. {words}"),)) for number in range(after)]
    return Document((*above, *blocks, *below))


def drawn(app: PaneApp) -> list[str]:
    return [row for row in rows(app) if HALF in row]
