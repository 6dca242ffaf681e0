"""Marks: each is said, each can be taken back, the last first."""

from tui_reader.answers import Undone
from tui_reader.demo import DemoBlog
from tui_reader.kept import Row
from tui_reader.model import Blog
from tui_reader.queries import Only, Query
from tui_reader.reader import Reader


async def rows(reader: Reader, blog: Blog) -> tuple[Row, ...]:
    """The first posts of the list."""
    listed, _tally = await reader.lists.listed(blog, Query())
    return await reader.lists.window(listed, 0, 5)


async def test_marks_are_taken_back_the_last_first(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    demo.requests.clear()
    one, two = (await rows(reader, blog))[:2]
    done = await reader.marks.read(blog, one.post.id, read=True)
    assert done.row
    assert (done.what, done.act.posts, done.row.read) == ("read", 1, True)
    done = await reader.marks.star(blog, two.post.id, starred=True)
    assert done.row
    assert (done.what, done.row.starred) == ("star", True)
    undone = await reader.marks.undo()
    assert undone
    assert (undone.what, undone.posts, undone.row) == ("star", 1, two)
    undone = await reader.marks.undo()
    assert undone
    assert (undone.what, undone.posts, undone.row) == ("read", 1, one)
    assert await reader.marks.undo() is None
    assert not demo.requests


async def test_all_read_is_one_act(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    first = (await rows(reader, blog))[0]
    await reader.marks.read(blog, first.post.id, read=True)
    listed, tally = await reader.lists.listed(blog, Query(only=Only.UNREAD))
    assert tally.unread == 29
    done = await reader.marks.read_all(listed)
    assert (done.what, done.act.posts) == ("read_all", 29)
    assert (await reader.lists.listed(blog, Query()))[1].unread == 0
    assert await reader.marks.undo() == Undone("read_all", 29, None)
    assert (await reader.lists.listed(blog, Query()))[1].unread == 29


async def test_marks_before_all_read_are_taken_back_after_it(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    listed, _tally = await reader.lists.listed(blog, Query())
    before = await rows(reader, blog)
    one, two = before[:2]
    for read in (True, False):
        await reader.marks.read(blog, one.post.id, read=read)
    for starred in (True, False):
        await reader.marks.star(blog, two.post.id, starred=starred)
    await reader.marks.read_all(listed)
    told = []
    while undone := await reader.marks.undo():
        told.append(undone.what)
    assert told == ["read_all", "unstar", "star", "unread", "read"]
    assert await rows(reader, blog) == before


async def test_what_was_only_opened_is_nothing_to_undo(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    first = (await rows(reader, blog))[0]
    done = await reader.marks.read(blog, first.post.id, read=True, quietly=True)
    assert done.row
    assert done.row.read
    assert await reader.marks.undo() is None
    assert (await rows(reader, blog))[0].read


async def test_a_mark_that_changes_nothing_is_nothing_to_undo(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    first = (await rows(reader, blog))[0]
    await reader.marks.star(blog, first.post.id, starred=True)
    assert (await reader.marks.star(blog, first.post.id, starred=True)).act.posts == 0
    undone = await reader.marks.undo()
    assert undone
    assert undone.row
    assert not undone.row.starred
