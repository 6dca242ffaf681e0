"""The cursor of a thread: it stands on a comment, or on the last line, and every key that moves takes it along."""

from collections.abc import Callable
from datetime import datetime

from tui_reader import dates
from tui_reader.content.blocks import Document, Link, Look
from tui_reader.model import Comment
from tui_reader.ui.keys import KEYS, shown
from tui_reader.ui.widgets.flow import Anchor
from tui_reader.ui.widgets.in_sight import InSight
from tui_reader.ui.widgets.matches import Matches
from tui_reader.ui.widgets.thread_lines import Conversation, Remark, Words

_FIRST = {key.id: shown(key.keys, 1) for key in KEYS}


class ThreadCursor(InSight, part=True):
    """A pane of comments that one walks through."""

    date_words: Callable[[datetime], str] = staticmethod(dates.moment)
    """Words for a date; whoever must not wait for Babel yet puts something simpler here."""

    key_words: Callable[[str], str] = staticmethod(_FIRST.__getitem__)
    """The key of an action as a person reads it; whoever remaps keys puts the new ones here."""

    def __init__(self, *, column: int = 76, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(column=column, id=id, classes=classes)
        self._talk = Conversation((), self._words())
        self._item = 1
        self._anew = True
        self._hidden = False
        self._sought = 0

    @property
    def selected(self) -> Comment | None:
        """The comment under the cursor; None on the last line, and while another conversation is on its way."""
        remark = self._remark
        return remark.placed.comment if remark else None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the comment under the cursor."""
        return self._remark.document.links if self._remark else ()

    @property
    def document(self) -> Document | None:
        """What the comment under the cursor says; None on the last line."""
        return self._remark.document if self._remark else None

    def selected_text(self) -> str:
        """The text of the comment under the cursor, for quoting; "" on the last line."""
        blocks = self._remark.document.blocks if self._remark else ()
        return "\n\n".join(filter(None, ("".join(span.text for span in block.spans) for block in blocks)))

    # --- moving

    def select(self, comment_id: int) -> bool:
        """Put the cursor on a comment and show it, unfolding what hides it; False when it is not there."""
        if not self._talk.item(comment_id) and self._talk.unfold(comment_id):
            self.refill()
        item = self._talk.item(comment_id)
        return bool(item) and (self._point(item) or True)

    def to_mark(self, comment_id: int) -> None:
        """Show the first row of a comment with marked words, as those that were searched for are, if it is selected."""
        if not self.size.width:
            self._sought = comment_id
            return
        if self.selected is None or self.selected.id != comment_id:
            return
        rows = self.view.flow.lines(self._item)
        marked = (row for row, line in enumerate(rows) if any(piece.look & Look.MARKED for piece in line.pieces))
        row = next(marked, None)
        if row is not None and (self._item, row) not in {(item, line) for item, line, _line in self.view.window()}:
            self.moved(self.view.go(self.view.flow.moved((self._item, row), -(self.view.height // 3))))

    def line(self, by: int) -> bool:
        """To the comment below or above, or a little further in one that is longer than the pane."""
        out_of_view = self.view.ends_below if by > 0 else self.view.begins_above
        if self._item in self.view.seen() and out_of_view(self._item):
            return super().half(by)
        if by < 0 and self._item == 1:
            return super().top()
        return self._point(self._item + by)

    def top(self) -> bool:
        """To the first comment."""
        return super().top() | self._point(1)

    def bottom(self) -> bool:
        """To the last line."""
        return super().bottom() | self._point(len(self._talk) - 1)

    def next_same_level(self) -> bool:
        """To the next comment that answers the same one."""
        return self._point(self._talk.sibling(self._item, 1))

    def to_parent(self) -> bool:
        """To the comment that this one answers."""
        return self._point(self._talk.parent(self._item))

    def to_new(self) -> bool:
        """To the next new comment, behind the last one to the first again; False when there is no other."""
        number, here = self._talk.next_new(self._item), self.selected
        return bool(number) and (here is None or here.id != number) and self.select(number)

    # --- finding

    def first_from(self, matches: Matches, where: tuple[int, Anchor]) -> int:
        """The number of the first match in the comment that the cursor is or was on, or behind; else of the first."""
        numbers = {one.placed.comment.id: at for at, one in enumerate(self._talk.remarks)}
        remark = self._talk.remark(where[0])
        here = numbers[remark.placed.comment.id] if remark else len(numbers)
        later = (at for at, place in enumerate(matches.places) if numbers.get(place.item, -1) >= here)
        return next(later, 0)

    def come_to(self, item: int) -> int:
        """Put the cursor on the comment of that number."""
        self.select(item)
        return self._talk.item(item)

    def where(self) -> tuple[int, Anchor]:
        """The item under the cursor, and what is at the top."""
        return self._item, self.view.anchor

    def back(self, where: tuple[int, Anchor]) -> None:
        """Be where one was."""
        self._item = max(1, min(where[0], len(self._talk) - 1))
        super().back(where)
        self.repaint()

    # --- the pane's side

    def mark(self, item: int) -> str:
        """The bar of the comment under the cursor."""
        return ("▌" if self.has_focus else "▏") if item == self._item else ""

    def arranged(self) -> None:
        """Show the comment that was selected before there was any room to show it in."""
        if self._hidden:
            self._hidden = False
            self.view.reveal(self._item)
        if self._sought and self.size.width:
            sought, self._sought = self._sought, 0
            self.to_mark(sought)

    # --- inside

    def _words(self) -> Words:
        return Words(self.date_words, self.key_words)

    @property
    def _remark(self) -> Remark | None:
        return None if self._anew else self._talk.remark(self._item)

    def _tell(self, talk: Conversation, *, anew: bool) -> None:
        """Show another conversation; unless it is about another post, nothing that is looked at moves."""
        comment, row = self.selected, self._below_top()
        if not anew:
            self._stay(talk)
        self._talk = talk
        self._item = 1 if anew or comment is None else talk.item(comment.id) or min(self._item, len(talk) - 1)
        if comment is None and not anew and talk.remarks:
            self._item = len(talk) - 1
        self.dimmed = False
        self.fill(talk, top=anew)
        if not anew and row is not None and self.size.width:
            if comment is None:
                self.moved(self.view.reveal(self._item))
            elif talk.item(comment.id):
                self.moved(self.view.go(self.view.flow.moved((self._item, 0), -row)))
        self.post_message(self.Moved(self))

    def _below_top(self) -> int | None:
        """How far below the top of the pane the comment under the cursor begins; None where that is out of sight."""
        begins = (row for row, (item, line, _line) in enumerate(self.view.window()) if (item, line) == (self._item, 0))
        return next(begins, None)

    def _stay(self, talk: Conversation) -> None:
        """Have the same comment at the top of the pane in another conversation, whatever came above it."""
        item, start = self.view.place
        if (top := self._talk.remark(item)) is not None:
            self.view.seek((talk.item(top.placed.comment.id) or min(item, len(talk) - 1), start))
        elif item:
            self.view.seek((len(talk) - 1, start))

    def _point(self, item: int) -> bool:
        item = max(1, min(item, len(self._talk) - 1))
        changed, self._item = item != self._item, item
        self._hidden = not self.size.width
        if not self._hidden:
            self.moved(self.view.reveal(item))
        self.refresh()
        return changed
