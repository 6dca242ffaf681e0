"""The pictures of a text: what is known of each, and the rows of its block, with the picture or without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from urllib.parse import urlsplit

from rich.cells import cell_len

from tui_reader.content.blocks import Block, Document, Kind, Look, Span
from tui_reader.content.pictures import Ground, Picture
from tui_reader.errors import NotShown, ReaderError
from tui_reader.i18n import _
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.lines import Frame, Line, Piece

BLOCKS, KITTY, SIXEL = "blocks", "kitty", "sixel"
_PLACES = 1000
"""Places within a picture, whatever its height; they are below zero, so that those of its words stay as they are."""
TOP = -_PLACES - 2
"""The place where a picture begins."""
_HEIGHT = 2 / 3
"""Of the pane's height, the most that a picture takes."""
_NARROWEST = 8
"""Cells in which no picture can be seen any more."""
_MOST = 100
"""Columns and rows that any way of drawing can have."""
_DRAWN = 200
"""Pictures of one size whose rows are kept."""

Rows = Sequence[tuple[Piece, ...]]


class Album:
    """The pictures of one text after the other.

    Attributes:
        shown: whether they are drawn; else their words stand for them. height: rows of the pane. ground: its colour.
        way: BLOCKS, KITTY or SIXEL. send: what brings codes to the terminal, past the rows.
    """

    def __init__(self) -> None:
        self.shown = False
        self.height = 1
        self.ground: Ground = (0, 0, 0)
        self.way = BLOCKS
        self.send: Callable[[str], object] = lambda _codes: None
        self._found: dict[str, Picture | ReaderError | None] = {}
        self._drawn: dict[tuple[str, int, int, Ground], Rows] = {}
        self._numbers: dict[str, int] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._fine: dict[str, tuple[int, int]] = {}
        self._placed: dict[str, tuple[int, int]] = {}

    def turn(self, *, shown: bool) -> None:
        """Another text comes; `shown`: its pictures are drawn."""
        self.drop()
        self.shown = shown
        self._found.clear()

    def missing(self, document: Document) -> tuple[str, ...]:
        """The addresses of those that are to be drawn and were not asked for yet, in reading order."""
        return tuple(each for each in sources(document) if each not in self._found) if self.shown else ()

    def coming(self, addresses: Sequence[str]) -> None:
        """They were asked for."""
        self._found |= dict.fromkeys(addresses)

    def came(self, address: str, found: Picture | ReaderError) -> bool:
        """One has come, or why it does not; False where nobody waits for it any more."""
        if self._found.get(address, found) is not None:
            return False
        self._found[address] = found
        return True

    def to_send(self, address: str) -> tuple[int, int] | None:
        """The columns and rows of a picture that the terminal does not have, or only for fewer; None where it does."""
        size, sent = self._sizes.get(address), self._fine.get(address, (0, 0))
        return size if size is not None and self.found(address) is not None and size > sent else None

    def sending(self, address: str, size: tuple[int, int]) -> None:
        """The terminal is about to get a picture, as fine as it is for so many columns and rows."""
        self._fine[address] = size

    def sent(self, address: str, number: int) -> None:
        """The terminal has a picture, under this number."""
        from tui_reader.ui.widgets import kitty  # noqa: PLC0415 - it was needed before

        if before := self._numbers.get(address):
            self.send(kitty.dropped(before))
        self._numbers[address] = number
        self._placed.pop(address, None)
        for key in [*self._drawn]:
            if key[0] == address:
                self._drawn.pop(key, None)

    def found(self, address: str) -> Picture | None:
        """A picture that is here."""
        found = self._found.get(address)
        return found if isinstance(found, Picture) else None

    def ahead(self, address: str, found: Picture, room: int) -> Rows:
        """The rows of a picture that is about to come, in a room of so many cells; may be called in a thread."""
        return self._drawing(address, found, self._fitted(found, max(room, _NARROWEST)))

    def forget_what_is_coming(self) -> None:
        """Nobody waits any more: ask anew for what has not come, and for what failed."""
        self._found = {each: found for each, found in self._found.items() if isinstance(found, Picture)}

    def drop(self) -> None:
        """Have the terminal forget what it was sent."""
        if self._numbers:
            from tui_reader.ui.widgets import kitty  # noqa: PLC0415 - it was needed before

            self.send("".join(map(kitty.dropped, self._numbers.values())))
        for each in (self._numbers, self._sizes, self._fine, self._placed):
            each.clear()
        self._drawn.clear()

    # --- its rows

    def lay_out(self, block: Block, frame: Frame, before: Block | None) -> Sequence[Line]:
        """The rows of a block that is a picture: as it is drawn, below that its words."""
        said = replace(block, spans=(*self._named(block), *self._state(block)))
        plain = layout.lay_out(said, frame.width, wide=frame.wide, before=before)
        above = [*takewhile(lambda line: line.start < 0, plain)]
        first = _prefix(plain[len(above)]) if len(above) < len(plain) else ()
        rows = self._rows(block, frame.width - sum(cell_len(piece.text) for piece in first))
        if not rows:
            return plain
        words = layout.lay_out(replace(said, first=block.rest, tight=True), frame.width, wide=frame.wide)
        rest = _prefix(words[0]) if words else ()
        drawn = [
            Line((*(rest if row else first), *pieces), row * _PLACES // len(rows) - _PLACES - 2)
            for row, pieces in enumerate(rows)
        ]
        return [*(replace(line, start=TOP) for line in above), *drawn, *words]

    def guess(self, block: Block, frame: Frame) -> int:
        """About how many rows that is."""
        size = self._size(block, frame.width)
        return layout.guess(block, frame.width) + (size[1] if size else 0)

    def _rows(self, block: Block, room: int) -> Rows:
        found, size = self._found.get(block.source), self._size(block, room)
        if size is None or not isinstance(found, Picture):
            return ()
        self._sizes[block.source] = size
        drawn = self._drawing(block.source, found, size)
        if (number := self._numbers.get(block.source)) and self._placed.get(block.source) != size:
            from tui_reader.ui.widgets import kitty  # noqa: PLC0415 - it was needed before

            self._placed[block.source] = size
            self.send(kitty.placed(number, *size))
        return drawn

    def _drawing(self, address: str, found: Picture, size: tuple[int, int]) -> Rows:
        key = (address, *size, self.ground)
        if (drawn := self._drawn.get(key)) is None:
            if len(self._drawn) >= _DRAWN:
                self._drawn.clear()
            drawn = self._drawn[key] = tuple(self._made(address, found, size))
        return drawn

    def _made(self, address: str, found: Picture, size: tuple[int, int]) -> Iterable[tuple[Piece, ...]]:
        if number := self._numbers.get(address):
            from tui_reader.ui.widgets import kitty  # noqa: PLC0415 - it was needed before

            return kitty.cells(number, *size)
        from tui_reader.ui.widgets import picture  # noqa: PLC0415 - not before there is a picture

        return picture.blocks(found, *size, self.ground)

    def _size(self, block: Block, room: int) -> tuple[int, int] | None:
        found = self._found.get(block.source) if self.shown else None
        return self._fitted(found, room) if isinstance(found, Picture) and room >= _NARROWEST else None

    def _fitted(self, found: Picture, room: int) -> tuple[int, int]:
        from tui_reader.ui.widgets import picture  # noqa: PLC0415 - not before there is a picture

        return picture.size(found, min(room, _MOST), min(max(1, int(self.height * _HEIGHT)), _MOST))

    def _named(self, block: Block) -> tuple[Span, ...]:
        if any(span.text.strip() for span in block.spans):
            return block.spans
        try:
            return (Span(urlsplit(block.source).hostname or "…"),)
        except ValueError:
            return (Span("…"),)

    def _state(self, block: Block) -> tuple[Span, ...]:
        """What is known of it, behind its words."""
        if block.source not in self._found:
            return ()
        found = self._found[block.source]
        if found is None:
            words = _("Loading …")
        elif isinstance(found, NotShown):
            words = _("not shown: {reason}").format(reason=found.facts["reason"])
        elif isinstance(found, ReaderError):
            words = found.summary
        else:
            words = f"{found.width} × {found.height}"
        return (Span(f" · {words}", Look.SMALL),)


def sources(document: Document) -> tuple[str, ...]:
    """The addresses of the pictures in a document, each once."""
    found = (block.source for block in document.blocks if block.kind is Kind.IMAGE and block.source)
    return tuple(dict.fromkeys(found))


def _prefix(line: Line) -> tuple[Piece, ...]:
    """What stands left of a row's own text."""
    return tuple(takewhile(lambda piece: piece.role in {"bar", "marker"}, line.pieces))
