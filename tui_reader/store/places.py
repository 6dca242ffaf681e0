"""Where the reader is: the last place, where each post was left, and the posts that were opened, in order."""

from tui_reader.model import Place
from tui_reader.store.database import Database


class Places:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, blog: str = "") -> Place | None:
        """Where the reader left off, anywhere or at one blog."""
        raise NotImplementedError

    def keep(self, place: Place) -> None:
        """Note where the reader is: the last place of all, of this blog, and of this post (its `scroll`)."""
        raise NotImplementedError

    def scroll(self, blog: str, post: int) -> tuple[int, int]:
        """Where a post was left, (0, 0) for its top."""
        raise NotImplementedError

    def opened(self, blog: str, post: int) -> None:
        """Add a post to the history behind where one is in it; what was ahead is forgotten. The last 200 are kept."""
        raise NotImplementedError

    def go(self, by: int) -> tuple[str, int] | None:
        """Step back (-1) or forward (1) in the history: the blog's address and the post's number; None at its end."""
        raise NotImplementedError
