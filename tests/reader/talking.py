"""Readers that talk at a demo blog, and what became of it there and on disk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tui_reader.answers import Thread
from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog
from tui_reader.demo.site import Comment, now
from tui_reader.model import Blog, Draft, Post, Secret
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault

POST = 13


@asynccontextmanager
async def talker(
    home: Path, demo: DemoBlog, *, known: bool = True, deadline: float = 15
) -> AsyncIterator[tuple[Reader, Blog]]:
    """A reader with the demo blog open, logged in as its visitor if `known`; several may share a home."""
    folders, settings = Folders.under(home), Settings()
    reader = Reader(Http(deadline), Shelf(folders), Drafts(folders), Vault(settings, folders, memory_only=True))
    try:
        blog = (await reader.blogs.open(demo.address)).blog
        if known:
            await enter(reader, blog)
        yield reader, blog
    finally:
        await reader.close()


async def enter(reader: Reader, blog: Blog) -> None:
    """Log in as the demo's visitor."""
    await reader.log_in(blog, DemoBlog.user, Secret(DemoBlog.password))


async def fetched(reader: Reader, blog: Blog, post: Post) -> Thread:
    """The thread as the blog has it now."""
    return await reader.talk.thread(blog, post, lambda _came, _total: None)


def stranger(demo: DemoBlog, post: int, parent: int, text: str) -> int:
    """Somebody else comments; gives the comment's number."""
    site = demo.at.site
    return site.add(Comment(site.next_comment(), post, parent, "Fremde", now(), text)).id


def sent(demo: DemoBlog) -> list[str]:
    """What the blog took, oldest first."""
    return [comment.raw for comment in demo.at.site.comments.values() if comment.sent]


def asked(demo: DemoBlog, method: str) -> int:
    """How many requests about comments there were."""
    return sum(one.method == method and "comments" in one.path for one in demo.requests)


async def until_posted(demo: DemoBlog) -> None:
    """Wait for a comment to reach the blog."""
    while not asked(demo, "POST"):  # noqa: ASYNC110 - the blog is another thread, and knows nothing of this loop
        await asyncio.sleep(0.001)


def on_disk(home: Path) -> tuple[Draft, ...]:
    """All drafts, as another start of the program would find them."""
    return Drafts(Folders.under(home)).all()
