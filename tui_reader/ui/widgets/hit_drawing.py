"""What was found as three lines: its title, where and when it stands, and an excerpt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader import dates
from tui_reader.content.blocks import Look, Span
from tui_reader.content.hits import title
from tui_reader.i18n import _
from tui_reader.kept import Row
from tui_reader.sought import Hit
from tui_reader.ui.widgets.painter import FORBIDDEN
from tui_reader.ui.widgets.wrap import rows as folded

HEIGHT = 3
"""Lines of a hit."""
_BETWEEN = " · "
_SIGN = 3
"""Cells before each line."""

Lines = tuple[tuple[Sequence[Span], str], ...]
"""The text of each line and the name of its ink."""


def of_hit(hit: Hit, wanted: tuple[str, ...], excerpt: Sequence[Span], now: datetime) -> tuple[str, Lines]:
    """The sign and the lines of a text of the shelf."""
    author = _("comment by {name}").format(name=hit.author or _("Anonymous")) if hit.comment else hit.author
    return _lines(hit.row, wanted, (hit.blog, dates.short(hit.date, now), author), excerpt)


def of_post(row: Row, wanted: tuple[str, ...], blog: str, now: datetime) -> tuple[str, Lines]:
    """The sign and the lines of a post that the blog itself found."""
    where = (blog, dates.short(row.post.date, now), row.post.author.name)
    return _lines(row, wanted, where, (Span(_("found by the blog itself")),))


def after(words: str, more: str, width: int) -> tuple[str, Lines]:
    """The sign and the lines of what stands after the last; what is said there may take two of them."""
    breaks = list(islice(folded(more, max(1, width - _SIGN)), 2))
    first = more[slice(*breaks[0])]
    second = more[breaks[1][0] :] if breaks[1:] else ""
    return "»", (((Span(words),), "mark"), ((Span(first),), "quiet"), ((Span(second),), "quiet"))


def _lines(row: Row, wanted: tuple[str, ...], where: Sequence[str], below: Sequence[Span]) -> tuple[str, Lines]:
    sign = "★" if row.starred else " " if row.read else "●"
    name = title(row.post.title or _("Untitled"), wanted)
    return sign, ((name, "title"), ((Span(_BETWEEN.join(filter(None, where))),), "quiet"), (below, "quiet"))


def rows(sign: str, lines: Lines, width: int, ink: Callable[[str], Style], *, chosen: bool) -> list[Strip]:
    """The lines as they are drawn, `chosen` with the cursor's bar and ground."""
    over = ink("cursor") if chosen else Style()
    mark = ink("mark") + over
    bar = "▌" if chosen else " "
    drawn = []
    for at, (spans, name) in enumerate(lines):
        style = ink(name) + over
        text = [Segment(bar, mark), Segment(f"{' ' if at else sign} ", mark)]
        for span in spans:
            look = style + ink("marked") if span.look & Look.MARKED else style
            text.append(Segment(FORBIDDEN.sub("\ufffd", span.text.replace("\n", " ")), look))
        drawn.append(_fitted(Strip([segment for segment in text if segment.text]), width, style))
    return drawn


def _fitted(strip: Strip, width: int, style: Style) -> Strip:
    if strip.cell_length > width:
        strip = Strip([*strip.crop(0, max(0, width - 1)), Segment("…", style)])
    return strip.adjust_cell_length(max(0, width), style)
