"""Selecting: links and footnote marks by Tab and by number, blocks to copy; what is selected is said at the bottom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on

from tui_reader.content.blocks import Link
from tui_reader.i18n import _
from tui_reader.reader import Reader
from tui_reader.ui.screens.link_peek import LinkPeek
from tui_reader.ui.screens.panes import Panes
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.comment_thread import CommentThread
from tui_reader.ui.widgets.inline import NoteMark
from tui_reader.ui.widgets.picking import Picking

if TYPE_CHECKING:
    from tui_reader.ui.widgets import pick_words


class Selecting(Panes, part=True):
    """The keys that select something in the text, or a link in the comment under the cursor.

    Args:
        reader: the use cases. remapped: key names by id, from the settings. column: width of the text, cells.
    """

    def __init__(self, reader: Reader, remapped: Mapping[str, str], column: int) -> None:
        super().__init__(reader, remapped, column)
        self._link_peek = LinkPeek(self, reader, self._picked)

    def go_to(self, pane: str) -> None:
        """Give the keys to a pane; nothing stays selected in the one that had them."""
        if self._pane not in {pane, "posts"}:
            self._picking.unpick()
            self.article.unchoose()
            self.article.stay()
        super().go_to(pane)

    def action_digit(self, digit: str) -> None:
        """Select a link by its number, as far as it is typed."""
        count, number = len(self._links), self._number + digit
        self.article.unchoose()
        if not count or not 0 < int(number) <= count:
            self._number = ""
            self._picking.unpick()
            self.tell(_("There is no link {number} here.").format(number=number) if count else _("No links here."))
            return
        self._number = number
        self._picking.pick_target(int(number))

    def action_undigit(self) -> None:
        """Take the last digit back of the number that is being typed; without any it selects nothing."""
        if not self._number:
            return
        self._number = self._number[:-1]
        if self._number:
            self._picking.pick_target(int(self._number))
        else:
            self._picking.unpick()

    def end_number(self) -> None:
        """No number is being typed any more; what it selected stays so in the pane that one reads in."""
        if self._number:
            self._number = ""
            if self._pane == "posts":
                self.article.unpick()

    def let_go(self) -> bool:
        """Esc: choose and select nothing, then back from a note; False when there was nothing to let go of."""
        self._number = ""
        pane = self._picking
        return self.article.unchoose() or pane.unpick() or (pane is self.article and self.article.go_back())

    # --- what is selected

    @property
    def _picking(self) -> ArticleView | CommentThread:
        return self.thread if self._pane == "thread" else self.article

    @property
    def _links(self) -> tuple[Link, ...]:
        return self._picking.links

    @property
    def picked_link(self) -> Link | None:
        """The link that is selected where one is; from the list, one of the text by its number."""
        target = self._picking.picked
        if isinstance(target, NoteMark) or (self._pane == "posts" and not self._number):
            return None
        return self._links[target - 1] if target and target <= len(self._links) else None

    @on(Picking.Picked)
    def _picked(self) -> None:
        self.bar.cover(self._said())
        self.show_keys()

    def _said(self) -> pick_words.Said | None:
        from tui_reader.ui.widgets import pick_words  # noqa: PLC0415 - not needed for the start

        article = self.article
        if article.chosen_block >= 0:
            block = article.places.document.blocks[article.chosen_block]
            return pick_words.plainly(_("Chosen: {what}").format(what=pick_words.of_block(block)))
        if (link := self.picked_link) is not None:
            return pick_words.of_link(link, len(self._links), self._link_peek.words(link))
        self._link_peek.rest()
        mark, note = article.picked, article.picked_note
        if isinstance(mark, NoteMark) and note is not None:
            return pick_words.of_note(note, article.mark_words, peeks=article.peeks)
        return pick_words.plainly(pick_words.note_name(article.mark_words)) if article.away else None

    def show_keys(self) -> None:
        """The key bar for where the keys go now, and for what they do with what is selected."""
        article, name = self.article, self._names
        leave = (name["escape"], _("close"))
        if self._pane == "posts" or (self.composer and self.composer.has_focus_within):
            super().show_keys()
        elif article.chosen_block >= 0:
            ways = f"{name['down']} {name['up']}"
            self.keybar.show([(name["open"], _("copy")), (ways, _("choose another")), (name["escape"], _("close"))])
        elif self._picking.picked is not None:
            note = article.picked_note if self._picking is article else None
            does = _("open") if note is None else _("show all of it") if article.hides else _("go there")
            copies = [(name["copy"], _("copy its address"))] if note is None else []
            more = [(name["next_link"], _("next link"))] if self._picking is article else []
            self.keybar.show([(name["open"], does), *copies, *more, leave])
        elif article.away and self._pane == "article":
            ways = f"{name['open']} {name['escape']}"
            self.keybar.show([(ways, _("back to the mark")), (name["help"], _("help"))])
        else:
            super().show_keys()
