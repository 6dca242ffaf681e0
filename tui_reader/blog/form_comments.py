"""Comments by the form of a post's page (`wp-comments-post.php`), taken as sent only when there is proof of it."""

import re
from datetime import UTC, datetime
from html import escape
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from tui_reader.blog.classic import Form
from tui_reader.blog.http import Http
from tui_reader.blog.post_pages import PostPages, Seen
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply
from tui_reader.blog.values import words
from tui_reader.errors import (
    BlogError,
    Closed,
    Duplicate,
    Elsewhere,
    Empty,
    NoForm,
    ReaderError,
    Refusal,
    SignedOut,
    TooFast,
    TooLong,
    Unanswered,
)
from tui_reader.i18n import _
from tui_reader.model import Blog, Comment, Credential, Draft, Kind, Post, Secret, Status, Ways, origin
from tui_reader.text import line

_SENT = re.compile(r"comment-([0-9]{1,18})")
_FLOOD = 15  # seconds between two comments of one person (wp_throttle_comment_flood)
_DIED = re.compile(r"""\bid\s*=\s*["']error-page["']""", re.IGNORECASE)
"""The mark of wp_die(), which ends every refusal; its status was 500 or 200 before it was the right one."""
_MESSAGE = re.compile(
    r"""wp-die-message[^>]{0,100}>(.{0,4000}?)</div>|<body\b[^>]{0,200}>(.{0,4000})""", re.DOTALL | re.IGNORECASE
)
_LINKS = re.compile(r"<a\b[^<>]{0,1000}>.{0,200}?</a>", re.DOTALL | re.IGNORECASE)


class FormComments:
    """Writing under one blog's posts, as a guest or with the cookies of an account.

    Args:
        http: shared by all. blog: whose posts they are. pages: what the pages of its posts say.
    """

    def __init__(self, http: Http, blog: Blog, pages: PostPages) -> None:
        self._http, self._blog, self._pages = http, blog, pages

    async def ways(self, post: Post) -> Ways:
        """How one joins in under a post, as its page says; it is not asked for again where it just came."""
        seen = self._pages.known(post.id) or await self._pages.look(post)
        talk = seen.talk
        if seen.system and not talk.comments and talk.form is None:
            return Ways(elsewhere=seen.system.system, link=seen.system.link)
        if talk.form is None and talk.closed:
            return Ways(closed=True, link=seen.link)
        form = talk.form if talk.form and _stays(talk.form, seen) else None
        own = self._blog.kind is not Kind.FEED
        login = own and (form is not None or bool(talk.login))
        return Ways(login=login, guest=bool(form and form.guest), mail=bool(form and form.needs_mail), link=seen.link)

    async def send(self, draft: Draft, credential: Credential, post: Post) -> Comment:
        """Send a comment once, never again by itself.

        WordPress answers with a redirect to `#comment-N` where it took it, and with nothing else; whether everybody
        sees it shows in the thread, which is read again (WordPress 6: wp-comments-post.php).

        Raises:
            CommentError, SignedOut, BlogError: it was not taken. Unanswered: it may have arrived.
        """
        if not draft.text.strip():
            raise Empty(host=self._blog.host)
        account = credential.account
        proof = Proof(account.origin, cookies=credential.cookies) if credential.cookies else None
        seen = await self._pages.look(post, proof)
        form = self._form(seen, credential)
        fields: dict[str, str | Secret] = dict(form.fields)
        fields |= {"comment": draft.text, "comment_parent": str(draft.parent)}
        if account.guest:
            fields |= {"author": account.name, "email": account.user, "url": ""}
        try:
            reply = await self._http.send("POST", form.action, proof=proof, form=fields)
        except BlogError as error:
            if error.sent:
                raise Unanswered(host=self._blog.host) from error
            raise
        target = urlsplit(reply.location)
        match = _SENT.fullmatch(target.fragment)
        if not match:
            raise _refusal(reply)
        comment = _written(draft, credential, int(match[1]), reply.location)
        if "unapproved" in parse_qs(target.query):
            return comment
        return await self._shown(comment, post, reply.location)

    def _form(self, seen: Seen, credential: Credential) -> Form:
        """The form to send; raises what says that there is none for this person."""
        host, talk = self._blog.host, seen.talk
        form = talk.form
        if form is None and talk.closed:
            raise Closed(host=host)
        if form is None and (talk.login or credential.cookies):
            raise SignedOut(host=host)
        if form is None and seen.system:
            raise Elsewhere(host=host, system=seen.system.system, link=seen.system.link)
        if form is None or not _stays(form, seen):
            raise NoForm(host=host, link=seen.link)
        if credential.cookies and form.guest:  # it asks who one is, so the cookies are not believed any more
            raise SignedOut(host=host)
        return form

    async def _shown(self, comment: Comment, post: Post, target: str) -> Comment:
        """The comment as everybody sees it; where it does not stand in the thread it waits for approval."""
        address = target.partition("#")[0]
        if origin(address) != origin(post.link or address):
            return comment
        try:
            seen = await self._pages.look(Post(post.id, "", address, comment.date, comment.date, post.author))
        except ReaderError:
            return comment
        return next((each for each in seen.talk.comments if each.id == comment.id), comment)


def _stays(form: Form, seen: Seen) -> bool:
    """Whether a form is sent to where its page came from: name and address of a guest go nowhere else."""
    return origin(form.action) == origin(seen.link)


def _written(draft: Draft, credential: Credential, number: int, link: str) -> Comment:
    account, html = credential.account, f"<p>{escape(draft.text)}</p>"
    return Comment(
        number,
        draft.post,
        draft.parent,
        account.name,
        datetime.now(UTC),
        html,
        link=line(link, 2000),
        author_id=account.id,
        status=Status.HOLD,
    )


def _refusal(reply: Reply) -> ReaderError:
    """Why a comment was not taken, as the answer says it."""
    host, status = reply.host, reply.status
    if status == HTTPStatus.CONFLICT:
        return Duplicate(host=host)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooFast(host=host, seconds=reply.seconds if reply.header("retry-after") else _FLOOD)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLong(host=host)
    if reply.location:
        return SignedOut(host=host) if "wp-login.php" in reply.location else Unanswered(host=host)
    reason = _reason(reply)
    if not reason and status >= HTTPStatus.INTERNAL_SERVER_ERROR:  # it may have failed after it had stored the comment
        return Unanswered(host=host)
    return Refusal(host=host, reason=reason or _("it answered {status}").format(status=status))


def _reason(reply: Reply) -> str:
    """What an answer that is no redirect says, "" for nothing."""
    text = reply.text[:100_000]
    if not text.strip() and reply.status == HTTPStatus.OK:  # WordPress' silent answer to a post that it does not know
        return _("it does not know this post")
    return _said(text) if _DIED.search(text) else ""


def _said(text: str) -> str:
    """The sentence of wp_die(), without its way back."""
    match = _MESSAGE.search(text)
    return words(_LINKS.sub("", match[1] or match[2] or ""))[:200].rstrip(".") if match else ""
