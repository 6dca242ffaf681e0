"""The whole way: from a feed to a thread at a real Isso and back, as a person goes it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.blog.documents import item, rss
from tests.blog.listener import Asked, data
from tests.isso.conftest import Site, Starter, embedding
from tests.isso.servers import Server
from tui_reader.blog.http import Http
from tui_reader.blog.isso import ours, theirs
from tui_reader.errors import Unanswered
from tui_reader.model import Blog, Draft, Post, Status
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault

pytestmark = pytest.mark.isso


@asynccontextmanager
async def reading(home: Path, address: str) -> AsyncIterator[tuple[Reader, Blog, Post]]:
    """A reader with a blog of one post open."""
    folders, settings = Folders.under(home), Settings()
    shelf = Shelf(folders)
    reader = Reader(Http(), shelf, Drafts(folders), Vault(settings, folders, memory_only=True))
    try:
        blog = (await reader.blogs.open(address)).blog
        await reader.refresh.check(blog)
        listed, _tally = await reader.lists.listed(blog, Query())
        (row,) = await reader.lists.window(listed, 0, 10)
        yield reader, blog, row.post
    finally:
        await reader.close()
        shelf.close()


def published(site: Site, isso: Server) -> str:
    """The feed of a blog with one post; gives its address."""
    post = site.post(isso)
    site.listener.answers["/feed.xml"] = rss(f"{site.listener.origin}/", [item(1, post.link)])
    return f"{site.listener.origin}/feed.xml"


async def test_a_guest_joins_a_conversation(site: Site, free: Server, tmp_path: Path) -> None:
    async with reading(tmp_path, published(site, free)) as (reader, blog, post):
        first, _cookie = free.write(site.path(post), "Guten Tag")
        thread = await reader.talk.thread(blog, post, lambda _came, _total: None)
        assert [remark.placed.comment.id for remark in thread.remarks] == [ours(first)]
        assert thread.ways
        assert (thread.ways.guest, thread.ways.login, thread.ways.mail) == (True, False, False)
        await reader.join_as_guest(blog, "Ada", "", mail_needed=thread.ways.mail)
        sent = await reader.talk.send(blog, Draft(blog.address, post.id, ours(first), "Danke *sehr*!"))
        assert (sent.parent, sent.status) == (ours(first), Status.APPROVED)
        thread = await reader.talk.thread(blog, post, lambda _came, _total: None)
        assert [remark.placed.comment.author for remark in thread.remarks] == ["Berta", "Ada"]
        assert await reader.talk.drafts(blog) == ()
        assert await reader.lists.counts(blog, [post]) == {post.id: 2}


async def test_a_comment_that_waits_is_shown_until_the_owner_decides(
    site: Site, start: Starter, tmp_path: Path
) -> None:
    isso = start(moderation__enabled="true", guard__enabled="false")
    async with reading(tmp_path, published(site, isso)) as (reader, blog, post):
        await reader.join_as_guest(blog, "Ada", "", mail_needed=False)
        texts = ("Gut.", "Kaufen Sie!", "Auch gut.")
        good, bad, later = [await reader.talk.send(blog, Draft(blog.address, post.id, 0, text)) for text in texts]
        assert await states(reader, blog, post) == dict.fromkeys((good.id, bad.id, later.id), Status.HOLD)
        isso.moderate(theirs(good.id), "activate")
        isso.moderate(theirs(bad.id), "delete")
        assert await states(reader, blog, post) == {good.id: Status.APPROVED, later.id: Status.HOLD}


async def states(reader: Reader, blog: Blog, post: Post) -> dict[int, Status]:
    """What became of the comments of a thread, as it is shown now."""
    thread = await reader.talk.thread(blog, post, lambda _came, _total: None)
    return {remark.placed.comment.id: remark.placed.comment.status for remark in thread.remarks}


async def test_a_comment_whose_answer_was_lost_is_there_once_after_the_second_try(
    site: Site, free: Server, tmp_path: Path
) -> None:
    async def forward(asked: Asked, writer: asyncio.StreamWriter) -> None:
        words = json.loads(asked.body) if asked.body else None
        status, _headers, answer = await asyncio.to_thread(free.ask, asked.method, asked.target, words)
        if asked.method == "GET":
            writer.write(data(answer, status))
            await writer.drain()
        writer.close()

    async with reading(tmp_path, published(site, free)) as (reader, blog, post):
        first, _cookie = free.write(site.path(post), "Guten Tag")
        second, _cookie = free.write(site.path(post), "Danke!", parent=first)
        site.listener.answers |= {
            site.path(post): embedding(site.listener.origin),
            "/": forward,
            "POST /new": forward,
        }
        await reader.join_as_guest(blog, "Ada", "", mail_needed=False)
        draft = Draft(blog.address, post.id, ours(second), "Bitte *sehr*!")
        with pytest.raises(Unanswered):
            await reader.talk.send(blog, draft)
        (kept,) = await reader.talk.drafts(blog)
        assert kept.sent
        sent = await reader.talk.send(blog, kept)
        assert sent.parent == ours(first)
        assert len((await site.read(post))[0]) == 3
