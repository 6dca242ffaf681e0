"""The outbox: comments written while the blog did not answer, sent once when the reader says so or it answers again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.kept import Outgoing
from tui_reader.model import Blog, Comment, Draft

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.reader.talk import Talk
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf


class Outbox:
    """Drafts that wait to be sent; they are drafts still, so nothing of them can be lost."""

    def __init__(self, shelf: Shelf, blogs: Blogs, drafts: Drafts, talk: Talk) -> None:
        self._shelf, self._blogs, self._drafts, self._talk = shelf, blogs, drafts, talk

    async def all(self) -> tuple[Outgoing, ...]:
        """What waits, of all blogs, the oldest first."""
        raise NotImplementedError

    async def put(self, draft: Draft) -> None:
        """Have a draft wait; raises KeepError."""
        raise NotImplementedError

    async def take(self, draft: Draft) -> None:
        """Make it an ordinary draft again."""
        raise NotImplementedError

    async def send(self, blog: Blog | None = None) -> tuple[tuple[Outgoing, Comment | ReaderError], ...]:
        """Send what waits, at one blog or all, one after the other, each once, and say what became of each.

        The first that does not reach its blog ends the tries at that blog; refused ones become drafts again.
        """
        raise NotImplementedError
