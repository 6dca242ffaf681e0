"""A pane whose text has pictures: they come when they are wanted, and one goes on reading where one was."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.filter import Monochrome, NoColor
from textual.message import Message

from tui_reader.content.blocks import Kind
from tui_reader.ui.widgets.album import BLOCKS, KITTY, SIXEL, TOP, Album, sources
from tui_reader.ui.widgets.conveyor import Conveyor
from tui_reader.ui.widgets.line_pane import LinePane

if TYPE_CHECKING:
    from tui_reader.content.pictures import Picture
    from tui_reader.errors import ReaderError
    from tui_reader.ui.widgets.article_lines import Story

_MOST = 100
"""Pictures of one text that are asked for: a page may name thousands, and send us to as many servers."""
NO_POST = (0, "")


class Pictured(LinePane, part=True):
    """Draws the pictures of a story; who owns it brings them.

    Attributes:
        album: the pictures. always: those of every text are drawn, without being asked for. soon: those of the post
            that is on its way are, by its number and link. conveyor: brings codes to the terminal.
    """

    class PicturesWanted(Message):
        """Pictures are to be drawn that are not here; `picture` takes each."""

        def __init__(self, addresses: tuple[str, ...]) -> None:
            super().__init__()
            self.addresses = addresses

    class PicturesLeft(Message):
        """Nobody waits for pictures any more."""

    def __init__(self, *, column: int = 76, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(column=column, id=id, classes=classes)
        self.conveyor = Conveyor(self.send, lambda: self.is_terminal_free)
        self.album = Album()
        self.album.send = self.conveyor.send
        self.always, self.soon = False, NO_POST
        self._pictured: Story | None = None

    @property
    def has_pictures(self) -> bool:
        """Whether there are any in the text that could be drawn."""
        return self.illustrated is not None and bool(sources(self.illustrated.document))

    @property
    def illustrated(self) -> Story | None:
        """The text whose pictures these are, None while another is shown."""
        return self._pictured if self._items is self._pictured else None

    @property
    def colourless(self) -> bool:
        """Whether nothing is shown in colours here."""
        return any(isinstance(each, Monochrome | NoColor) for each in self.get_line_filters())

    def draw_pictures_as(self, way: str) -> None:
        """As the settings say; `auto` is the best that is known to work, and so is what cannot be had here."""
        from tui_reader.ui.widgets import kitty, sixel  # noqa: PLC0415 - not before there are pictures

        able = self.app.console.color_system == "truecolor"  # the number of a picture is a colour
        wanted = way == KITTY or (way == "auto" and kitty.is_known(os.environ))
        sharp = way == SIXEL and sixel.is_possible()
        self.album.way = KITTY if able and wanted else SIXEL if sharp else BLOCKS

    def show_pictures(self) -> None:
        """Draw the pictures of the text, each as soon as it is there."""
        self.album.shown = True
        self._from_its_top()
        self._want()
        self.refill()

    def hide_pictures(self) -> None:
        """Only their words again."""
        self.album.shown = False
        self.album.forget_what_is_coming()
        self.post_message(self.PicturesLeft())
        self.refill()

    def prepare(self, address: str, found: Picture) -> None:
        """Make ready what a picture needs that is about to come, in a thread: it may have thousands of colours."""
        for row in self.album.ahead(address, found, self._frame.width):
            for piece in row:
                self._painter.style(piece.role)

    def picture(self, address: str, found: Picture | ReaderError) -> None:
        """A picture that has come, or why it does not."""
        if self.album.came(address, found):
            self._from_its_top(address)
            self.refill()

    def refill(self, *, top: bool = False) -> None:
        """Lay out anew, pictures as high as the pane allows."""
        self.album.height = self.size.height
        self.album.ground = self._ground
        super().refill(top=top)

    def arranged(self) -> None:
        """The pane has another size: pictures may be higher now, or must not be as high."""
        super().arranged()
        if self.album.shown and self.album.height != self.size.height:
            self.refill()

    def on_unmount(self) -> None:
        """The terminal need not keep them."""
        self.conveyor.abandon()
        self.album.drop()

    def illustrate(self, story: Story, *, again: bool) -> None:
        """A story is about to be shown; `again`: it is the same one, maybe changed."""
        if not again:
            soon = self.soon == (story.post.id, story.post.link)
            self.conveyor.abandon()
            self.album.turn(shown=(self.always or soon) and not self.colourless)
            self.soon = NO_POST
            self.post_message(self.PicturesLeft())
        story.album, self._pictured = self.album, story
        self._want()

    def _restyle(self) -> None:
        super()._restyle()
        if self.album.shown and self.album.ground != self._ground:
            self.refill()

    @property
    def _ground(self) -> tuple[int, int, int]:
        return self.background_colors[1].rgb

    def _want(self) -> None:
        story = self._pictured
        if story is not None and (missing := self.album.missing(story.document)):
            wanted = self._near(missing)
            self.album.coming(wanted)
            self.post_message(self.PicturesWanted(wanted))

    def _near(self, addresses: Sequence[str]) -> tuple[str, ...]:
        """Those from where one reads on, then those before it."""
        here = self.view.place[0]
        items = enumerate(self._pictured.parts if self._pictured else (), 1)
        below = {block.source for item, block in items if item >= here and block.kind is Kind.IMAGE}
        return tuple(sorted(addresses, key=lambda address: address not in below))[:_MOST]

    def _from_its_top(self, address: str = "") -> None:
        """Where the words of a picture are the first row that one sees, the picture shall be seen and not be above."""
        item, start = self.view.place
        block = self.illustrated.block(item) if self.illustrated is not None else None
        if block is not None and block.kind is Kind.IMAGE and address in {"", block.source} and start >= -1:
            self.view.seek((item, TOP))
