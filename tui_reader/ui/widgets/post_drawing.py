"""A post as two lines of the list: cursor bar, unread mark, title, date, comments."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.i18n import _, n_
from tui_reader.model import Post

HEIGHT = 2
"""Lines of a post."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The styles of a row, the cursor's already mixed in."""

    title: Style
    quiet: Style
    mark: Style

    @classmethod
    def of(cls, style: Callable[[str], Style], title: str, over: str) -> "Inks":
        """The styles by their names, `over` (unless "") laid upon each."""
        top = style(over) if over else Style()
        return cls(style(title) + top, style("date") + top, style("mark") + top)


def rows(post: Post, width: int, inks: Inks, when: str, *, bar: str, sign: str) -> list[Strip]:
    """The lines of a post; `bar` and `sign` are one cell each: the cursor, and open or unread."""
    count = post.comments
    said = n_("{n} comment", "{n} comments", count).format(n=count) if count else ""
    title = post.title or _("Untitled")
    left = [Segment(bar, inks.title), Segment(f"{sign} ", inks.mark)]
    if cell_len(when) + cell_len(said) + 3 > width - 3:
        said = str(count) if count else ""
    below = " · ".join(filter(None, (when, said)))
    return [
        Strip([*left, Segment(fitted(title, width - 3), inks.title)], width),
        Strip([Segment(bar, inks.title), Segment(fitted(f"  {below}", width - 1), inks.quiet)], width),
    ]


def fitted(text: str, width: int) -> str:
    """The text in exactly `width` cells, "…" where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, max(width, 0))
    return set_cell_size(set_cell_size(text, max(width - 2, 0)).rstrip() + "…", max(width, 0))


def message(words: str, y: int, width: int, style: Style) -> Strip:
    """Line `y` of what stands in an empty list."""
    lines = wrapped(words, width - 4)
    text = f"  {lines[y - 1]}" if 0 < y <= len(lines) else ""
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
