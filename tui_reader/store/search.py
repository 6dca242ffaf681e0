"""Full text search over everything on the shelf (SQLite FTS5)."""

from tui_reader.kept import Hit, Wanted
from tui_reader.store.database import Database


class Search:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: Wanted, limit: int = 50, below: int | None = None) -> tuple[Hit, ...]:
        """Texts that have all that is wanted, newest first.

        Args:
            limit: at most so many. below: only hits older than the text of this key (of `Hit`), for the next page.
        """
        raise NotImplementedError

    def count(self, wanted: Wanted, most: int = 1000) -> int:
        """How many there are, counted up to `most`."""
        raise NotImplementedError
