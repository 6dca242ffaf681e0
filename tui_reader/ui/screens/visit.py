"""What is being read: the blog and the post; it fills the text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader import dates
from tui_reader.answers import Opened, Reading
from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Blog, Page, Post
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.screens.beside import Beside
from tui_reader.ui.screens.listing import Listing

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


class Visit:
    """A visit to one blog.

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
        self._screen, self._reader = screen, reader
        self._arrived, self._left, self._turned = arrived, left, turned
        self.listing = Listing(screen, reader, self._paged)
        self.address = ""
        self.blog: Blog | None = None
        self.post: Post | None = None
        self.reading: Reading | None = None
        self.beside = Beside(screen, reader, self.show)
        self._wanted: Callable[[], None] | None = None
        self._newest_wanted = self._dated = self._closed = False
        self.shown = asyncio.Event()
        """Set while there is a post on screen: whoever was quicker than the network waits for it."""

    # --- the blog

    def open(self, address: str, post: int = 0) -> None:
        """Find the blog at an address and show its newest post, or the one named."""
        self.address = address
        self._screen.top.show(left=address, right=_("connecting…"))
        self._screen.posts.begin("", clear=self.blog is None)
        load(
            self._screen,
            "blog",
            address,
            lambda: self._reader.open(address),
            lambda came: self._opened(came, post),
        )

    def _opened(self, came: Opened, number: int) -> None:
        blog = self.blog = came.blog
        for slot in ("article", "place"):  # another blog may have posts of the same numbers
            self._screen.workers.cancel_group(self._screen, slot)
        self._closed = False
        self.post, self.reading = None, None
        self.beside.leave()
        self.shown.clear()
        self._screen.top.show(left=blog.name or blog.host, right="")
        self._arrived(blog)
        if came.hint:
            self._screen.tell(came.hint)
        self._newest_wanted = not (came.post or number)
        self.listing.begin(blog)
        if came.post:
            self.show(came.post)
        elif number:
            load(self._screen, "place", number, lambda: self._reader.post(blog, number), self.show)

    def home(self) -> None:
        """This blog's newest post, filters off."""
        if self.blog is None:
            self.retry()
            return
        self._newest_wanted = True
        self.listing.begin(self.blog)

    def _paged(self, page: Page) -> None:
        if page.number == 1 and self._newest_wanted:
            self._newest_wanted = False
            if page.posts:
                self.show(page.posts[0])
            else:
                self._screen.article.nothing(_("There are no posts here yet."))
        elif self._wanted:
            self._wanted()
        if self.post and page.number == 1:
            self._screen.posts.opened(self.post)
        if self.reading:
            self.listing.count()

    # --- the post

    def show(self, post: Post, *, fresh: bool = False) -> None:
        """Put a post on screen: at once where it was fetched ahead, else its title at once and the text behind it."""
        if (blog := self.blog) is None:
            return
        again = self.post is not None and self.post.id == post.id
        self.post, self._wanted = post, None
        self._newest_wanted = self._closed = False
        self._screen.posts.opened(post)
        if not again:
            self.beside.leave(blog, post)
            self._left()
        ready = None if fresh else self._reader.at_hand(blog, post)
        if ready:
            self._came(ready)
        else:
            self.reading = None
            self._screen.article.waiting(post)
            load(self._screen, "article", post.id, lambda: self._reader.reading(blog, post, fresh=fresh), self._came)

    def _came(self, reading: Reading) -> None:
        if self.post is None or reading.post.id != self.post.id:
            return
        post = self.post = reading.post
        self.reading = reading
        self._screen.article.show(post, reading.document)
        self.shown.set()
        self.listing.mark(frozenset({post.id}))
        if self._dated:
            self._go_on(post)
        else:
            load(self._screen, "dates", post.id, self._warm, lambda _none: self._go_on(post))

    async def _warm(self) -> None:
        await asyncio.to_thread(dates.warm)
        self._dated = True
        self._screen.show_dates()

    def _go_on(self, post: Post) -> None:
        """What can wait until the text is on screen."""
        if (blog := self.blog) is None or self.post is not post:
            return
        load(self._screen, "mark", post.id, lambda: self._reader.mark_read(blog, post), lambda _none: None)
        self.beside.look(blog, post)
        self._turned(post)
        self.listing.count()

    # --- from post to post

    def go(self, way: str) -> None:
        """To the `older` or `newer` post of the blog's own chronology."""
        self._wanted = None
        self.beside.go(way)

    def step(self, by: int, *, unread: bool) -> None:
        """To the next post of the list as shown; waits where its page has not come yet."""
        self._wanted = None
        self.beside.stay()
        posts = self._screen.posts
        if post := posts.step(by, unread=unread):
            self.show(post)
        elif posts.missing:
            self._wanted = partial(self.step, by, unread=unread)
        elif unread:
            self._screen.tell(_("No more unread posts in this direction."))
        else:
            self._screen.tell(_("The list ends here."))

    # --- when it fails

    def retry(self) -> None:
        """Ask again for whatever is on screen."""
        if self.blog is None or self._closed:
            self.open(self.address)
            return
        self._newest_wanted = self.post is None
        self.listing.begin(self.blog, self.listing.query)
        if self.post:
            self.show(self.post, fresh=True)

    def failed(self, slot: str, about: object, error: ReaderError) -> bool:
        """Show an error in the pane that is empty because of it; False when the slot is not ours."""
        if slot == "blog":
            self._closed = True
            self._screen.top.show(left=self.blog.name or self.blog.host if self.blog else None, right="")
            self._screen.posts.failed(error, 1)
            self._screen.article.failed(error, None)
        elif slot == "article" and self.post and about == self.post.id:
            self.beside.failed()
            self._screen.article.failed(error, self.post)
            self._turned(self.post)
        elif slot == "place":
            self._screen.tell(error.summary)
            self.home()
        elif slot == "neighbours":
            self.beside.failed(error)
        elif slot == "mark":
            self._screen.tell(str(error))
        elif self.listing.failed(slot, error):
            self._wanted = None
            if slot == "page 1" and self.post is None:
                self._screen.article.failed(error, None)
        else:
            return slot.startswith(("fetch", "article", "dates"))
        return True
