"""What the reader answers: frozen values made of nouns and documents, for the face to show."""

from dataclasses import dataclass

from tui_reader.content.blocks import Document
from tui_reader.errors import ReaderError, VaultError
from tui_reader.model import Account, Blog, Post
from tui_reader.threads import Placed


@dataclass(frozen=True, slots=True)
class Opened:
    """A blog that answered, and the post its address named, if it named one; `hint` says that it has moved."""

    blog: Blog
    post: Post | None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A post and its text, ready to be laid out."""

    post: Post
    document: Document


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment at its place in the thread, with its text."""

    placed: Placed
    document: Document


@dataclass(frozen=True, slots=True)
class Thread:
    """All comments of a post in reading order; `total` is what the server counts."""

    remarks: tuple[Remark, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Login:
    """Who is logged in now; `unkept` says why it lasts only until one quits."""

    account: Account
    unkept: VaultError | None = None


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """Who was logged out; `unrevoked` says why the blog still honours the token, `kept` what is still here."""

    account: Account
    unrevoked: ReaderError | None = None
    kept: ReaderError | None = None
