"""Words that were searched for, marked in a document or cut out of it as an excerpt."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tui_reader.content.blocks import Block, Cell, Document, Look, Span
from tui_reader.content.packing import words
from tui_reader.content.pieces import Pieces
from tui_reader.text import UNSPACED

_ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311"
_ACCENTS += "\u031b\u0323\u0324\u0325\u0326\u0327\u0328\u032d\u032e\u0330\u0331"
_SPACED = re.compile(f"[^\\W_]+(?:[{_ACCENTS}]+[^\\W_]*)*")
_WORD = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+(?:[{_ACCENTS}]+[^\\W_{UNSPACED}]*)*")
"""A word as the shelf's index (FTS5, unicode61) sees it: letters and digits, accents inside; or one character of a
language without spaces. Where there is none of those, `_SPACED` finds the same in half the time."""
_LONE = re.compile(f"[{UNSPACED}]")

_LATIN = (range(0x80, 0x250), range(0x1E00, 0x1F00))
_WHOLE = "ǡǣǯǽǿ"
_MOST_WANTED = 32
_MOST_WORDS = 32


class _Folds(dict[int, int | None]):
    """Characters without their accents, found out when they are first met; as the index: Latin letters only."""

    def __missing__(self, code: int) -> int | None:
        folded: int | None = code
        if chr(code) in _ACCENTS:
            folded = None
        elif any(code in letters for letters in _LATIN) and chr(code) not in _WHOLE:
            from unicodedata import normalize  # noqa: PLC0415 - the start of the program compares nothing

            folded = ord(normalize("NFD", chr(code))[0])
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """A text as it is compared: case and diacritics folded, ß as ss; the shelf's index folds in the same way."""
    return text.lower() if text.isascii() else text.casefold().translate(_FOLDS)


def marked(document: Document, wanted: Sequence[str]) -> Document:
    """The same document with every place of a wanted word, beginning (`bank*`) or phrase marked (Look.MARKED)."""
    search = _Search(wanted)
    blocks = tuple(search.block(block) for block in document.blocks)
    return Document(blocks, document.links, document.html, document.cut, document.notes)


def places(texts: Iterable[str], wanted: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """Of each text, where something wanted begins and ends; of places that overlap the first one."""
    search = _Search(wanted)
    for text in texts:
        found: list[tuple[int, int]] = []
        for begin, end, _which in search.hits(text):
            if not found or begin >= found[-1][1]:
                found.append((begin, end))
        yield found


def excerpt(document: Document, wanted: Sequence[str], length: int = 160) -> tuple[Span, ...]:
    """About `length` characters around the first place where most of what is wanted stands, hits marked, one line."""
    text = " ".join(words(document).split())
    search = _Search(wanted)
    hits = list(search.hits(text))
    first, last = _best(hits, length)
    begin = max(0, min(first - max(0, length - (last - first)) // 2, len(text) - length))
    end = min(len(text), begin + length)
    if begin:
        begin = min(text.find(" ", begin, first) + 1 or begin, first)
    if end < len(text):
        end = max(text.rfind(" ", max(last, begin + 1), end), -1) if " " in text[max(last, begin + 1) : end] else end
    spans = Pieces(_marked((Span(text),), [(here, there) for here, there, _which in hits])).part(begin, end)
    before, after = (Span("…"),) * (begin > 0), (Span("…"),) * (end < len(text))
    return (*before, *spans, *after)


def title(text: str, wanted: Sequence[str]) -> tuple[Span, ...]:
    """A line of text, hits marked."""
    return _Search(wanted).spans((Span(text),)) if text else ()


class _Search:
    """What is wanted, as it is compared: for each first word the phrases that begin with it."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._phrases: dict[str, list[tuple[int, list[str]]]] = {}
        self._open: list[tuple[int, list[str], str]] = []
        for which, said in enumerate(wanted[:_MOST_WANTED]):
            parts = [fold(word) for word in _WORD.findall(said)][:_MOST_WORDS]
            if parts and said.endswith("*"):
                self._open.append((which, parts[:-1], parts[-1]))
            elif parts:
                self._phrases.setdefault(parts[0], []).append((which, parts))

    def block(self, block: Block) -> Block:
        """The block, hits marked."""
        spans = self.spans(block.spans)
        rows = block.rows and tuple(tuple(self._cell(cell) for cell in row) for row in block.rows)
        if spans is block.spans and rows == block.rows:
            return block
        return Block(
            block.kind, spans, block.first, block.rest, block.level, block.language, rows, block.tight, block.source
        )

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Spans of one text, hits marked; the same ones where there are none."""
        places = [(begin, end) for begin, end, _which in self.hits("".join([span.text for span in spans]))]
        return _marked(spans, places) if places else spans

    def hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where something wanted begins and ends, and which it is; in the order of the text."""
        if not self._phrases and not self._open:
            return
        places = [found.span() for found in (_WORD if _LONE.search(text) else _SPACED).finditer(text)]
        folded = [fold(text[begin:end]) for begin, end in places]
        for at, word in enumerate(folded):
            for which, parts in self._phrases.get(word, ()):
                if len(parts) == 1 or folded[at : at + len(parts)] == parts:
                    yield places[at][0], places[at + len(parts) - 1][1], which
            for which, before, beginning in self._open:
                last = at + len(before)
                if last < len(folded) and folded[last].startswith(beginning) and folded[at:last] == before:
                    yield places[at][0], places[last][1], which

    def _cell(self, cell: Cell) -> Cell:
        spans = self.spans(cell.spans)
        return cell if spans is cell.spans else Cell(spans, cell.align, cell.header)


def _best(hits: list[tuple[int, int, int]], length: int) -> tuple[int, int]:
    """Where the first run of hits that fits into a length and has most of what is wanted begins and ends."""
    best, found = (0, 0), 0
    inside: dict[int, int] = {}
    tail = 0
    for begin, end, which in hits:
        inside[which] = inside.get(which, 0) + 1
        while end - hits[tail][0] > length and hits[tail][0] < begin:
            gone = hits[tail][2]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            tail += 1
        if len(inside) > found:
            found, best = len(inside), (hits[tail][0], end)
    return best


def _marked(spans: tuple[Span, ...], places: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans cut at the edges of places (which begin in order), what is inside marked."""
    pieces = Pieces(spans)
    done: list[Span] = []
    at = 0
    for begin, end in places:
        if end > at:
            done += pieces.part(at, begin)
            done += pieces.part(max(begin, at), end, Look.MARKED)
            at = end
    return (*done, *pieces.part(at))
