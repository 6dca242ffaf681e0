"""`python -m tests.content.golden`: writes the golden files of the rich article anew; read them before you keep them.

Each row of the screen is one line; where something stands out, a line that begins with `~` says beneath it how: by its
look, or else by its role (a link, its number, a caption, a picture). Code and tables that are wider than their column
are shown as far as they go.
"""

from pathlib import Path

from tests.content.shown import BASE
from tests.scores.drawn import rows
from tui_reader.content import convert, markdown
from tui_reader.content.blocks import Document, Look
from tui_reader.ui.widgets.lines import Line, Piece

FOLDER = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 120)
_LOOKS = {
    Look.CODE: "c",
    Look.KEY: "k",
    Look.MARKED: "m",
    Look.DELETED: "d",
    Look.INSERTED: "u",
    Look.SMALL: "s",
    Look.KEYWORD: "w",
    Look.STRING: "q",
    Look.COMMENT: "o",
    Look.NUMBER: "9",
    Look.NAME: "n",
}
_ROLES = {"link": "l", "number": "#", "caption": "t", "image": "p", "strong": "b", "heading": "h"}


def files() -> dict[str, str]:
    """The golden files by their names, as they are now."""
    document = convert((FOLDER / "article.html").read_text("utf-8"), BASE)
    made = {f"{width}.txt": screen(document, width) for width in WIDTHS}
    return made | {"markdown.txt": markdown(document)}


def screen(document: Document, width: int) -> str:
    """The text in a column of a width, and how it looks."""
    shown: list[str] = []
    for line in rows(document, width):
        shown.append(line.text.rstrip())
        if (marks := _marks(line).rstrip()).strip():
            shown.append("~" + marks[1:] if marks[0] == " " else "~" + marks)
    return "\n".join(shown) + "\n"


def _marks(line: Line) -> str:
    return "".join([_mark(piece) * len(piece.text) for piece in line.pieces])


def _mark(piece: Piece) -> str:
    if piece.target is not None:
        return "#" if piece.role == "number" else "l"
    letter = next((letter for look, letter in _LOOKS.items() if piece.look & look), "")
    bold, slanted = piece.look & Look.STRONG, piece.look & Look.EMPHASIS
    if not letter and (bold or slanted):
        return "x" if bold and slanted else "b" if bold else "i"
    return letter or _ROLES.get(piece.role, " ")


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / name).write_text(text, "utf-8")
        print(f"{name}: {text.count(chr(10))} lines")
