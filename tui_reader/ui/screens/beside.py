"""The posts beside the one being read, in the blog's own chronology: the « bar, and the keys that go there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """Looks the neighbours of a post up, and goes to them; every press of a key counts, however fast they come.

    Args:
        screen: whose « bar it fills. reader: whom it asks. show: puts a post on screen.
    """

    def __init__(self, screen: Panes, reader: Reader, show: Callable[[Post], None]) -> None:
        self._screen, self._reader, self._show = screen, reader, show
        self._of: tuple[Blog, Post] | None = None
        self._neighbours: Neighbours | None = None
        self._lost = False
        self._shown: Post | None = None
        self._steps = 0
        """Posts to go on, newer ones when positive."""

    def leave(self) -> None:
        """No post is on screen."""
        self._of = self._neighbours = self._shown = None
        self._lost, self._steps = False, 0
        self._screen.bar.show(None)

    def known(self, blog: Blog, post: Post, neighbours: Neighbours) -> None:
        """A post is on screen, and its neighbours are known."""
        self._of, self._neighbours, self._shown = (blog, post), neighbours, post
        self._lost, self._steps = False, 0
        self._screen.bar.show(neighbours)

    def look(self, blog: Blog, post: Post) -> None:
        """A post is coming on screen: find out who they are; those of the one before are named until it takes long."""
        if self._shown is None or self._shown.id != post.id:
            self._steps = 0
            self._screen.bar.waiting()
        self._shown = post
        self._ask(blog, post)

    def _ask(self, blog: Blog, post: Post) -> None:
        if self._of is None or self._of[0] is not blog or self._of[1].id != post.id:
            self._neighbours = None
        self._of, self._lost = (blog, post), False
        work = partial(self._reader.texts.neighbours, blog, post)
        load(self._screen, "neighbours", post.id, work, lambda found: self._found(blog, post, found))

    def _found(self, blog: Blog, post: Post, neighbours: Neighbours) -> None:
        if self._of != (blog, post):
            return
        self._neighbours = neighbours
        if self._steps:
            self._walk()
        elif self._shown is not None and self._shown.id == post.id:
            self._screen.bar.show(neighbours)
            self._look_ahead(blog, post, neighbours)
        else:
            self._arrive()

    def _look_ahead(self, blog: Blog, post: Post, neighbours: Neighbours) -> None:
        """Have what one may want next at hand: its neighbours, and the next unread post of the list."""
        unread, river = self._screen.posts.next_unread, self._screen.visit.river
        whose = river.at(unread.blog) if unread and river else blog
        wanted = [(blog, neighbours.older), (blog, neighbours.newer), (whose, unread.post if unread else None)]
        ahead: dict[str, tuple[Blog, dict[int, Post]]] = {}
        for of, each in wanted:
            if of is not None and each is not None:
                ahead.setdefault(of.address, (of, {}))[1][each.id] = each
        posts = [(of, tuple(each.values())) for of, each in ahead.values()]
        load(self._screen, "ahead", post.id, partial(self._ahead, posts), lambda _none: None)

    async def _ahead(self, wanted: Sequence[tuple[Blog, tuple[Post, ...]]]) -> None:
        for blog, posts in wanted:
            await self._reader.texts.ahead(blog, posts)
            for post in posts:
                await self._screen.bookmark.scroll(blog.address, post.id)

    def go(self, by: int) -> None:
        """So many posts on, to newer ones when positive; waits where they are not known yet, and asks again."""
        if self._of is None:
            return
        self._steps += by
        if self._neighbours is not None:
            self._walk()
        elif self._lost:
            self._ask(*self._of)

    def _walk(self) -> None:
        """One step of those that are left; what one only passes is not put on screen."""
        if self._of is None or self._neighbours is None or not self._steps:
            return
        newer = self._steps > 0
        target = self._neighbours.newer if newer else self._neighbours.older
        if target is None:
            self._steps = 0
            self._arrive()
            self._screen.tell(_("This is the newest post.") if newer else _("This is the oldest post."))
            return
        self._steps -= 1 if newer else -1
        if self._steps:
            self._ask(self._of[0], target)
        else:
            self._show(target)

    def _arrive(self) -> None:
        """Show where the walk ended, if it led anywhere."""
        if self._of is not None and self._shown is not None and self._of[1].id != self._shown.id:
            self._show(self._of[1])

    def stay(self) -> None:
        """Something else is wanted now."""
        self._steps = 0

    def failed(self, error: ReaderError | None = None) -> None:
        """They were not found out; said only to who waits for it."""
        self._lost = True
        if self._steps and error:
            self._steps = 0
            self._arrive()
            self._screen.tell(str(error))
        elif self._shown is not None and self._of is not None and self._of[1].id == self._shown.id:
            self._screen.bar.show(None)
