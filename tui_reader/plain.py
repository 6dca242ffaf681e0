"""A post and its thread as linear text, for pipes and screen readers: role words, no box art."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import textwrap

from tui_reader import dates
from tui_reader.answers import Reading, Thread
from tui_reader.errors import NothingOpened
from tui_reader.i18n import _, n_
from tui_reader.model import Query, Status
from tui_reader.reader import Reader

_WIDEST = 80
_MARKS = re.compile(r"(?:\s|>\s|[-*+]\s|\d{1,9}[.)]\s)*")


async def show(reader: Reader, address: str) -> int:
    """Print the newest post of a blog, or the post an address names, and its comments; 0 when it worked."""
    try:
        if not address:
            place = await reader.place()
            if place is None:
                raise NothingOpened
            opened = await reader.open(place.blog)
            post = await reader.post(opened.blog, place.post) if place.post else None
        else:
            opened = await reader.open(address)
            post = opened.post
        if post is None:
            page = await reader.page(opened.blog, 1, Query())
            if not page.posts:
                print(_("There are no posts here yet."))
                return 0
            post = page.posts[0]
        reading = await reader.reading(opened.blog, post)
        thread = None if post.protected else await reader.thread(opened.blog, post, lambda _came, _total: None)
        print(await asyncio.to_thread(text, opened.blog.name, reading, thread))
    except BrokenPipeError:
        sys.stderr.close()
    finally:
        await reader.close()
    return 0


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
        parts.append(_("No comments"))
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
