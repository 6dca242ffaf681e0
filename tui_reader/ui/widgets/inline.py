"""Inline spans of a document as pieces: links get their number."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from tui_reader.content.blocks import Look, Span
from tui_reader.ui.widgets.lines import TEXT, Piece

LINK, NUMBER, STRONG = "link", "number", "strong"
TICK = "`"
TAB = 4
_TICKS = re.compile("`+")
_RUNS = re.compile(r"\t+|[^\t]+")


class NoteMark(NamedTuple):
    """The target of a mark that leads to a place within the text.

    Attributes:
        note: its number in Document.notes, 1 is the first.
    """

    note: int


def untabbed(text: str, at: int, column: int = 0) -> Iterator[tuple[str, int]]:
    """The runs of a text, those of tabs as blanks; each with its place in the text, these with -1.

    Args:
        at: the place of the first character. column: in which it stands.
    """
    for run in _RUNS.finditer(text):
        part = run[0]
        if part[0] == "\t":
            part = " " * (TAB * len(part) - column % TAB)
            yield part, -1
            column = 0
        else:
            yield part, at + run.start() if at >= 0 else -1
            last = part.rfind("\n")
            column = len(part) - last - 1 if last >= 0 else column + len(part)


def pieces(spans: Sequence[Span], role: str = TEXT, at: int = 0) -> list[Piece]:
    """The pieces of a run of spans; a link's number, "[3]", stands once, after its last span.

    A mark of a footnote has none: it is one. Code stands between backticks, so that it needs no colour; between more
    where it has some itself, as in Markdown.

    Args:
        role: the role of everything that is no link. at: the place of the first character; -1 where it has none.
    """
    made: list[Piece] = []
    before = behind = TICK
    end = at
    for index, span in enumerate(spans):
        text, at = span.text, end
        if at >= 0:
            end += len(text)
        if span.note:
            made.append(Piece(text.replace("\t", " "), LINK, span.look, NoteMark(span.note), at))
            continue
        own, target = (LINK, span.link) if span.link else (role, None)
        code = span.look & Look.CODE
        if code and not (index and spans[index - 1].look & Look.CODE):
            before, behind = _ticks(spans[index:])
            made.append(Piece(before, own, code, target))
        if "\t" in text:
            made += [Piece(run, own, span.look, target, begin) for run, begin in untabbed(text, at)]
        else:
            made.append(Piece(text, own, span.look, target, at))
        if code and not (index + 1 < len(spans) and spans[index + 1].look & Look.CODE):
            made.append(Piece(behind, own, code, target))
        if not span.link:
            continue
        if index + 1 == len(spans) or spans[index + 1].link != span.link:
            made.append(Piece(f"[{span.link}]", NUMBER, Look.PLAIN, span.link))
    return made


def _ticks(spans: Sequence[Span]) -> tuple[str, str]:
    """What stands before and behind the code that begins here; a blank keeps its own backticks apart."""
    code = "".join(span.text for span in takewhile(lambda span: span.look & Look.CODE, spans))
    if TICK not in code:
        return TICK, TICK
    ticks = TICK * (max(map(len, _TICKS.findall(code))) + 1)
    pad = " " if TICK in (code[0], code[-1]) else ""
    return ticks + pad, pad + ticks
