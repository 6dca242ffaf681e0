"""Comments on the shelf: threads, what is new in them, the reader's own, and the conversations these are in."""

from collections.abc import Sequence

from tui_reader.kept import Note, Talked
from tui_reader.store.database import Database


class Notes:
    """Every method blocks, so call it in a thread; each raises KeepError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, blog: str, post: int, notes: Sequence[Note], *, whole: bool, total: int) -> None:
        """Put comments of a post on the shelf, searchable at once; nothing is marked as seen.

        Args:
            whole: these are all there are, so that others of this post are gone (the reader's own that wait for
                approval stay). total: how many the blog counts.
        """
        raise NotImplementedError

    def of(self, blog: str, post: int) -> tuple[Note, ...] | None:
        """The comments of a post by number, None where they were never fetched."""
        raise NotImplementedError

    def unseen(self, blog: str, post: int) -> frozenset[int]:
        """Numbers of the comments that came since the post was last visited; none where it is visited first."""
        raise NotImplementedError

    def saw(self, blog: str, post: int) -> None:
        """The thread was on screen: all of its comments are seen, and its post counts as visited."""
        raise NotImplementedError

    def own(self, blog: str, note: Note) -> None:
        """Keep a comment the reader wrote; its post is watched from now on."""
        raise NotImplementedError

    def waiting(self, blog: str, post: int) -> tuple[Note, ...]:
        """The reader's own comments under a post that others do not see yet, oldest first."""
        raise NotImplementedError

    def drop(self, blog: str, number: int) -> None:
        """Forget a comment."""
        raise NotImplementedError

    def watched(self, blog: str) -> tuple[int, ...]:
        """Numbers of the posts the reader commented on, the latest first."""
        raise NotImplementedError

    def conversations(self, limit: int = 200) -> tuple[Talked, ...]:
        """Replies to the reader over all blogs and others' later comments under watched posts, newest first.

        The reader's own comments are among them where somebody answered.
        """
        raise NotImplementedError
