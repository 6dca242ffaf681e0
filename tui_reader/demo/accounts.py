"""Who is asking: sessions with cookies and nonces, and application passwords (wp-includes/user.php, pluggable.php)."""

import base64
import binascii
import os
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import quote, unquote

from tui_reader.demo.http import Request
from tui_reader.demo.site import Site, User, now

COOKIE = "wordpress_logged_in_"
_LASTS = timedelta(days=14, hours=12)
_LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def word(length: int) -> str:
    """Random letters and digits."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(length))


@dataclass(eq=False, repr=False)
class ApplicationPassword:
    """One application password of a user; dates are UTC, as REST shows them."""

    uuid: str
    user: User
    name: str
    app_id: str
    password: str
    created: str
    last_used: str | None = None
    last_ip: str | None = None


@dataclass(eq=False, repr=False)
class Session:
    """One login by the form: its cookie's value and the nonce that goes with it."""

    user: User
    cookie: str
    nonce: str


class Asker(NamedTuple):
    """Who a request is from. `refused`: it came with a nonce that is not right, and gets nothing but that answer."""

    user: User | None = None
    key: ApplicationPassword | None = None
    session: Session | None = None
    refused: bool = False


@dataclass(eq=False, repr=False)
class Accounts:
    """All sessions and application passwords."""

    site: Site
    mark: str
    sessions: dict[str, Session] = field(default_factory=dict)
    keys: dict[str, ApplicationPassword] = field(default_factory=dict)

    @property
    def cookie_name(self) -> str:
        """Name of the login cookie of this site."""
        return COOKIE + self.mark

    def begin(self, user: User) -> Session:
        """A new session."""
        until = int((now() + _LASTS).timestamp())
        cookie = quote(f"{user.login}|{until}|{word(43)}|{os.urandom(32).hex()}", safe="")
        session = self.sessions[cookie] = Session(user, cookie, os.urandom(5).hex())
        return session

    def session(self, request: Request) -> Session | None:
        """The session a request's cookie belongs to."""
        value = request.cookies().get(self.cookie_name, "")
        return self.sessions.get(value) or self.sessions.get(quote(unquote(value), safe=""))

    def asker(self, request: Request, *, keys_on: bool) -> Asker:
        """Who sent a REST request: an application password, else a cookie with its nonce; a cookie alone is nobody."""
        if keys_on and (key := self._key(request)):
            return Asker(key.user, key)
        nonce = request.headers.get("x-wp-nonce") or dict(request.query).get("_wpnonce", "")
        if not nonce:
            return Asker()
        session = self.session(request)
        if session is None or session.nonce != nonce:
            return Asker(refused=True)
        return Asker(session.user, session=session)

    def _key(self, request: Request) -> ApplicationPassword | None:
        scheme, _, value = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        user, password = self.site.user(name), password.replace(" ", "")
        for key in self.keys.values():
            if key.user == user and key.password == password:
                key.last_used, key.last_ip = utc(), "127.0.0.1"
                return key
        return None

    def mint(self, user: User, name: str, app_id: str) -> ApplicationPassword:
        """A new application password; `password` is without its spaces."""
        from uuid import uuid4  # noqa: PLC0415 - 2 ms, for logging in only

        key = ApplicationPassword(str(uuid4()), user, name, app_id, word(24), utc())
        self.keys[key.uuid] = key
        return key


def utc() -> str:
    """This second in UTC, as REST writes it."""
    moment = now()
    return f"{moment - (moment.utcoffset() or timedelta()):%Y-%m-%dT%H:%M:%S}"


def spaced(password: str) -> str:
    """An application password in groups of four, as a person is shown it."""
    return " ".join(password[at : at + 4] for at in range(0, len(password), 4))
