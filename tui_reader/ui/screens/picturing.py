"""Picturing: the pictures of the post, when they are wanted."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.ui.loads import load, waiting
from tui_reader.ui.screens.following import Following
from tui_reader.ui.widgets.album import BLOCKS
from tui_reader.ui.widgets.article_view import is_same
from tui_reader.ui.widgets.pictured import NO_POST, Pictured

if TYPE_CHECKING:
    from textual.worker import Worker

_FINE, _FINER = 240, 640
"""Pixels of the longer side that half blocks need, and that a terminal is sent."""


class Picturing(Following, part=True):
    """The key of the pictures."""

    _bringing: tuple[Worker[None], ...] = ()

    def action_pictures(self) -> None:
        """Show the pictures of the post, or only their words again."""
        article, post = self.article, self.visit.post
        there = article.illustrated
        if post is not None and waiting(self, "article") and (there is None or not is_same(there.post, post)):
            which = post.id, post.link
            article.soon = NO_POST if article.soon == which else which
        elif article.album.shown:
            article.hide_pictures()
        elif not article.has_pictures:
            self.tell(_("There are no pictures here."))
        elif article.colourless:
            self.tell(_("Nothing is shown in colours here, so pictures are not shown."))
        else:
            try:
                self.reader.pictures.check()
            except ReaderError as error:
                self.tell(str(error))
            else:
                article.show_pictures()

    def forget_pictures(self) -> None:
        """Another post comes: those of the last were wanted, not its own."""
        self.article.soon = NO_POST

    @on(Pictured.PicturesWanted)
    def _pictures_wanted(self, event: Pictured.PicturesWanted) -> None:
        try:
            self.reader.pictures.check()
        except ReaderError as error:
            self.article.always = False
            self.article.hide_pictures()
            self.tell(str(error))
            return
        self.article.draw_pictures_as(self.app.settings.pictures_as)
        self.article.fine = partial(self.reader.pictures.picture, finest=_FINER)
        slot = f"pictures {len(self._bringing)}"
        bring = partial(self._bring, event.addresses)
        self._bringing = (*self._bringing, load(self, slot, None, bring, lambda _none: None))

    @on(Pictured.PicturesLeft)
    def _pictures_left(self) -> None:
        for worker in self._bringing:
            worker.cancel()
        self._bringing = ()

    async def _bring(self, addresses: tuple[str, ...]) -> None:
        await asyncio.gather(*(self._brought(address) for address in addresses))

    async def _brought(self, address: str) -> None:
        """One picture, shown as soon as it is there; or the sentence why not, in its place."""
        article = self.article
        try:
            if article.album.way == BLOCKS:
                found = await self.reader.pictures.picture(address, _FINE)
            else:  # kept as small here too, and asked for anew, from memory or disk, when the terminal is to have it
                found = await self.reader.pictures.picture(address, _FINER)
                found = await asyncio.to_thread(found.smaller, _FINE)
            await asyncio.to_thread(article.prepare, address, found)
            article.picture(address, found)
        except ReaderError as error:
            article.picture(address, error)
