"""Documents as bytes for the shelf, and back faster than HTML could be read; and their plain words for searching.

Version 1 is one byte, then deflated: four bytes that say how many bytes of numbers follow, the numbers, each as the
character of that code, and texts with NUL characters between them, which no safe text holds. The first text is the
HTML, the others follow in the order in which the numbers call for them. Words of spans stand in the HTML already, so
a span is how far to go on in it and how much to take; only what differs is a text of its own.
"""

import re
import zlib
from collections.abc import Callable, Iterator

from tui_reader.content.away import is_put_away, taken_out
from tui_reader.content.blocks import Block, Cell, Document, Kind, Link, Look, Span

LARGEST = 32_000_000
"""Bytes of a document before they are deflated; of a larger one the HTML is left out, then its links."""

_VERSION = b"\x01"
_KINDS = tuple(map(Kind, ("paragraph", "heading", "code", "table", "rule", "image", "caption", "term")))
_ALIGNS = ("left", "right", "center")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SCHEMES = ("http://", "https://", "mailto:")
_CONTROLS = bytes(code for code in range(1, 0x20) if chr(code) not in "\t\n") + b"\x7f"
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_HIGH_CONTROLS = re.compile(b"\xc2[\x80-\x9f]")
_MOST_NUMBERS = 4_000_000
_MOST_TEXTS = 400_000
_NEAR, _FAR, _FARTHEST = 256, 20_000, 1_000_000  # the last is less than there are characters
_LONGEST = 500_000
_GAP_AT, _GAP = 0xD800, 0x800  # no character has a code of these
_WORDS = (
    ' rel="nofollow" width height <dl><dt></dt><dd></dd> <table><tr><th></th></tr><tr><td></td><td align="right"></td>'
    '</tr></table><figcaption></figcaption><code></code><pre lang="bash"></pre>? ! : „“ ‚‘ “” – … wordpress.com/wp-'
    'content/uploads/20 .jpg .png" src="https://www. <hr><h3></h3><h2></h2><ol><li></li></ol> which would about there '
    "their what this that with from have they been your will when were more also not are for you and the of to in is "
    " könnte würde wieder durch immer schon dann mehr haben hatte sondern einen einem eines einer eine ein über unter "
    "noch nicht auch aber oder wenn dass daß sich sind wird werden wurde worden kann nur wie was man wir Sie ich ist "
    "war bei aus nach vom von zum zur mit auf für des dem den das die der und <blockquote><p></p></blockquote><ul><li>"
    '</li><li></li></ul><em></em><strong></strong><br></p><p><img alt="" src="https://"><a href="https://"></a></p><p>'
).encode()
"""What usual texts hold; deflating begins with it, so short comments gain most. Version 1 keeps every byte of it."""


def pack(document: Document) -> bytes:
    """A document as bytes: compressed, readable by every later version, less than the text in it for usual posts."""
    packed = _Packing(document).bytes()
    if len(packed) > LARGEST:
        packed = _Packing(Document(document.blocks, document.links, "", document.cut)).bytes()
    if len(packed) > LARGEST:
        packed = _Packing(Document(document.blocks, (), "", cut=True)).bytes()
    deflate = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, 8, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    return _VERSION + deflate.compress(packed) + deflate.flush()


