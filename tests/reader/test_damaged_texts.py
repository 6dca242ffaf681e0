"""A text that is damaged on disk is asked for anew when it is read, and so it is mended there."""

import sqlite3

import pytest

from tui_reader.content import unpack
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Refused
from tui_reader.kept import Row
from tui_reader.model import Blog
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


@pytest.fixture
async def damaged(reader: Reader, blog: Blog, demo: DemoBlog, shelf: Shelf) -> Row:
    """A post that was read, whose text on disk is rubbish; nothing of it is in memory."""
    await reader.refresh.check(blog)
    listed, _tally = await reader.lists.listed(blog, Query())
    row = (await reader.lists.window(listed, 3, 1))[0]
    await reader.marks.read(blog, row.post.id, read=True)

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE texts SET body = X'01a5a5a5a5' WHERE key = ?", (row.key,))

    shelf._database.write(spoil)
    demo.requests.clear()
    return row


async def test_a_damaged_text_is_mended_by_reading_it(
    reader: Reader, blog: Blog, demo: DemoBlog, shelf: Shelf, damaged: Row
) -> None:
    reading = await reader.texts.reading(blog, damaged.post)
    assert reading.document.blocks
    assert not reading.edited, "the blog changed nothing"
    assert len(demo.requests) == 1
    body = shelf.texts.body(blog.address, damaged.post.id)
    assert body
    assert unpack(body) == reading.document
    assert shelf.texts.before(blog.address, damaged.post.id) is None
    kept = await reader.texts.kept(blog, damaged.post.id)
    assert kept == reading
    assert len(demo.requests) == 1


async def test_a_damaged_text_of_a_blog_that_is_down_is_said(
    reader: Reader, blog: Blog, demo: DemoBlog, damaged: Row
) -> None:
    demo.fault = Fault("refuse")
    with pytest.raises(Refused) as told:
        await reader.texts.reading(blog, damaged.post)
    assert blog.host in told.value.summary
    assert told.value.hint
    demo.fault = None
    assert (await reader.texts.reading(blog, damaged.post)).document.blocks, "and the next time it is there"


async def test_what_is_damaged_is_no_change_to_show(reader: Reader, blog: Blog, damaged: Row, shelf: Shelf) -> None:
    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE texts SET before = X'01a5' WHERE key = ?", (damaged.key,))

    shelf._database.write(spoil)
    assert await reader.texts.changes(blog, damaged.post) is None
