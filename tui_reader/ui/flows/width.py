"""The width of the text column, by key."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui_reader.i18n import _
from tui_reader.ui.loads import load
from tui_reader.ui.widgets.lines import Frame
from tui_reader.ui.width import LEAST, MOST, stepped

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


def choose_width(screen: Panes, by: int) -> None:
    """A wider column, or a narrower one, at once; one reads on where one was, and the next start begins with it."""
    article, width = screen.article, screen.app.width
    room = Frame.of(article.size.width, MOST).width if article.size.width else MOST
    column = stepped(article.column, by, room)
    if column == article.column:
        words = _("Column {n}: it gets no wider.") if column == MOST else _("Column {n}: it gets no narrower.")
        screen.tell(words.format(n=column))
        return
    article.column = column
    screen.tell(_receipt(column, room))
    width.choose(column)
    load(screen, "width", column, lambda: asyncio.to_thread(width.keep), lambda _none: None)


def _receipt(column: int, room: int) -> str:
    if room >= max(column, LEAST):
        return _("Column {n}").format(n=column)
    return _("Column {n}; there is room for {room} here.").format(n=column, room=room)
