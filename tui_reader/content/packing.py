"""Documents as bytes for the shelf, from which they come back faster than HTML could be read; and their plain words.

How the bytes are laid out is said in `unpacking`.
"""

import zlib
from collections.abc import Iterator

from tui_reader.content.blocks import Block, Cell, Document, Kind, Look, Span
from tui_reader.content.unpacking import (
    ALIGNS,
    CUT,
    ENTITIES,
    GAP,
    GAP_AT,
    KINDS,
    LARGEST,
    NOTED,
    UNSAFE,
    VERSION,
    WORDS,
)

_NEAR, _FAR, _FARTHEST = 256, 20_000, 1_000_000  # the last is less than there are characters
_LONGEST = 500_000


def pack(document: Document) -> bytes:
    """A document as bytes: compressed, readable by every later version, less than the text in it for usual posts."""
    packed = _Packing(document).bytes()
    if len(packed) > LARGEST:
        packed = _Packing(Document(document.blocks, document.links, "", document.cut, document.notes)).bytes()
    if len(packed) > LARGEST:
        packed = _Packing(Document(document.blocks, (), "", cut=True)).bytes()
    deflate = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, 8, zlib.Z_DEFAULT_STRATEGY, WORDS)
    return VERSION + deflate.compress(packed) + deflate.flush()


def words(document: Document) -> str:
    """The plain text of a document for searching: every span, table cells, captions, alternative texts, code."""
    parts: list[str] = []
    for block in document.blocks:
        parts.append("".join([span.text for span in block.spans]))
        parts.extend("".join([span.text for span in cell.spans]) for row in block.rows for cell in row)
    return "\n".join(filter(None, parts))


class _Packing:
    """Takes a document apart into numbers and texts."""

    def __init__(self, document: Document) -> None:
        self._html = UNSAFE.sub("\ufffd", document.html)
        self._at = 0
        self._slack = 0
        self._styles = {style: number for number, style in enumerate(dict.fromkeys(_styles(document)))}
        self._texts: list[str] = []
        self._numbers: list[int] = [CUT * document.cut + NOTED * bool(document.notes), len(document.links)]
        for link in document.links:
            self._texts += link.text, link.url
        self._numbers += [len(document.notes)] if document.notes else []
        blocks = [(_shape(block), block) for block in document.blocks]
        shapes = {shape: number for number, shape in enumerate(dict.fromkeys(shape for shape, _block in blocks))}
        self._numbers.append(len(shapes))
        for kind, first, rest, level, language, tight in shapes:
            self._numbers += KINDS.index(kind), level, tight
            self._texts += first, rest, language
        self._numbers.append(len(self._styles))
        for look, number, note in self._styles:
            self._numbers += look, number if number <= len(document.links) else 0
            if document.notes:
                self._numbers.append(note if note <= len(document.notes) else 0)
        self._numbers.append(len(blocks))
        for shape, block in blocks:
            self._numbers.append(shapes[shape])
            self._block(block)
        self._texts += [note.text for note in document.notes]
        self._numbers += [note.block for note in document.notes]

    def bytes(self) -> bytes:
        """All of it, not deflated yet."""
        numbers = "".join([chr(number + GAP * (number >= GAP_AT)) for number in self._numbers]).encode()
        texts = "\0".join([self._html, *(UNSAFE.sub("\ufffd", said) for said in self._texts)])
        return len(numbers).to_bytes(4, "big") + numbers + texts.encode()

    def _block(self, block: Block) -> None:
        if block.kind is Kind.CODE:
            self._code(block.spans)
            return
        self._spans(block.spans)
        if block.kind is Kind.TABLE:
            self._rows(block.rows)
        elif block.kind is Kind.IMAGE:
            self._words(block.source)

    def _code(self, spans: tuple[Span, ...]) -> None:
        words = "".join([span.text for span in spans])
        if len(words) > _LONGEST:
            spans = (Span(words),)
        self._numbers.append(len(spans))
        if not spans:
            return
        self._words(words)
        for span in spans[:-1]:
            self._numbers += self._styles[_style(span)], len(span.text)
        self._numbers.append(self._styles[_style(spans[-1])])

    def _rows(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        self._numbers.append(len(rows))
        for row in rows:
            self._numbers.append(len(row))
            for cell in row:
                self._numbers.append(ALIGNS.index(cell.align) * 2 + cell.header)
                self._spans(cell.spans)

    def _spans(self, spans: tuple[Span, ...]) -> None:
        self._numbers.append(len(spans))
        for span in spans:
            self._numbers.append(self._styles[_style(span)])
            self._words(span.text)

    def _words(self, said: str) -> None:
        """One more than how far to go on in the HTML and how much to take there; or 0, and the words are a text."""
        wanted = said
        for entity, character in reversed(ENTITIES):
            wanted = wanted.replace(character, entity)
        near = min(_NEAR + 8 * len(wanted) + self._slack, _FARTHEST)
        found = self._html.find(wanted, self._at, self._at + near + len(wanted)) if wanted else -1
        if found < 0 or len(wanted) > _LONGEST:
            self._numbers.append(0)
            self._texts.append(said)
            self._slack = min(self._slack + 2 * len(said), _FAR)
            return
        self._numbers += found - self._at + 1, len(wanted)
        self._at, self._slack = found + len(wanted), 0


def _styles(document: Document) -> Iterator[tuple[Look, int, int]]:
    for block in document.blocks:
        yield from map(_style, block.spans)
        yield from (_style(span) for row in block.rows for cell in row for span in cell.spans)


def _style(span: Span) -> tuple[Look, int, int]:
    return span.look, span.link, span.note


def _shape(block: Block) -> tuple[Kind, str, str, int, str, bool]:
    return block.kind, block.first, block.rest, block.level, block.language, block.tight
