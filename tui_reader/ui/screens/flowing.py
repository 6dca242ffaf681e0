"""A river on screen: the list shows the posts of many blogs, and what is being read belongs to one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import Resumed
from tui_reader.i18n import _
from tui_reader.kept import Row, is_river
from tui_reader.model import Blog, Post
from tui_reader.queries import Query
from tui_reader.ui.loads import load
from tui_reader.ui.screens import list_words
from tui_reader.ui.screens import river as rivers
from tui_reader.ui.screens.opening import Opening
from tui_reader.ui.screens.river import River

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui_reader.answers import Round
    from tui_reader.reader import Reader
    from tui_reader.ui.screens.panes import Panes


class Flowing(Opening):
    """A visit to many blogs at once; `blog` is that of the post on screen.

    Attributes:
        river: what the list shows, None for the one blog.
    """

    def __init__(self, screen: Panes, reader: Reader, arrived: Callable[[Blog], None]) -> None:
        super().__init__(screen, reader, arrived)
        self.river: River | None = None
        self._early: Row | None = None
        """What is to be shown as soon as it is known whose it is."""

    @property
    def place(self) -> str:
        """The address of what the list shows: a blog's, or a river's; "" for none."""
        return self.river.blog.address if self.river else self.blog.address if self.blog else ""

    def open(self, address: str) -> None:
        """Open the blog at an address, or the river that it stands for."""
        if not is_river(address):
            super().open(address)
            return
        self.address = address
        self._screen.top.show(left=River.of(address, ()).blog.name)
        self._screen.posts.begin("", clear=self.place == "")
        load(self._screen, "blog", address, partial(rivers.found, self._reader, address), self._flows)

    def _flows(self, river: River) -> None:
        """A river is there: its newest post comes on screen."""
        self._screen.bookmark.keep()
        self._end_waiting()
        self._screen.connecting = False
        self._flow(river)
        self.checking.begin(river.checked)
        self._screen.show_position()
        self.listing.begin(river.blog, came=self._show_first)

    def _show_first(self) -> None:
        if row := self._screen.posts.at(0):
            self._screen.posts.go(0)
            self.show(row)
        else:
            key = self._screen.posts.key_words
            words = list_words.nothing(self.listing.query, key)
            if not (self.river and self.river.shelved):
                words = _("No blog is in here: {key} leads to your blogs, to put one in.").format(key=key("library"))
            self.post, self.reading = None, None
            self.beside.leave()
            self._nothing(words)

    def _flow(self, river: River) -> None:
        self.river = river
        self._name()
        self._screen.posts.tell_blogs(river.names)

    def _name(self) -> None:
        """The river, and which of its blogs one is reading, in the top bar."""
        if (river := self.river) is not None:
            name = river.names.get(self.blog.address, "") if self.blog else ""
            self._screen.top.show(left=f"{river.blog.name} › {name}" if name else river.blog.name)

    def _begin(self, blog: Blog, name: str = "") -> Blog:
        self.river = None
        self._screen.posts.tell_blogs({})
        return super()._begin(blog, name)

    def _clear(self, words: str) -> None:
        self.river = None
        self._screen.posts.tell_blogs({})
        super()._clear(words)

    # --- from blog to blog

    def _whose(self, what: Row | Post, blog: Blog | None) -> Blog | None:
        """The blog of something that is to be shown."""
        address = what.blog if isinstance(what, Row) else blog.address if blog else ""
        if self.blog is not None and address in {"", self.blog.address}:
            return self.blog
        found = blog or (self.river.at(address) if self.river else None)
        self._early = what if found is None and isinstance(what, Row) else None
        return found

    def _turn(self, blog: Blog) -> None:
        """The post that comes on screen is of another blog of the river."""
        self._leave_post()
        self.blog, self.post, self.reading = blog, None, None
        self._arrived(blog)
        self._name()

    def home(self) -> None:
        """The newest post of the blog of the post on screen, filters off; from a river, that blog alone."""
        if self.river is None or self.blog is None:
            super().home()
        else:
            self.alone(Query())

    def alone(self, query: Query) -> None:
        """Leave the river for the list of the blog one reads."""
        if (blog := self.blog) is not None and (river := self.river) is not None:
            self._screen.bookmark.keep()
            shelved = river.shelved.get(blog.address)
            self._begin(blog, river.names.get(blog.address, ""))
            self.address = blog.address
            self.checking.begin(shelved.checked if shelved else None)
            self._screen.show_position()
            self.listing.begin(blog, query, came=partial(self._show_newest, partial(self.checking.check, blog)))

    # --- as it was left

    def resume(self, resumed: Resumed) -> None:
        """Show everything as it was left, without asking anybody."""
        super().resume(resumed)
        if is_river(resumed.place.blog):
            self.address = resumed.place.blog
            river = River.of(resumed.place.blog, resumed.river, whole=False)
            self._flow(river)
            self.checking.begin(river.checked)

    def go_on(self) -> None:
        """After the first paint of what was resumed; a river's blogs are asked only when one says so."""
        super().go_on()
        self.learn()
        if self.river is None and self.blog is not None:
            self.checking.check(self.blog)

    # --- what is new

    def learn(self) -> None:
        """The library changed: blogs came into the river or left it, or are called otherwise."""
        if (river := self.river) is not None:
            address = river.blog.address
            load(self._screen, "river", address, partial(rivers.found, self._reader, address), self._learned)

    def _learned(self, river: River) -> None:
        before = self.river
        if before is not None and before.blog.address == river.blog.address:
            self._flow(river)
            if not before.whole:
                offline = self.checking.offline
                self.checking.begin(river.checked)
                self.checking.offline = offline
                self._screen.show_position()
                if self._early is not None:
                    self.show(self._early)
            elif before.shelved.keys() != river.shelved.keys():
                self.listing.anew(at=self.which)

    def rounded(self, blogs: Sequence[str], came: Round) -> None:
        """Many blogs were asked, () for all: what is new is announced, nothing moves."""
        mine = set(self.river.shelved) if self.river else {self.place}
        silent = {one.address for one in (*came.failed, *came.skipped, *came.resting)}
        asked = (mine & set(blogs) if blogs else mine) - silent
        if asked:
            self.checking.just_asked()
            self.listing.counts.forget()
            self.listing.count_again()
            self.reread()
            if self.blog is not None and self.post is not None:
                self.beside.look(self.blog, self.post)
        elif mine & {one.address for one in came.failed if one.unreached}:
            self.checking.cut_off()
        self.learn()
