"""What the shelf keeps, as frozen values: blogs, posts with their marks, lists and how far they reach."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tui_reader.model import Author, Blog, Comment, Draft, Post, Term
from tui_reader.queries import Query
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A post as it is put on the shelf.

    Attributes:
        body: its document, packed by `content.pack()` or put away for later. words: its plain text, for searching;
            None to have it read from the body later, before anything is searched for.
        partial: it is a summary: it never takes the place of a whole text that is on disk.
        bare: nothing is known but its address: it changes nothing of a post that is on disk.
    """

    post: Post
    body: bytes
    words: str | None
    partial: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A comment as it is put on the shelf: `body` and `words` as in Text."""

    comment: Comment
    body: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A blog on the shelf.

    Attributes:
        checked: when it was last asked for what is new, None never. changed: the latest `modified` that came of it.
        posts: how many are on disk. total: how many the blog had when asked, None where it did not say.
        whole: all of its posts are on disk. unread: how many of those on disk.
        title: the reader's own name, "" for the blog's. folder: where it is kept, `News/Banks` nested, "" for the top.
        muted: it is not refreshed with the others, and not in the river. removed: when the reader took it off, None.
        failed: since when it cannot be read, None while it can. why: the sentence that says so.
        wait: not to be asked before, as it said itself or because it failed.
    """

    blog: Blog
    checked: datetime | None = None
    changed: datetime | None = None
    posts: int = 0
    total: int | None = None
    whole: bool = False
    unread: int = 0
    title: str = ""
    folder: str = ""
    muted: bool = False
    removed: datetime | None = None
    failed: datetime | None = None
    why: str = ""
    wait: datetime | None = None

    @property
    def name(self) -> str:
        """What it is called: by the reader, else by itself, else its host."""
        return self.title or self.blog.name or self.blog.host


RIVER = "/"
"""Stands where a blog's address may: the posts of all blogs; with a folder's name behind it, those of that folder."""


def river(folder: str = "") -> str:
    """What stands for the blogs of a folder and the folders in it, for all blogs without one."""
    return RIVER + folder


def is_river(address: str) -> bool:
    """Whether an address stands for many blogs; that of a blog begins with its scheme."""
    return address.startswith(RIVER)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back the posts of a scope (`Query.scope`) are on disk without a gap.

    Attributes:
        edge: when the oldest of them was published, None while there is none. whole: the blog has no older ones.
        total: how many the blog has in this scope, None unknown.
    """

    scope: str = ""
    edge: datetime | None = None
    whole: bool = False
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A post of a list with its marks.

    Attributes:
        blog: its address. key: grows with the date over all blogs; posts of one second by number.
        new: comments since the post was last visited, 0 for one never visited. edited: changed since it was read.
        stored: its text is on disk. gone: the blog has it no more. partial: what is on disk is a summary of its text.
    """

    blog: str
    key: int
    post: Post
    read: bool = False
    starred: bool = False
    new: int = 0
    edited: bool = False
    stored: bool = True
    gone: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Which posts a list shows, fixed at the moment it was made so that nothing jumps while one reads.

    Attributes:
        blog: its address, or what `river()` gives. query: the filter.
        top: no post above this key is shown, None shows all.
        act: marks set after this act do not make a post leave an unread or starred list.
        bottom: no post below this key is shown, None shows them as they come, which only the newest first may.
        since: no post that arrived after this one is shown, None shows all. edge: but those below this key are.
    """

    blog: str
    query: Query = Query()
    top: int | None = None
    act: int = 0
    bottom: int | None = None
    since: int | None = None
    edge: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of a list.

    Attributes:
        total: posts shown. unread: of them. fresh: posts that came and are not shown. reach: how far back it is whole.
        older: of those that came, older than all that was there of their blog: an archive, and no news.
    """

    total: int
    unread: int
    fresh: int
    reach: Reach
    older: int = 0


@dataclass(frozen=True, slots=True)
class Put:
    """What putting posts on the shelf changed: posts that were not there, and posts that were there and differ."""

    new: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice to filter a list by: a topic, an author, or a month (`2012-11`)."""

    value: Term | Author | str
    posts: int
    unread: int


@dataclass(frozen=True, slots=True)
class Act:
    """Marks that can be undone: `number` names them, `posts` changed, some by acts `before`: blog, number, that act."""

    number: int
    posts: int
    before: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Talked:
    """A comment in a conversation of the reader's: a reply to their own, or under a post they commented on.

    Attributes:
        row: the post. blog: the blog's name. note: the comment. own: it is the reader's own. new: not seen yet.
        direct: it answers a comment of the reader's.
    """

    row: Row
    blog: str
    note: Note
    own: bool
    new: bool
    direct: bool


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A comment in the outbox: its draft, and the title of its post as far as it is known."""

    draft: Draft
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader left off.

    Attributes:
        blog: its address. post: the number of the post on screen, 0 for none. pane: `posts`, `article` or `thread`.
        query: what the list was filtered by. row: the number of the post under the list's cursor, 0 for `post`.
        above: rows between the top of the list pane and the cursor. scroll: the anchor of the text, item and row.
        comment: the number of the selected comment, 0 for none. thread: the anchor of the thread. zen: text alone.
        of, row_of: the blogs of `post` and `row` where `blog` is a river; "" for `blog` itself.
    """

    blog: str
    post: int = 0
    pane: str = "article"
    query: Query = Query()
    row: int = 0
    above: int = 0
    scroll: tuple[int, int] = (0, 0)
    comment: int = 0
    thread: tuple[int, int] = (0, 0)
    zen: bool = False
    of: str = ""
    row_of: str = ""


def farther(one: Reach, other: Reach) -> Reach:
    """The one that goes back farther, with the total of `other` if it has one."""
    total = one.total if other.total is None else other.total
    if one.edge is None:  # nothing, or of a blog that had no posts then
        return replace(other, total=total)
    back = one if other.edge is None or one.edge < other.edge else other
    return replace(back, scope=other.scope, whole=one.whole or other.whole, total=total)


def numbers(rows: Sequence[Row]) -> tuple[int, ...]:
    """The post numbers of rows."""
    return tuple(row.post.id for row in rows)
