"""Accounts of a WordPress without REST: the login form, and the cookies it gives."""

import re
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tui_reader.blog import form, page
from tui_reader.blog.address import home, same_place
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply
from tui_reader.blog.rest import Site
from tui_reader.blog.values import words
from tui_reader.errors import NoApplicationPasswords, SignedOut
from tui_reader.model import Account, Blog, Credential, Secret

if TYPE_CHECKING:
    from tui_reader.blog.http import Http

_INPUT = re.compile(r"<input\b([^<>]{0,2000})>", re.IGNORECASE)
_NAMES = re.compile(r"<select\b[^<>]{0,500}\bdisplay_name\b[^<>]{0,500}>", re.IGNORECASE)
_LIST = 20_000
"""Characters of the names one may be shown by."""
_CHOSEN = re.compile(r"<option\b[^<>]{0,500}\bselected\b[^<>]{0,500}>([^<>]{0,500})", re.IGNORECASE)
_PROFILE = "wp-admin/profile.php"


class Access:
    """Who one is at one blog; implements Authenticator.

    Args:
        http: shared by all. blog: whose accounts they are.
    """

    def __init__(self, http: "Http", blog: Blog) -> None:
        self._http, self._blog = http, blog
        self._found: Site | None = None

    async def log_in(self, user: str, password: Secret) -> Credential:
        """Log in by the form; the credential is its cookies, good for 14 days.

        Raises:
            WrongPassword, BrowserOnly: as the form answers. BlogError: it could not be asked.
        """
        cookies = await form.enter(self._http, await self._site(), user, password)
        session = Credential(Account(self._blog.origin, user, user, 0), cookies=cookies)
        return Credential(await self.who(session), cookies=cookies)

    async def adopt(self, user: str, password: Secret) -> Credential:
        """Raise NoApplicationPasswords: they open REST alone."""
        del user, password
        raise NoApplicationPasswords(host=self._blog.host)

    async def who(self, credential: Credential) -> Account:
        """Whom the blog takes us for, as its profile page says; raises SignedOut when for nobody.

        Where a plugin keeps readers out of that page, it is who logged in: the blog let the cookies in.
        """
        proof = Proof(credential.account.origin, cookies=credential.cookies)
        reply = await self._http.get(urljoin((await self._site()).address, _PROFILE), proof=proof, enough=page.ENOUGH)
        if "wp-login.php" in reply.location:
            raise SignedOut(host=self._blog.host)
        return _account(_sound(reply).text, credential.account)

    async def log_out(self, credential: Credential) -> None:
        """End the session at the blog; an application password of another time opens nothing without REST."""
        if credential.cookies:
            proof = Proof(credential.account.origin, cookies=credential.cookies)
            await form.leave(self._http, await self._site(), proof)

    async def _site(self) -> Site:
        """Where WordPress itself is, as the home page tells: maybe in a folder of its own; else at the home."""
        if self._found is None:
            reply = _sound(await self._http.get(self._blog.address, enough=page.ENOUGH))
            named = same_place(page.site(reply, page.links(reply)), self._blog.address)
            self._found = Site(home(named or self._blog.address), "")
        return self._found


def _sound(reply: Reply) -> Reply:
    """An answer that is not of a blog in trouble, which says nothing about us; raises BlogError."""
    troubled = reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR or reply.status == HTTPStatus.TOO_MANY_REQUESTS
    return reply.check() if troubled else reply


def _account(text: str, known: Account) -> Account:
    """The account that a profile page is of; what it does not say stays as it was.

    Its number stays 0: comments on pages are by names, not by numbers, so one's own are known by the name alone.
    """
    user = known.user
    for tag in _INPUT.findall(text):
        found = page.attributes(tag)
        value = found.get("value", "")
        if found.get("id") == "user_login" and value and value.isprintable():
            user = value[:200]
    names = _NAMES.search(text)
    chosen = _CHOSEN.search(text[names.end() : names.end() + _LIST].partition("</select>")[0]) if names else None
    return Account(known.origin, user, words(chosen[1]) if chosen else known.name, 0)
