"""A conversation as items of a pane: a head, the comments that are unfolded, and the line where one may join in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Protocol

from tui_reader.content.blocks import Document, Look
from tui_reader.i18n import _
from tui_reader.model import Account, Comment, Draft, Status, Ways
from tui_reader.threads import Placed
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.article_lines import Notice, rows
from tui_reader.ui.widgets.lines import BLANK, Frame, Line, Piece
from tui_reader.ui.widgets.matches import Text, texts
from tui_reader.ui.widgets.thread_parts import begun, joined, joining
from tui_reader.ui.widgets.wrap import wrap
from tui_reader.values import dataclass

FOLD, JOIN = "fold", "join"
"""What a click on a comment's "[+12]" and on the last line means."""

_GUIDE = "│ "
_READABLE = 26
_DEEPEST = 6
_PLACES = 1 << 20
"""Places of one block in `Line.start`; those above the first block are of who wrote the comment."""


class Remark(Protocol):
    """A comment at its place, with its text, as `reader` gives it."""

    @property
    def placed(self) -> Placed:
        """Where it stands."""

    @property
    def document(self) -> Document:
        """Its text."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the pane needs from outside to say things: words for a date, the key of an action."""

    date: Callable[[datetime], str]
    key: Callable[[str], str]


@dataclass(slots=True)
class Conversation:
    """The items of a thread.

    Attributes:
        author_id: who wrote the post, 0 while unknown. me: who is logged in. total: comments the server counts.
        notice: said below the head: that more is on its way, or why nothing came.
        folded: comments whose replies are hidden. new: comments that came since the last visit.
        drafts: what one is writing, by the comment it answers, 0 for the post. ways: how one joins in, None unknown.
        coming: it is on its way, so nothing is known of how one joins in.
    """

    remarks: Sequence[Remark]
    words: Words
    author_id: int = 0
    me: Account | None = None
    total: int = 0
    is_open: bool = True
    protected: bool = False
    notice: Notice | None = None
    folded: set[int] = field(default_factory=set)
    new: frozenset[int] = frozenset()
    drafts: Mapping[int, Draft] = field(default_factory=dict)
    ways: Ways | None = None
    coming: bool = False
    _order: list[int] = field(default_factory=list)
    _items: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.arrange()

    def __len__(self) -> int:
        return len(self._order) + 2

    def arrange(self) -> None:
        """Find out anew which comments are hidden in folds."""
        self._order, index = [], 0
        while index < len(self.remarks):
            self._order.append(index)
            placed = self.remarks[index].placed
            index += 1 + (placed.replies if placed.comment.id in self.folded else 0)
        ids = (self.remarks[index].placed.comment.id for index in self._order)
        self._items = {number: item for item, number in enumerate(ids, 1)}

    def remark(self, item: int) -> Remark | None:
        """The remark that an item is; None for the head and the last line."""
        return self.remarks[self._order[item - 1]] if 0 < item <= len(self._order) else None

    def item(self, comment_id: int) -> int:
        """The item of a comment, 0 when it is hidden or not there."""
        return self._items.get(comment_id, 0)

    def unfold(self, comment_id: int) -> int:
        """Open what hides a comment; its item, 0 when it is not there at all."""
        at = next((at for at, one in enumerate(self.remarks) if one.placed.comment.id == comment_id), -1)
        if at >= 0 and not self.item(comment_id):
            before = enumerate(self.remarks[:at])
            self.folded -= {one.placed.comment.id for index, one in before if index + one.placed.replies >= at}
            self.arrange()
        return self.item(comment_id)

    def lay_out(self, item: int, frame: Frame) -> Sequence[Line]:
        """The rows of an item: 0 is the head, the last one the way to join in."""
        if item == 0:
            return list(self._head(frame.width))
        remark = self.remark(item)
        return list(self._foot(frame.width)) if remark is None else list(self._comment(item, remark, frame))

    def texts(self) -> Iterator[Text]:
        """All that was written, in order; what folds hide too."""
        for remark in self.remarks:
            for number, block in enumerate(layout.portions(remark.document.blocks)):
                yield from texts(remark.placed.comment.id, number, block)

    def stands(self, item: int, line: Line) -> tuple[int, int]:
        """The number of the comment and the block in whose text a row is."""
        remark = self.remark(item)
        return (remark.placed.comment.id, line.start // _PLACES - 1) if remark else (0, 0)

    def guess(self, item: int, frame: Frame) -> int:
        """About how many rows an item has."""
        remark = self.remark(item)
        if remark is None:
            return 4
        return 3 + len(remark.placed.comment.html or remark.document.html) // max(1, frame.width)

    def _head(self, width: int) -> Iterator[Line]:
        yield BLANK
        count = max(self.total, len(self.remarks))
        new = sum(one.placed.comment.id in self.new for one in self.remarks) if self.new else 0
        title = _("Comments ({count})").format(count=count) if count else _("Comments")
        if new:
            title = _("Comments ({count}, {new} new)").format(count=count, new=new)
        yield from rows(wrap([Piece(title, "title", Look.STRONG)], width))
        if self.notice is not None:
            yield from self.notice.lines(width)
        elif not count and not (self.coming or self.protected or (self.ways and self.ways.elsewhere)):
            yield BLANK
            yield from rows(wrap([Piece(_("No comments yet."), "muted")], width), 1000)
        yield BLANK

    def _foot(self, width: int) -> Iterator[Line]:
        if self.coming:
            yield BLANK
            return
        yield from self._draft(0, width)
        words, joins = joining(self.me, self.ways, self.words.key, is_open=self.is_open, protected=self.protected)
        said = [Piece(words, "topic", Look.PLAIN, JOIN) if joins else Piece(words, "muted")]
        yield from rows(wrap(said, width), 1000)
        yield BLANK

    def _comment(self, item: int, remark: Remark, frame: Frame) -> Iterator[Line]:
        levels = min(remark.placed.depth, _DEEPEST, max(0, frame.width - _READABLE) // len(_GUIDE))
        width = frame.width - levels * len(_GUIDE)
        guide = Piece(_GUIDE * levels, "guide")
        answers = self._answered(item) if remark.placed.depth > levels else ""
        for start, row in enumerate(joined(self._who(remark, answers), width)):
            yield Line((guide, *row), start)
        before = None
        for number, block in enumerate(layout.portions(remark.document.blocks), 1):
            for line in layout.lay_out(block, width, wide=frame.wide - levels * len(_GUIDE), before=before):
                yield line.behind((guide,), number * _PLACES + max(0, min(_PLACES - 1, line.start)))
            before = block
        for line in self._draft(remark.placed.comment.id, width):
            yield Line((guide, *line.pieces), (1 << 60) + line.start)
        yield Line((Piece(_GUIDE * min(levels, self._next_depth(item)), "guide"),), 1 << 61, loose=True)

    def _draft(self, parent: int, width: int) -> Iterator[Line]:
        if (draft := self.drafts.get(parent)) is not None:
            yield Line(tuple(begun(draft, self.words.key("reply" if parent else "write"), width)), 0)

    def _next_depth(self, item: int) -> int:
        following = self.remark(item + 1)
        return following.placed.depth if following else 0

    def _who(self, remark: Remark, answers: str) -> Iterator[Piece]:
        comment = remark.placed.comment
        yield Piece(comment.author or _("Anonymous"), "strong", Look.STRONG)
        if answers:
            yield Piece(f"↳ {answers}", "muted")
        if comment.id in self.new:
            yield Piece(_("● new"), "marker", Look.STRONG)
        for badge in self._badges(comment):
            yield Piece(badge, "badge")
        yield Piece(self.words.date(comment.date), "muted")
        if comment.id in self.folded and remark.placed.replies:
            yield Piece(f"[+{remark.placed.replies}]", "topic", Look.STRONG, FOLD)

    def _badges(self, comment: Comment) -> Iterator[str]:
        if self.me is not None and comment.author_id and comment.author_id == self.me.id:
            yield _("you")
        if self.author_id and comment.author_id == self.author_id:
            yield _("author")
        if comment.status is Status.HOLD:
            yield _("waiting for approval")
        elif comment.status is Status.UNKNOWN:
            yield _("sent, no answer yet")
        elif comment.status in (Status.SPAM, Status.TRASH):
            yield _("not shown to others")

    def _answered(self, item: int) -> str:
        """Whom a comment answers, where the margin cannot show it any more."""
        remark = self.remark(item)
        parent = self.remark(self.parent(item))
        return parent.placed.comment.author if remark and parent else ""

    def next_new(self, item: int) -> int:
        """The number of the first new comment below an item, folded ones too, else of the first of all; 0 for none."""
        numbers = [one.placed.comment.id for one in self.remarks]
        at = self._order[item - 1] + 1 if 0 < item <= len(self._order) else 0
        return next((number for number in (*numbers[at:], *numbers[:at]) if number in self.new), 0)

    def parent(self, item: int) -> int:
        """The item of the comment that this one answers; itself at the top of a thread."""
        return self._search(item, -1, above=True)

    def sibling(self, item: int, way: int) -> int:
        """The item of the next (way 1) or previous (-1) comment of the same level under the same parent."""
        return self._search(item, way, above=False)

    def _search(self, item: int, way: int, *, above: bool) -> int:
        here = self.remark(item)
        if here is None:
            return item
        at = item + way
        while (other := self.remark(at)) is not None:
            if other.placed.depth < here.placed.depth:
                return at if above else item
            if other.placed.depth == here.placed.depth and not above:
                return at
            at += way
        return item
