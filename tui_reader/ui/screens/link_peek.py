"""A peek at a link that leads to a post of the same blog: its title and date, where it is on the shelf."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.content.blocks import Link
from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Blog, Post
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

_KEPT = 200


class LinkPeek:
    """Knows of links what the shelf knows, asked for when they are selected and never on the event loop.

    Args:
        screen: on which they are selected. reader: whom it asks. came: called when something is known of one.
    """

    def __init__(self, screen: Panes, reader: Reader, came: Callable[[], None]) -> None:
        self._screen, self._reader, self._came = screen, reader, came
        self._known: dict[tuple[str, str], str] = {}
        self._asked: tuple[str, str] | None = None
        """The link that was asked for last: it is not known yet, or not on the shelf, where it may be the next time."""

    def words(self, link: Link) -> str:
        """What is known of a link, "" for nothing; it is asked for then."""
        blog = self._screen.visit.blog
        if blog is None or blog.host not in link.url:
            self.rest()
            return ""
        key = (blog.address, link.url)
        if key in self._known:
            self.rest()
            return self._known[key]
        if key != self._asked:
            self._asked = key
            load(self._screen, "link peek", link.url, partial(self._find, blog, link.url), partial(self._found, key))
        return ""

    def rest(self) -> None:
        """No link is selected that the shelf might know of: the next one is asked for, though it was before."""
        self._asked = None

    async def _find(self, blog: Blog, address: str) -> Post | None:
        bare = address.partition("#")[0].rstrip("/")
        try:
            number = await self._reader.lists.linked(blog, (address, bare, f"{bare}/"))
            return None if number is None else await self._reader.texts.post(blog, number)
        except ReaderError:
            return None

    def _found(self, key: tuple[str, str], post: Post | None) -> None:
        if post is not None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            date = self._screen.article.date_words(post.date)
            words = _("{title}, {date}, on your shelf")
            self._known[key] = words.format(title=post.title or _("Untitled"), date=date)
            self._came()
