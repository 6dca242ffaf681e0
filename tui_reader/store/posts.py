"""Posts on the shelf: windows of a list by place, numbers right away, marks, neighbours, choices to filter by."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tui_reader.kept import Act, Facet, Listed, Put, Reach, Row, Tally, Text
from tui_reader.store.database import Database


class Posts:
    """Every method blocks, so call it in a thread; each raises KeepError.

    Posts have a key that grows with `date` as the blog's own clock shows it, and with the number within one second.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- putting

    def put(self, blog: str, texts: Sequence[Text], *, reach: Reach | None = None) -> Put:
        """Put posts with their texts on the shelf, searchable at once, in one transaction.

        What is there already and the same costs little and changes nothing. A post whose text changed after it was
        read keeps the text that was read beside the new one, until `Texts.saw_change`.

        Args:
            blog: the blog's address. reach: how far the posts of its scope are whole afterwards.
        """
        raise NotImplementedError

    def count(self, blog: str, comments: Mapping[int, int]) -> None:
        """Note how many comments posts have, by number."""
        raise NotImplementedError

    def gone(self, blog: str, numbers: Sequence[int]) -> int:
        """Note that the blog has these posts no more: lists leave them out unless starred; gives how many were new."""
        raise NotImplementedError

    def numbers(self, blog: str, *, oldest: datetime | None = None) -> tuple[int, ...]:
        """Numbers of the posts there are, newest first, down to a date."""
        raise NotImplementedError

    # --- lists

    def listed(self, listed: Listed) -> Listed:
        """The same list, fixed to what there is now: its `top` and `act` are set."""
        raise NotImplementedError

    def tally(self, listed: Listed) -> Tally:
        """The numbers of a list."""
        raise NotImplementedError

    def window(self, listed: Listed, start: int, size: int, near: tuple[int, int] | None = None) -> tuple[Row, ...]:
        """Rows of a list by place, newest first.

        Args:
            start: place of the first, from 0. size: at most so many. near: place and key of a row that is known, so
                that none before it need be counted.
        """
        raise NotImplementedError

    def place(self, listed: Listed, key: int) -> int:
        """How many rows of a list stand above a key: the place of the row that has it."""
        raise NotImplementedError

    def place_of_day(self, listed: Listed, day: str) -> int:
        """The place of the newest row of an ISO day, or of the next older one."""
        raise NotImplementedError

    def next(self, listed: Listed, key: int, by: int, *, unread: bool = False) -> Row | None:
        """The next row of a list from a key: older when `by` is 1, newer when it is -1."""
        raise NotImplementedError

    def facets(self, blog: str, kind: str) -> tuple[Facet, ...]:
        """What to filter a blog's list by: `topics` and `authors` by number of posts, `months` newest first."""
        raise NotImplementedError

    # --- one post

    def find(self, blog: str, number: int) -> Row | None:
        """A post by its number, gone ones too."""
        raise NotImplementedError

    def beside(self, blog: str, number: int) -> tuple[Row | None, Row | None]:
        """The older and the newer post in the blog's own chronology, of those on disk without a gap."""
        raise NotImplementedError

    def oldest_newest(self, blog: str) -> tuple[Row | None, Row | None]:
        """The oldest and the newest post, of those on disk without a gap."""
        raise NotImplementedError

    # --- marks

    def read(self, blog: str, number: int, *, read: bool) -> Act:
        """Mark a post as read or unread; a post already so is no change (0 posts)."""
        raise NotImplementedError

    def star(self, blog: str, number: int, *, starred: bool) -> Act:
        """Star a post, or take the star away."""
        raise NotImplementedError

    def read_all(self, listed: Listed) -> Act:
        """Mark every post of a list as read."""
        raise NotImplementedError

    def undo(self, act: Act) -> int:
        """Take back an act, however many posts it marked, and nothing later; gives how many were changed back."""
        raise NotImplementedError
