"""A WordPress that went over to Isso: old threads are there, new ones here, and both count from 1."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.blog.documents import LONG, article, page
from tests.blog.listener import Asked, Listener, data, listening, said
from tui_reader.blog.isso import ours
from tui_reader.errors import BlogError
from tui_reader.kept import Note, Text
from tui_reader.model import Author, Blog, Comment, Post, Status
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf

DATE = datetime(2012, 11, 25, tzinfo=UTC)
EMBEDDED = page('<script data-isso="/isso/"></script>', article("Banken", LONG, '<section id="isso-thread"></section>'))


async def old_comments(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """WordPress' own comments, which the first post alone has."""
    numbers = (1, 2, 3) if asked.query["post"] == "1" else ()
    rows = [{"id": number, "post": 1, "author_name": "Berta", "date": "2012-11-25T10:00:00"} for number in numbers]
    writer.write(data(rows, X_WP_Total=str(len(rows)), X_WP_TotalPages="1"))


@pytest.fixture
async def server() -> AsyncIterator[Listener]:
    """The blog's server: post 1 is of WordPress' days, post 2 of Isso's."""
    async with listening() as listener:
        rows = [{"id": number, "author": "Kurt", "created": 1353834000, "mode": 1} for number in (1, 2, 3, 4)]
        listener.answers |= {
            "/wp-json/wp/v2/comments": old_comments,
            "/wp-json/wp/v2/posts": data([{"id": 2}], X_WP_Total="1", X_WP_TotalPages="1"),
            "/1/": page(body=article("Banken", LONG)),
            "/2/": EMBEDDED,
            "/isso/": data({"replies": rows, "total_replies": 4}),
        }
        yield listener


@pytest.fixture
def blog(shelf: Shelf, server: Listener) -> Blog:
    """The blog, with both posts on the shelf."""
    blog = Blog(f"{server.origin}/", f"{server.origin}/wp-json/", "Bankenblog")
    shelf.blogs.keep(blog)
    shelf.posts.put(blog.address, [Text(post(server, number), b"", "") for number in (1, 2)])
    return blog


def post(server: Listener, number: int) -> Post:
    return Post(number, "Banken", f"{server.origin}/{number}/", DATE, DATE, Author(0, ""))


async def read(reader: Reader, blog: Blog, post: Post) -> set[int]:
    """The numbers of a thread, as the blog has it now."""
    thread = await reader.talk.thread(blog, post, lambda _came, _total: None)
    return {remark.placed.comment.id for remark in thread.remarks}


async def test_a_thread_at_isso_takes_nothing_from_one_at_the_blog(
    reader: Reader, shelf: Shelf, server: Listener, blog: Blog
) -> None:
    old, new = post(server, 1), post(server, 2)
    await reader.join_as_guest(blog, "Ada", "", mail_needed=False)
    waiting = Comment(4, 1, 0, "Ada", DATE, "<p>Wartet</p>", f"{old.link}#comment-4", status=Status.HOLD)
    shelf.notes.own(blog.address, Note(waiting, b"", "Wartet"))
    assert await read(reader, blog, new) == {ours(1), ours(2), ours(3), ours(4)}
    assert await read(reader, blog, old) == {1, 2, 3, 4}
    assert await read(reader, blog, new) == {ours(1), ours(2), ours(3), ours(4)}
    assert {note.comment.author for note in shelf.notes.of(blog.address, 1) or ()} == {"Berta"}
    assert [note.comment.id for note in shelf.notes.waiting(blog.address, 1)] == [4]
    assert shelf.notes.written(blog.address, 2) == ()
    assert not server.heard("/isso/id/4"), "of what WordPress holds back Isso knows nothing"


async def test_a_thread_at_isso_is_found_after_a_page_without_it(
    reader: Reader, shelf: Shelf, server: Listener, blog: Blog
) -> None:
    new = post(server, 2)
    shelf.posts.count(blog.address, {2: 4})
    assert await read(reader, blog, replace(post(server, 1), id=3)) == set(), "it speaks for all as far as is known"
    assert await read(reader, blog, new) == {ours(1), ours(2), ours(3), ours(4)}


async def test_a_thread_at_isso_stays_on_disk_while_its_page_does_not_come(
    reader: Reader, shelf: Shelf, server: Listener, blog: Blog
) -> None:
    new = post(server, 2)
    await read(reader, blog, new)
    shelf.posts.count(blog.address, {2: 4})
    own = Comment(ours(9), 2, 0, "Ada", DATE, "<p>Wartet</p>", f"{new.link}#isso-9", status=Status.HOLD)
    shelf.notes.own(blog.address, Note(own, b"", "Wartet"))
    await reader.join_as_guest(blog, "Ada", "", mail_needed=False)
    reader.blogs._sources.clear()  # as in another run
    server.answers["/2/"] = said(500)
    with pytest.raises(BlogError):
        await read(reader, blog, new)
    assert len(shelf.notes.of(blog.address, 2) or ()) == 4
    assert [note.comment.id for note in shelf.notes.waiting(blog.address, 2)] == [ours(9)]
