"""`show`: a post on standard output, as Markdown or JSON."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import Any

from tui_reader.answers import Reading, Thread
from tui_reader.commands.finding import found, talk
from tui_reader.commands.lines import described, emit
from tui_reader.commands.pages import page
from tui_reader.model import Blog
from tui_reader.reader import Reader


async def run(reader: Reader, options: Namespace) -> int:
    """Print it; 0, for what is not found is raised."""
    blog, reading = await found(reader, options.address, options.number, offline=options.offline)
    thread = await talk(reader, blog, reading.post, offline=options.offline) if options.comments else None
    if options.json:
        emit(await asyncio.to_thread(_object, blog, reading, thread))
    else:
        print(await asyncio.to_thread(page, reading, thread), end="")
    return 0


def _object(blog: Blog, reading: Reading, thread: Thread | None) -> dict[str, Any]:
    from tui_reader.content import markdown  # noqa: PLC0415 - markdownify

    post = reading.post
    text = {"protected": post.protected, "edited": reading.edited, "gone": reading.gone}
    whole = described(blog, post) | text | {"markdown": markdown(reading.document)}
    if thread is None:
        return whole
    comments = [
        {
            "number": one.placed.comment.id,
            "parent": one.placed.comment.parent,
            "depth": one.placed.depth,
            "author": one.placed.comment.author,
            "date": one.placed.comment.date.isoformat(),
            "link": one.placed.comment.link,
            "status": str(one.placed.comment.status),
            "markdown": markdown(one.document),
        }
        for one in thread.remarks
    ]
    return whole | {"thread": comments}
