"""The process beside the reader in which feeds are read while many blogs are asked; its `Workshop` begins and ends it.

It takes feeds from standard input and gives their posts on standard output, one after the other, until that ends. Both
are a length of four bytes and that many of marshal's, which makes values of the plainest types only.
"""

import contextlib
import gc
import marshal
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import tui_reader
from tui_reader.blog.feed_page import FeedPage, read
from tui_reader.errors import NotAFeed
from tui_reader.model import Article, Author, Blog, Kind, Post, Term
from tui_reader.queries import digest

READY, NO_FEED, BUG = "ready", "feed", "bug"
"""What it says beside posts: it listens; something is no feed; only a mistake of ours explains it."""

_LENGTH = 4
_GARBAGE = 50_000
"""Objects after which garbage is looked for: hardly any is left here."""
_NICER = 5
"""So much less than the screen it matters when its turn comes."""

Parcel = tuple[Any, ...]
_CODE = "import sys; sys.path[:] = {path!r}; from tui_reader.workbench import main; main()"
MANY = 12
"""Blogs for which it pays: it takes 150 ms to begin."""


def begin() -> subprocess.Popen[bytes] | None:
    """The process: with our interpreter, our path and nothing else from outside; None where it cannot be begun."""
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    ours = str(Path(tui_reader.__file__).parent.parent)
    code = _CODE.format(path=[*sys.path, ours])
    quiet = subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", "-S", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=quiet,
            start_new_session=True,  # Ctrl+C is for us alone
        )
    except OSError:
        return None


def main() -> None:
    """Work until nobody asks any more."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(_NICER)
    gc.set_threshold(_GARBAGE)
    take, give = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints spoils no answer
    give.write(sent((0, READY)))
    give.flush()
    while (asked := received(take)) is not None:
        number, *feed = asked
        give.write(sent((number, _answer(feed))))
        give.flush()


def request(number: int, body: bytes, kind: str, url: str, blog: Blog) -> bytes:
    """A feed, to be read as `feed_page.read()` does; its answer has the same number."""
    return sent((number, body, kind, url, blog.address, blog.api, str(blog.kind)))


def sent(value: Parcel) -> bytes:
    """A value as it goes through a pipe."""
    words = marshal.dumps(value)
    return len(words).to_bytes(_LENGTH, "big") + words


def received(pipe: BinaryIO) -> Any:
    """The next value; None where nothing whole comes any more."""
    length = pipe.read(_LENGTH)
    size = int.from_bytes(length, "big")
    words = pipe.read(size) if len(length) == _LENGTH else b""
    return marshal.loads(words) if words and len(words) == size else None  # noqa: S302 - of our own process


def page(parcel: Parcel) -> FeedPage:
    """The posts of an answer."""
    articles, rest = parcel
    authors: dict[Parcel, Author] = {}
    terms: dict[Parcel, Term] = {}
    return FeedPage(tuple(_article(one, authors, terms) for one in articles), *rest)


def _answer(feed: list[Any]) -> Parcel | str:
    """The posts, or why there are none."""
    body, kind, url, address, api, way = feed
    try:
        found = read(body, kind, url, Blog(address, api, "", kind=Kind(way)))
        return tuple(map(_parcel, found.articles)), _rest(found)
    except NotAFeed:
        return NO_FEED
    except Exception:  # noqa: BLE001 - it is read again where it can be told
        return BUG


def _rest(found: FeedPage) -> Parcel:
    return (
        *(found.cursor, found.total, found.pause, found.name, found.description, found.language, found.home),
        found.wordpress,
        found.digest,
    )


def _parcel(article: Article) -> Parcel:
    post, author = article.post, article.post.author
    terms = tuple((term.id, term.name, term.taxonomy) for term in post.terms)
    dates = post.date.isoformat(), post.modified.isoformat()
    head = post.id, post.title, post.link, *dates, (author.id, author.name), terms, post.comments, post.replies
    return head, article.html, article.partial, digest(article)


def _article(parcel: Parcel, authors: dict[Parcel, Author], terms: dict[Parcel, Term]) -> Article:
    """An article; its author and topics are the same values as those of the others."""
    (number, title, link, date, modified, author, named, comments, replies), *rest = parcel
    if author not in authors:
        authors[author] = Author(*author)
    for term in named:
        if term not in terms:
            terms[term] = Term(*term)
    moment = datetime.fromisoformat(date)
    changed = moment if modified == date else datetime.fromisoformat(modified)
    topics = tuple([terms[term] for term in named])
    post = Post(number, title, link, moment, changed, authors[author], topics, comments=comments, replies=replies)
    return Article(post, *rest)
