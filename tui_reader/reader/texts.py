"""Texts: from memory, from disk, else from the blog; what comes next is there before it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.answers import Reading
from tui_reader.content.blocks import Document
from tui_reader.kept import Row, Text
from tui_reader.model import Article, Blog, Neighbours, Post

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf


class Texts:
    """The texts of posts; `at_hand` is the only method that may be called on the event loop without waiting."""

    def __init__(self, shelf: Shelf, blogs: Blogs) -> None:
        self._shelf, self._blogs = shelf, blogs

    def at_hand(self, blog: Blog, number: int) -> Reading | None:
        """The reading of a post if it is in memory."""
        raise NotImplementedError

    async def reading(self, blog: Blog, post: Post, *, fresh: bool = False) -> Reading:
        """A post and its text: from memory, else from disk, else from the blog; `fresh` asks the blog."""
        raise NotImplementedError

    async def ahead(self, blog: Blog, rows: Sequence[Row]) -> None:
        """Have these in memory before they are asked for; those whose text is not on disk are fetched."""
        raise NotImplementedError

    async def post(self, blog: Blog, number: int) -> Post:
        """A post by its number, from disk or else from the blog."""
        raise NotImplementedError

    async def neighbours(self, blog: Blog, post: Post) -> Neighbours:
        """The posts beside one in the blog's own chronology: from disk where it is whole there, else asked for."""
        raise NotImplementedError

    async def changes(self, blog: Blog, post: Post) -> Document | None:
        """What changed since the post was read, as a document with inserted and deleted words; None when nothing did."""
        raise NotImplementedError

    async def saw_change(self, blog: Blog, post: Post) -> None:
        """The reader has seen what changed."""
        raise NotImplementedError


def text(article: Article) -> Text:
    """An article as it is put on the shelf: cleaned, converted, packed; blocks for some milliseconds."""
    from tui_reader.content import convert, pack, words  # noqa: PLC0415 - needs lxml

    document = convert(article.html, article.post.link)
    return Text(article.post, pack(document), words(document))
