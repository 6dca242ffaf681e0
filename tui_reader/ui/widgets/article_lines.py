"""A post as items of a pane: its head, its paragraphs, what is to be said about it, and the line at its end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from datetime import datetime

from rich.cells import cell_len

from tui_reader.content.blocks import Block, Document, Kind, Look
from tui_reader.errors import ReaderError
from tui_reader.i18n import _, n_
from tui_reader.model import Post, Term
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.album import Album
from tui_reader.ui.widgets.lines import BLANK, Frame, Line, Piece, place
from tui_reader.ui.widgets.matches import Text, texts
from tui_reader.ui.widgets.reading_time import minutes
from tui_reader.ui.widgets.wrap import wrap
from tui_reader.values import dataclass

COMMENTS = "comments"
"""The target of the words about the comments."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said in place: an error with what to do about it, or a plain word.

    Attributes:
        above: it stands between the head and the text, else after the text.
        instead: it says why there is no text, where there is none.
    """

    words: str
    hint: str = ""
    error: bool = False
    above: bool = False
    instead: bool = False

    @classmethod
    def of(cls, error: ReaderError, retry: str) -> "Notice":
        """An error in its place, with the key that tries again."""
        again = _("{key} tries again.").format(key=retry)
        return cls(error.summary, f"{error.hint} {again}".strip(), error=True, above=True)

    def lines(self, width: int) -> list[Line]:
        """Its rows, an empty one above."""
        sign = [Piece("✗ ", "error")] if self.error else []
        first = wrap([*sign, Piece(self.words, "error" if self.error else "muted")], width)
        second = wrap([Piece(self.hint, "muted")], width) if self.hint else ()
        return [BLANK, *rows(first), *rows(second)]


@dataclass(frozen=True, slots=True)
class Alone:
    """A notice where no post is."""

    notice: Notice

    def __len__(self) -> int:
        return 1

    def lay_out(self, item: int, frame: Frame) -> Sequence[Line]:  # noqa: ARG002 - there is only one
        """Its rows."""
        return self.notice.lines(frame.width)

    def guess(self, item: int, frame: Frame) -> int:  # noqa: ARG002 - always about the same
        """About how many they are."""
        return 4


@dataclass(slots=True)
class Story:
    """The items of a post.

    Attributes:
        date: words for the day it was published. comments: how many there are, None while unknown.
        notices: what is to be said about it. minutes: to read it takes.
        timed: whether these are told, as all of the text is there.
        album: its pictures, None where none are drawn.
    """

    post: Post
    document: Document
    date: Callable[[datetime], str]
    comments: int | None = None
    notices: tuple[Notice, ...] = ()
    parts: list[Block] = field(default_factory=list)
    minutes: int = 0
    timed: bool = True
    album: Album | None = None

    def __post_init__(self) -> None:
        self.parts.extend(layout.portions(self.document.blocks))
        if self.timed:
            self.minutes = minutes(self.document.blocks)

    def __len__(self) -> int:
        return len(self.parts) + 2

    def lay_out(self, item: int, frame: Frame) -> Sequence[Line]:
        """The rows of an item: 0 is the head, the last one the end."""
        if item == 0:
            return [*self._head(frame.width), *self._said(frame.width, above=True), BLANK]
        if item > len(self.parts):
            return [*self._said(frame.width, above=False), *self._end(frame.width)]
        before = self.parts[item - 2] if item > 1 else None
        block = self.parts[item - 1]
        if self.album is not None and block.kind is Kind.IMAGE:
            return self.album.lay_out(block, frame, before)
        return layout.lay_out(block, frame.width, wide=frame.wide, before=before)

    def guess(self, item: int, frame: Frame) -> int:
        """About how many rows an item has."""
        if not 0 < item <= len(self.parts):
            return 6
        block = self.parts[item - 1]
        if self.album is not None and block.kind is Kind.IMAGE:
            return self.album.guess(block, frame)
        return layout.guess(block, frame.width)

    def block(self, item: int) -> Block | None:
        """The block of the text that an item is; None for head and end."""
        return self.parts[item - 1] if 0 < item <= len(self.parts) else None

    def texts(self) -> Iterator[Text]:
        """All there is to be read, in order."""
        if title := self.title:
            yield Text(0, 0, 0, title)
        for item, block in enumerate(self.parts, 1):
            yield from texts(item, 0, block)

    def stands(self, item: int, line: Line) -> tuple[int, int]:  # noqa: ARG002 - an item is one block
        """The item and the block in whose text a row is."""
        return item, 0

    @property
    def title(self) -> str:
        """What stands above the text, "" where that would only say twice how it begins."""
        return "" if _begins(self.document, self.post.title) else self.post.title or _("Untitled")

    def _head(self, width: int) -> Iterator[Line]:
        yield BLANK
        if title := self.title:
            yield from rows(wrap([Piece(title, "title", Look.STRONG, None, place(0))], width))
        words, author = self.date(self.post.date), self.post.author.name
        words = _("by {author} | {date}").format(author=author, date=words) if author else words
        if self.minutes > 1:
            took = n_("{n} minute", "{n} minutes", self.minutes).format(n=self.minutes)
            beside = f"{words} | {took}"
            words = beside if cell_len(beside) <= width else f"{words}\n{took}"
        yield from rows(wrap([Piece(words, "muted")], width), 2000)
        if self.post.terms:
            yield from rows(wrap(list(_tags(self.post.terms)), width), 4000)

    def _said(self, width: int, *, above: bool) -> Iterator[Line]:
        for notice in self.notices:
            if notice.above is above:
                yield from notice.lines(width)

    def _end(self, width: int) -> Iterator[Line]:
        """The topics and the comments, as blogs have it below a post: "Topics: Rating | No comments »"."""
        words = [*_topics(self.post.terms)] if self.post.terms else []
        if said := comment_words(self.comments, is_open=self.post.comments_open):
            words += [Piece(" | ", "muted")] if words else []
            words.append(Piece(f"{said} »", "topic", Look.PLAIN, COMMENTS))
        yield BLANK
        yield Line((Piece("─" * width, "rule"),), 0)
        yield from rows(wrap(words, width), 1)
        yield BLANK


def missing(post: Post, document: Document, browser: str, said: Sequence[Notice] = ()) -> tuple[Notice, ...]:
    """What is to be said about a text that is not there, or not whole.

    Args:
        browser: the key that opens the post in the browser. said: what is said already.
    """
    hint = _("{key} opens it in the browser.").format(key=browser)
    if post.protected and not document.blocks:
        return (Notice(_("This post is protected by a password."), hint),)
    if not document.blocks and any(notice.instead for notice in said):
        return ()
    if not document.blocks:
        return (Notice(_("This post has no text."), hint),)
    if document.cut:
        return (Notice(_("The text is too long for here, so its end is missing."), hint),)
    return ()


def comment_words(count: int | None, *, is_open: bool = True) -> str:
    """Words for a number of comments; while it is unknown, only that there may be some."""
    if count is None:
        return _("Comments") if is_open else ""
    return n_("{count} comment", "{count} comments", count).format(count=count) if count else _("No comments")


def rows(wrapped: Iterable[tuple[int, tuple[Piece, ...]]], first: int = 0) -> Iterator[Line]:
    """Lines of wrapped pieces, their starts counted from `first`."""
    for start, row in wrapped:
        yield Line(row, first + start)


def _begins(document: Document, title: str) -> bool:
    """Whether a title is nothing but the first words of the text, as those are that we make for what has none."""
    begin, first = "", ""
    for block in document.blocks:
        words = " ".join("".join([span.text for span in block.spans]).split())
        begin, first = f"{begin} {words}".strip(), first or words
        if len(begin) > len(title):
            break
    return bool(title) and (title in {first, begin} or (title.endswith("…") and begin.startswith(title.rstrip(" …"))))


def _tags(terms: Sequence[Term]) -> Iterator[Piece]:
    for index, term in enumerate(terms):
        if index:
            yield Piece(" · ", "muted")
        yield Piece(term.name, "topic", Look.PLAIN, term)


def _topics(terms: Sequence[Term]) -> Iterator[Piece]:
    yield Piece(_("Topics:") + " ", "muted")
    for index, term in enumerate(terms):
        if index:
            yield Piece(", ", "muted")
        yield Piece(term.name, "topic", Look.PLAIN, term)
