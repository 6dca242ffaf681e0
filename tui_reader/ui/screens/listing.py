"""The list of a blog's posts: its pages as they are scrolled to, its filter, its counts and marks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.i18n import _, n_
from tui_reader.model import Blog, Page, Post, Query, Term
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


class Listing:
    """Fills the list pane.

    Args:
        screen: whose list it fills. reader: whom it asks. came: called with every page after it was added.
    """

    def __init__(self, screen: Panes, reader: Reader, came: Callable[[Page], None]) -> None:
        self._screen, self._reader, self._came = screen, reader, came
        self.blog: Blog | None = None
        self.query = Query()
        self._read: frozenset[int] = frozenset()
        self._uncounted: dict[int, tuple[Post, ...]] = {}

    def begin(self, blog: Blog, query: Query | None = None) -> None:
        """Show the posts of a blog that match, the newest page first."""
        new = blog is not self.blog
        if new:
            self.blog, self._read = blog, frozenset()
            load(self._screen, "marks", blog, lambda: self._reader.read_marks(blog), self.mark)
        self.query = query or Query()
        self._uncounted.clear()
        self._screen.posts.begin(_("Loading…"), clear=new)
        self.page(1)

    def filter(self, term: Term | None) -> None:
        """Show only the posts of a topic, or all again."""
        if self.blog:
            self.begin(self.blog, Query(term))

    def mark(self, read: frozenset[int]) -> None:
        """These posts were read, too."""
        self._read |= read
        self._screen.posts.mark(self._read)

    def page(self, number: int) -> None:
        """Ask for a page."""
        if (blog := self.blog) is not None:
            query = self.query
            work = partial(self._reader.page, blog, number, query)
            load(self._screen, f"page {number}", number, work, lambda page: self._paged(blog, query, page))

    def _paged(self, blog: Blog, query: Query, page: Page) -> None:
        if blog is not self.blog or query != self.query:
            return
        self._screen.posts.add(page)
        self._uncounted[page.number] = page.posts
        words = n_("{n} post", "{n} posts", page.total).format(n=page.total)
        if query.term:
            words = _("Topic: {name} · {posts}").format(name=query.term.name, posts=words)
        self._screen.top.show(filter=words)
        self._came(page)

    def count(self) -> None:
        """Ask how many comments the posts of new pages have; can wait until the text is on screen."""
        if (blog := self.blog) is None:
            return
        for number, posts in self._uncounted.items():
            unknown = [post for post in posts if post.comments is None and not post.protected]
            work = partial(self._reader.counts, blog, unknown)
            load(self._screen, f"counts {number}", blog, work, partial(self._counted, blog))
        self._uncounted.clear()

    def _counted(self, blog: Blog, comments: dict[int, int]) -> None:
        if blog is self.blog:
            self._screen.posts.count(comments)

    def failed(self, slot: str, error: ReaderError) -> bool:
        """A page did not come: the list says so; False when the slot is not ours."""
        kind, _space, number = slot.partition(" ")
        if kind == "page" and not self._screen.posts.failed(error, int(number)):
            self._screen.tell(str(error))
        return kind in {"page", "counts", "marks"}
