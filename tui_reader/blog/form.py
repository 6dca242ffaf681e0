"""WordPress' login form (`wp-login.php`): from name and password to cookies, and from cookies to nothing again."""

import re
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from tui_reader.blog.http import Http
from tui_reader.blog.page import ENOUGH, attributes
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply
from tui_reader.blog.rest import Site
from tui_reader.errors import BrowserOnly, FormRefused, WrongPassword
from tui_reader.model import Secret

_KEPT = "wordpress_"
_PASS = "wordpress_logged_in"  # noqa: S105 - the name of a cookie
_LONGEST = 1000  # characters of a cookie; WordPress' have 130
_OWN_FIELDS = frozenset({"log", "pwd", "rememberme", "wp-submit", "user_login", "language", "wp_lang"})
_INPUT = re.compile(r"<(?:input|select|textarea)\b([^<>]{0,2000})>", re.IGNORECASE)
_CHALLENGE = re.compile(
    r"g-recaptcha|h-captcha|cf-turnstile|captcha|two-factor|twofactor|authcode|otp[-_]code|webauthn", re.IGNORECASE
)
_ERROR = re.compile(r"""\bid\s*=\s*["']login_error["']""")
_LOGOUT = re.compile(r"""href\s*=\s*["']([^"'<>]{0,500}action=logout[^"'<>]{0,500})["']""")
_NONCE = re.compile(r"[?&]_wpnonce=(\w{5,40})")


async def enter(http: Http, site: Site, user: str, password: Secret) -> tuple[tuple[str, Secret], ...]:
    """The cookies for a name (or e-mail) and a password; the form needs neither a visit before nor a test cookie.

    Raises:
        WrongPassword: the form says so, and asks for nothing else. FormRefused, BrowserOnly: it asks for what we cannot
            give. Moved: it is at the host's https address.
    """
    url = urljoin(site.address, "wp-login.php")
    reply = await http.send("POST", url, form={"log": user, "pwd": password, "rememberme": "forever"})
    cookies = dict(_cookies(reply))
    if any(name.startswith(_PASS) for name in cookies):
        return tuple(cookies.items())
    if not reply.location or _same_but_safe(url, reply.location):
        reply.check()
    text = reply.text[:ENOUGH]
    if _ERROR.search(text) and not _asks_more(text):
        raise WrongPassword(host=reply.host)
    if site.authorize:
        raise FormRefused(host=reply.host, address=site.authorize)
    raise BrowserOnly(host=reply.host)


async def leave(http: Http, site: Site, proof: Proof) -> None:
    """End the session of these cookies at the server: WordPress asks first, and its question holds the link.

    Raises BlogError where the blog is in trouble, so that the session goes on.
    """
    url = urljoin(site.address, "wp-login.php?action=logout")
    asked = await http.get(url, proof=proof)
    if asked.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        asked.check()
    for found in _LOGOUT.finditer(asked.text[:ENOUGH]):
        if nonce := _NONCE.search(unescape(found[1])):
            await http.get(f"{url}&_wpnonce={nonce[1]}", proof=proof)
            return


def _cookies(reply: Reply) -> Iterator[tuple[str, Secret]]:
    """WordPress' own cookies of a reply, without the test cookie and those being deleted."""
    for header in reply.every("set-cookie")[:50]:
        name, _equals, value = header.partition(";")[0].strip().partition("=")
        plain = value.isascii() and value.isprintable() and name.isascii() and name.isprintable()
        ours = name.startswith(_KEPT) and name != "wordpress_test_cookie"
        if ours and plain and value.strip() and len(value) <= _LONGEST:
            yield name, Secret(value)


def _same_but_safe(url: str, target: str) -> bool:
    """Whether a redirect leads from http to https of one host; any other is a plugin's way to its own login."""
    here, there = urlsplit(url), urlsplit(target)
    return here.hostname == there.hostname and here.scheme != there.scheme


def _asks_more(text: str) -> bool:
    """Whether a login page has fields of a plugin's: a captcha, a second factor."""
    if _CHALLENGE.search(text):
        return True
    for tag in _INPUT.findall(text):
        words = attributes(tag)
        if words.get("type", "").lower() not in ("hidden", "submit") and words.get("name", "") not in _OWN_FIELDS:
            return True
    return False
