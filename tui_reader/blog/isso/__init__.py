"""Isso, a server of comments that pages embed: where it is, what it says, and writing there (isso-comments.de/docs).

Its numbers count from 1, and so do those of the blog's own comments. So here they have a range of their own, in which a
blog's numbers never come, and which is exact in the floating point that JSON may be read into.
"""

from tui_reader.values import dataclass

_BITS = 40
_RANGE = 1 << 52


def ours(number: int) -> int:
    """The number that a comment of Isso's goes by here; 0 for none, and for one that Isso never reaches."""
    return _RANGE | number if 0 < number < 1 << _BITS else 0


def theirs(number: int) -> int:
    """The number that Isso knows a comment by, 0 where the comment is none of Isso's."""
    return number ^ _RANGE if number >> _BITS == _RANGE >> _BITS else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the comments of one page are.

    Attributes:
        endpoint: the server's address, without a slash at its end. uri: its name for the page's thread.
        title: the thread's title as the page names it, "" where it does not. link: the page.
        by_path: the name is the path of the page, so that those of other pages can be told from their addresses.
    """

    endpoint: str
    uri: str
    title: str
    link: str
    by_path: bool


@dataclass(frozen=True, slots=True)
class Needs:
    """What a server asks of a guest."""

    name: bool = False
    mail: bool = False
