"""A pane whose pictures are drawn sharper than half blocks, once nothing moves, where the terminal can do that.

Only what is in sight, or nearly, is asked for as fine as that, and sent; kitty keeps it, sixels are kept here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from tui_reader.errors import NoImages, ReaderError
from tui_reader.ui.loads import load, waiting
from tui_reader.ui.widgets.album import BLOCKS, KITTY
from tui_reader.ui.widgets.lines import INK
from tui_reader.ui.widgets.pictured import Pictured

if TYPE_CHECKING:
    from tui_reader.content.pictures import Picture

_CALM = 0.15
"""Seconds without a change after which they are drawn: each is as long as a hundred screens of text."""
_KEPT = 12
_NEAR = 8
"""Paragraphs below what is in sight whose pictures are sent too."""

_SENDING = "picture to the terminal"

Place = tuple[str, int, int]
"""A picture, and the columns and rows that it has."""


class Overlaid(Pictured, part=True):
    """What is in sight as a whole is drawn again over its cells; everything else shows the half blocks below.

    Attributes:
        fine: brings a picture by its address as fine as a terminal shows it; whoever owns the pane puts that here.
    """

    fine: Callable[[str], Awaitable[Picture]] | None = None
    _calm: Timer | None = None
    _codes: dict[Place, str] | None = None

    def repaint(self, lines: Iterable[int] | None = None, line: Callable[[int], Strip] | None = None) -> None:
        """Draw some lines anew; what lay over them is gone with that."""
        super().repaint(lines, line)
        self._overlay_soon()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines for Textual, which draws them over whatever was there."""
        self._overlay_soon()
        return super().render_lines(crop)

    def _overlay_soon(self) -> None:
        if self.album.way != BLOCKS and self.album.shown:
            if self._calm is not None:
                if self.album.way == KITTY:  # what it is sent lies over nothing: it need not wait until nothing moves
                    return
                self._calm.stop()
            self._calm = self.set_timer(_CALM, self._overlay)

    def _overlay(self) -> None:
        self._calm = None
        if self.album.way == KITTY:
            self._send_next()
            return
        region = self.album.shown and self._clear_region()
        if not region:
            return
        if not self.is_terminal_free:
            self._overlay_soon()
            return
        from tui_reader.ui.widgets import sixel  # noqa: PLC0415 - not before they are wanted

        for place, x, y in self._whole_ones():
            if codes := (self._codes or {}).get(place):
                self.send(sixel.at(region.x + x, region.y + y, codes))
            elif place not in (self._codes or {}):
                load(self, f"sixels {place[0]}", place, partial(self._encode, place), lambda _none: None)

    def _whole_ones(self) -> Iterator[tuple[Place, int, int]]:
        """The pictures of which every row is in sight, each with the cell in the pane at which it begins."""
        if (story := self.illustrated) is None:
            return
        window = self.view.window()
        for item in self.view.seen():
            block = story.block(item)
            lines = self.view.flow.lines(item) if block is not None and block.source else ()
            drawn = [row for row, line in enumerate(lines) if any(piece.role[0] == INK for piece in line.pieces)]
            seen = [y for y, (of, row, _line) in enumerate(window) if of == item and row in drawn]
            if block is None or not drawn or len(seen) < len(drawn):
                continue
            before = [cell_len(piece.text) for piece in lines[drawn[0]].pieces if piece.role[0] != INK]
            cells = [cell_len(piece.text) for piece in lines[drawn[0]].pieces if piece.role[0] == INK]
            yield (block.source, sum(cells), len(drawn)), self._frame.left + sum(before), seen[0]

    async def _encode(self, place: Place) -> None:
        from tui_reader.ui.widgets import sixel  # noqa: PLC0415 - not before they are wanted

        address, columns, rows = place
        width, height = sixel.cell()
        codes = ""
        if width and height and (found := await self._finest(address)) is not None:
            try:
                codes = await asyncio.to_thread(sixel.coded, found, columns * width, rows * height, self.album.ground)
            except NoImages:  # the half blocks stay
                codes = ""
        kept = self._codes or {}
        self._codes = {**dict([*kept.items()][-_KEPT + 1 :]), place: codes}
        self._overlay_soon()

    async def _finest(self, address: str) -> Picture | None:
        """A picture as fine as the terminal shows it; as it is here where it does not come so."""
        here = self.album.found(address)
        if here is None or self.fine is None:
            return here
        try:
            return await self.fine(address)
        except ReaderError:
            return here

    # --- for kitty

    def _send_next(self) -> None:
        """Have one picture sent that is in sight, or nearly; the next follows when all of it is there."""
        if not self.album.shown or waiting(self, _SENDING):
            return
        for address in self._near_ones():
            if (size := self.album.to_send(address)) is not None:
                load(self, _SENDING, address, partial(self._hand_over, address, size), lambda _none: None)
                return

    def _near_ones(self) -> Iterator[str]:
        """The pictures in sight, from the top, and those soon below."""
        story, seen = self.illustrated, self.view.seen()
        if story is None or not seen:
            return
        for item in range(seen[0], min(seen[-1] + _NEAR + 1, self.view.flow.count)):
            if (block := story.block(item)) is not None and block.source:
                self.view.flow.lines(item)  # it must be laid out to have a size
                yield block.source

    async def _hand_over(self, address: str, size: tuple[int, int]) -> None:
        from tui_reader.ui.widgets import kitty  # noqa: PLC0415 - not before they are wanted

        album = self.album
        here = album.found(address)
        album.sending(address, size)
        if (found := await self._finest(address)) is None:
            return
        number = kitty.number()
        pieces = await asyncio.to_thread(kitty.sent, found, number, album.ground, size)
        if album.found(address) is here and await self.conveyor.bring(pieces, kitty.cut_off(number)):
            album.sent(address, number)
            self.refill()
