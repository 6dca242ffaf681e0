"""The comment pane: a conversation one walks through comment by comment, folds, and joins in at its last line."""

from collections.abc import Mapping, Sequence

from textual.message import Message

from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Account, Draft, Ways
from tui_reader.ui.widgets.article_lines import Notice
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.picking import Picking, Stop, targets
from tui_reader.ui.widgets.thread_cursor import ThreadCursor
from tui_reader.ui.widgets.thread_lines import FOLD, JOIN, Conversation, Remark
from tui_reader.ui.widgets.thread_parts import DRAFT, assumed

_NO_DRAFTS: Mapping[int, Draft] = {}


class CommentThread(ThreadCursor, Picking):
    """Shows the comments that it is given; its cursor stands on one of them, or on the last line."""

    class LogInWanted(Message):
        """The line "You must be logged in ..." was entered."""

    class WriteWanted(Message):
        """The line "Write a comment" was entered."""

    class PageWanted(Message):
        """The line that says where the comments are was entered.

        Attributes:
            address: where they are, "" for the page of the post.
        """

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    class DraftWanted(Message):
        """The row of a draft was clicked.

        Attributes:
            parent: the number of the comment to answer, 0 for none.
        """

        def __init__(self, parent: int) -> None:
            super().__init__()
            self.parent = parent

    LinkOpened = ArticleView.LinkOpened

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
        new: frozenset[int] = frozenset(),
        drafts: Mapping[int, Draft] = _NO_DRAFTS,
        notice: Notice | None = None,
        ways: Ways | None = None,
    ) -> None:
        """Show a conversation; after `waiting` from its top, else cursor, folds and place are kept.

        Args:
            remarks: in reading order. author_id: who wrote the post. me: who is logged in.
            total: comments the server counts. new, drafts, ways: as in Conversation. notice: said below the head.
        """
        folded = set() if self._anew else self._talk.folded
        talk = Conversation(
            remarks, self._words(), author_id, me, total, is_open, protected, notice, folded, new, drafts, ways
        )
        self._tell(talk, anew=self._anew)
        self._anew = False

    def resume(self, comment: int, place: tuple[int, int]) -> None:
        """Be where one was: on a comment, 0 for none, and at a place of the view."""
        if item := self._talk.item(comment) or self._talk.unfold(comment):
            self._item = item
        self.view.seek(place)
        self.refill()

    def waiting(self, came: int, total: int) -> None:
        """Another conversation is on its way, `came` of `total` comments so far; nothing of the old one stays."""
        words = _("Loading {count} of {total} …").format(count=came, total=total) if total else _("Loading …")
        self._talk = Conversation((), self._words(), notice=Notice(words), coming=True)
        self._anew, self._item = True, 1
        self.fill(self._talk, top=not came)

    def nothing(self) -> None:
        """There is no post whose conversation it could be."""
        self._talk = Conversation((), self._words(), coming=True)
        self._anew, self._item = True, 1
        self.fill(self._talk, top=True)

    def failed(self, error: ReaderError, ways: Ways | None = None) -> None:
        """Say in place why the comments did not come; those of this post that were there stay."""
        old = self._talk
        remarks: Sequence[Remark] = () if self._anew else old.remarks
        total = len(remarks)
        talk = Conversation(remarks, self._words(), old.author_id, old.me, total, old.is_open, folded=old.folded)
        talk.notice = Notice.of(error, self.key_words("refresh"))
        talk.ways = ways
        if not self._anew:
            talk.new, talk.drafts = old.new, old.drafts
        self._tell(talk, anew=self._anew)

    @property
    def has_comments(self) -> bool:
        """Whether there is anything to read."""
        return bool(self._talk.remarks) and not self._anew

    @property
    def has_new(self) -> bool:
        """Whether there are comments that came since the last visit."""
        return bool(self._talk.new) and not self._anew

    def is_new(self, number: int) -> bool:
        """Whether a comment came since the last visit."""
        return number in self._talk.new

    # --- links

    def stops(self) -> Sequence[Stop]:
        """The links of the comment under the cursor."""
        blocks = self._remark.document.blocks if self._remark else ()
        found = dict.fromkeys(target for block in blocks for target in targets(block) if isinstance(target, int))
        return [Stop(self._item, target) for target in found]

    def moved(self, really: bool) -> bool:  # noqa: FBT001 - as inherited
        """A link of another comment than the one under the cursor is not selected."""
        if self._picked is not None and self._picked.item != self._item:
            self.unpick()
        return super().moved(really)

    # --- joining in

    def press(self) -> bool:
        """Enter: fold or unfold the replies of a comment; on the last line, join in. False when there are none."""
        self.unpick()
        if (remark := self._talk.remark(self._item)) is not None:
            if not remark.placed.replies:
                return False
            self._talk.folded ^= {remark.placed.comment.id}
            self._talk.arrange()
            self.refill()
            self.moved(self.view.reveal(self._item))
            self.post_message(self.Moved(self))
        elif not self._talk.protected and not self._anew:
            self._join()
        return True

    def _join(self) -> None:
        """Whatever the last line says."""
        talk = self._talk
        ways = assumed(talk.me, talk.ways)
        if ways.elsewhere:
            self.post_message(self.PageWanted(ways.link))
        elif ways.closed or not talk.is_open:
            return
        elif ways.guest or (talk.me is not None and not talk.me.guest):
            self.post_message(self.WriteWanted())
        else:
            self.post_message(self.LogInWanted() if ways.login else self.PageWanted(""))

    def chosen(self, target: object, item: int) -> None:
        """A click puts the cursor there; on a link, a fold, a draft or the last line it does what they are for."""
        if item < 1:
            return
        self._point(item)
        if target in (FOLD, JOIN):
            self.press()
        elif target == DRAFT:
            remark = self._remark
            self.post_message(self.DraftWanted(remark.placed.comment.id if remark else 0))
        elif isinstance(target, int):
            found = next((link for link in self.links if link.number == target), None)
            if found is not None:
                self.post_message(self.LinkOpened(found))
