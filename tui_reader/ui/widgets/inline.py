"""Inline spans of a document as pieces: links get their number."""

from collections.abc import Sequence

from tui_reader.content.blocks import Look, Span
from tui_reader.ui.widgets.lines import TEXT, Piece

LINK, NUMBER, STRONG = "link", "number", "strong"


def pieces(spans: Sequence[Span], role: str = TEXT) -> list[Piece]:
    """The pieces of a run of spans; a link's number, "[3]", stands once, after its last span.

    Args:
        role: the role of everything that is no link.
    """
    made: list[Piece] = []
    for index, span in enumerate(spans):
        text = span.text.expandtabs(4) if "\t" in span.text else span.text
        if not span.link:
            made.append(Piece(text, role, span.look))
            continue
        made.append(Piece(text, LINK, span.look, span.link))
        if index + 1 == len(spans) or spans[index + 1].link != span.link:
            made.append(Piece(f"[{span.link}]", NUMBER, Look.PLAIN, span.link))
    return made
