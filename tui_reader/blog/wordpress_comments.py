"""A WordPress blog's comments by REST (REST API Handbook, Comments): counts, whole threads, and sending one."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from tui_reader.blog.address import web
from tui_reader.blog.reply import Reply
from tui_reader.blog.rest import Rest
from tui_reader.blog.values import count, moment, number, rendered, words
from tui_reader.errors import (
    BlogError,
    Closed,
    Duplicate,
    Empty,
    NotJson,
    Protected,
    ReaderError,
    Refusal,
    TooFast,
    TooLong,
    Unanswered,
)
from tui_reader.i18n import _
from tui_reader.model import Comment, Credential, Draft, Post, Status

_FIELDS = "id,post,parent,author,author_name,date,date_gmt,content,link,status"
_ROUTE = "wp/v2/comments"
_PER_PAGE = 100
_IN_FLIGHT = 2
_MOST_PAGES = 500
_FLOOD = 15  # seconds between two comments of one person (wp_throttle_comment_flood)


class Comments:
    """The comments of one blog; implements Discussion."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._unreadable: set[int] = set()
        """Posts whose comments one may not read: one of them in a list makes the whole request a 401."""

    async def counts(self, posts: Sequence[Post]) -> dict[int, int]:
        """Comments by post number; protected posts are left out, since one of them makes the whole request a 401."""
        asked = [post.id for post in posts if not post.protected]
        found: dict[int, int] = {}
        for start in range(0, len(asked), _PER_PAGE):
            found |= await self._counts(asked[start : start + _PER_PAGE])
        return found

    async def comments(self, post: Post) -> AsyncIterator[tuple[tuple[Comment, ...], int]]:
        """All comments, oldest first, a page at a time, each with the server's total; two requests are in flight."""
        total, pages = 0, 1
        waiting: list[asyncio.Task[tuple[tuple[Comment, ...], int, int]]] = []
        asked = 0
        try:
            while asked < pages or waiting:
                while asked < pages and len(waiting) < _IN_FLIGHT:
                    asked += 1
                    waiting.append(asyncio.create_task(self._page(post.id, asked)))
                found, total, named = await waiting.pop(0)
                pages = min(max(named, asked), _MOST_PAGES)
                yield found, total
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def replies(self, posts: Sequence[int], after: datetime) -> tuple[Comment, ...]:
        """Comments under some posts written after a moment, oldest first, at most 100.

        A post that got a password or went to the trash is left out; which one it is, is found by halving the list.
        """
        asked = [post for post in posts if post not in self._unreadable]
        if not asked:
            return ()
        moment_utc = f"{after.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
        reply = await self._rest.get(
            _ROUTE,
            post=_joined(asked),
            after=moment_utc,
            per_page=_PER_PAGE,
            order="asc",
            orderby="date",
            _fields=_FIELDS,
        )
        if reply.code == "rest_cannot_read_post":
            if len(asked) == 1:
                self._unreadable.update(asked)
                return ()
            half = len(asked) // 2
            found = [*await self.replies(asked[:half], after), *await self.replies(asked[half:], after)]
            return tuple(sorted(found, key=lambda comment: (comment.date, comment.id))[:_PER_PAGE])
        return await _comments(reply)

    async def comment(self, number: int, credential: Credential) -> Comment | None:
        """One comment as its author sees it, held ones too; None when it is gone."""
        reply = await self._rest.signed("GET", f"{_ROUTE}/{number}", credential, _fields=_FIELDS)
        if reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN):
            return None
        return _comment(reply.check().json(), reply)

    async def send(self, draft: Draft, credential: Credential) -> Comment:
        """Send a comment once, never again by itself; raises Unanswered when it may or may not have arrived."""
        host = self._rest.blog.host
        if not draft.text.strip():
            raise Empty(host=host)
        data: dict[str, object] = {"post": draft.post, "content": draft.text}
        if draft.parent:
            data["parent"] = draft.parent
        try:
            reply = await self._rest.signed("POST", _ROUTE, credential, data, _fields=_FIELDS)
        except BlogError as error:
            if error.sent:
                raise Unanswered(host=host) from error
            raise
        if reply.status not in (HTTPStatus.CREATED, HTTPStatus.OK):
            raise _refusal(reply)
        try:
            return _comment(reply.json(), reply)
        except NotJson:  # it was taken, but a notice before the JSON or a portal's page hides how
            raise Unanswered(host=host) from None

    async def _counts(self, asked: list[int]) -> dict[int, int]:
        """Counts of up to 100 posts: from the comments' post numbers, or by a HEAD for each where that is cheaper."""
        if not asked:
            return {}
        first = await self._numbers(asked, 1)
        if first is None:  # one of them may not be read, and we cannot tell which
            return await self._totals(asked)
        seen, total = first
        pages = -(-total // _PER_PAGE)
        if pages - 1 > len(asked):
            return await self._totals(asked)
        for start in range(2, pages + 1, _IN_FLIGHT):
            more = range(start, min(start + _IN_FLIGHT, pages + 1))
            for rest in await asyncio.gather(*(self._numbers(asked, page) for page in more)):
                seen += rest[0] if rest else []
        return {key: seen.count(key) for key in asked}

    async def _numbers(self, asked: list[int], page: int) -> tuple[list[int], int] | None:
        reply = await self._rest.get(_ROUTE, post=_joined(asked), per_page=_PER_PAGE, page=page, _fields="post")
        if reply.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return None
        rows = await reply.check().parsed()
        if not isinstance(rows, list):
            raise NotJson(host=reply.host)
        found = [number(row.get("post")) for row in rows if isinstance(row, dict)]
        total = count(reply.header("x-wp-total"))
        return found, len(found) if total is None else total

    async def _totals(self, asked: list[int]) -> dict[int, int]:
        gate = asyncio.Semaphore(_IN_FLIGHT)

        async def one(key: int) -> tuple[int, int | None]:
            async with gate:
                reply = await self._rest.head(_ROUTE, post=key, per_page=1)
            return key, count(reply.header("x-wp-total")) if reply.status == HTTPStatus.OK else None

        answers = await asyncio.gather(*(one(key) for key in asked))
        return {key: total for key, total in answers if total is not None}

    async def _page(self, post: int, page: int) -> tuple[tuple[Comment, ...], int, int]:
        """One page, the total of comments, and how many pages there are."""
        reply = await self._rest.get(_ROUTE, post=post, per_page=_PER_PAGE, page=page, order="asc", _fields=_FIELDS)
        found = await _comments(reply)
        total, pages = count(reply.header("x-wp-total")), count(reply.header("x-wp-totalpages"))
        if pages is None:
            pages = page + (len(found) >= _PER_PAGE)
        return found, (page - 1) * _PER_PAGE + len(found) if total is None else total, pages


def _joined(posts: Sequence[int]) -> str:
    return ",".join(map(str, posts))


async def _comments(reply: Reply) -> tuple[Comment, ...]:
    """The comments of a list."""
    rows = await reply.check().parsed()
    if not isinstance(rows, list):
        raise NotJson(host=reply.host)
    return tuple(_comment(row, reply) for row in rows if isinstance(row, dict) and number(row.get("id")))


def _comment(row: object, reply: Reply) -> Comment:
    if not isinstance(row, dict) or not number(row.get("id")):
        raise NotJson(host=reply.host)
    status = rendered(row.get("status"))
    return Comment(
        id=number(row.get("id")),
        post=number(row.get("post")),
        parent=number(row.get("parent")),
        author=words(row.get("author_name")),
        date=moment(row.get("date"), row.get("date_gmt")),
        html=rendered(row.get("content")),
        link=web(row.get("link")),
        author_id=number(row.get("author")),
        status=Status(status) if status in set(Status) else Status.APPROVED,
    )


_BY_CODE: dict[str, type[ReaderError]] = {
    "comment_duplicate": Duplicate,
    "rest_comment_closed": Closed,
    "rest_cannot_read_post": Protected,
    "comment_content_column_length": TooLong,
    "rest_comment_content_invalid": Empty,
}
"""WordPress' codes, since its messages may be in any language."""


def _refusal(reply: Reply) -> ReaderError:
    """Why a comment was not taken."""
    host, status = reply.host, reply.status
    if error := _BY_CODE.get(reply.code):
        return error(host=host)
    if reply.code == "comment_flood" or status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooFast(host=host, seconds=reply.seconds if reply.header("retry-after") else _FLOOD)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLong(host=host)
    if reply.location or status == HTTPStatus.SERVICE_UNAVAILABLE:
        return reply.refusal()
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:  # WordPress may have failed after it had stored the comment
        return Unanswered(host=host)
    return Refusal(host=host, reason=reply.message or _("it answered {status}").format(status=status))
