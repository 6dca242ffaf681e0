"""Full text search, as frozen values: what is wanted, and what was found."""

from datetime import datetime

from tui_reader.kept import Row
from tui_reader.queries import Only
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search, as `reader.search.parse()` makes it of what a person types.

    Attributes:
        words: each a word or a phrase; one that ends in `*` is a beginning. All must be there.
        author, topic, blog: a part of the name (of the blog's address too), "" for any.
        after, before: of that day on, up to before that day; ISO days, "" for any. only: marks.
        unclear: a sentence on what was not understood, and so is in no other field; "" for nothing.
    """

    words: tuple[str, ...] = ()
    author: str = ""
    topic: str = ""
    blog: str = ""
    after: str = ""
    before: str = ""
    only: Only = Only.ALL
    unclear: str = ""

    @property
    def empty(self) -> bool:
        """Nothing was asked for."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found.

    Attributes:
        key: its place in time, for the next page. row: the post, or the post the comment stands under.
        blog: the blog's name. comment: its number, 0 for the post itself. author: who wrote the text. date: when.
        body: the packed document, for the excerpt.
    """

    key: int
    row: Row
    blog: str
    comment: int
    author: str
    date: datetime
    body: bytes
