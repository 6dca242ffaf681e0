"""A post as two lines of the list: cursor bar, unread mark, title and star, date, comments, what became of it."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.i18n import _, n_
from tui_reader.kept import Row
from tui_reader.values import dataclass

HEIGHT = 2
"""Lines of a post."""
_BETWEEN = " · "
_NAME = 8
"""Cells that are left of a blog's name however little room there is."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The styles of a row, the cursor's already mixed in."""

    title: Style
    quiet: Style
    mark: Style

    @classmethod
    def of(cls, style: Callable[[str], Style], title: str, over: str) -> Inks:
        """The styles by their names, `over` (unless "") laid upon each."""
        top = style(over) if over else Style()
        return cls(style(title) + top, style("date") + top, style("mark") + top)


def rows(row: Row, width: int, inks: Inks, when: str, *, bar: str, sign: str, blog: str = "") -> list[Strip]:
    """The lines of a post; `bar` and `sign` are one cell each: the cursor, and open or unread.

    Args:
        blog: whose it is, where that must be told.
    """
    beside = inks.title if bar.strip() else inks.mark  # an empty bar costs no colour of its own
    left = [Segment(bar, beside), Segment(f"{sign} ", inks.mark)]
    marks = "".join((" ★" if row.starred else "", " ✎" if row.edited else ""))
    room = width - 3 - cell_len(marks)
    title = row.post.title or _("Untitled")
    first = [*left, Segment(fitted(title, room) if not marks else cut(title, room), inks.title)]
    if marks:
        first += [Segment(marks, inks.mark), Segment(" " * (room - cell_len(first[2].text)), inks.title)]
    parts = _below(row, width - 3, when, blog)
    used = 3 + sum(cell_len(text) for text, _new in parts)
    second = [Segment(bar, beside if bar.strip() else inks.quiet), Segment("  ", inks.quiet)]
    second += [Segment(text, inks.mark if new else inks.quiet) for text, new in parts]
    return [
        Strip(first, width) if width > 3 else _narrow(first, width),  # noqa: PLR2004 - bar, sign and a gap
        Strip([*second, Segment(" " * (width - used), inks.quiet)], width) if used <= width else _narrow(second, width),
    ]


def _below(row: Row, room: int, when: str, blog: str) -> list[tuple[str, bool]]:
    """The words of the second line, each with whether it is about something new; the fewer the narrower it is."""
    count = row.post.comments
    long = n_("{n} comment", "{n} comments", count).format(n=count) if count else ""
    new = _("({n} new)").format(n=row.new) if row.new and count else ""
    gone = _("removed by the blog") if row.gone else ""
    brief = str(count or "")
    others = sum(cell_len(text) + len(_BETWEEN) for text in (brief, gone and _("removed")) if text)
    short = cut(blog, max(_NAME, room - cell_len(when) - len(_BETWEEN) - others - cell_len(f" {new}" if new else "")))
    ways = [(long, gone, blog), (brief, gone and _("removed"), blog), (brief, gone and _("removed"), short)]
    for said, fate, name in ways:
        parts = [(when, False)]
        parts += [(f"{_BETWEEN}{name}", False)] if name else []
        parts += [(f"{_BETWEEN}{said}", False)] if said else []
        parts += [(f" {new}", True)] if new else []
        parts += [(f"{_BETWEEN}{fate}", False)] if fate else []
        if sum(cell_len(text) for text, _new in parts) <= room:
            return parts
    return [(cut("".join(text for text, _new in parts), room), False)]


def _narrow(segments: list[Segment], width: int) -> Strip:
    return Strip(segments).adjust_cell_length(max(width, 0), segments[-1].style)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, "…" where it was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """The text in exactly `width` cells, "…" where it was cut."""
    return set_cell_size(cut(text, width), max(width, 0))


def message(words: str, y: int, width: int, style: Style) -> Strip:
    """Line `y` of what stands in an empty list."""
    lines = wrapped(words, width - 4)
    text = f"  {lines[y]}" if 0 <= y < len(lines) else ""
    return Strip([Segment(set_cell_size(text, width), style)], width)


def wrapped(words: str, width: int) -> list[str]:
    """Words of a message in lines of at most `width` cells, empty lines kept."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in paragraph.split():
            if line and cell_len(line) + cell_len(word) + 1 > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    return lines
