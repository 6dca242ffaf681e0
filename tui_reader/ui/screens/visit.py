"""What is being read: the post on screen, the ways to others, and what is done when something does not come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Done, Reading
from tui_reader.errors import ReaderError
from tui_reader.kept import Row
from tui_reader.model import Blog, Post
from tui_reader.reader import Reader
from tui_reader.reader.readings import BEGINNING
from tui_reader.ui.loads import load
from tui_reader.ui.screens.checking import SLOT
from tui_reader.ui.screens.hearing import Hearing
from tui_reader.ui.screens.sought import Sought
from tui_reader.ui.screens.wholeness import SLOT as WHOLE
from tui_reader.ui.widgets.article_view import is_same

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes
    from tui_reader.ui.widgets.post_rows import Which

_NEAR = BEGINNING // 4
"""Paragraphs from the top; who left a long text further down waits for all of it."""
_WRITTEN = 0.02
"""Seconds in which the beginning of a long text gets to the terminal: to unpack the rest would hold that up."""
_GLANCE = 0.3
"""Seconds that a post is on screen before it counts as read."""


class Visit(Hearing):
    """A visit to one blog, or to many in a river.

    Args:
        screen: whose panes show it. reader: whom it asks. arrived: called with a blog that opened.
        left: called when another post is coming on screen. turned: called when its text is there.
    """

    def __init__(
        self,
        screen: Panes,
        reader: Reader,
        arrived: Callable[[Blog], None],
        left: Callable[[], None],
        turned: Callable[[Post], None],
    ) -> None:
        super().__init__(screen, reader, arrived)
        self._left, self._turned = left, turned
        self._sought = Sought(screen)

    # --- the post

    def show(self, what: Row | Post, *, fresh: bool = False, travel: bool = False, blog: Blog | None = None) -> None:
        """Put a post on screen: at once where it is in memory, else its title at once and the text behind it.

        Args:
            fresh: the blog is asked for it. travel: it is not put into the history. blog: whose post it is, None for
                what its row says, else the one that is open.
        """
        if (blog := self._whose(what, blog)) is None:
            return
        post = what.post if isinstance(what, Row) else what
        which = (blog.address, post.id)
        again = self.which == which
        if not again:
            self._screen.bookmark.keep()
        if self.blog is not blog:
            self._turn(blog)
        self.post, self._closed = post, False
        self._sought.turn()
        ready = None if fresh else self._reader.texts.at_hand(blog, post.id)
        place = self._screen.bookmark.known(blog.address, post.id)
        if ready is not None and place is not None:
            self._screen.workers.cancel_group(self._screen, "article")
            self._came(ready, place)
        else:
            self.reading = None
            self._screen.article.waiting(post)
            work = partial(self._read, blog, post, fresh=fresh)
            load(self._screen, "article", post.id, work, lambda came: self._came(*came))
        # The text comes first: all that follows costs as much as it does.
        self._screen.posts.opened(which)
        self.listing.places.post(blog, post.id)
        self.beside.look(blog, post)
        if not again:
            self._left()
            if not travel:
                opened = partial(self._reader.places.opened, blog.address, post.id)
                load(self._screen, f"opened {post.id} {blog.address}", post.id, opened, lambda _none: None)

    async def _read(self, blog: Blog, post: Post, *, fresh: bool) -> tuple[Reading, tuple[int, int]]:
        place = partial(self._screen.bookmark.scroll, blog.address, post.id)
        if fresh:
            return await self._reader.texts.reading(blog, post, fresh=True), await place()
        begun, where = await asyncio.gather(self._reader.texts.beginning(blog, post), place())
        if begun is not None and where[0] < _NEAR:
            self._begun(begun, where)
            await asyncio.sleep(_WRITTEN)
        return await self._reader.texts.reading(blog, post), where

    def _begun(self, begun: Reading, place: tuple[int, int]) -> None:
        """The first screen of a long text, before all of it is there."""
        if self.post is not None and begun.post.id == self.post.id:
            said = self.said(begun)
            self._screen.article.show(begun.post, begun.document, said=said, place=place, begun=True)

    def _came(self, reading: Reading, place: tuple[int, int]) -> None:
        if self.post is None or reading.post.id != self.post.id:
            return
        article = self._screen.article
        again = article.post is not None and is_same(article.post, reading.post) and not article.waits
        self.post, self.reading = reading.post, reading
        article.show(reading.post, reading.document, said=self.said(reading), place=None if again else place)
        self._sought.mark(reading)
        self.shown.set()
        self._screen.call_after_refresh(self._go_on, self.which)

    def _go_on(self, which: Which | None) -> None:
        blog, post = self.blog, self.post
        if blog is None or post is None or self.which != which:
            return
        self._screen.set_timer(_GLANCE, partial(self._looked_at, blog, post))
        self.look_at_shelf()
        self._turned(post)
        self.listing.counts.ask(blog)
        self._screen.bookmark.keep()
        if self.reading is not None:
            self._whole.look(blog, self.reading)

    def _looked_at(self, blog: Blog, post: Post) -> None:
        """A post that is still on screen is being read; one that was only passed is not."""
        if self.blog is blog and self.post is not None and self.post.id == post.id:
            work = partial(self._reader.marks.read, blog, post.id, read=True, quietly=True)
            load(self._screen, "mark", post.id, work, self._marked)

    def _marked(self, done: Done) -> None:
        if done.row is not None:
            self.listing.read(done.row)
        self.look_at_shelf()

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark these in the post that is shown next: they were searched for."""
        self._sought.seek(words)

    # --- from post to post

    def go(self, by: int) -> None:
        """So many posts on in the blog's own chronology, to newer ones when positive."""
        self._stepping.stay()
        self.beside.go(by)

    def step(self, by: int, *, unread: bool) -> None:
        """To the next post of the list as shown; waits where its row has not come yet."""
        self.beside.stay()
        self._stepping.step(by, unread=unread)

    # --- when it fails

    def retry(self) -> None:
        """Ask again for whatever is on screen, and show the posts that came meanwhile."""
        blog, post = self.blog, self.post
        if (blog is None and self.river is None) or self._closed:
            self.open(self.address)
            return
        self.show_fresh()
        if self.river is not None:
            self._screen.rounds.start(tuple(self.river.shelved))
        elif blog is not None:
            self.checking.check(blog, loud=True)
        if post is not None and (self.reading is None or self._screen.article.in_trouble):
            self.show(post, fresh=True)

    def failed(self, slot: str, about: object, error: ReaderError) -> bool:
        """Show an error in the pane that is empty because of it; False when the slot is not ours."""
        by_slot: dict[str, Callable[[ReaderError], None]] = {
            "blog": partial(self._not_opened, about),
            "article": partial(self._no_text, about),
            "place": self._no_place,
            SLOT: partial(self._not_checked, about),
            "neighbours": self.beside.failed,
        }
        if slot in by_slot:
            by_slot[slot](error)
        elif slot.startswith("trouble "):
            self.shelf_failed(error)
        elif slot in {"mark", "travel", "river"}:
            self._screen.tell(str(error))
        elif self.listing.failed(slot, about, error):
            self._stepping.stay()
            if slot == "list" and self.post is None:
                self._lost(error)
                self._screen.thread.nothing()
        else:
            return slot in {"marked", "ahead", "again", "due", WHOLE} or slot.startswith("opened ")
        return True

    def _no_text(self, about: object, error: ReaderError) -> None:
        if self.post and about == self.post.id:
            self.beside.failed()
            self._screen.article.failed(error, self.post)
            self._turned(self.post)

    def _no_place(self, error: ReaderError) -> None:
        self._screen.tell(error.summary)
        if self.post is None and self.blog is not None:
            self.home()

    def _not_checked(self, about: object, error: ReaderError) -> None:
        if about is self.blog:
            self.checking.failed(error)

    def _not_opened(self, about: object, error: ReaderError) -> None:
        """Where it is still the one that was asked for, the sentence stands under its name; one tries again there."""
        if about != self.address:
            return
        self._clear("")
        self._closed = True
        self._screen.connecting = False
        self._screen.show_position()
        self._screen.posts.failed(error)
        self._lost(error)
        self._screen.show_keys()

    def _lost(self, error: ReaderError) -> None:
        """There is no post: the page says why, and the list only where it is not beside that."""
        self._screen.article.lost(error)
        if not self._screen.narrow:
            self._screen.posts.told()
