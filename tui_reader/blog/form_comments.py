"""Comments by the form of a post's page (`wp-comments-post.php`), taken as sent only when there is proof of it."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from urllib.parse import parse_qs, urlsplit

from tui_reader.blog.address import same_place
from tui_reader.blog.classic import Form
from tui_reader.blog.form_reply import refusal
from tui_reader.blog.http import Http
from tui_reader.blog.isso import theirs
from tui_reader.blog.isso.server import Isso
from tui_reader.blog.post_pages import PostPages, Seen, near, same_page
from tui_reader.blog.proof import Proof
from tui_reader.errors import (
    BlogError,
    Closed,
    Elsewhere,
    Empty,
    NoForm,
    NoMail,
    NoName,
    Protected,
    ReaderError,
    SignedOut,
    Unanswered,
)
from tui_reader.model import Blog, Comment, Credential, Draft, Kind, Post, Secret, Status, Ways
from tui_reader.text import line

_SENT = re.compile(r"comment-([0-9]{1,18})")
_NUMBER = "comment_post_ID"


class FormComments:
    """Writing under one blog's posts, as a guest or with the cookies of an account; at Isso where they are there.

    Args:
        http: shared by all. blog: whose posts they are. pages: what the pages of its posts say.

    Attributes:
        isso: the blog's comments there, if it has any.
    """

    def __init__(self, http: Http, blog: Blog, pages: PostPages) -> None:
        self._http, self._blog, self._pages = http, blog, pages
        self.isso = Isso(http)

    async def ways(self, post: Post) -> Ways:
        """How one joins in under a post, as its page says; it is not asked for again where it just came."""
        seen = self._pages.known(post.id) or await self._pages.look(post)
        talk = seen.talk
        if seen.place:
            return await self.isso.ways(seen.place, post)
        if seen.system and not talk.comments and talk.form is None:
            return Ways(elsewhere=seen.system.system, link=seen.system.link)
        if talk.form is None and talk.closed:
            return Ways(closed=True, link=seen.link)
        form = talk.form if talk.form and self._target(talk.form, seen) and self._is_of(talk.form, seen, post) else None
        own = self._blog.kind is not Kind.FEED
        login = own and (form is not None or bool(talk.login))
        return Ways(login=login, guest=bool(form and form.guest), mail=bool(form and form.needs_mail), link=seen.link)

    async def send(self, draft: Draft, credential: Credential, post: Post) -> Comment:
        """Send a comment once, never again by itself.

        WordPress answers with a redirect to `#comment-N` where it took it, and with nothing else; whether everybody
        sees it shows in the thread, which is read again (WordPress 6: wp-comments-post.php).

        Raises:
            CommentError, AccountError, BlogError: it was not taken. Unanswered: it may have arrived.
        """
        host, account = self._blog.host, credential.account
        if (known := self._pages.known(post.id)) and known.place:
            return await self.isso.send(draft, credential, known.place, post)
        if not draft.text.strip():
            raise Empty(host=host)
        if not account.guest and not credential.cookies:  # an application password opens REST alone
            raise SignedOut(host=host)
        proof = Proof(account.origin, cookies=credential.cookies) if credential.cookies else None
        seen = await self._pages.look(post, proof)
        if seen.place:
            return await self.isso.send(draft, credential, seen.place, post)
        form = self._form(seen, credential, post, draft.parent)
        try:
            reply = await self._http.send(
                "POST", self._target(form, seen), proof=proof, form=_fields(form, draft, credential)
            )
        except BlogError as error:
            if error.sent:
                raise Unanswered(host=host) from error
            raise
        target = urlsplit(reply.location)
        match = _SENT.fullmatch(target.fragment)
        if not match:
            raise await asyncio.to_thread(refusal, reply)
        comment = _written(draft, credential, int(match[1]), reply.location)
        if "unapproved" in parse_qs(target.query):
            return comment
        return await self._shown(comment, post, same_place(reply.location, seen.link) or seen.link)

    def _form(self, seen: Seen, credential: Credential, post: Post, parent: int) -> Form:
        """The form to send; raises what says that there is none for this person."""
        host, talk, account = self._blog.host, seen.talk, credential.account
        form = talk.form
        if form is None:
            raise self._without(seen, credential)
        if not self._target(form, seen):
            raise NoForm(host=host, link=seen.link)
        if theirs(parent) or not self._is_of(form, seen, post):  # what is answered, the page embedded from Isso before
            raise NoForm(host=host, link=seen.link)
        if credential.cookies and form.guest:  # it asks who one is, so the cookies are not believed any more
            raise SignedOut(host=host)
        if account.guest and form.guest and form.needs_mail:
            if not account.name:
                raise NoName(host=host)
            if not account.user:
                raise NoMail(host=host, mail="")
        return form

    def _is_of(self, form: Form, seen: Seen, post: Post) -> bool:
        """Whether a form is that of a post, and not of one at which WordPress guessed (redirect_guess_404_permalink).

        By REST it names the post. By a feed the number may be old or ours: then its page is where the post is.
        """
        named = dict(form.fields).get(_NUMBER, "") == str(post.id)
        return named or (self._blog.kind is not Kind.REST and same_page(seen.link, post.link))

    def _without(self, seen: Seen, credential: Credential) -> ReaderError:
        """Why a page has no form."""
        host, talk = self._blog.host, seen.talk
        if seen.protected:
            return Protected(host=host)
        if talk.closed:
            return Closed(host=host)
        if seen.system:
            return Elsewhere(host=host, system=seen.system.system, link=seen.system.link)
        if talk.login or credential.cookies:
            return SignedOut(host=host)
        return NoForm(host=host, link=seen.link)

    def _target(self, form: Form, seen: Seen) -> str:
        """Where a form is sent to, "" for nowhere: what a person types stays with the page's host and the blog's.

        These differ where a feed links to other people's posts. It goes by https where one of the three does.
        """
        home = self._blog.address
        target = same_place(form.action, seen.link) if near(seen.link, home) else ""
        if target and any(urlsplit(address).scheme == "https" for address in (home, form.action)):
            target = urlsplit(target)._replace(scheme="https").geturl()
        return target

    async def _shown(self, comment: Comment, post: Post, address: str) -> Comment:
        """The comment as everybody sees it; where it does not stand in the thread it waits for approval."""
        try:
            seen = await self._pages.look(replace(post, link=address.partition("#")[0]), keep=False)
        except ReaderError:
            return comment
        return next((each for each in seen.talk.comments if each.id == comment.id), comment)


def _fields(form: Form, draft: Draft, credential: Credential) -> dict[str, str | Secret]:
    """What is sent: what the form holds, and what was written."""
    fields: dict[str, str | Secret] = {**dict(form.fields), "comment": "", "comment_parent": str(draft.parent)}
    fields[form.text] = draft.text
    if credential.account.guest:
        fields |= {"author": credential.account.name, "email": credential.account.user, "url": ""}
    return fields


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
