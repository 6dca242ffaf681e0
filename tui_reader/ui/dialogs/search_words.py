"""What a search is, in words: what there is to be chosen, what a blog is asked for, and what may be typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui_reader.content import unpack
from tui_reader.content.blocks import Span
from tui_reader.content.hits import excerpt
from tui_reader.i18n import _
from tui_reader.kept import Row
from tui_reader.sought import Hit, Wanted

_LEAST, _MARGIN = 40, 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be opened: a post of a blog by its address, or a comment under it, and the words to mark there."""

    blog: str
    post: int
    comment: int
    words: tuple[str, ...]

    @classmethod
    def of(cls, found: Hit | Row, words: tuple[str, ...]) -> Chosen:
        """A hit of the shelf, or a post that the blog itself found."""
        row = row_of(found)
        return cls(row.blog, row.post.id, found.comment if isinstance(found, Hit) else 0, words)


def excerpt_of(hit: Hit, wanted: Wanted, width: int) -> Sequence[Span]:
    """About a line of the text around what was found, nothing where the text is damaged on disk; blocks."""
    try:
        return excerpt(unpack(hit.body), wanted.words, max(_LEAST, width - _MARGIN))
    except ValueError:
        return ()


def row_of(found: Hit | Row) -> Row:
    """The post it belongs to."""
    return found.row if isinstance(found, Hit) else found


def for_blog(wanted: Wanted) -> str:
    """What is wanted, as a blog's own search takes it."""
    return " ".join(f'"{word}"' if " " in word else word.rstrip("*") for word in wanted.words)


def operators() -> str:
    """What a person may type, in one line."""
    names = _('"a phrase" · bank* · author:meier · topic:bank · blog:rating · after:2012 · before:2012-11')
    return " · ".join((names, _("is:unread · is:starred")))
