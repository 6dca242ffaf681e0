"""Isso, a server of comments that pages embed: where it is, what it says, and writing there (isso-comments.de/docs)."""

from tui_reader.values import dataclass


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
