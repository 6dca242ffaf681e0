"""What is heard of the blog one reads: new and changed posts, replies, and the whole of a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import News, Reading
from tui_reader.errors import ReaderError, ShelfDamaged, ShelfReplaced
from tui_reader.i18n import _, n_
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.screens.reaching import Reaching
from tui_reader.ui.screens.wholeness import Wholeness
from tui_reader.ui.widgets.article_lines import Notice

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes


class Hearing(Reaching):
    """Announces what came; what one reads stays where it is."""

    def __init__(self, screen: Panes, reader: Reader, arrived: Callable[[Blog], None]) -> None:
        super().__init__(screen, reader, arrived)
        self._whole = Wholeness(screen, reader, self._whole_came)
        self._looks = 0

    def said(self, reading: Reading) -> tuple[Notice, ...]:
        """What is to be said about a text besides."""
        return self._whole.said(self.which, reading)

    def look_at_shelf(self) -> None:
        """Something was kept, or was not there: have it said, once, where the shelf is in trouble."""
        if not self._reader.is_troubled:
            return
        self._looks += 1  # each to its end: what is told by one that is cancelled nobody would hear
        load(self._screen, f"trouble {self._looks}", None, self._reader.trouble, lambda _none: None)

    def shelf_failed(self, error: ReaderError) -> None:
        """Say what is wrong with the shelf; of one that was begun anew what is listed is no more."""
        self._screen.rounds.say(str(error))
        if isinstance(error, ShelfDamaged | ShelfReplaced):
            self._screen.posts.begin("", clear=True)
            self.listing.anew(at=self.which)

    def _checked(self, blog: Blog, news: News) -> None:
        if blog is not self.blog:
            return
        self.listing.counts.forget()
        if self.shown.is_set():
            self.listing.counts.ask(blog)
        if self.post is None and not self._screen.posts.count:
            self.listing.anew(came=self._show_newest)
        elif news.changed or news.gone:
            self.listing.reload()
        else:
            self.listing.count_again()
        if (post := self.post) is not None and (news.new or news.gone):
            self.beside.look(blog, post)
        self.reread()
        if news.replies:
            words = n_("A new comment where you commented", "{n} new comments where you commented", news.replies)
            key = _("{key} shows them.").format(key=self._screen.key_name("conversations"))
            self._screen.tell(f"{words.format(n=news.replies)}: {key}")
        self._screen.talk.blog_answered()

    def show_fresh(self) -> None:
        """Show the posts that were announced, or the list that did not come."""
        if self.listing.fresh or self.listing.lost:
            self.listing.anew(at=None if self._screen.pane == "posts" else self.which)

    def reread(self) -> None:
        """The blog was heard of: the post on screen may have changed, or be gone."""
        if (blog := self.blog) is not None and (post := self.post) is not None and self.reading is not None:
            load(self._screen, "again", post.id, partial(self._reader.texts.reading, blog, post), self._read_again)

    def _read_again(self, reading: Reading) -> None:
        """The post on screen has changed, or is gone: the reading position stays."""
        if self.post is not None and reading.post.id == self.post.id and reading != self.reading:
            self.post, self.reading = reading.post, reading
            if self._screen.changes_of != reading.post.id:  # what changed in it stays on screen
                self._screen.article.show(reading.post, reading.document, said=self.said(reading))

    def _whole_came(self, reading: Reading) -> None:
        """The whole text is there, or it is known that it cannot be had."""
        shown = self.reading
        self._read_again(reading)
        if shown is not None and reading == shown and self._screen.changes_of != reading.post.id:
            self._screen.article.show(reading.post, reading.document, said=self.said(reading))
