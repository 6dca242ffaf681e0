"""A document as the screen lays it out: a flat run of blocks made of styled spans."""

from enum import IntFlag, StrEnum

from tui_reader.values import dataclass

LONGEST_NOTE = 1_000
"""Characters of the text of a note."""


class Look(IntFlag):
    """How a span looks; values may be combined. From `KEYWORD` on: what a token of code is, one of them at a time."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    CODE = 4
    DELETED = 8
    INSERTED = 16
    MARKED = 32
    KEY = 64
    SMALL = 128
    KEYWORD = 256
    STRING = 512
    COMMENT = 1024
    NUMBER = 2048
    NAME = 4096
    ADDED = 8192
    REMOVED = 16384


@dataclass(frozen=True, slots=True)
class Span:
    r"""A run of text with one look; "\n" in it is a hard line break.

    `link` numbers into Document.links, `note` into Document.notes, 0 is none; a span has one of them at most.
    """

    text: str
    look: Look = Look.PLAIN
    link: int = 0
    note: int = 0


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    IMAGE = "image"
    CAPTION = "caption"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `align` is `left`, `right` or `center`."""

    spans: tuple[Span, ...]
    align: str = "left"
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block, nesting already turned into margins.

    Attributes:
        spans: its text (code: lines kept, tokens with looks; image: the alternative text; rule and table: none).
        first, rest: what stands left of its first line and of all others, same width: "• ", "7. ", "▎ ", "  ▎ ".
        level: 1-6 for headings. language: of code, or "". rows: of a table.
        tight: no empty line before it (items of one list, a caption under its picture).
        source: of an image, the absolute http or https address of the picture, also where it links elsewhere; or "".
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    first: str = ""
    rest: str = ""
    level: int = 0
    language: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    tight: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark leads to within the page: a footnote, or any other place that the author gave a name.

    Attributes:
        text: how it begins, one line, up to LONGEST_NOTE characters. block: the number of the block it stands in.
    """

    text: str
    block: int


PICTURE = "▨ "
"""What a picture within a line begins with, before its alternative text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A numbered link: 1 is the first; `url` is an absolute http, https or mailto address in ASCII, nothing else."""

    number: int
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What `content.convert()` makes of HTML.

    Attributes:
        blocks: what the screen shows. links: numbered from 1, in reading order.
        html: the clean, bounded tree, serialised, for `content.markdown()`; never the original.
        cut: the text was longer or deeper than the bounds, and its rest is missing.
        notes: places within the page that its marks lead to; the first one is number 1.
    """

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    html: str = ""
    cut: bool = False
    notes: tuple[Note, ...] = ()
