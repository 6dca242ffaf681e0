"""A WordPress blog's posts by REST (REST API Handbook, Posts): lists with `_fields`, neighbours, one with its text."""

import asyncio
from typing import NamedTuple

from tui_reader.blog.address import web
from tui_reader.blog.names import Names
from tui_reader.blog.rest import Rest
from tui_reader.blog.selection import MOST, SECOND, clock, parameters
from tui_reader.blog.values import count, moment, number, rendered, words
from tui_reader.errors import NotJson
from tui_reader.model import Article, Neighbours, Post
from tui_reader.queries import Batch, Select

_FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,title,link,author,categories,tags,comment_status,sticky,content.protected"
)
_WITH_TEXT = _FIELDS.removesuffix(".protected")
_ROUTE = "wp/v2/posts"
_PAST = "rest_post_invalid_page_number"
"""What WordPress says of a page after the last one."""
_NEAR = 10


class _Listed(NamedTuple):
    """A page of a list: the objects that have a number, how many match in all, whether there are more pages."""

    rows: list[dict[str, object]]
    total: int | None
    more: bool


class Posts:
    """The posts of one blog; implements Source."""

    def __init__(self, rest: Rest) -> None:
        self.blog = rest.blog
        self._rest = rest
        self._names = Names(rest)

    async def posts(self, select: Select) -> Batch:
        """The posts that match, texts included, a page of them; past the end it is empty."""
        listed = await self._listed(parameters(select) | {"_fields": _WITH_TEXT})
        posts = await self._posts(listed.rows)
        return Batch(tuple(map(_article, posts, listed.rows)), listed.total, listed.more)

    async def present(self, select: Select) -> tuple[tuple[int, ...], int | None]:
        """Numbers of the posts that match, a page of them, and how many match in all; cheap, to find what is gone."""
        listed = await self._listed(parameters(select) | {"_fields": "id"})
        return tuple(number(row["id"]) for row in listed.rows), listed.total

    async def post(self, number: int) -> Post:
        """One post by its number."""
        return (await self._one(number, _FIELDS))[0]

    async def article(self, post: Post) -> Article:
        """The post as it is now, with its text; a protected post's is ""."""
        fresh, row = await self._one(post.id, _WITH_TEXT)
        return _article(fresh, row)

    async def neighbours(self, post: Post) -> Neighbours:
        """The posts next to it, in the order of WordPress' own `post_date`, within one second by number."""
        return Neighbours(*await asyncio.gather(self._next(post, newer=False), self._next(post, newer=True)))

    async def _next(self, post: Post, *, newer: bool) -> Post | None:
        """The nearest post on one side.

        `before` and `after` leave out their own second, so the window opens a second early and posts of the same second
        are told apart by number. A crowd in one second, as imports leave it, takes more than one page.
        """
        edge = post.date + (-SECOND if newer else SECOND)
        window: dict[str, str | int] = {"after" if newer else "before": clock(edge)}
        window |= {"order": "asc" if newer else "desc", "exclude": post.id, "_fields": _FIELDS}
        here = _place(post)
        for per_page, page in ((_NEAR, 1), *((MOST, page) for page in range(1, 21))):
            listed = await self._listed(window | {"per_page": per_page, "page": page})
            found = await self._posts(listed.rows)
            there = [other for other in found if (_place(other) > here if newer else _place(other) < here)]
            if there:
                return min(there, key=_place) if newer else max(there, key=_place)
            if not listed.more:
                return None
        return None

    async def _listed(self, asked: dict[str, str | int]) -> _Listed:
        """A page of the list; empty past its end."""
        reply = await self._rest.get(_ROUTE, **asked)
        if reply.code == _PAST:
            return _Listed([], None, more=False)
        rows = await reply.check().parsed()
        if not isinstance(rows, list):
            raise NotJson(host=reply.host)
        pages = count(reply.header("x-wp-totalpages"))
        # Without the header (a proxy may drop it) all one knows is whether this page was full.
        more = len(rows) >= int(asked["per_page"]) if pages is None else int(asked["page"]) < pages
        found = [row for row in rows if isinstance(row, dict) and number(row.get("id"))]
        return _Listed(found, count(reply.header("x-wp-total")), more)

    async def _one(self, key: int, fields: str) -> tuple[Post, dict[str, object]]:
        reply = (await self._rest.get(f"{_ROUTE}/{key}", _fields=fields)).check()
        row = await reply.parsed()
        if not isinstance(row, dict) or not number(row.get("id")):
            raise NotJson(host=self.blog.host)
        return (await self._posts([row]))[0], row

    async def _posts(self, rows: list[dict[str, object]]) -> tuple[Post, ...]:
        await self._names.learn(rows)
        return tuple(self._post(row) for row in rows)

    def _post(self, row: dict[str, object]) -> Post:
        content = row.get("content")
        key = number(row.get("id"))
        return Post(
            id=key,
            title=words(row.get("title")),
            link=web(row.get("link")) or f"{self.blog.address}?p={key}",
            date=moment(row.get("date"), row.get("date_gmt")),
            modified=moment(row.get("modified"), row.get("modified_gmt")),
            author=self._names.author(row),
            terms=self._names.terms(row),
            comments_open=row.get("comment_status") != "closed",
            protected=isinstance(content, dict) and content.get("protected") is True,
            sticky=row.get("sticky") is True,
        )


def _article(post: Post, row: dict[str, object]) -> Article:
    return Article(post, "" if post.protected else rendered(row.get("content")))


def _place(post: Post) -> tuple[str, int]:
    return clock(post.date), post.id
