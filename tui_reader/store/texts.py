"""The texts of posts on the shelf, packed as the screen lays them out fastest."""

from tui_reader.store.database import Database


class Texts:
    """Every method blocks for well under a millisecond, but call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def body(self, blog: str, number: int) -> bytes | None:
        """The packed document of a post, None where it is not on disk."""
        raise NotImplementedError

    def before(self, blog: str, number: int) -> bytes | None:
        """The packed document as it was when the post was read, None unless it has changed since."""
        raise NotImplementedError

    def saw_change(self, blog: str, number: int) -> None:
        """The reader has seen what changed: only the new text is kept."""
        raise NotImplementedError
