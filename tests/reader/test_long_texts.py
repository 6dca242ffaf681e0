"""A long text shows its first screen before all of it is unpacked."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from tui_reader.demo import DemoBlog
from tui_reader.kept import Row
from tui_reader.model import Article, Blog, Post
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.reader.readings import BEGINNING
from tui_reader.reader.texts import Texts
from tui_reader.store.shelf import Shelf

PARAGRAPHS = 2_000


async def first(reader: Reader, blog: Blog) -> Row:
    """The newest post."""
    listed, _tally = await reader.lists.listed(blog, Query())
    return (await reader.lists.window(listed, 0, 1))[0]


@pytest.fixture
async def long(reader: Reader, blog: Blog, demo: DemoBlog) -> Post:
    """A post with a long text, on disk and not in memory."""
    await reader.refresh.check(blog)
    post = (await first(reader, blog)).post
    numbers = random.Random(1)  # noqa: S311 - what repeats itself packs too well to be long
    html = "".join(f"<p>{numbers.randbytes(24).hex()} <a href='/{number}'>x</a></p>" for number in range(PARAGRAPHS))
    later = replace(post, modified=post.modified + timedelta(days=1))
    await reader.blogs.keep(blog, Article(later, html))
    demo.requests.clear()
    return post


async def test_the_beginning_of_a_long_text_is_that_of_all_of_it(
    reader: Reader, blog: Blog, demo: DemoBlog, long: Post
) -> None:
    begun = await reader.texts.beginning(blog, long)
    whole = await reader.texts.reading(blog, long)
    assert begun is not None
    assert begun.document.blocks == whole.document.blocks[:BEGINNING]
    assert len(whole.document.blocks) == PARAGRAPHS
    assert begun.document.links == whole.document.links
    assert replace(begun, document=whole.document) == whole
    assert not demo.requests


async def test_what_is_in_memory_has_no_beginning(reader: Reader, blog: Blog, long: Post) -> None:
    await reader.texts.reading(blog, long)
    assert await reader.texts.beginning(blog, long) is None


async def test_a_short_text_has_none(reader: Reader, blog: Blog, shelf: Shelf) -> None:
    await reader.refresh.check(blog)
    post = (await first(reader, blog)).post
    texts = Texts(shelf, reader.blogs)
    assert await texts.beginning(blog, post) is None
    assert (await texts.reading(blog, post)).document.blocks


async def test_nor_has_one_that_is_damaged(reader: Reader, blog: Blog, shelf: Shelf, long: Post) -> None:
    key = (await first(reader, blog)).key
    shelf._database.write(lambda found: found.execute("UPDATE texts SET body = zeroblob(90000) WHERE key = ?", (key,)))
    assert await reader.texts.beginning(blog, long) is None
