"""Copying: the permalink, the address of a link, the post, one block of it, or a comment."""

from __future__ import annotations

import asyncio

from textual import work

from tui_reader.i18n import _
from tui_reader.ui.flows import links as link_flow
from tui_reader.ui.screens.selecting import Selecting


class Copying(Selecting, part=True):
    """The keys that copy."""

    def action_choose(self) -> None:
        """Choose a block of the text, to copy it, or none any more; of the comments, copy the selected one."""
        if self._pane == "thread":
            self.copy_comment()
            return
        if self.article.unchoose():
            return
        self.go_to("article")
        self.article.unpick()
        if not self.article.choose():
            self.tell(_("There is nothing here to copy."))

    def action_copy(self) -> None:
        """What is chosen or selected to the clipboard, else the permalink."""
        if self.article.chosen_block >= 0:
            self.copy_block()
        elif address := self.picked_link.url if self.picked_link else self.visit.post and self.visit.post.link:
            self._copy(address, address)

    @work(group="copy", exclusive=True)
    async def action_copy_post(self) -> None:
        """The text as Markdown to the clipboard."""
        if self.visit.reading:
            text = await link_flow.markdown(self.visit.reading)
            await self._give(text, _("the post as Markdown"))

    @work(group="copy", exclusive=True)
    async def copy_block(self) -> None:
        """The chosen block to the clipboard: code as it stands, all else as Markdown."""
        from tui_reader.content.fragment import fragment  # noqa: PLC0415 - not needed for the start
        from tui_reader.ui.widgets.pick_words import of_block  # noqa: PLC0415 - as above

        document, number = self.article.places.document, self.article.chosen_block
        if number >= 0:
            self.article.unchoose()
            text = await asyncio.to_thread(fragment, document, number)
            await self._give(text, of_block(document.blocks[number]))

    @work(group="copy", exclusive=True)
    async def copy_comment(self) -> None:
        """The selected comment as Markdown to the clipboard."""
        from tui_reader.content import markdown  # noqa: PLC0415 - not needed for the start

        document = self.thread.document
        text = await asyncio.to_thread(markdown, document) if document else ""
        if text.strip():
            await self._give(text.strip("\n"), _("the comment as Markdown"))
        else:
            self.tell(_("There is nothing here to copy."))

    @work(group="copy", exclusive=True)
    async def _copy(self, text: str, what: str) -> None:
        await self._give(text, what)

    async def _give(self, text: str, what: str) -> None:
        from tui_reader.ui.flows import clipboard  # noqa: PLC0415 - not needed for the start

        await clipboard.copy(self.app, text, what, self.tell)
