"""Which blog is open: from disk at once where it is there, else found by asking."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import News, Opened, Reading, Resumed
from tui_reader.i18n import _
from tui_reader.kept import Row, Shelved
from tui_reader.model import Blog, Neighbours, Post
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.screens import list_words
from tui_reader.ui.screens.beside import Beside
from tui_reader.ui.screens.checking import SLOT, Checking
from tui_reader.ui.screens.listing import Listing
from tui_reader.ui.screens.stepping import Stepping
from tui_reader.ui.widgets.article_lines import Notice
from tui_reader.ui.widgets.post_rows import Which

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

_OF_IT = ("article", "place", "step", "older", "list", SLOT)
"""What was asked of the blog that was open."""
_OF_THE_POST = (
    "article",
    "again",
    "whole",
    "ahead",
    "marked",
    "neighbours",
    "place",
    "thread",
    "kept",
    "drafts",
    "who",
)
"""What was asked about a post of the blog one leaves; another one may have posts of the same numbers."""


class Opening(ABC):
    """The blog of a visit.

    Args:
        screen: whose panes show it. reader: whom it asks. arrived: called with a blog that opened.
    """

    def __init__(self, screen: Panes, reader: Reader, arrived: Callable[[Blog], None]) -> None:
        self._screen, self._reader, self._arrived = screen, reader, arrived
        self.listing = Listing(screen, reader, self._listed)
        self._stepping = Stepping(screen, reader, self.listing, self.show)
        self.checking = Checking(screen, reader, self._checked)
        self.beside = Beside(screen, reader, self.show)
        self.address = ""
        self.blog: Blog | None = None
        self.post: Post | None = None
        """What is on screen; it belongs to `blog`."""
        self.reading: Reading | None = None
        self._closed = False
        self.shown = asyncio.Event()
        """Set while there is a post on screen: whoever was quicker than the network waits for it."""
        self.opened = False
        """Whether a blog was ever open."""

    @property
    def which(self) -> Which | None:
        """The post on screen, as rows know it."""
        return (self.blog.address, self.post.id) if self.blog is not None and self.post is not None else None

    @property
    def is_closed(self) -> bool:
        """Whether the blog that was asked for did not open."""
        return self._closed and self.blog is None

    # --- what whoever inherits does

    @abstractmethod
    def show(self, what: Row | Post, *, fresh: bool = False, travel: bool = False, blog: Blog | None = None) -> None:
        """Put a post on screen."""

    @abstractmethod
    def retry(self) -> None:
        """Ask again for whatever is on screen."""

    @abstractmethod
    def said(self, reading: Reading) -> tuple[Notice, ...]:
        """What is to be said about a text besides."""

    @abstractmethod
    def reread(self) -> None:
        """The blog was heard of: the post on screen may have changed, or be gone."""

    @abstractmethod
    def _go_on(self, which: Which | None) -> None:
        """What can wait until the text of a post is on screen."""

    @abstractmethod
    def _checked(self, blog: Blog, news: News) -> None:
        """The blog was asked for what is new."""

    # --- by its address

    def open(self, address: str) -> None:
        """Open the blog at an address, from disk if it is there; show its newest post, or the one the address names."""
        self.address = address
        self._screen.top.show(left=address, news="", filter="")
        self._screen.connecting = True
        self._screen.show_position()
        self._screen.posts.begin("", clear=self.blog is None)
        load(self._screen, "blog", address, partial(self._find, address), lambda came: self._opened(*came))

    async def _find(self, address: str) -> tuple[Opened, Shelved | None]:
        known = await self._reader.blogs.known(address)
        if known is not None and known.posts:
            return Opened(known.blog, None), known
        self._clear(_("Loading …"))  # it may take long, or fail: nothing of another blog stays under this one's name
        if known is not None:
            self._screen.top.show(left=known.name)
        return await self._reader.blogs.open(address), known

    def _clear(self, words: str) -> None:
        """No blog is open; the words say why."""
        self._screen.bookmark.keep()
        self._end_waiting(_OF_IT)
        self.opened = self.opened or self.blog is not None
        self.blog = self.post = self.reading = None
        self.shown.clear()
        self._leave_post()
        self.listing.leave()
        self.checking.begin(None)
        self._screen.talk.forget()
        self._screen.posts.begin("", clear=True)
        self._screen.article.nothing(words)

    def _opened(self, came: Opened, known: Shelved | None, *, travel: bool = False) -> None:
        if self.blog is not None:
            self._screen.bookmark.keep()
        blog = self._begin(came.blog, known.name if known else "")
        self._leave_post()
        self.shown.clear()
        self.post, self.reading = None, None
        self._arrived(blog)
        if came.hint:
            self._screen.tell(came.hint)
        self.checking.begin(known.checked if known else None)
        behind = partial(self.checking.check, blog) if known and known.posts else self.checking.just_asked
        if came.post:
            self.listing.begin(blog, at=(blog.address, came.post.id), came=behind)
            self.show(came.post, travel=travel)
        else:
            self.listing.begin(blog, came=partial(self._show_newest, behind))

    def _begin(self, blog: Blog, name: str = "") -> Blog:
        self.blog = blog
        self._end_waiting()
        self._screen.connecting = False
        self._screen.top.show(left=name or blog.name or blog.host)
        return blog

    def _end_waiting(self, slots: Sequence[str] = ("blog", *_OF_IT)) -> None:
        """Another blog may have posts of the same numbers, and one that answers only now is not wanted any more."""
        for slot in slots:
            self._screen.workers.cancel_group(self._screen, slot)
        self._stepping.stay()
        self._closed = False

    def _leave_post(self) -> None:
        """The post on screen belongs to a blog that one leaves: nobody waits for what was asked about it."""
        for slot in _OF_THE_POST:
            self._screen.workers.cancel_group(self._screen, slot)
        self.beside.leave()

    # --- as it was left

    def resume(self, resumed: Resumed) -> None:
        """Show everything as it was left, without asking anybody."""
        blog, place = self._begin(resumed.shelved.blog, resumed.shelved.name), resumed.place
        self.address = blog.address
        self.checking.begin(resumed.age or resumed.shelved.checked)
        self.listing.resume(resumed)
        if (reading := resumed.reading) is not None:
            self.post, self.reading = reading.post, reading
            self._screen.posts.opened((blog.address, reading.post.id), go=False)
            self._screen.article.show(reading.post, reading.document, said=self.said(reading), place=place.scroll)
            self.shown.set()
            older, newer = (row.post if row else None for row in (resumed.older, resumed.newer))
            self.beside.known(blog, reading.post, Neighbours(older, newer))

    def go_on(self) -> None:
        """After the first paint of what was resumed: what it left out."""
        if (blog := self.blog) is None:
            return
        if self.post is not None:
            self._go_on(self.which)
            self.beside.look(blog, self.post)
        elif row := self._screen.posts.current:
            self.show(row)

    # --- its newest post

    def home(self) -> None:
        """This blog's newest post, filters off."""
        if self.blog is None:
            self.retry()
        else:
            self._stepping.stay()
            self.beside.stay()
            self.listing.begin(self.blog, came=self._show_newest)

    def _show_newest(self, behind: Callable[[], None] = lambda: None) -> None:
        if row := self._screen.posts.at(0):
            self._screen.posts.go(0)
            self.show(row)
        else:
            self._nothing(list_words.nothing(self.listing.query, self._screen.posts.key_words))
        behind()

    def _nothing(self, words: str) -> None:
        """There is no post to show; the words say why."""
        self._screen.article.nothing(words)
        self._screen.thread.nothing()

    def _listed(self) -> None:
        self._stepping.go_on()
