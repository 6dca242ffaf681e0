"""What is being read: the blog, the list's query, the post and its neighbours; it fills list, text and « bar."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker

from tui_reader import dates
from tui_reader.answers import Opened, Reading
from tui_reader.errors import ReaderError
from tui_reader.i18n import _, n_
from tui_reader.model import Blog, Neighbours, Page, Post, Query, Term
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


class Visit:
    """A visit to one blog.

    Args:
        screen: whose panes show it. reader: whom it asks. turned: called when another post is on screen.
    """

    def __init__(self, screen: Panes, reader: Reader, turned: Callable[[], None]) -> None:
        self._screen, self._reader, self._turned = screen, reader, turned
        self.address = ""
        self.blog: Blog | None = None
        self.query = Query()
        self.post: Post | None = None
        self.reading: Reading | None = None
        self._neighbours: Neighbours | None = None
        self._read: frozenset[int] = frozenset()
        self._waiting_way = ""
        self._begun = self._dated = False
        self._uncounted: dict[int, tuple[Post, ...]] = {}

    # --- the blog and its list

    def open(self, address: str, post: int = 0) -> None:
        """Find the blog at an address and show its newest post, or the one named."""
        self.address, self._begun = address, False
        self._screen.top.show(left=address, filter="", right=_("connecting…"))
        self._screen.posts.begin("")
        self._load("blog", address, lambda: self._reader.open(address), lambda came: self._opened(came, post))

    def _opened(self, came: Opened, number: int) -> None:
        self.blog, self.query, self.post, self.reading = came.blog, Query(), None, None
        self._neighbours = None
        self._uncounted.clear()
        blog = came.blog
        self._screen.top.show(left=blog.name or blog.host, right="")
        self._screen.posts.begin(_("Loading…"))
        self._load("marks", blog, lambda: self._reader.read_marks(blog), self._marked)
        self.page(1)
        self._screen.talk.arrive(blog)
        if came.post:
            self.show(came.post)
        elif number:
            self._load("place", blog, lambda: self._reader.post(blog, number), self.show)

    def _marked(self, read: frozenset[int]) -> None:
        self._read |= read
        self._screen.posts.mark(self._read)

    def page(self, number: int) -> None:
        """Ask for a page of the list."""
        if (blog := self.blog) is not None:
            query = self.query
            slot = f"page {number}"
            self._load(
                slot, number, lambda: self._reader.page(blog, number, query), lambda page: self._paged(page, query)
            )

    def _paged(self, page: Page, query: Query) -> None:
        if query != self.query or (blog := self.blog) is None:
            return
        self._screen.posts.add(page)
        self._tell_total()
        if page.number == 1 and page.posts and not self._begun:
            self._begun = True
            if self.post is None and "place" not in self._pending():
                self.show(page.posts[0])
        elif not page.total and self.post is None:
            self._screen.article.nothing(_("There are no posts here yet."))
        if self.post:
            self._screen.posts.opened(self.post)
        self._uncounted[page.number] = page.posts
        if self.reading:
            self._count(blog)

    def _count(self, blog: Blog) -> None:
        """Ask how many comments the posts of new pages have."""
        for number, posts in self._uncounted.items():
            unknown = [post for post in posts if post.comments is None and not post.protected]
            load(
                self._screen,
                f"counts {number}",
                blog,
                partial(self._reader.counts, blog, unknown),
                self._screen.posts.count,
            )
        self._uncounted.clear()

    def _pending(self) -> set[str]:
        return {worker.group for worker in self._screen.workers if worker.is_running}

    def _tell_total(self) -> None:
        total = self._screen.posts.total
        words = n_("{n} post", "{n} posts", total).format(n=total)
        term = self.query.term
        self._screen.top.show(
            filter=_("Topic: {name} · {posts}").format(name=term.name, posts=words) if term else words
        )

    def filter(self, term: Term | None) -> None:
        """Show only the posts of a topic, or all again."""
        self.query = Query(term)
        self._screen.posts.begin(_("Loading…"))
        self.page(1)

    def home(self) -> None:
        """This blog's newest post, filters off."""
        if self.blog is None:
            self.retry()
            return
        self.query, self.post, self._begun = Query(), None, False
        self._screen.posts.begin(_("Loading…"))
        self.page(1)

    # --- the post

    def show(self, post: Post, *, fresh: bool = False) -> None:
        """Put a post on screen: at once where it was fetched ahead, else its title at once and the text behind it."""
        if (blog := self.blog) is None:
            return
        self._begun = True
        self.post, self._neighbours, self._waiting_way = post, None, ""
        self._screen.posts.opened(post)
        ready = None if fresh else self._reader.at_hand(blog, post)
        if ready:
            self._came(ready)
        else:
            self.reading = None
            self._screen.article.waiting(post)
            self._load("article", post.id, lambda: self._reader.reading(blog, post, fresh=fresh), self._came)
        self._screen.bar.show(None)
        self._turned()

    def _came(self, reading: Reading) -> None:
        blog = self.blog
        if blog is None or self.post is None or reading.post.id != self.post.id:
            return
        self.post, self.reading = reading.post, reading
        self._screen.article.show(reading.post, reading.document)
        self._read |= {reading.post.id}
        self._screen.posts.mark(self._read)
        if self._dated:
            self._go_on(blog, reading.post)
        else:
            self._load("dates", reading.post.id, self._warm, lambda _none: self._go_on(blog, reading.post))

    async def _warm(self) -> None:
        await asyncio.to_thread(dates.warm)
        self._dated = True
        self._screen.show_dates()

    def _go_on(self, blog: Blog, post: Post) -> None:
        """What can wait until the text is on screen."""
        self._load("mark", post.id, lambda: self._reader.mark_read(blog, post), lambda _none: None)
        if self.post is not None and self.post.id == post.id:
            self._load("neighbours", post.id, lambda: self._reader.neighbours(blog, post), self._found)
            self._screen.talk.turn(self.post)
        self._count(blog)

    def _found(self, neighbours: Neighbours) -> None:
        blog = self.blog
        if blog is None:
            return
        self._neighbours = neighbours
        self._screen.bar.show(neighbours)
        for slot, post in (("ahead", neighbours.older), ("behind", neighbours.newer)):
            if post:
                self._ahead(slot, blog, post)
        if self._waiting_way:
            self.go(self._waiting_way)

    def _ahead(self, slot: str, blog: Blog, post: Post) -> None:
        self._load(f"fetch {slot}", post.id, lambda: self._reader.reading(blog, post), lambda _reading: None)

    def go(self, way: str) -> None:
        """To the `older` or `newer` post of the blog's own chronology; waits where they are not known yet."""
        if self.post is None:
            return
        if self._neighbours is None:
            self._waiting_way = way
            return
        target = self._neighbours.older if way == "older" else self._neighbours.newer
        if target:
            self.show(target)
        else:
            end = _("This is the oldest post.") if way == "older" else _("This is the newest post.")
            self._screen.tell(end)

    def step(self, by: int, *, unread: bool) -> None:
        """To the next post of the list as shown."""
        if post := self._screen.posts.step(by, unread=unread):
            self.show(post)
        elif unread:
            self._screen.tell(_("No more unread posts in this direction."))
        else:
            self._screen.tell(_("The list ends here."))

    # --- when it fails

    def retry(self) -> None:
        """Ask again for whatever is on screen."""
        if self.blog is None:
            self.open(self.address)
            return
        self.page(1)
        if self.post:
            self.show(self.post, fresh=True)

    def failed(self, slot: str, about: object, error: ReaderError) -> bool:
        """Show an error in the pane that is empty because of it; False when the slot is not ours."""
        if slot == "blog":
            self._screen.top.show(right="")
            self._screen.article.failed(error, None)
        elif slot.startswith("page "):
            self._screen.posts.failed(error, int(slot[5:]))
            if self.post is None:
                self._screen.article.failed(error, None)
        elif slot == "article" and self.post and about == self.post.id:
            self._screen.article.failed(error, self.post)
        elif slot == "place":
            self._screen.tell(error.summary)
            if self.post is None and self._screen.posts.posts:
                self.show(self._screen.posts.posts[0])
        elif slot == "mark":
            self._screen.tell(str(error))
        elif slot.split(maxsplit=1)[0] not in {"neighbours", "fetch", "counts", "marks"}:
            return False
        return True

    def _load(self, slot: str, about: object, work: Callable[[], object], done: Callable[..., None]) -> Worker[None]:
        return load(self._screen, slot, about, work, done)  # type: ignore[arg-type]
