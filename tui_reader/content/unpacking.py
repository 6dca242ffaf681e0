"""Documents from the bytes that `packing` made of them, checked: a shelf may be damaged, or another's.

What is packed begins with a byte that says how: 1 and 3 are written below, 2 and 4 are what `away` has put away.

1, then deflated: four bytes that say how many bytes of numbers follow, the numbers, each as the character of that
code, and texts with NUL characters between them, which no safe text holds. The first text is the HTML, the others
follow in the order in which the numbers call for them. Words of spans stand in the HTML already, so a span is how far
to go on in it and how much to take; only what differs is a text of its own.

3 is like it, and has the addresses of pictures, the words of a block of code in one piece, with the lengths of its
spans behind them, and what marks within the page lead to.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from tui_reader.content.away import is_put_away, taken_out
from tui_reader.content.blocks import LONGEST_NOTE, Block, Cell, Document, Kind, Link, Look, Note, Span

LARGEST = 32_000_000
"""Bytes of a document before they are deflated; of a larger one the HTML is left out, then its links."""

_FIRST = b"\x01"
VERSION = b"\x03"
CUT, NOTED = 1, 2
"""What the first number says; in version 1 it is only whether the document was cut."""

_FIRST_LOOKS = 0xFF
_LOOKS = 0x7FFF
KINDS = tuple(map(Kind, ("paragraph", "heading", "code", "table", "rule", "image", "caption", "term")))
ALIGNS = ("left", "right", "center")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SCHEMES = ("http://", "https://", "mailto:")
_CONTROLS = bytes(code for code in range(1, 0x20) if chr(code) not in "\t\n") + b"\x7f"
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_HIGH_CONTROLS = re.compile(b"\xc2[\x80-\x9f]")
_MOST_NUMBERS = 4_000_000
_MOST_TEXTS = 400_000
GAP_AT, GAP = 0xD800, 0x800  # no character has a code of these
_BELOW_GAP = bytes(range(0xEE))
"""Bytes of UTF-8 of characters below it."""
_Style = tuple[Look, int, int]
_Take = Callable[[], int]
_Tell = Callable[[], str]
_Spans = Callable[[], tuple[Span, ...]]
WORDS = (
    ' rel="nofollow" width height <dl><dt></dt><dd></dd> <table><tr><th></th></tr><tr><td></td><td align="right"></td>'
    '</tr></table><figcaption></figcaption><code></code><pre lang="bash"></pre>? ! : „“ ‚‘ “” – … wordpress.com/wp-'
    'content/uploads/20 .jpg .png" src="https://www. <hr><h3></h3><h2></h2><ol><li></li></ol> which would about there '
    "their what this that with from have they been your will when were more also not are for you and the of to in is "
    " könnte würde wieder durch immer schon dann mehr haben hatte sondern einen einem eines einer eine ein über unter "
    "noch nicht auch aber oder wenn dass daß sich sind wird werden wurde worden kann nur wie was man wir Sie ich ist "
    "war bei aus nach vom von zum zur mit auf für des dem den das die der und <blockquote><p></p></blockquote><ul><li>"
    '</li><li></li></ul><em></em><strong></strong><br></p><p><img alt="" src="https://"><a href="https://"></a></p><p>'
).encode()
"""What usual texts hold; deflating begins with it, so short comments gain most. It keeps every byte of it."""


def unpack(packed: bytes, most: int = LARGEST) -> Document:
    """The document of `pack()` or of `put_away()`; `html` is unpacked too; raises ValueError for anything else.

    Args:
        most: so many blocks are enough, and no notes then: the beginning of a long text comes sooner than all of it.
    """
    if is_put_away(packed):
        return taken_out(packed)
    if packed[:1] not in (_FIRST, VERSION):
        raise ValueError("not a packed document of this version or an earlier one")
    try:
        return _read(*_inflate(packed), most, first=packed[:1] == _FIRST)
    except (zlib.error, IndexError, StopIteration, OverflowError) as error:
        raise ValueError("a damaged document") from error


def _inflate(packed: bytes) -> tuple[str, list[str]]:
    """Numbers and texts, checked."""
    inflate = zlib.decompressobj(zdict=WORDS)
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


def _read(numbers: str, texts: list[str], most: int, *, first: bool) -> Document:
    left = map(_code if numbers.encode().translate(None, _BELOW_GAP) else ord, numbers)
    html = texts.pop(0)
    take, tell = left.__next__, iter(texts).__next__
    how = take()
    links = tuple([Link(number, tell(), _address(tell(), _SCHEMES)) for number in range(1, take() + 1)])
    noted = take() if how & NOTED and not first else 0
    shapes = [(KINDS[take()], tell(), tell(), take(), tell(), bool(take())) for _number in range(take())]
    looks = _FIRST_LOOKS if first else _LOOKS
    styles = [
        (_look(_within(take(), looks)), _within(take(), len(links)), _within(take(), noted) if noted else 0)
        for _number in range(take())
    ]
    spans, code, words = _readers(html, take, tell, styles)
    blocks: list[Block] = []
    coded, pictured = (None, None) if first else (Kind.CODE, Kind.IMAGE)
    table = Kind.TABLE  # looked up once: members of an enumeration are slow to get at
    count = take()
    for _number in range(min(count, most)):
        kind, before, rest, level, language, tight = shapes[take()]
        inside = code() if kind is coded else spans()
        rows = _rows(take, spans) if kind is table else ()
        source = _source(words()) if kind is pictured else ""
        blocks.append(Block(kind, inside, before, rest, level, language, rows, tight, source))
    if count > most:
        return Document(tuple(blocks), links, html, bool(how if first else how & CUT))
    notes = tuple([Note(_line(tell()), _within(take(), len(blocks) - 1)) for _number in range(noted)])
    if next(left, None) is not None:
        raise ValueError("more numbers than a document needs")
    return Document(tuple(blocks), links, html, bool(how if first else how & CUT), notes)


@cache
def _look(number: int) -> Look:
    return Look(number)  # which takes longer than all else of a span


def _code(character: str) -> int:
    code = ord(character)
    return code - GAP if code >= GAP_AT else code


def _within(number: int, most: int) -> int:
    if number > most:
        raise ValueError("a number above what there is")
    return number


def _address(url: str, schemes: tuple[str, ...]) -> str:
    if not url.startswith(schemes):
        raise ValueError("a link that leads elsewhere")
    return url


def _source(url: str) -> str:
    return _address(url, _SCHEMES[:2]) if url else ""


def _line(said: str) -> str:
    if len(said) > LONGEST_NOTE or "\n" in said:
        raise ValueError("a note of a document that is none")
    return said


def _rows(take: _Take, spans: _Spans) -> tuple[tuple[Cell, ...], ...]:
    rows = []
    for _row in range(take()):
        cells = []
        for _cell in range(take()):
            how = take()
            cells.append(Cell(spans(), ALIGNS[how // 2], how % 2 == 1))
        rows.append(tuple(cells))
    return tuple(rows)


def _readers(html: str, take: _Take, tell: _Tell, styles: list[_Style]) -> tuple[_Spans, _Spans, _Tell]:
    """What reads the spans of the next block or cell, those of the next block of code, and the next words."""
    at = 0

    def spans() -> tuple[Span, ...]:
        nonlocal at
        found = []
        for _number in range(take()):
            look, link, note = styles[take()]
            if far := take():  # as in words(), which would take a tenth longer to call
                begin = at + far - 1
                at = begin + take()
                said = html[begin:at]
                if "&" in said:
                    said = _unescaped(said)
            else:
                said = tell()
            found.append(Span(said, look, link, note))
        return tuple(found)

    def words() -> str:
        nonlocal at
        if far := take():
            begin = at + far - 1
            at = begin + take()
            return _unescaped(html[begin:at])
        return tell()

    def code() -> tuple[Span, ...]:
        many = take()
        return tuple(_cut(words(), [(take(), take()) for _number in range(many - 1)], take, styles)) if many else ()

    return spans, code, words


def _cut(said: str, cuts: list[tuple[int, int]], take: _Take, styles: list[_Style]) -> Iterator[Span]:
    """Spans of so many characters each, and one of all that is left."""
    at = 0
    for style, length in cuts:
        yield Span(said[at : at + length], *styles[style])
        at += length
    yield Span(said[at:], *styles[take()])


def _unescaped(said: str) -> str:
    for entity, character in ENTITIES:
        said = said.replace(entity, character)
    return said
