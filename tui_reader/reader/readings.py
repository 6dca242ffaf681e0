"""Texts from disk and from the blog, made ready to be read; everything here blocks."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.answers import Reading
from tui_reader.content.blocks import Document
from tui_reader.errors import KeepError
from tui_reader.kept import Row
from tui_reader.model import Article, Blog
from tui_reader.reader.blogs import is_stream

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


_LONG = 40_000
"""Packed bytes of a text that takes longer to unpack than one waits for a screen."""
BEGINNING = 100
"""Blocks of the beginning of such a text: more than the rows of a large terminal."""


def kept_beginning(shelf: Shelf, blog: str, number: int) -> Reading | None:
    """A post and the first blocks of its long text from disk; None where it is not there or not long.

    Blocks for some milliseconds; raises KeepError.
    """
    from tui_reader.content.away import is_put_away  # noqa: PLC0415 - with the first text
    from tui_reader.content.unpacking import unpack  # noqa: PLC0415 - as above

    body = shelf.texts.body(blog, number)
    if body is None or len(body) < _LONG or is_put_away(body) or (row := shelf.posts.find(blog, number)) is None:
        return None
    with suppress(ValueError):  # damaged: whoever wants all of it finds that out
        return Reading(row.post, unpack(body, BEGINNING), edited=row.edited, gone=row.gone, partial=row.partial)
    return None


def kept_reading(shelf: Shelf, blog: str, number: int) -> Reading | None:
    """A post and its text from disk; None where it is not there. Blocks for about a millisecond; raises KeepError."""
    from tui_reader.content.away import is_put_away  # noqa: PLC0415 - with the first text
    from tui_reader.content.packing import pack, words  # noqa: PLC0415 - as above
    from tui_reader.content.unpacking import unpack  # noqa: PLC0415 - as above

    row = shelf.posts.find(blog, number)
    body = shelf.texts.body(blog, number) if row else None
    if row is None or body is None:
        return None
    try:
        document = unpack(body)
    except ValueError:
        return None  # damaged: it is asked for anew
    if is_put_away(body):  # the next time it is there at once
        with suppress(KeepError):
            shelf.texts.settle(blog, number, body, (pack(document), words(document)))
    return Reading(row.post, document, edited=row.edited, gone=row.gone, partial=row.partial)


def timely(shelf: Shelf, blog: Blog, article: Article) -> Article:
    """An article with what the shelf knows better of its post: meanwhile the blog may have been asked for news."""
    row: Row | None = None
    with suppress(KeepError):
        row = shelf.posts.find(blog.address, article.post.id)
    if row is None:
        return article
    post = row.post if article.post.modified < row.post.modified else article.post
    if is_stream(blog) and row.post.comments is not None:  # a page is not asked for its number of comments
        post = replace(post, comments=row.post.comments)
    return replace(article, post=post)


def document_of(article: Article) -> Document:
    """The text of an article; blocks for some milliseconds."""
    from tui_reader.content import convert  # noqa: PLC0415 - needs lxml

    return convert(article.html, article.post.link)


def changed(shelf: Shelf, blog: str, number: int) -> Document | None:
    """What changed since a post was read, with inserted and deleted words; None when nothing did. Raises KeepError."""
    from tui_reader.content import unpack  # noqa: PLC0415 - seldom asked for
    from tui_reader.content.changes import changes  # noqa: PLC0415 - as above

    before, now = shelf.texts.before(blog, number), shelf.texts.body(blog, number)
    if before is None or now is None:
        return None
    with suppress(ValueError):  # damaged: the text is asked for anew when it is read
        return changes(unpack(before), unpack(now))
    return None
