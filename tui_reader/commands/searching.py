"""`search`: every text on the shelf, with the operators of the program's own search."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from tui_reader.commands.lines import emit, fields, warn
from tui_reader.i18n import _
from tui_reader.reader import Reader
from tui_reader.reader.search import parse
from tui_reader.text import line

if TYPE_CHECKING:
    from tui_reader.sought import Hit, Wanted

_MISUSED = 2
_PAGE = 50


async def run(reader: Reader, options: Namespace) -> int:
    """Print what is found, newest first; 1 when nothing is, 2 when it is not clear what is wanted."""
    wanted = parse(" ".join(options.words) + " ")  # the last word is typed to its end
    if wanted.unclear or wanted.empty:
        warn(wanted.unclear or _("There is nothing to look for in these words."))
        return _MISUSED
    left, below = options.limit, None
    while left:
        size = min(_PAGE, left)
        hits = await reader.search.find(wanted, size, below)
        for hit in hits:
            _print(hit, await asyncio.to_thread(_excerpt, hit, wanted), as_json=options.json)
        left -= len(hits)
        if len(hits) < size:
            break
        below = hits[-1].key
    return 0 if left < options.limit else 1


def _print(hit: Hit, excerpt: str, *, as_json: bool) -> None:
    post = hit.row.post
    link = f"{post.link.partition('#')[0]}#comment-{hit.comment}" if hit.comment else post.link
    if not as_json:
        fields(hit.blog, f"{hit.date:%Y-%m-%d}", post.title, excerpt, link)
        return
    emit(
        {
            "blog": hit.row.blog,
            "name": line(hit.blog),
            "number": post.id,
            "title": line(post.title),
            "comment": hit.comment or None,
            "author": hit.author,
            "date": hit.date.isoformat(),
            "link": link,
            "excerpt": excerpt,
        }
    )


def _excerpt(hit: Hit, wanted: Wanted) -> str:
    """The words around the first hit; "" where the text on disk is damaged."""
    from tui_reader.content import unpack  # noqa: PLC0415 - with the first hit
    from tui_reader.content.hits import excerpt  # noqa: PLC0415 - as above

    try:
        document = unpack(hit.body)
    except ValueError:
        return ""
    return line("".join(span.text for span in excerpt(document, wanted.words)))
