"""Logging in to a WordPress blog: form, nonce, application password, of which only the last is kept."""

import asyncio
import contextlib
import socket
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus

from tui_reader.blog import form
from tui_reader.blog.rest import Rest, Site
from tui_reader.blog.values import number, words
from tui_reader.errors import (
    BlogError,
    Forbidden,
    NeedsHttps,
    NoApplicationPasswords,
    NotJson,
    ReaderError,
    SignedOut,
    WrongPassword,
)
from tui_reader.model import Account, Credential, Secret

APP_ID = "da6df746-648c-441d-a9db-1541eb586918"
"""The number by which a blog lists all application passwords of this program."""

_ME = "wp/v2/users/me"
_PASSWORDS = f"{_ME}/application-passwords"
_NAMES = 5  # tries for a name that is not taken: from one host on one day


class Login:
    """Who one is at one blog; implements Authenticator."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    async def log_in(self, user: str, password: Secret) -> Credential:
        """Log in with name (or e-mail) and password.

        Over https, where the blog allows application passwords (their Integration Guide), one is made for
        us and everything else is forgotten; else the credential is the form's cookies, good for 14 days.

        Raises:
            WrongPassword, FormRefused, BrowserOnly: as the form answers. BlogError: it could not be asked.
        """
        site = await self._rest.site()
        cookies = await form.enter(self._rest.http, site, user, password)
        visitor = Credential(Account(self._rest.blog.origin, user, "", 0), cookies=cookies)
        try:
            session = replace(visitor, account=await self.who(visitor))
        finally:
            self._rest.forget(visitor)
        if not (site.authorize and session.account.origin.startswith("https://")):
            return session
        minted = await self._mint(session)
        if minted is None:
            return session
        with contextlib.suppress(ReaderError):  # it ends by itself in 14 days, so it is not worth an error
            await self._leave(session)
        return minted

    async def adopt(self, user: str, password: Secret) -> Credential:
        """Take an application password that the person pasted, after the blog confirmed it.

        Raises:
            NeedsHttps: it would go over a plain connection. NoApplicationPasswords, WrongPassword: the blog says no.
        """
        site = await self._rest.site()
        blog = self._rest.blog
        if not site.authorize:
            raise NoApplicationPasswords(host=blog.host) if _safe(site) else NeedsHttps(host=blog.host)
        pasted = Secret("".join(password.reveal().split()))  # shown in groups of four, which do not count
        if not pasted or ":" in user or not user.isprintable():  # RFC 7617: a user name holds no colon
            raise WrongPassword(host=blog.host)
        credential = Credential(Account(blog.origin, user.strip(), "", 0), password=pasted)
        try:
            account = await self.who(credential)
        except SignedOut:
            raise WrongPassword(host=blog.host) from None
        # The login name, not the e-mail: it stays when the address changes.
        credential = replace(credential, account=account)
        return replace(credential, uuid=await self._uuid(credential))

    async def who(self, credential: Credential) -> Account:
        """Whom the blog takes us for; raises SignedOut when for nobody."""
        reply = await self._rest.signed("GET", _ME, credential, context="edit", _fields="id,name,username")
        row = reply.check().json()
        if not isinstance(row, dict) or not number(row.get("id")):
            raise NotJson(host=reply.host)
        user = row.get("username")
        plain = user if isinstance(user, str) and user.isprintable() else ""
        return Account(
            credential.account.origin, plain or credential.account.user, words(row.get("name")), number(row.get("id"))
        )

    async def log_out(self, credential: Credential) -> None:
        """Revoke the credential at the blog; one that is revoked already is none the less logged out."""
        try:
            if credential.cookies:
                await self._leave(credential)
            elif uuid := credential.uuid or await self._uuid(credential):
                await self._delete(uuid, credential)
        except SignedOut:
            pass
        finally:
            self._rest.forget(credential)

    async def _leave(self, session: Credential) -> None:
        proof = replace(await self._rest.proof(session), nonce=Secret(""))
        self._rest.forget(session)
        await form.leave(self._rest.http, await self._rest.site(), proof)

    async def _mint(self, session: Credential) -> Credential | None:
        """An application password that the blog takes; None where it makes none, or loses the header it travels in."""
        made = await self._create(session)
        if made is None:
            return None
        try:
            await self.who(made)
        except (SignedOut, Forbidden):
            with contextlib.suppress(ReaderError):
                await self._delete(made.uuid, session)
            return None
        except (ReaderError, asyncio.CancelledError):  # nobody would know of it, and it would open the account for ever
            with contextlib.suppress(ReaderError):
                await self._delete(made.uuid, session)
            raise
        return made

    async def _create(self, session: Credential) -> Credential | None:
        host, day = await asyncio.to_thread(socket.gethostname), datetime.now(UTC).astimezone().date()
        for turn in range(1, _NAMES + 1):
            name = f"tui-reader on {host}, {day}" + (f" ({turn})" if turn > 1 else "")
            data: dict[str, object] = {"name": name, "app_id": APP_ID}
            try:
                reply = await self._rest.signed("POST", _PASSWORDS, session, data)
            except (SignedOut, Forbidden):
                return None
            if reply.status == HTTPStatus.CREATED:
                return self._made(reply.json(), session)
            if reply.status != HTTPStatus.CONFLICT:  # before WordPress 6.7 a name is taken once
                return None
        return None

    def _made(self, row: object, session: Credential) -> Credential | None:
        password, uuid = (row.get("password"), row.get("uuid")) if isinstance(row, dict) else (None, None)
        if not (isinstance(password, str) and isinstance(uuid, str) and password and _is_uuid(uuid)):
            return None
        return Credential(session.account, uuid=uuid, password=Secret("".join(password.split())))

    async def _delete(self, uuid: str, credential: Credential) -> None:
        reply = await self._rest.signed("DELETE", f"{_PASSWORDS}/{uuid}", credential)
        if reply.status != HTTPStatus.NOT_FOUND:
            reply.check()

    async def _uuid(self, credential: Credential) -> str:
        """The number of the application password in use, "" where the blog does not say (before WordPress 5.7)."""
        try:
            reply = await self._rest.signed("GET", f"{_PASSWORDS}/introspect", credential, _fields="uuid")
            row = reply.check().json()
        except BlogError:
            return ""
        uuid = row.get("uuid") if isinstance(row, dict) else None
        return uuid if isinstance(uuid, str) and _is_uuid(uuid) else ""


def _safe(site: Site) -> bool:
    return site.address.startswith("https://")


def _is_uuid(word: str) -> bool:
    return len(word) == 36 and word.replace("-", "").isalnum() and word.isascii()  # noqa: PLR2004 - RFC 9562 4
