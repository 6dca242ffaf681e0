"""What is said of a text; where it is a summary, the whole is fetched behind that, and takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Reading
from tui_reader.i18n import _
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.widgets.article_lines import Notice

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes
    from tui_reader.ui.widgets.post_rows import Which

SLOT = "whole"


class Wholeness:
    """Waits for whole texts.

    Args:
        screen: whose text it is. reader: whom it asks. came: called with what came, a summary still where it failed.
    """

    def __init__(self, screen: Panes, reader: Reader, came: Callable[[Reading], None]) -> None:
        self._screen, self._reader, self._came = screen, reader, came
        self._lost: Which | None = None

    def look(self, blog: Blog, reading: Reading) -> None:
        """A text is on screen: where it is a summary, wait for all of it."""
        which = (blog.address, reading.post.id)
        if reading.partial and not reading.gone and which != self._lost:
            load(
                self._screen,
                SLOT,
                which,
                partial(self._reader.texts.whole, blog, reading.post),
                partial(self._done, which),
            )

    def _done(self, which: Which, reading: Reading) -> None:
        self._lost = which if reading.partial else None
        self._came(reading)

    def said(self, which: Which | None, reading: Reading) -> tuple[Notice, ...]:
        """What is to be said about a text besides: what became of it, and whether it is all."""
        return (*_fate(reading, self._screen.key_name("changes")), *self._rest(which, reading))

    def _rest(self, which: Which | None, reading: Reading) -> Iterator[Notice]:
        key = self._screen.key_name("browser")
        nothing = not reading.document.blocks
        if reading.partial and (reading.gone or which == self._lost):
            if nothing:  # it is said that there is no text
                return
            words = _(
                "Only a summary came with the feed, and the whole text could not be fetched; {key} opens the page."
            )
            yield Notice(words.format(key=key))
        elif reading.partial and nothing:
            yield Notice(_("The text is being fetched…"), instead=True)
        elif reading.partial:
            yield Notice(_("Only a summary came with the feed; the whole text is being fetched…"))


def _fate(reading: Reading, key: str) -> Iterator[Notice]:
    if reading.gone:
        yield Notice(_("The blog has removed this post; this is the copy on your shelf."), above=True)
    if reading.edited:
        words = _("This post was changed since you read it; {key} shows what is different.")
        yield Notice(words.format(key=key), above=True)
