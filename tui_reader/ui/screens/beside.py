"""The posts beside the one being read, in the blog's own chronology: the « bar, and the keys that go there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Blog, Neighbours, Post
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


class Beside:
    """Looks the neighbours of a post up, and fetches their texts ahead.

    Args:
        screen: whose « bar it fills. reader: whom it asks. show: puts a post on screen.
    """

    def __init__(self, screen: Panes, reader: Reader, show: Callable[[Post], None]) -> None:
        self._screen, self._reader, self._show = screen, reader, show
        self._of: tuple[Blog, Post] | None = None
        self._neighbours: Neighbours | None = None
        self._lost = False
        self._wanted = ""

    def leave(self, blog: Blog | None = None, post: Post | None = None) -> None:
        """Another post is coming on screen, or none: its neighbours are not known until its text is there."""
        self._of = (blog, post) if blog and post else None
        self._neighbours, self._lost, self._wanted = None, False, ""
        self._screen.bar.show(None)

    def look(self, blog: Blog, post: Post) -> None:
        """Ask who they are; what is known of them stays until the answer."""
        self._of, self._lost = (blog, post), False
        work = partial(self._reader.neighbours, blog, post)
        load(self._screen, "neighbours", post.id, work, lambda found: self._found(blog, post, found))

    def _found(self, blog: Blog, post: Post, neighbours: Neighbours) -> None:
        if self._of != (blog, post):
            return
        self._neighbours = neighbours
        self._screen.bar.show(neighbours)
        for slot, other in (("older", neighbours.older), ("newer", neighbours.newer)):
            if other:
                work = partial(self._reader.reading, blog, other)
                load(self._screen, f"fetch {slot}", other.id, work, lambda _reading: None)
        if self._wanted:
            self.go(self._wanted)

    def go(self, way: str) -> None:
        """To the `older` or `newer` post; waits where they are not known yet, and asks again where that failed."""
        self._wanted = ""
        if self._of is None:
            return
        if self._neighbours is None:
            self._wanted = way
            if self._lost:
                self.look(*self._of)
            return
        target = self._neighbours.older if way == "older" else self._neighbours.newer
        if target:
            self._show(target)
        else:
            end = _("This is the oldest post.") if way == "older" else _("This is the newest post.")
            self._screen.tell(end)

    def stay(self) -> None:
        """Something else is wanted now."""
        self._wanted = ""

    def failed(self, error: ReaderError | None = None) -> None:
        """They were not found out; said only to who waits for it."""
        self._lost = True
        if self._wanted and error:
            self._wanted = ""
            self._screen.tell(str(error))
