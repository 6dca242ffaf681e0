"""A post and its thread as linear text, for pipes and screen readers: role words, no box art."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import textwrap
from datetime import UTC, datetime

from tui_reader import dates, figures
from tui_reader.answers import Reading, Thread
from tui_reader.errors import (
    Broken,
    EmptyShelf,
    NoSuchHost,
    NothingOpened,
    ReaderError,
    Refused,
    ServerFailed,
    TimedOut,
    TlsFailed,
    TooMany,
)
from tui_reader.i18n import _, n_
from tui_reader.kept import Place
from tui_reader.model import Blog, Post, Status
from tui_reader.queries import Query
from tui_reader.reader import Reader

_SILENT = (NoSuchHost, Refused, TimedOut, TlsFailed, Broken, ServerFailed, TooMany)
"""What a blog does that does not answer: its posts may be on disk."""

_WIDEST = 80
_MARKS = re.compile(r"(?:\s|>\s|[-*+]\s|\d{1,9}[.)]\s)*")


async def show(reader: Reader, address: str) -> int:
    """Print the newest post of a blog, or the post an address names, and its comments; 0 when it worked.

    Without an address it is the post that was read last. Where the blog does not answer, what is on disk is printed,
    and standard error says how old it is.
    """
    try:
        place = None if address else await reader.places.last()
        if not address and place is None:
            raise NothingOpened if await reader.blogs.all() else EmptyShelf
        try:
            found = await _asked(reader, address, place)
        except _SILENT as error:
            found = await _kept(reader, address, place, error)
        if found is None:
            print(_("There are no posts here yet."))
            return 0
        blog, reading = found
        thread = None if reading.post.protected else await _thread(reader, blog, reading.post)
        print(await asyncio.to_thread(text, blog.name, reading, thread))
    finally:
        await reader.close()
    return 0


async def _asked(reader: Reader, address: str, place: Place | None) -> tuple[Blog, Reading] | None:
    """The blog and the post as they are now; raises BlogError or AddressError."""
    opened = await reader.blogs.open(place.blog if place else address)
    blog, post = opened.blog, opened.post
    if place and place.post:
        post = await reader.texts.post(blog, place.post)
        return blog, await reader.texts.reading(blog, post, fresh=True)
    if post is None:
        await reader.refresh.check(blog)
        post = await _newest(reader, blog)
    return (blog, await reader.texts.whole(blog, post)) if post else None


async def _kept(reader: Reader, address: str, place: Place | None, error: ReaderError) -> tuple[Blog, Reading] | None:
    """The same from disk, saying so; raises the error where there is nothing."""
    known = await reader.blogs.known(place.blog if place else address)
    if known is None:
        raise error
    post = await reader.texts.post(known.blog, place.post) if place and place.post else None
    post = post or await _newest(reader, known.blog)
    if post is None:
        raise error
    reading = await reader.texts.reading(known.blog, post)
    since = figures.age((datetime.now(UTC) - known.checked).total_seconds()) if known.checked else "?"
    print(f"tui-reader: {error.summary}", _("What follows was kept ({age}).").format(age=since), file=sys.stderr)
    return known.blog, reading


async def _newest(reader: Reader, blog: Blog) -> Post | None:
    listed, _tally = await reader.lists.listed(blog, Query())
    rows = await reader.lists.window(listed, 0, 1)
    return rows[0].post if rows else None


async def _thread(reader: Reader, blog: Blog, post: Post) -> Thread | None:
    """Its comments as they are now, else as they were kept; raises BlogError where they never were."""
    try:
        return await reader.talk.thread(blog, post, lambda _came, _total: None)
    except _SILENT as error:
        if (kept := await reader.talk.kept(blog, post)) is None:
            print(f"tui-reader: {error.summary}", _("The comments are not on disk."), file=sys.stderr)
        return kept or Thread((), 0)


def text(blog: str, reading: Reading, thread: Thread | None) -> str:
    """The whole as text, wrapped to the terminal, at most 80 columns."""
    from tui_reader.content import markdown  # noqa: PLC0415 - needs markdownify

    post = reading.post
    parts = [
        _("Blog: {name}").format(name=blog),
        _("Title: {title}").format(title=post.title or _("Untitled")),
        _("By {author} | {date}").format(author=post.author.name, date=dates.long(post.date)),
        _("Topics: {names}").format(names=", ".join(term.name for term in post.terms)) if post.terms else "",
        _("Address: {link}").format(link=post.link),
        "",
        _wrapped(markdown(reading.document)),
        "",
    ]
    if thread is None:
        parts.append(_("This post is protected."))
    elif not thread.remarks:
        ways = thread.ways
        words = _("The comments are with {system}: {link}") if ways and ways.elsewhere else _("No comments")
        parts.append(words.format(system=ways.elsewhere, link=ways.link or post.link) if ways else words)
    else:
        parts.append(n_("{n} comment", "{n} comments", thread.total).format(n=thread.total))
        for number, remark in enumerate(thread.remarks, 1):
            comment = remark.placed.comment
            words = _("Reply, level {level}") if remark.placed.depth else _("Comment")
            role = words.format(level=remark.placed.depth)
            held = _("waiting for approval")
            waiting = f" ({held})" if comment.status is Status.HOLD else ""
            head = f"{number}. {role}: {comment.author}, {dates.moment(comment.date)}{waiting}"
            parts += ["", head, _wrapped(markdown(remark.document))]
    return "\n".join(part for part in parts if part is not None)


def _wrapped(markdown: str) -> str:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    lines: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        fenced ^= line.lstrip().startswith("```")
        if fenced or len(line) <= width or line.lstrip().startswith(("|", "```")):
            lines.append(line)
            continue
        marks = _MARKS.match(line)
        indent = re.sub(r"[^>]", " ", marks[0]) if marks else ""  # a quotation's > again, blanks below a list's mark
        lines += textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).strip()
