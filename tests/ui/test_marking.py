"""Marks by key: each says how to take it back, the last first; what changed in a post, and back."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.ui.reading import Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.kept import Row


@pytest.fixture
async def face(blog: DemoBlog) -> AsyncIterator[Face]:
    """The demo blog, everything there."""
    async with settled(blog.address) as face:
        yield face


def row(face: Face, number: int) -> Row:
    """A row of the list."""
    found = face.screen.posts.find((face.screen.visit.place, number))
    assert found
    return found


async def test_the_row_under_the_cursor_is_marked_and_that_is_taken_back(face: Face) -> None:
    await face.press("h", "j", "j")
    current = face.screen.posts.current
    assert current
    number = current.post.id
    await face.press("m")
    await face.sees("Marked as read; u takes it back.")
    assert row(face, number).read
    await face.press("m")
    await face.sees("Marked as unread; u takes it back.")
    assert not row(face, number).read
    await face.press("u")
    await face.sees("Taken back: it is read again.")
    assert row(face, number).read
    await face.press("u")
    await face.sees("Taken back: it is unread again.")
    assert not row(face, number).read
    await face.press("u")
    await face.sees("There is nothing to take back.")


async def test_in_the_text_it_is_the_post_one_reads_that_is_marked(face: Face) -> None:
    number = face.post.id
    await face.until(lambda: row(face, number).read)
    await face.press("s")
    await face.sees("Starred; u takes it back.")
    assert row(face, number).starred
    await face.press("m")
    await face.sees("Marked as unread; u takes it back.")
    assert not row(face, number).read
    await face.press("u", "s")
    await face.sees("The star is gone; u takes that back.")
    assert not row(face, number).starred
    await face.press("u")
    await face.sees("Taken back: it is starred again.")


async def test_marks_do_not_overtake_each_other_however_fast_the_keys_come(face: Face) -> None:
    number = face.post.id
    await face.until(lambda: row(face, number).read)
    for _ in range(7):
        face.screen.action_mark()
    await face.until(lambda: not face.busy)
    assert not row(face, number).read
    for _ in range(7):
        face.screen.action_undo()
    await face.until(lambda: not face.busy)
    assert row(face, number).read


async def test_a_mark_stays_though_rows_come_that_were_read_from_disk_before_it(
    face: Face, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, gate, lists = asyncio.Event(), asyncio.Event(), face.app.reader.lists
    at_once = lists.window

    async def late(*what: Any) -> tuple[Row, ...]:
        rows = await at_once(*what)
        read.set()
        await gate.wait()
        return rows

    await face.press("h", "j", "j")
    current = face.screen.posts.current
    assert current
    assert not current.read
    monkeypatch.setattr(lists, "window", late)
    face.screen.posts.stale()
    await read.wait()
    await face.press("m")
    await face.sees("Marked as read; u takes it back.")
    gate.set()
    await face.until(lambda: not face.busy)
    assert row(face, current.post.id).read


async def test_the_whole_list_is_read_at_a_key_and_unread_again_at_another(face: Face) -> None:
    tally = face.screen.visit.listing.tally
    assert tally
    unread = tally.unread
    await face.press("A")
    await face.sees(f"Marked {unread} posts as read; u takes it back.")
    await face.until(lambda: face.screen.visit.listing.tally and face.screen.visit.listing.tally.unread == 0)
    await face.until(lambda: all(each.read for each in face.screen.posts.in_sight()))
    await face.press("A")
    await face.sees("Everything in this list is read already.")
    await face.press("u")
    await face.sees(f"Taken back: {unread} posts are unread again.")
    await face.until(lambda: face.screen.visit.listing.tally and face.screen.visit.listing.tally.unread == unread)
    await face.until(lambda: any(not each.read for each in face.screen.posts.in_sight()))


async def test_a_post_that_is_as_it_was_says_so(face: Face) -> None:
    await face.press("D")
    await face.sees("Nothing has changed in this post since you read it.")


async def test_what_changed_is_shown_and_left_again(face: Face, blog: DemoBlog) -> None:
    number = face.post.id
    await face.until(lambda: row(face, number).read)
    html = next(post.html for post in blog.at.site.posts if post.id == number)
    assert "seven" in html
    blog.edit(number, html=html.replace("seven", "eleven"))
    await face.press("R")
    await face.until(lambda: row(face, number).edited)
    await face.press("D")
    await face.sees("new words are underlined, old ones struck through; D leads back.")
    await face.sees("seveneleven")
    await face.until(lambda: not row(face, number).edited)
    await face.press("D")
    await face.until(lambda: not face.shows("seveneleven"))
    await face.until(lambda: not face.shows("struck through"))
    await face.press("D")
    await face.sees("Nothing has changed in this post since you read it.")
