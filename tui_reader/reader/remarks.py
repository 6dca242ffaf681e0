"""Comments made ready: for the shelf and for the screen, each converted once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui_reader.answers import Remark
from tui_reader.content.blocks import Document
from tui_reader.kept import Note
from tui_reader.model import Comment
from tui_reader.threads import thread

if TYPE_CHECKING:
    from collections.abc import Mapping


def note(comment: Comment) -> tuple[Note, Document]:
    """A comment as it is put on the shelf, and its document; blocks for about a millisecond."""
    from tui_reader.content import convert, pack, words  # noqa: PLC0415 - needs lxml

    document = convert(comment.html, comment.link)
    return Note(comment, pack(document), words(document)), document


def unpacked(notes: Iterable[Note]) -> dict[int, tuple[Comment, Document]]:
    """Notes from the shelf by number; one whose text cannot be read any more is left out."""
    from tui_reader.content import unpack  # noqa: PLC0415 - not needed for the first paint

    found: dict[int, tuple[Comment, Document]] = {}
    for one in notes:
        try:
            found[one.comment.id] = one.comment, unpack(one.body)
        except ValueError:
            if one.comment.html:  # the reader's own, as an earlier version kept it
                found[one.comment.id] = one.comment, note(one.comment)[1]
    return found


def placed(comments: Mapping[int, tuple[Comment, Document]]) -> tuple[Remark, ...]:
    """Comments with their texts, in reading order."""
    in_order = thread(comment for comment, _document in comments.values())
    return tuple(Remark(one, comments[one.comment.id][1]) for one in in_order)


class Conversions:
    """What the comments of the last thread were made into, so that fetching it again converts only what changed."""

    def __init__(self) -> None:
        self._of: tuple[str, int] = ("", 0)
        self._made: dict[int, tuple[Note, Document]] = {}

    def of(self, blog: str, post: int, comments: Iterable[Comment]) -> dict[int, tuple[Note, Document]]:
        """The comments of a post made ready, by number; blocks for about a millisecond for each that is new."""
        known = self._made if self._of == (blog, post) else {}
        made: dict[int, tuple[Note, Document]] = {}
        for comment in comments:
            had = known.get(comment.id)
            if had and (had[0].comment.html, had[0].comment.link) == (comment.html, comment.link):
                made[comment.id] = Note(comment, had[0].body, had[0].words), had[1]
            else:
                made[comment.id] = note(comment)
        self._of, self._made = (blog, post), made
        return made
