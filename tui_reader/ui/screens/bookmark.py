"""Where one is, put on disk while one reads: a program that is killed begins again where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.kept import Place
from tui_reader.reader import Reader
from tui_reader.ui.loads import load

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes

_PAUSE = 0.4
"""Seconds after a key until the place is kept; as often while keys keep coming."""
_PLACES = 200


class Bookmark:
    """Keeps the place, one write after the other.

    Args:
        screen: the panes it looks at. reader: whom it tells.
    """

    def __init__(self, screen: Panes, reader: Reader) -> None:
        self._screen, self._reader = screen, reader
        self._timed = self._keeping = self._said = False
        self._left: list[Place] = []
        self._kept: Place | None = None
        self._scrolls: dict[tuple[str, int], tuple[int, int]] = {}

    def place(self) -> Place | None:
        """Where one is; None before a blog is open."""
        screen = self._screen
        visit, posts, thread = screen.visit, screen.posts, screen.thread
        if visit.blog is None or visit.post is None:
            return None
        row, selected = posts.current, thread.selected
        address, river = visit.blog.address, visit.river is not None
        return Place(
            blog=visit.place,
            post=visit.post.id,
            pane=screen.pane,
            query=visit.listing.query,
            row=row.post.id if row else 0,
            above=posts.above,
            scroll=screen.article.place if visit.reading else self.known(address, visit.post.id) or (0, 0),
            comment=selected.id if selected else 0,
            thread=thread.view.place,
            zen=screen.zen,
            of=address if river else "",
            row_of=row.blog if row and river else "",
        )

    # --- where a post was left

    def known(self, blog: str, post: int) -> tuple[int, int] | None:
        """Where a post was left, None where that is not in memory."""
        return self._scrolls.get((blog, post))

    async def scroll(self, blog: str, post: int) -> tuple[int, int]:
        """Where a post was left, from disk if need be."""
        known = self.known(blog, post)
        if known is None:
            known = await self._reader.places.scroll(blog, post)
            self._scrolls.setdefault((blog, post), known)
        return known

    # --- when it is kept

    def touched(self) -> None:
        """A key came: soon the place is kept."""
        if not self._timed:
            self._timed = True
            self._screen.set_timer(_PAUSE, self._paused)

    def _paused(self) -> None:
        self._timed = False
        self.keep()

    def keep(self) -> None:
        """Keep where one is now."""
        if (place := self.place()) is not None and place != self._kept:
            if len(self._scrolls) >= _PLACES:
                self._scrolls.clear()
            self._scrolls[place.of or place.blog, place.post] = place.scroll
            self._left.append(place)
            if not self._keeping:
                self._keeping = True
                load(self._screen, "bookmark", None, self._write, lambda _none: None)

    async def _write(self) -> None:
        try:
            while self._left:
                place = self._left.pop(0)
                await self._reader.places.keep(place)
                self._kept = place
        except ReaderError as error:
            if not self._said:
                self._said = True
                self._screen.tell(str(error))
        finally:
            self._keeping = False
