"""One blog's threads at Isso: read, counted, and written to once."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from tui_reader.blog.http import Http
from tui_reader.blog.isso import Needs, Place, theirs
from tui_reader.blog.isso.answers import Answer, comment, numbered, thread
from tui_reader.blog.isso.refusals import refusal
from tui_reader.blog.reply import Reply, shown_host, wants_rest
from tui_reader.blog.values import number
from tui_reader.errors import BlogError, Empty, NoForm, NoMail, NoName, NotFound, NotJson, TooLarge, Unanswered
from tui_reader.model import Account, Comment, Credential, Draft, Post, Status, Ways

_ENOUGH = 4 * 1024 * 1024
"""Bytes of one thread: some 6,000 comments. JSON of more would hold up the loop for too long."""
_ASKED = 20
_COUNTED = 100


class Isso:
    """Everything that is said to Isso for one blog; what its pages named is kept for as long as this lives.

    Args:
        http: shared by all.
    """

    def __init__(self, http: Http) -> None:
        self._http = http
        self._places: dict[int, Place] = {}
        self._needs: dict[str, Needs] = {}
        """By server; only one that spoke as Isso does is here, and nothing is sent to any other."""
        self._last: Place | None = None
        self._counts = True

    @property
    def used(self) -> bool:
        """Whether the blog has its comments there, as far as is known in this session."""
        return self._last is not None

    async def comments(self, place: Place, post: Post) -> tuple[tuple[Comment, ...], int]:
        """All comments of a thread, oldest first, and how many the server says there are; raises BlogError."""
        answer = await self._thread(place, post.id)
        return answer.comments, answer.total

    async def ways(self, place: Place, post: Post) -> Ways:
        """Everybody may write, with a name, and with a mail address where the server wants one; raises BlogError."""
        if place.endpoint not in self._needs:
            await self._thread(place, post.id)
        return Ways(guest=True, mail=self._needs[place.endpoint].mail, link=place.link)

    async def counts(self, posts: Sequence[Post]) -> dict[int, int]:
        """Comments by post number; nothing where the blog is not known to use Isso, or its server does not count."""
        if self._last is None or not self._counts:
            return {}
        uris = {post.id: uri for post in posts[:_COUNTED] if (uri := self._uri(post))}
        if not uris:
            return {}
        try:
            reply = await self._http.send("POST", f"{self._last.endpoint}/count", data=list(uris.values()))
            told = await reply.check().parsed()
        except BlogError:
            told = None
        if not isinstance(told, list) or len(told) != len(uris):
            self._counts = False
            return {}
        return {key: number(count) for key, count in zip(uris, told, strict=True)}

    async def replies(self, posts: Sequence[int], after: datetime) -> list[Comment]:
        """Comments written after a moment, of threads that are known; Isso's own `after` would hide their answers."""
        found: list[Comment] = []
        for key in [key for key in posts if key in self._places][:_ASKED]:
            try:
                answer = await self._thread(self._places[key], key)
            except BlogError as error:
                if wants_rest(error):
                    break
                continue
            found += [one for one in answer.comments if one.date > after]
        return found

    async def comment(self, key: int, account: Account, host: str) -> Comment | None:
        """An own comment that waits for approval; None when it is gone.

        Without the cookie that came with it the server does not show it, but says that it has it: 403, and not 404.

        Raises:
            NotFound: where the server is, no page said in this session. BlogError: it did not answer.
        """
        if self._last is None:
            raise NotFound(host=host, what=f"#isso-{theirs(key)}")
        reply = await self._http.get(f"{self._last.endpoint}/id/{theirs(key)}")
        if reply.status == HTTPStatus.NOT_FOUND:
            return None
        if reply.status != HTTPStatus.FORBIDDEN:
            reply.check()
        return Comment(key, 0, 0, account.name, datetime.now(UTC), "", status=Status.HOLD)

    async def send(self, draft: Draft, credential: Credential, place: Place, post: Post) -> Comment:
        """Send a comment once, never again by itself.

        A thread begins with its first comment, which has to name it, else the server fetches the page for its title.

        Raises:
            CommentError, BlogError: it was not taken. NoForm: it answers a comment that is none of Isso's, the number
            of which would be another's there. Unanswered: it may have arrived.
        """
        host, account = shown_host(place.endpoint), credential.account
        if not draft.text.strip():
            raise Empty(host=host)
        if draft.parent and not theirs(draft.parent):
            raise NoForm(host=host, link=place.link)
        if place.endpoint not in self._needs:
            await self._thread(place, post.id)
        _complete(account, self._needs[place.endpoint], host)
        try:
            reply = await self._http.send("POST", _address(place, "/new"), data=_data(draft, account, place, post))
        except BlogError as error:
            if error.sent:
                raise Unanswered(host=host) from error
            raise
        if reply.status not in (HTTPStatus.CREATED, HTTPStatus.ACCEPTED):
            raise await asyncio.to_thread(refusal, reply)
        return _written(reply, draft, place)

    async def _thread(self, place: Place, post: int) -> Answer:
        """A thread as it is now; raises BlogError when what answers is not Isso."""
        reply = (await self._http.get(_address(place, "/"), enough=_ENOUGH)).check()
        if not reply.whole:
            raise TooLarge(host=reply.host, megabytes=_ENOUGH // 1024 // 1024)
        answer = await asyncio.to_thread(lambda: thread(reply.json(), place, post))
        if answer is None:
            raise NotJson(host=reply.host)
        self._places[post] = self._last = place
        self._needs[place.endpoint] = answer.needs
        return answer

    def _uri(self, post: Post) -> str:
        """The name of a post's thread, "" where it cannot be told."""
        if place := self._places.get(post.id):
            return place.uri
        if self._last is None or not self._last.by_path:
            return ""
        ours, theirs = urlsplit(self._last.link), urlsplit(post.link)
        return theirs.path if ours.hostname == theirs.hostname else ""


def _address(place: Place, path: str) -> str:
    return f"{place.endpoint}{path}?{urlencode({'uri': place.uri})}"


def _complete(account: Account, needs: Needs, host: str) -> None:
    """Raise what says that a guest has to tell more of himself."""
    if needs.name and not account.name:
        raise NoName(host=host)
    if needs.mail and not _mail(account):
        raise NoMail(host=host, mail="")


def _mail(account: Account) -> str:
    return account.user if account.guest else ""


def _data(draft: Draft, account: Account, place: Place, post: Post) -> dict[str, object]:
    return {
        "text": draft.text,
        "author": account.name or None,
        "email": _mail(account) or None,
        "website": None,
        "parent": theirs(draft.parent) or None,
        "title": place.title or post.title or place.uri,
    }


def _written(reply: Reply, draft: Draft, place: Place) -> Comment:
    """The comment as the server has it: it moves the answer to an answer one level up."""
    try:
        row = reply.json()
    except NotJson:
        row = None
    if not isinstance(row, dict) or not numbered(row.get("id")):  # it was taken, but how is hidden
        raise Unanswered(host=reply.host)
    return comment(row, place, draft.post, numbered(row.get("parent")))
