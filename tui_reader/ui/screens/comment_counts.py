"""How many comments the posts in sight have: each is asked for once after a check of the blog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting
from tui_reader.ui.widgets.post_rows import Which

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


class CommentCounts:
    """The numbers behind the rows.

    Args:
        screen: whose list they stand in. reader: whom it asks.
    """

    def __init__(self, screen: Panes, reader: Reader) -> None:
        self._screen, self._reader = screen, reader
        self._blog: Blog | None = None
        self._known: set[Which] = set()
        self._again = False

    def forget(self) -> None:
        """What is known may be old."""
        self._known.clear()

    def ask(self, blog: Blog) -> None:
        """Ask for those of the posts in sight, unless the blog is away; whoever calls waits until the text is there."""
        self._blog = blog
        self._again = waiting(self._screen, "counts")
        if not self._again:
            self._look(blog)

    def _look(self, blog: Blog) -> None:
        self._again = False
        if self._screen.visit.checking.offline:
            return
        posts = [row.post for row in self._screen.posts.in_sight() if row.blog == blog.address]
        unknown = [post for post in posts if (blog.address, post.id) not in self._known and not post.protected]
        if unknown:
            load(
                self._screen,
                "counts",
                blog,
                partial(self._reader.lists.counts, blog, unknown),
                partial(self._came, blog),
            )

    def _came(self, blog: Blog, comments: dict[int, int]) -> None:
        self._known |= {(blog.address, number) for number in comments}
        if blog is self._blog and comments:
            self._screen.posts.stale()
        if self._again and self._blog is not None:  # others came in sight meanwhile
            self._look(self._blog)
