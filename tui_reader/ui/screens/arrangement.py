"""Which panes of the reading screen are shown, and how wide they are, by the width of the terminal."""

from __future__ import annotations

from tui_reader.values import dataclass

PANES = ("posts", "article", "thread")
_MIDDLE, _WIDE = 80, 150
"""Columns from which two panes fit, and all three."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panes that are shown; the text has what the others leave of the width, one pane alone has all of it.

    Attributes:
        posts, talk: widths of the list and of the comments, cells; None for all there is.
    """

    shown: frozenset[str] = frozenset()
    posts: int | None = None
    talk: int | None = None

    @classmethod
    def of(cls, width: int, pane: str, *, composing: bool, zen: bool) -> Arrangement:
        """Wide: all panes; middle: the text and one beside it; narrow: one.

        Args:
            width: columns of the terminal. pane: the one that has the keys. composing: a comment is being written.
            zen: the text shall be alone.
        """
        beside = "thread" if pane == "thread" or (composing and pane == "article") else "posts"
        shown = frozenset(PANES) if shows_all(width) else {pane} if is_narrow(width) else {"article", beside}
        if zen:
            shown = {"article"}
        if len(shown) == 1:
            return cls(frozenset(shown))
        posts = min(42, max(30, round(width * 0.32)))
        talk = min(72, max(36, round(width * (0.34 if shows_all(width) else 0.45))))
        return cls(frozenset(shown), posts, talk)


def shows_all(width: int) -> bool:
    """Whether all three panes fit a terminal of that width."""
    return width >= _WIDE


def is_narrow(width: int) -> bool:
    """Whether only one pane fits."""
    return width < _MIDDLE
