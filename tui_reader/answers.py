"""What the reader answers: frozen values made of nouns and documents, for the face to show."""

from datetime import datetime

from tui_reader.content.blocks import Document
from tui_reader.errors import ReaderError, VaultError
from tui_reader.kept import Act, Listed, Place, Row, Shelved, Tally
from tui_reader.model import Account, Blog, Post, Ways
from tui_reader.threads import Placed
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """A blog that answered, and the post its address named, if it named one; `hint` says that it has moved."""

    blog: Blog
    post: Post | None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A post and its text, ready to be laid out.

    Attributes:
        edited: it changed after it was read; `Texts.changes` shows what. gone: the blog has it no more.
        partial: it is only the summary that the feed has.
    """

    post: Post
    document: Document
    edited: bool = False
    gone: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment at its place in the thread, with its text."""

    placed: Placed
    document: Document


@dataclass(frozen=True, slots=True)
class Thread:
    """All comments of a post in reading order.

    Attributes:
        total: what the server counts. new: numbers of those that came since the post was last visited.
        kept: they are from disk, and the blog was not asked yet. ways: how one joins in, None while that is not known.
    """

    remarks: tuple[Remark, ...]
    total: int
    new: frozenset[int] = frozenset()
    kept: bool = False
    ways: Ways | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What asking a blog again brought: posts that are new, changed or gone; replies under watched posts."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    replies: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something long is.

    Attributes:
        done, total: posts; total is None where the blog does not say. rate: posts a second, 0 while unknown.
    """

    done: int
    total: int | None
    rate: float = 0.0

    @property
    def rest(self) -> float | None:
        """Seconds that are left at this rate, None while they cannot be told."""
        return (self.total - self.done) / self.rate if self.total is not None and self.rate else None


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: `what` is `read`, `unread`, `star`, `unstar` or `read_all`."""

    what: str
    posts: int
    row: Row | None


@dataclass(frozen=True, slots=True)
class Done:
    """A mark that was set, and how to take it back."""

    what: str
    act: Act
    row: Row | None


@dataclass(frozen=True, slots=True)
class Resumed:
    """Everything the first screen shows, from disk.

    Attributes:
        start: place of the first of `rows` in the list. cursor: place of the row under the cursor.
        reading: the text on screen, None where there is none. thread: its comments, None where they are not on disk.
        shelved: the blog of that text. river: the blogs of `rows`, where the place is a river.
    """

    place: Place
    shelved: Shelved
    listed: Listed
    tally: Tally
    start: int
    rows: tuple[Row, ...]
    cursor: int
    row: Row | None
    reading: Reading | None
    thread: Thread | None
    account: Account | None
    older: Row | None = None
    newer: Row | None = None
    age: datetime | None = None
    river: tuple[Shelved, ...] = ()


@dataclass(frozen=True, slots=True)
class Login:
    """Who is logged in now.

    Attributes:
        unkept: why it lasts only until one quits. unrevoked: why the token of who one was before is not done with.
    """

    account: Account
    unkept: VaultError | None = None
    unrevoked: ReaderError | None = None


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """Who was logged out; `unrevoked` says why the blog still honours the token, `kept` what is still here."""

    account: Account
    unrevoked: ReaderError | None = None
    kept: ReaderError | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """What an address led to, before anything of it is kept.

    Attributes:
        opened: the blog and the post the address named. titles: of its newest posts, as proof that it is the right one.
        others: further feeds of the same page, to choose from: addresses and titles; () where there is one meaning.
        shelved: it is on the shelf already, None where it is not.
    """

    opened: Opened
    titles: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    shelved: Shelved | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A blog of which a round brought nothing.

    Attributes:
        why: the sentence that says so. unreached: no server answered. until: when it is asked again, None for the next
            time.
    """

    address: str
    name: str
    why: str
    unreached: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """How far a refresh of many blogs is, and what came of it.

    Attributes:
        done, total: blogs. names: of those that are being asked now. new: posts that came.
        failed: those that were asked and cannot be read. skipped: those that asked to be left alone, they or their
            hosts. asked: how many were asked. resting: those that failed before, and are not asked again so soon.
    """

    done: int
    total: int
    names: tuple[str, ...] = ()
    new: int = 0
    failed: tuple[Missed, ...] = ()
    skipped: tuple[Missed, ...] = ()
    asked: int = 0
    resting: tuple[Missed, ...] = ()

    @property
    def unreached(self) -> bool:
        """Whether of those that were asked no server answered: mostly it is our own network that is missing."""
        return bool(self.failed) and len(self.failed) == self.asked and all(one.unreached for one in self.failed)


@dataclass(frozen=True, slots=True)
class Import:
    """What came of an OPML file.

    Attributes:
        added, known: addresses that are new, and that were there already. again: of those there, how many had never
            been asked. nameless: entries that name no feed, and why. round: what came of asking, None where nobody was.
    """

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    again: int = 0
    nameless: tuple[tuple[str, str], ...] = ()
    round: Round | None = None

    @property
    def failed(self) -> tuple[Missed, ...]:
        """Those that were asked and cannot be read."""
        return self.round.failed if self.round else ()
