"""The blogs on the shelf: what is known of each without asking it, and how far back its posts are on disk."""

from datetime import datetime

from tui_reader.kept import Reach, Shelved
from tui_reader.model import Blog
from tui_reader.store.database import Database


class Blogs:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, address: str) -> Shelved | None:
        """The blog of an address: its own, or one as a person typed it when it was kept."""
        raise NotImplementedError

    def all(self) -> tuple[Shelved, ...]:
        """Every blog, by name."""
        raise NotImplementedError

    def keep(self, blog: Blog, typed: str = "") -> None:
        """Note a blog, or what is new about it; `typed` is what a person called it, and finds it again."""
        raise NotImplementedError

    def checked(self, address: str, when: datetime, *, changed: datetime | None = None) -> None:
        """Note that a blog was asked for what is new; `changed` is the latest change that came of it."""
        raise NotImplementedError

    def reach(self, address: str, scope: str) -> Reach:
        """How far back the posts of a scope are on disk without a gap."""
        raise NotImplementedError
