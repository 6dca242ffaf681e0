"""`list`: the posts on the shelf, or the blogs, without a request."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from tui_reader.commands.finding import chosen
from tui_reader.commands.lines import described, emit, fields
from tui_reader.commands.rows import rows
from tui_reader.content.hits import fold
from tui_reader.errors import NotAmong
from tui_reader.kept import Row, Shelved
from tui_reader.model import Author, Blog, Term
from tui_reader.queries import Only, Query, Sort
from tui_reader.reader import Reader
from tui_reader.text import line

_NAMES = 10
"""Names that are told where another was asked for."""


async def run(reader: Reader, options: Namespace) -> int:
    """List them, one blog after the other; 1 when there are none."""
    blogs = await chosen(reader, options.address)
    if options.blogs:
        return await _blogs(reader, blogs, as_json=options.json)
    found = False
    for blog, query in await _queries(reader, blogs, options):
        async for row in rows(reader, blog, query, options.limit):
            found = True
            _print(blog, row, as_json=options.json)
    return 0 if found else 1


def _print(blog: Blog, row: Row, *, as_json: bool) -> None:
    post = row.post
    if not as_json:
        fields(f"{post.date:%Y-%m-%d}", post.id, post.title, post.link)
        return
    marks = {"read": row.read, "starred": row.starred, "edited": row.edited, "new_comments": row.new}
    emit(described(blog, post) | marks | {"stored": row.stored})


async def _blogs(reader: Reader, blogs: Sequence[Shelved], *, as_json: bool) -> int:
    for one in blogs:
        _listed, tally = await reader.lists.listed(one.blog, Query())
        if not as_json:
            total = "?" if one.total is None else one.total
            fields(one.blog.address, one.posts, total, tally.unread, one.blog.name)
            continue
        emit(
            {
                "blog": one.blog.address,
                "name": line(one.blog.name),
                "posts": one.posts,
                "total": one.total,
                "unread": tally.unread,
                "whole": one.whole,
                "checked": one.checked.isoformat() if one.checked else None,
            }
        )
    return 0


async def _queries(reader: Reader, blogs: Sequence[Shelved], options: Namespace) -> list[tuple[Blog, Query]]:
    """What is listed of each blog; one that has no such topic or author is left out. Raises NotAmong for all."""
    only = Only.UNREAD if options.unread else Only.STARRED if options.starred else Only.ALL
    queries: list[tuple[Blog, Query]] = []
    missing: tuple[str, list[str]] = ("", [])
    for blog in (one.blog for one in blogs):
        named: dict[str, Term | Author | None] = {}
        for kind, name in (("topics", options.topic), ("authors", options.author)):
            named[kind], names = await _named(reader, blog, kind, name)
            if name and named[kind] is None:
                missing = name, missing[1] or names
                break
        else:
            term, author = named["topics"], named["authors"]
            queries.append(
                (
                    blog,
                    Query(
                        term=term if isinstance(term, Term) else None,
                        author=author if isinstance(author, Author) else None,
                        only=only,
                        month=options.month or "",
                        sort=Sort.NEWEST if options.sort == "newest" else Sort(options.sort),
                    ),
                )
            )
    if not queries and missing[0]:
        raise NotAmong(name=line(missing[0], 200), names=", ".join(missing[1]) or "-")
    return queries


async def _named(reader: Reader, blog: Blog, kind: str, name: str) -> tuple[Term | Author | None, list[str]]:
    """The topic or author of a name, or of a part that one name alone has; and names that may have been meant.

    Case and diacritics make no difference. The names are those that have the part, else all, the most frequent first.
    """
    if not name:
        return None, []
    facets = await reader.lists.facets(blog, kind)
    values = [facet.value for facet in facets if isinstance(facet.value, Term | Author)]
    said = fold(name.strip())
    partly = [value for value in values if said and said in fold(value.name)]
    whole = [value for value in partly if fold(value.name) == said]
    meant = next(iter(whole or (partly if len(partly) == 1 else ())), None)
    return meant, [line(value.name) for value in (partly or values)[:_NAMES]]