def unpack(packed: bytes) -> Document:
    """The document of `pack()` or of `put_away()`; `html` is unpacked too; raises ValueError for anything else."""
    if is_put_away(packed):
        return taken_out(packed)
    if packed[:1] != _VERSION:
        raise ValueError("not a packed document of this version or an earlier one")
    try:
        return _read(*_inflate(packed))
    except (zlib.error, IndexError, StopIteration, OverflowError) as error:
        raise ValueError("a damaged document") from error


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
        self._html = _UNSAFE.sub("\ufffd", document.html)
        self._at = 0
        self._slack = 0
        self._styles = {style: number for number, style in enumerate(dict.fromkeys(_styles(document)))}
        self._texts: list[str] = []
        self._numbers: list[int] = [document.cut, len(document.links)]
        for link in document.links:
            self._texts += link.text, link.url
        blocks = [(_shape(block), block) for block in document.blocks]
        shapes = {shape: number for number, shape in enumerate(dict.fromkeys(shape for shape, _block in blocks))}
        self._numbers.append(len(shapes))
        for kind, first, rest, level, language, tight in shapes:
            self._numbers += _KINDS.index(kind), level, tight
            self._texts += first, rest, language
        self._numbers.append(len(self._styles))
        for look, number in self._styles:
            self._numbers += look, number if number <= len(document.links) else 0
        self._numbers.append(len(blocks))
        for shape, block in blocks:
            self._numbers.append(shapes[shape])
            self._spans(block.spans)
            if block.kind is Kind.TABLE:
                self._rows(block.rows)

    def bytes(self) -> bytes:
        """All of it, not deflated yet."""
        numbers = "".join([chr(number + _GAP * (number >= _GAP_AT)) for number in self._numbers]).encode()
        texts = "\0".join([self._html, *(_UNSAFE.sub("\ufffd", said) for said in self._texts)])
        return len(numbers).to_bytes(4, "big") + numbers + texts.encode()

    def _rows(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        self._numbers.append(len(rows))
        for row in rows:
            self._numbers.append(len(row))
            for cell in row:
                self._numbers.append(_ALIGNS.index(cell.align) * 2 + cell.header)
                self._spans(cell.spans)

    def _spans(self, spans: tuple[Span, ...]) -> None:
        self._numbers.append(len(spans))
        for span in spans:
            self._numbers.append(self._styles[span.look, span.link])
            self._words(span.text)

    def _words(self, said: str) -> None:
        """One more than how far to go on in the HTML and how much to take there; or 0, and the words are a text."""
        wanted = said
        for entity, character in reversed(_ENTITIES):
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


def _styles(document: Document) -> Iterator[tuple[Look, int]]:
    for block in document.blocks:
        yield from ((span.look, span.link) for span in block.spans)
        yield from ((span.look, span.link) for row in block.rows for cell in row for span in cell.spans)


def _shape(block: Block) -> tuple[Kind, str, str, int, str, bool]:
    return block.kind, block.first, block.rest, block.level, block.language, block.tight


def _inflate(packed: bytes) -> tuple[str, list[str]]:
    """Numbers and texts, checked."""
    inflate = zlib.decompressobj(zdict=_WORDS)
    plain = inflate.decompress(memoryview(packed)[1:], LARGEST)
    if not inflate.eof or inflate.unused_data:
        raise ValueError("a document that is cut off or goes on behind its end")
    begin = 4 + int.from_bytes(plain[:4], "big")
    numbers, texts = plain[4:begin], plain[begin:]
    if len(texts.translate(None, _CONTROLS)) != len(texts) or _HIGH_CONTROLS.search(texts):
        raise ValueError("a document with control characters")
    if len(numbers) > _MOST_NUMBERS or texts.count(b"\0") > _MOST_TEXTS:
        raise ValueError("a document of too many parts")
    return numbers.decode(), texts.decode().split("\0")


def _read(numbers: str, texts: list[str]) -> Document:
    left = map(ord, numbers) if numbers.isascii() or max(numbers) < chr(_GAP_AT) else map(_code, numbers)
    html = texts.pop(0)
    take, tell = left.__next__, iter(texts).__next__
    cut = bool(take())
    links = tuple([Link(number, tell(), _address(tell())) for number in range(1, take() + 1)])
    shapes = [(_KINDS[take()], tell(), tell(), take(), tell(), bool(take())) for _number in range(take())]
    styles = [(Look(_within(take(), 255)), _within(take(), len(links))) for _number in range(take())]
    spans = _spans(html, take, tell, styles)
    blocks: list[Block] = []
    for _number in range(take()):
        kind, first, rest, level, language, tight = shapes[take()]
        inside = spans()
        rows = _rows(take, spans) if kind is Kind.TABLE else ()
        blocks.append(Block(kind, inside, first, rest, level, language, rows, tight))
    if next(left, None) is not None:
        raise ValueError("more numbers than a document needs")
    return Document(tuple(blocks), links, html, cut)


def _code(character: str) -> int:
    code = ord(character)
    return code - _GAP if code >= _GAP_AT else code


def _within(number: int, most: int) -> int:
    if number > most:
        raise ValueError("a number above what there is")
    return number


def _address(url: str) -> str:
    if not url.startswith(_SCHEMES):
        raise ValueError("a link that leads elsewhere")
    return url


def _rows(take: Callable[[], int], spans: Callable[[], tuple[Span, ...]]) -> tuple[tuple[Cell, ...], ...]:
    rows = []
    for _row in range(take()):
        cells = []
        for _cell in range(take()):
            how = take()
            cells.append(Cell(spans(), _ALIGNS[how // 2], how % 2 == 1))
        rows.append(tuple(cells))
    return tuple(rows)


def _spans(
    html: str, take: Callable[[], int], tell: Callable[[], str], styles: list[tuple[Look, int]]
) -> Callable[[], tuple[Span, ...]]:
    """What reads the spans of the next block or cell."""
    at = 0

    def read() -> tuple[Span, ...]:
        nonlocal at
        found = []
        for _number in range(take()):
            look, link = styles[take()]
            if far := take():
                begin = at + far - 1
                at = begin + take()
                said = html[begin:at]
                if "&" in said:
                    for entity, character in _ENTITIES:
                        said = said.replace(entity, character)
            else:
                said = tell()
            found.append(Span(said, look, link))
        return tuple(found)

    return read
