"""What marks in the text lead to on their own page: footnotes, headings, anything that the author gave a name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from tui_reader.content.blocks import LONGEST_NOTE, Block, Cell, Kind, Note, Span
from tui_reader.content.pieces import joined
from tui_reader.content.tree import Node, plain

MOST = 1_000
"""Places that the marks of one text may lead to."""

_MOST_BLOCKS = 50
_LOOKED_AT = 2 * LONGEST_NOTE
_MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")
_ONLY_MARK = re.compile(r"[\W\d_]*+[^\W\d_]{0,4}+[\W\d_]*+")
_LETTER = re.compile(r"[^\W\d_]")
_Place = tuple[int, int]


class Notes:
    """The marks of one document and the named places that they lead to.

    Args:
        blocks: those of the document, which grow while it is read.

    Attributes:
        before: characters of the next block that stand before what is read now, for cells of a table.
    """

    def __init__(self, blocks: list[Block]) -> None:
        self.before = 0
        self._blocks = blocks
        self._marks: dict[str, int] = {}
        self._begins: dict[str, _Place] = {}
        self._ends: dict[str, _Place] = {}
        self._said: dict[int, str] = {}
        self._named: dict[int, list[int]] = {}

    def number(self, name: str) -> int:
        """The number of what a mark leads to; it holds until `settled()` knows which names there are."""
        if name not in self._marks and len(self._marks) >= MOST:
            return 0
        return self._marks.setdefault(name, len(self._marks) + 1)

    def meet(self, anchor: Node, at: int) -> None:
        """An anchor stands in the next block, before this character of its text."""
        place = len(self._blocks), self.before + at
        if "name" in anchor.attrs:
            self._begins[anchor.attrs["name"]] = place
            self._named.setdefault(place[0], []).append(place[1])
        else:
            self._ends[anchor.attrs["of"]] = place

    def settled(self) -> tuple[Note, ...]:
        """All that marks lead to, in the order of their numbers; marks that lead nowhere are plain text again."""
        notes: list[Note] = []
        numbers = [0]
        for name in self._marks:
            begin = self._begins.get(name) or self._begins.get(unquote(name))
            end = self._ends.get(name) or self._ends.get(unquote(name))
            words = _line(self._words(begin, end)[:_LOOKED_AT]) if begin else ""
            if begin and words:
                notes.append(Note(words, begin[0]))
            numbers.append(len(notes) if words else 0)
        if len(notes) < len(self._marks):
            self._blocks[:] = [_renumbered(block, numbers) for block in self._blocks]
        return tuple(notes)

    def _words(self, begin: _Place, end: _Place | None) -> str:
        """The words of what has a name; of a number alone (`[1]`) and of nothing, those that follow it."""
        number, at = begin
        said = self._text(number)
        if self._blocks[number].kind is Kind.HEADING:
            return said
        inside = "\n".join(self._between(begin, end)) if end and end > begin else ""
        if not _ONLY_MARK.fullmatch(inside[:LONGEST_NOTE]):
            return inside
        rest = said[at : self._line_end(number, at)]
        if _LETTER.search(rest, 0, LONGEST_NOTE):
            return rest
        if said[:at].strip():
            return said
        after = self._text(number + 1) if number + 1 < len(self._blocks) else ""
        return f"{rest} {after[:_LOOKED_AT]}"

    def _between(self, begin: _Place, end: _Place) -> Iterator[str]:
        left = _LOOKED_AT
        for number in range(begin[0], min(end[0], begin[0] + _MOST_BLOCKS) + 1):
            said = self._text(number)
            start, stop = begin[1] if number == begin[0] else 0, end[1] if number == end[0] else len(said)
            yield said[start : min(stop, start + left)]
            left -= min(stop - start, left)
            if left <= 0:
                return

    def _line_end(self, number: int, at: int) -> int:
        """Where a line that has a name ends: with its row of a table, before the next such line, or the block."""
        said = self._text(number)
        end = min(len(said), at + _LOOKED_AT)
        if self._blocks[number].kind is Kind.TABLE:
            row = said.find("\n", at, end)
            return row if row >= 0 else end
        others = self._named[number]
        for other in others[bisect_right(others, at) :][:_MOST_BLOCKS]:
            if said[at : min(other, end)].rstrip(" ").endswith("\n"):
                return other
        return end

    def _text(self, number: int) -> str:
        """The text of a block; of a table, cells one character apart and rows on lines of their own."""
        found = self._said.get(number)
        if found is None:
            block = self._blocks[number]
            rows = [" ".join([_plain(cell.spans) for cell in row]) for row in block.rows]
            found = self._said[number] = "\n".join(rows) if rows else _plain(block.spans)
        return found


def set_off(jump: Node) -> None:
    """Raise a number that leads to a footnote, where only its colour kept it apart from the word before it."""
    if _MARK.fullmatch(plain(jump)) and not any(isinstance(kid, Node) and kid.tag == "sup" for kid in jump.kids):
        jump.kids = [Node("sup", {}, jump.kids)]


def _line(words: str) -> str:
    """Words as one line; they are safe already, so this is `text.line()` without what that would look at anew."""
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST_NOTE else flat[: LONGEST_NOTE - 1] + "…"


def _plain(spans: tuple[Span, ...]) -> str:
    return "".join([span.text for span in spans])


def _renumbered(block: Block, numbers: list[int]) -> Block:
    """The block with other numbers of notes."""
    spans = _led(block.spans, numbers)
    rows = tuple(tuple(Cell(_led(cell.spans, numbers), cell.align, cell.header) for cell in row) for row in block.rows)
    return Block(
        block.kind, spans, block.first, block.rest, block.level, block.language, rows, block.tight, block.source
    )


def _led(spans: tuple[Span, ...], numbers: list[int]) -> tuple[Span, ...]:
    if not any(span.note for span in spans):
        return spans
    return joined([Span(span.text, span.look, span.link, numbers[span.note]) for span in spans])
