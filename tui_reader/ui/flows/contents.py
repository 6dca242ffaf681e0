"""The table of contents of a text: its headings, and the way to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.i18n import _

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

_INDENT = "  "


async def contents(screen: Panes) -> None:
    """Choose a heading, the one that one reads under being selected, and go to it; Esc leaves one where one is."""
    from tui_reader.ui.dialogs.choose import Choice, ChooseDialog  # noqa: PLC0415 - not needed for the start

    article, reading = screen.article, screen.visit.reading
    headings = article.headings
    if not headings:
        screen.tell(_("This text has no headings.") if reading else _("There is no post here."))
        return
    top = min(heading.level for heading in headings)
    choices = [Choice(_INDENT * (one.level - top) + one.words, one.item) for one in headings]
    item = await screen.app.push_screen_wait(ChooseDialog(_("Contents"), choices, at=article.heading_here))
    if item is not None and screen.visit.reading is reading:
        screen.go_to("article")
        article.go_to_heading(item)
