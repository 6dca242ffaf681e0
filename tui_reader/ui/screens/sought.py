"""Words that were searched for, marked in the post or the comment a hit leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Reading, Remark
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
        """Mark the words in a text that is on screen now, and go to the first of them; one can go on from there."""
        if self._words:
            self._screen.call_later(self._find, reading, self._words)

    def _find(self, reading: Reading, words: tuple[str, ...]) -> None:
        if self._screen.visit.reading is reading:
            self._screen.in_text.seek(self._screen.article, words)


class SoughtRemark:
    """What was searched for in a comment.

    Args:
        screen: whose thread it is marked in. show: shows the thread anew.
    """

    def __init__(self, screen: Panes, show: Callable[[], None]) -> None:
        self._screen, self._show = screen, show
        self._next: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()
        self._comment = 0
        self._done: tuple[Document, Document] | None = None

    def seek(self, words: tuple[str, ...]) -> None:
        """Mark these in the comment that is gone to next."""
        self._next = words

    def turn(self, comment: int) -> None:
        """A comment is gone to, or by 0 another thread is."""
        self._comment, self._words, self._done = comment, self._next if comment else (), None
        if comment:
            self._next = ()

    def marked(self, remarks: Sequence[Remark]) -> Sequence[Remark]:
        """The comments, words marked in the one that was gone to; where that is still to be done, it is begun."""
        if not self._words:
            return remarks
        at = next((at for at, one in enumerate(remarks) if one.placed.comment.id == self._comment), -1)
        if at < 0:
            return remarks
        plain = remarks[at].document
        if self._done is None or self._done[0] != plain:
            work = partial(_marked, plain, self._words)
            load(self._screen, "marked comment", self._comment, work, partial(self._came, self._comment, plain))
            return remarks
        return (*remarks[:at], replace(remarks[at], document=self._done[1]), *remarks[at + 1 :])

    def _came(self, comment: int, plain: Document, document: Document) -> None:
        if comment == self._comment:
            self._done = plain, document
            self._show()
            self._screen.thread.to_mark(comment)


async def _marked(document: Document, words: tuple[str, ...]) -> Document:
    from tui_reader.content.hits import marked  # noqa: PLC0415 - only after a search

    return await asyncio.to_thread(marked, document, words)
