"""A WordPress blog's posts by REST (REST API Handbook, Posts): lists with `_fields`, neighbours, one with its text."""

import asyncio
from datetime import timedelta

from tui_reader.blog.address import web
from tui_reader.blog.names import Names
from tui_reader.blog.reply import Reply
from tui_reader.blog.rest import Rest
from tui_reader.blog.values import count, moment, number, rendered, words
from tui_reader.errors import NotJson
from tui_reader.model import Article, Neighbours, Page, Post, Query

PER_PAGE = 30
"""Posts of one list page: on screen at once on a tall terminal, and half as dear for the server as 100."""

_FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,title,link,author,categories,tags,comment_status,sticky,content.protected"
)
_NEAR = 10
_SECOND = timedelta(seconds=1)


class Posts:
    """The posts of one blog; implements Source."""

    def __init__(self, rest: Rest) -> None:
        self.blog = rest.blog
        self._rest = rest
        self._names = Names(rest)
        self._totals: dict[Query, int] = {}

    async def page(self, number: int, query: Query) -> Page:
        """Page `number` of the posts that match, newest first; past the end it is empty."""
        terms = {query.term.taxonomy: query.term.id} if query.term else {}
        reply = await self._rest.get("wp/v2/posts", page=number, per_page=PER_PAGE, _fields=_FIELDS, **terms)
        if reply.code == "rest_post_invalid_page_number":
            total = self._totals.get(query, 0)
            return Page((), number, total, -(-total // PER_PAGE))
        rows = _rows(reply)
        # Without the header (a proxy may drop it) all one knows is whether this page was full.
        seen = (number - 1) * PER_PAGE + len(rows)
        named = count(reply.header("x-wp-total"))
        pages = count(reply.header("x-wp-totalpages"))
        self._totals[query] = seen if named is None else named
        if pages is None:
            pages = number + (len(rows) >= PER_PAGE)
        return Page(await self._posts(rows), number, self._totals[query], pages)

    async def post(self, number: int) -> Post:
        """One post by its number."""
        return (await self._one(number, _FIELDS))[0]

    async def article(self, post: Post) -> Article:
        """The post as it is now, with its text; a protected post's is ""."""
        fresh, row = await self._one(post.id, _FIELDS.removesuffix(".protected"))
        return Article(fresh, rendered(row.get("content")))

    async def neighbours(self, post: Post) -> Neighbours:
        """The posts next to it, in the order of WordPress' own `post_date`, within one second by number."""
        return Neighbours(*await asyncio.gather(self._next(post, newer=False), self._next(post, newer=True)))

    async def _next(self, post: Post, *, newer: bool) -> Post | None:
        """The nearest post on one side.

        `before` and `after` leave out their own second, so the window opens a second early and posts of the same second
        are told apart by number. A crowd in one second, as imports leave it, takes more than one page.
        """
        edge = post.date.replace(tzinfo=None) + (-_SECOND if newer else _SECOND)
        # A time without a zone is the blog's own, compared with post_date as it stands, whatever the zone was then.
        window: dict[str, str | int] = {"after" if newer else "before": edge.isoformat(timespec="seconds")}
        window |= {"order": "asc" if newer else "desc", "exclude": post.id, "_fields": _FIELDS}
        here = _place(post)
        for per_page, page in ((_NEAR, 1), *((100, page) for page in range(1, 21))):
            reply = await self._rest.get("wp/v2/posts", per_page=per_page, page=page, **window)
            if reply.code == "rest_post_invalid_page_number":
                return None
            rows = _rows(reply)
            found = await self._posts(rows)
            there = [other for other in found if (_place(other) > here if newer else _place(other) < here)]
            if there:
                return min(there, key=_place) if newer else max(there, key=_place)
            if len(rows) < per_page:
                return None
        return None

    async def _one(self, key: int, fields: str) -> tuple[Post, dict[str, object]]:
        reply = (await self._rest.get(f"wp/v2/posts/{key}", _fields=fields)).check()
        row = reply.json()
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


def _rows(reply: Reply) -> list[dict[str, object]]:
    """The objects of a list, those with a number only."""
    value = reply.check().json()
    if not isinstance(value, list):
        raise NotJson(host=reply.host)
    return [row for row in value if isinstance(row, dict) and number(row.get("id"))]


def _place(post: Post) -> tuple[str, int]:
    return post.date.replace(tzinfo=None).isoformat(timespec="seconds"), post.id
