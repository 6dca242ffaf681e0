"""`list`: the posts on the shelf, or the blogs, without a request."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from tui_reader.commands.finding import chosen
from tui_reader.commands.lines import described, emit, fields
from tui_reader.commands.rows import rows
from tui_reader.content.hits import fold
from tui_reader.errors import NotAmong
from tui_reader.kept import Row, Shelved, river
from tui_reader.model import Author, Blog, Term
from tui_reader.queries import Only, Query, Sort
from tui_reader.reader import Reader
from tui_reader.text import line

_NAMES = 10
"""Names that are told where another was asked for."""


async def run(reader: Reader, options: Namespace) -> int:
    """List them, one blog after the other; 1 when there are none."""
    blogs = await chosen(reader, options.address)
    if options.folder:
        blogs = _within(blogs, options.folder)
    if options.river:
        return await _river(reader, options)
    if options.blogs:
        return await _blogs(reader, blogs, as_json=options.json)
    found = False
    for blog, query in await _queries(reader, blogs, options):
        async for row in rows(reader, blog, query, options.limit):
            found = True
            _print(blog, row, as_json=options.json)
    return 0 if found else 1


async def _river(reader: Reader, options: Namespace) -> int:
    """All blogs together, or those of a folder."""
    everything = Blog(river(options.folder.strip("/ ")), "", "")
    of = {one.blog.address: one.blog for one in await reader.blogs.all()}
    found = False
    async for row in rows(reader, everything, _query(options, None, None), options.limit):
        found = True
        _print(of.get(row.blog, everything), row, as_json=options.json)
    return 0 if found else 1


def _within(blogs: Sequence[Shelved], folder: str) -> tuple[Shelved, ...]:
    """The blogs of a folder and of the folders in it; raises NotAmong where it is none."""
    wanted = folder.strip("/ ")
    found = tuple(one for one in blogs if f"{one.folder}/".startswith(f"{wanted}/"))
    if not found:
        names = dict.fromkeys(line(one.folder) for one in blogs if one.folder)
        raise NotAmong(name=line(folder, 200), names=", ".join([*names][:_NAMES]) or "-")
    return found


def _print(blog: Blog, row: Row, *, as_json: bool) -> None:
    post = row.post
    if not as_json:
        fields(f"{post.date:%Y-%m-%d}", post.id, post.title, post.link)
        return
    marks = {"read": row.read, "starred": row.starred, "edited": row.edited, "new_comments": row.new}
    emit(described(blog, post) | marks | {"stored": row.stored, "partial": row.partial})


async def _blogs(reader: Reader, blogs: Sequence[Shelved], *, as_json: bool) -> int:
    for one in blogs:
        _listed, tally = await reader.lists.listed(one.blog, Query())
        if not as_json:
            total = "?" if one.total is None else one.total
            fields(one.blog.address, one.posts, total, tally.unread, one.name)
            continue
        emit(
            {
                "blog": one.blog.address,
                "name": line(one.name),
                "folder": line(one.folder),
                "kind": str(one.blog.kind),
                "muted": one.muted,
                "failed": one.failed.isoformat() if one.failed else None,
                "why": one.why,
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
                    _query(
                        options,
                        term if isinstance(term, Term) else None,
                        author if isinstance(author, Author) else None,
                    ),
                )
            )
    if not queries and missing[0]:
        raise NotAmong(name=line(missing[0], 200), names=", ".join(missing[1]) or "-")
    return queries


def _query(options: Namespace, term: Term | None, author: Author | None) -> Query:
    return Query(
        term=term,
        author=author,
        only=Only.UNREAD if options.unread else Only.STARRED if options.starred else Only.ALL,
        month=options.month or "",
        sort=Sort.NEWEST if options.sort == "newest" else Sort(options.sort),
    )


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
