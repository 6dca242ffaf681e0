"""Words that were searched for, marked in the post a hit leads to."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Reading
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.content.blocks import Document
    from tui_reader.ui.screens.panes import Panes


class Sought:
    """What was searched for.

    Args:
        screen: whose text it is marked in.
    """

    def __init__(self, screen: Panes) -> None:
        self._screen = screen
        self._next: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()

    def seek(self, words: tuple[str, ...]) -> None:
        """Mark these in the post that is shown next."""
        self._next = words

    def turn(self) -> None:
        """Another post is coming on screen."""
        self._words, self._next = self._next, ()

    def mark(self, reading: Reading) -> None:
        """Mark the words in a text that is on screen now, and go to the first of them."""
        if self._words:
            work = partial(self._marked, reading, self._words)
            load(self._screen, "marked", reading.post.id, work, partial(self._show, reading))

    async def _marked(self, reading: Reading, words: tuple[str, ...]) -> Document:
        from tui_reader.content.hits import marked  # noqa: PLC0415 - only after a search

        return await asyncio.to_thread(marked, reading.document, words)

    def _show(self, reading: Reading, document: Document) -> None:
        visit, article = self._screen.visit, self._screen.article
        if visit.reading is reading:
            article.show(reading.post, document, said=visit.said(reading))
            article.to_mark()
