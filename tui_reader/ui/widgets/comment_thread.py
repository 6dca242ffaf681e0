"""The comment pane: a conversation one walks through comment by comment, folds, and joins in at its last line."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.message import Message

from tui_reader import dates
from tui_reader.content.blocks import Link
from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Account, Comment
from tui_reader.ui.keys import KEYS, shown
from tui_reader.ui.widgets.article_lines import Notice
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.line_pane import LinePane
from tui_reader.ui.widgets.thread_lines import FOLD, JOIN, Conversation, Remark, Words

_FIRST = {key.id: shown(key.keys, 1) for key in KEYS}


class CommentThread(LinePane):
    """Shows the comments that it is given; its cursor stands on one of them, or on the last line."""

    date_words: Callable[[datetime], str] = staticmethod(dates.moment)
    """Words for a date; whoever must not wait for Babel yet puts something simpler here."""

    key_words: Callable[[str], str] = staticmethod(_FIRST.__getitem__)
    """The key of an action as a person reads it; whoever remaps keys puts the new ones here."""

    class LogInWanted(Message):
        """The line "You must be logged in ..." was entered."""

    class WriteWanted(Message):
        """The line "Write a comment" was entered."""

    LinkOpened = ArticleView.LinkOpened

    def __init__(self, *, column: int = 76, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(column=column, id=id, classes=classes)
        self._talk = Conversation((), self._words())
        self._item = 1
        self._anew = True
        self._hidden = False

    # --- what it is given

    def show(
        self,
        remarks: Sequence[Remark],
        *,
        author_id: int = 0,
        me: Account | None = None,
        total: int = 0,
        is_open: bool = True,
        protected: bool = False,
    ) -> None:
        """Show a conversation; after `waiting` from its top, else cursor, folds and place are kept.

        Args:
            remarks: in reading order. author_id: who wrote the post. me: who is logged in.
            total: comments the server counts.
        """
        folded = set() if self._anew else self._talk.folded
        talk = Conversation(remarks, self._words(), author_id, me, total, is_open, protected, None, folded)
        self._tell(talk, anew=self._anew)
        self._anew = False

    def waiting(self, came: int, total: int) -> None:
        """Another conversation is on its way, `came` of `total` comments so far; the old one stays, dimmed."""
        words = _("Loading {count} of {total} …").format(count=came, total=total) if total else _("Loading …")
        self._talk.notice = Notice(words)
        self._anew = self.dimmed = True
        self.fill(self._talk, top=not came)

    def failed(self, error: ReaderError) -> None:
        """Say in place why the comments did not come; those of this post that were there stay."""
        old = self._talk
        remarks: Sequence[Remark] = () if self._anew else old.remarks
        total = len(remarks)
        talk = Conversation(remarks, self._words(), old.author_id, old.me, total, old.is_open, folded=old.folded)
        talk.notice = Notice.of(error, self.key_words("refresh"))
        self._tell(talk, anew=self._anew)

    # --- the cursor

    @property
    def has_comments(self) -> bool:
        """Whether there is anything to read."""
        return bool(self._talk.remarks) and not self._anew

    @property
    def selected(self) -> Comment | None:
        """The comment under the cursor; None on the last line, and while another conversation is on its way."""
        remark = self._remark
        return remark.placed.comment if remark else None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the comment under the cursor."""
        return self._remark.document.links if self._remark else ()

    def selected_text(self) -> str:
        """The text of the comment under the cursor, for quoting; "" on the last line."""
        blocks = self._remark.document.blocks if self._remark else ()
        return "\n\n".join(filter(None, ("".join(span.text for span in block.spans) for block in blocks)))

    def select(self, comment_id: int) -> bool:
        """Put the cursor on a comment and show it, unfolding what hides it; False when it is not there."""
        if not self._talk.item(comment_id) and self._talk.unfold(comment_id):
            self.refill()
        item = self._talk.item(comment_id)
        return bool(item) and (self._point(item) or True)

    def line(self, by: int) -> bool:
        """To the comment below or above, or a little further in one that is longer than the pane."""
        out_of_view = self.view.ends_below if by > 0 else self.view.begins_above
        if self._item in self.view.seen() and out_of_view(self._item):
            return super().half(by)
        if by < 0 and self._item == 1:
            return super().top()
        return self._point(self._item + by)

    def half(self, by: int) -> bool:
        """So many half pages, the cursor going along."""
        return super().half(by) and self._follow()

    def page(self, by: int) -> bool:
        """So many pages, the cursor going along."""
        return super().page(by) and self._follow()

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

    def press(self) -> bool:
        """Enter: fold or unfold the replies of a comment; on the last line, join in. False when there are none."""
        if (remark := self._talk.remark(self._item)) is not None:
            if not remark.placed.replies:
                return False
            self._talk.folded ^= {remark.placed.comment.id}
            self._talk.arrange()
            self.refill()
            self.view.reveal(self._item)
            self.post_message(self.Moved(self))
        elif self._talk.is_open and not self._talk.protected and not self._anew:
            self.post_message(self.LogInWanted() if self._talk.me is None else self.WriteWanted())
        return True

    # --- the pane's side

    def mark(self, item: int) -> str:
        """The bar of the comment under the cursor."""
        return ("▌" if self.has_focus else "▏") if item == self._item else ""

    def chosen(self, target: object, item: int) -> None:
        """A click puts the cursor there; on a link, a fold or the last line it does what they are for."""
        if item < 1:
            return
        self._point(item)
        if target in (FOLD, JOIN):
            self.press()
        elif isinstance(target, int):
            found = next((link for link in self.links if link.number == target), None)
            if found is not None:
                self.post_message(self.LinkOpened(found))

    def arranged(self) -> None:
        """Show the comment that was selected before there was any room to show it in."""
        if self._hidden:
            self._hidden = False
            self.view.reveal(self._item)

    def _words(self) -> Words:
        return Words(self.date_words, self.key_words)

    def _tell(self, talk: Conversation, *, anew: bool) -> None:
        comment = self.selected
        self._talk = talk
        self._item = 1 if anew or comment is None else talk.item(comment.id) or min(self._item, len(talk) - 1)
        if comment is None and not anew and talk.remarks:
            self._item = len(talk) - 1
        self.dimmed = False
        self.fill(talk, top=anew)
        self.post_message(self.Moved(self))

    @property
    def _remark(self) -> Remark | None:
        return None if self._anew else self._talk.remark(self._item)

    def _follow(self) -> bool:
        """The cursor stays in sight: on the first comment that begins there."""
        seen = [item for item in self.view.seen() if item > 0]
        whole = [item for item in seen if not self.view.begins_above(item)]
        if self.at_bottom:
            self._item = len(self._talk) - 1
        elif seen:
            self._item = (whole or seen)[0]
        return True

    def _point(self, item: int) -> bool:
        item = max(1, min(item, len(self._talk) - 1))
        changed, self._item = item != self._item, item
        self._hidden = not self.size.width
        if not self._hidden:
            self.moved(self.view.reveal(item))
        self.refresh()
        return changed
