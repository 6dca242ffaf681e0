"""The ways to a post of any blog: from a search, a reply, the outbox, and back and forward through what was opened."""

from __future__ import annotations

from functools import partial

from tui_reader.answers import Opened
from tui_reader.i18n import _
from tui_reader.kept import Shelved
from tui_reader.ui.loads import load
from tui_reader.ui.screens.flowing import Flowing


class Reaching(Flowing):
    """Goes to posts by their blog and number."""

    def open_at(self, blog_address: str, post_number: int, comment: int | None = None, *, travel: bool = False) -> None:
        """Show a post of any blog on the shelf, and a comment of it.

        Args:
            comment: the number of the comment to select in the thread, 0 for the thread as such, None for the text.
            travel: it is not put into the history.
        """
        load(
            self._screen,
            "place",
            post_number,
            lambda: self._place(blog_address, post_number),
            lambda came: self._placed(*came, comment, travel=travel),
        )

    async def _place(self, address: str, number: int) -> tuple[Opened, Shelved | None]:
        known = None
        here = self.river.at(address) if self.river else None
        if self.blog is not None and self.blog.address == address:
            blog = self.blog
        elif here is not None:
            blog = here
        else:
            known = await self._reader.blogs.known(address)
            blog = known.blog if known else (await self._reader.blogs.open(address)).blog
        return Opened(blog, await self._reader.texts.post(blog, number)), known

    def _placed(self, opened: Opened, known: Shelved | None, comment: int | None, *, travel: bool) -> None:
        here = self.blog is not None and opened.blog.address == self.blog.address
        if opened.post and (here or (self.river is not None and self.river.at(opened.blog.address))):
            self.show(opened.post, travel=travel, blog=opened.blog)
        elif not here:
            self._opened(opened, known, travel=travel)
        if comment is not None:
            self._screen.talk.want(comment)

    def travel(self, by: int) -> None:
        """Back or forward through what was opened."""
        load(self._screen, "travel", by, partial(self._reader.places.go, by), partial(self._travelled, by))

    def _travelled(self, by: int, place: tuple[str, int] | None) -> None:
        if place is not None:
            self.open_at(*place, travel=True)
        else:
            self._screen.tell(_("Nothing was open before this.") if by < 0 else _("Nothing was open after this."))
