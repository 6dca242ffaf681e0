"""A post and its thread as Markdown, for people and for files with front matter. Everything here blocks."""

from __future__ import annotations

import html
import json

from tui_reader.answers import Reading, Remark, Thread
from tui_reader.i18n import _, n_
from tui_reader.model import Blog, Status
from tui_reader.text import line


def page(reading: Reading, thread: Thread | None = None) -> str:
    """A post under its title, with who wrote it, when, and where it stands."""
    from tui_reader.content import convert, markdown  # noqa: PLC0415 - lxml and markdownify

    post = reading.post
    link = html.escape(post.link)
    about = ", ".join(html.escape(part) for part in (line(post.author.name), f"{post.date:%Y-%m-%d}") if part)
    head = markdown(convert(f'<p>{about}, <a href="{link}">{link}</a></p>'))
    return "\n".join([_heading(1, post.title or _("Untitled")), head, _body(reading, thread)])


def file(blog: Blog, reading: Reading, thread: Thread | None = None) -> str:
    """A post as a file: YAML front matter, the text, and the thread if it is wanted."""
    post = reading.post
    count = post.comments if thread is None else thread.total
    matter = {
        "title": line(post.title),
        "author": line(post.author.name),
        "date": post.date.isoformat(),
        "modified": post.modified.isoformat(),
        "permalink": line(post.link),
        "topics": [line(term.name) for term in post.terms],
        "blog": line(blog.name),
        "comments": count,
    }
    # A string of JSON is one of YAML as long as nothing beyond its own escapes is in it: no surrogates, no controls.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in matter.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", _body(reading, thread)])


def remarks(thread: Thread) -> str:
    """The comments of a post, each under a heading that says who it is of and what it answers."""
    from tui_reader.content import markdown  # noqa: PLC0415 - as above

    words = n_("{n} comment", "{n} comments", thread.total) if thread.remarks else _("No comments")
    parts = [_heading(2, words.format(n=thread.total))]
    for number, remark in enumerate(thread.remarks, 1):
        parts += [_heading(3, _role(number, remark)), markdown(remark.document)]
    return "\n".join(parts)


def _body(reading: Reading, thread: Thread | None) -> str:
    from tui_reader.content import markdown  # noqa: PLC0415 - as above

    if reading.post.protected:
        return _("This post is protected.") + "\n"
    text = markdown(reading.document)
    return "\n".join(part for part in (text, remarks(thread) if thread else "") if part)


def _role(number: int, remark: Remark) -> str:
    """What stands above a comment; its date as in every language, so that files stay the same."""
    comment, depth = remark.placed.comment, remark.placed.depth
    words = _("Reply, level {level}") if depth else _("Comment")
    held = _("waiting for approval")
    waiting = f" ({held})" if comment.status is Status.HOLD else ""
    return f"{number}. {words.format(level=depth)}: {comment.author}, {comment.date:%Y-%m-%d %H:%M}{waiting}"


def _heading(level: int, words: str) -> str:
    from tui_reader.content import convert, markdown  # noqa: PLC0415 - as above

    return markdown(convert(f"<h{level}>{html.escape(line(words))}</h{level}>"))
