"""`sync`: bring blogs onto the shelf, what is new or the whole archive."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import Any

from tui_reader.answers import News
from tui_reader.commands.finding import chosen
from tui_reader.commands.lines import emit, warn
from tui_reader.commands.progress import ProgressLine
from tui_reader.errors import BlogError, NotOnShelf
from tui_reader.figures import grouped
from tui_reader.i18n import _
from tui_reader.kept import Shelved
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.text import line


async def run(reader: Reader, options: Namespace) -> int:
    """Bring in one blog or all; a blog that fails among others is said, and the others are brought in.

    Raises BlogError where the one that is meant fails, KeepError where what comes is not kept.
    """
    blogs = await _blogs(reader, options.address)
    failed = 0
    for blog in blogs:
        try:
            news, kept = await _one(reader, blog, whole=options.all)
            if reader.unkept:  # nothing of it is on disk, and nothing of the others would be
                raise reader.unkept
        except BlogError as error:
            if options.address:
                raise
            failed += 1
            warn(str(error))
            if options.json:
                emit({"blog": blog.address, "name": blog.name, "error": error.summary})
            continue
        if options.json:
            emit(_object(news, kept))
        else:
            print(_sentence(news, kept), flush=True)
    return 1 if failed else 0


async def _blogs(reader: Reader, address: str) -> tuple[Blog, ...]:
    """The blogs that are meant; one that is not on the shelf yet is looked for."""
    try:
        return tuple(one.blog for one in await chosen(reader, address))
    except NotOnShelf:
        opened = await reader.blogs.open(address)
        if opened.hint:
            warn(opened.hint)
        return (opened.blog,)


async def _one(reader: Reader, blog: Blog, *, whole: bool) -> tuple[News, Shelved]:
    """Bring in one blog; what came before it is broken off is kept, and said."""
    progress = ProgressLine()
    try:
        news = await reader.refresh.check(blog, progress.show)
        if whole:
            before = await _kept(reader, blog)
            await reader.refresh.archive(blog, progress.show)
            kept = await _kept(reader, blog)
            return News(news.new + kept.posts - before.posts, news.changed, news.gone, news.replies), kept
        return news, await _kept(reader, blog)
    except asyncio.CancelledError:
        progress.end()
        if reader.unkept:
            warn(str(reader.unkept))
            raise
        kept = await _kept(reader, blog)
        words = _("Stopped with {n} posts on disk; go on with: {command}")
        command = f"tui-reader sync {blog.address}{' --all' if whole else ''}"
        warn(words.format(n=grouped(kept.posts), command=command))
        raise
    finally:
        progress.end()


async def _kept(reader: Reader, blog: Blog) -> Shelved:
    return await reader.blogs.known(blog.address) or Shelved(blog)


def _object(news: News, kept: Shelved) -> dict[str, Any]:
    return {
        "blog": kept.blog.address,
        "name": line(kept.name),
        "new": news.new,
        "changed": news.changed,
        "gone": news.gone,
        "replies": news.replies,
        "posts": kept.posts,
        "total": kept.total,
        "whole": kept.whole,
    }


def _sentence(news: News, kept: Shelved) -> str:
    if kept.whole:
        words = _("{name}: {new} new, {changed} changed, {gone} gone; all {posts} posts are on disk.")
    elif kept.total is not None:
        words = _("{name}: {new} new, {changed} changed, {gone} gone; {posts} of {total} posts are on disk.")
    else:
        words = _("{name}: {new} new, {changed} changed, {gone} gone; {posts} posts are on disk.")
    return words.format(
        name=line(kept.name),
        new=grouped(news.new),
        changed=grouped(news.changed),
        gone=grouped(news.gone),
        posts=grouped(kept.posts),
        total=grouped(kept.total or 0),
    )
