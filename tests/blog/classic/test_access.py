"""Accounts by the form alone: where WordPress' own pages are, whom its profile page names, and sessions that ended."""

import time
from urllib.parse import parse_qs

import pytest

from tests.blog.documents import page
from tests.blog.listener import Answer, Listener, said
from tui_reader.blog.classic.access import Access
from tui_reader.blog.http import Http
from tui_reader.errors import (
    BrowserOnly,
    Moved,
    NoApplicationPasswords,
    ReaderError,
    ServerFailed,
    SignedOut,
    TooMany,
    WrongPassword,
)
from tui_reader.model import Account, Blog, Credential, Kind, Secret

HEMLOCK = Secret("hemlock")
PROFILE = """<form><input type="hidden" name="checkuser_id" value="4"><input id="user_login" value="berta" disabled>
    <select name="display_name" id="display_name"><option>berta</option>
    <option  selected='selected'>Berta &amp; Co\u202e</option></select>
    <input type="hidden" name="user_id" value="4"></form>"""
COOKIE = "wordpress_logged_in_x=crumb; path=/; HttpOnly\r\nSet-Cookie: wordpress_y=wp; path=/wp-admin"
OUT = '<a href="?action=logout&amp;_wpnonce=abcdef0123">ja</a>'


@pytest.fixture
def access(server: Listener, http: Http) -> Access:
    """The accounts of a blog whose WordPress is in a folder of its own, and lets in."""
    server.answers |= {
        "/": page('<link rel="EditURI" href="/wp/xmlrpc.php?rsd">'),
        "POST /wp/wp-login.php": said(302, Location="/wp/wp-admin/", Set_Cookie=COOKIE),
        "GET /wp/wp-login.php": [said(403, OUT), said(302, Location="/wp/wp-login.php?loggedout=true")],
        "/wp/wp-admin/profile.php": said(200, PROFILE),
    }
    return Access(http, Blog(f"{server.origin}/", f"{server.origin}/feed/", "Bankenblog", kind=Kind.CLASSIC))


def berta(server: Listener) -> Credential:
    return Credential(
        Account(server.origin, "berta", "Berta", 4), cookies=(("wordpress_logged_in_x", Secret("crumb")),)
    )


async def test_it_lets_in_and_says_who_one_is(server: Listener, access: Access) -> None:
    kept = await access.log_in("berta@example.org", HEMLOCK)
    assert kept.account == Account(server.origin, "berta", "Berta & Co", 0)
    assert dict(kept.cookies) == {"wordpress_logged_in_x": Secret("crumb"), "wordpress_y": Secret("wp")}
    assert (kept.uuid, bool(kept.password)) == ("", False)
    assert parse_qs(server.heard("/wp/wp-login.php")[0].body.decode()) == {
        "log": ["berta@example.org"],
        "pwd": ["hemlock"],
        "rememberme": ["forever"],
    }
    assert server.asked[-1].headers["cookie"] == "wordpress_logged_in_x=crumb; wordpress_y=wp"
    assert "cookie" not in server.heard("/")[0].headers
    await access.log_out(kept)
    assert server.asked[-1].query == {"action": "logout", "_wpnonce": "abcdef0123"}
    assert len(server.heard("/")) == 1


@pytest.mark.parametrize("home", [page(), page('<link rel="EditURI" href="https://blog.example/wp/xmlrpc.php?rsd">')])
async def test_without_a_hint_wordpress_is_at_the_home(server: Listener, access: Access, home: bytes) -> None:
    server.answers |= {"/": home, "POST /wp-login.php": said(200, '<div id="login_error">Nein</div>')}
    with pytest.raises(WrongPassword):
        await access.log_in("berta", HEMLOCK)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (said(302, Location="/wp/wp-login.php?redirect_to=x&reauth=1"), SignedOut),
        (said(500), ServerFailed),
        (said(429), TooMany),
    ],
)
async def test_a_session_that_ended_or_a_blog_in_trouble_is_told(
    server: Listener, access: Access, http: Http, answer: Answer, error: type[ReaderError]
) -> None:
    server.answers["/wp/wp-admin/profile.php"] = answer
    with pytest.raises(error):
        await access.who(berta(server))
    server.answers["/"] = [said(503), page('<link rel="EditURI" href="/wp/xmlrpc.php?rsd">')]
    anew = Access(http, access._blog)
    with pytest.raises(ServerFailed):
        await anew.who(berta(server))
    with pytest.raises(error):
        await anew.who(berta(server))


@pytest.mark.parametrize(
    "answer", [said(302, Location="/mein-konto/"), said(403, "Kein Zutritt"), said(404), said(200, "<html>")]
)
async def test_where_readers_are_kept_out_of_their_profile_they_are_who_they_were(
    server: Listener, access: Access, answer: Answer
) -> None:
    server.answers["/wp/wp-admin/profile.php"] = answer
    assert await access.who(berta(server)) == Account(server.origin, "berta", "Berta", 0)


async def test_a_session_that_could_not_be_ended_is_told(server: Listener, access: Access) -> None:
    server.answers["GET /wp/wp-login.php"] = said(502)
    with pytest.raises(ServerFailed):
        await access.log_out(berta(server))


async def test_nothing_secret_goes_to_another_host(server: Listener, elsewhere: Listener, access: Access) -> None:
    server.answers["/wp/wp-admin/profile.php"] = said(302, Location=f"{elsewhere.origin}/wp-admin/profile.php")
    await access.who(berta(server))
    server.answers["POST /wp/wp-login.php"] = said(307, Location=f"{elsewhere.origin}/wp-login.php")
    with pytest.raises(BrowserOnly):
        await access.log_in("berta", HEMLOCK)
    foreign = Credential(Account(elsewhere.origin, "berta", "Berta", 4), cookies=berta(server).cookies)
    with pytest.raises(Moved):
        await access.who(foreign)
    assert elsewhere.asked == []


async def test_what_holds_no_cookies_is_nobody_here(server: Listener, access: Access) -> None:
    server.answers["/wp/wp-admin/profile.php"] = said(302, Location="/wp/wp-login.php")
    password = Credential(Account(server.origin, "berta", "Berta", 4), uuid="u", password=HEMLOCK)
    with pytest.raises(SignedOut):
        await access.who(password)
    await access.log_out(password)
    with pytest.raises(NoApplicationPasswords):
        await access.adopt("berta", HEMLOCK)
    assert all("authorization" not in asked.headers for asked in server.asked)
    assert server.heard("/wp/wp-login.php") == []


@pytest.mark.parametrize(
    "unit",
    ["<select display_name>", "<select ", "<input ", "<option selected", "<select display_name><option selected>"],
)
async def test_a_profile_that_means_harm_is_read_in_bounded_time(server: Listener, access: Access, unit: str) -> None:
    server.answers["/wp/wp-admin/profile.php"] = said(200, unit * (300_000 // len(unit)))
    start = time.process_time()
    assert (await access.who(berta(server))).user == "berta"
    assert time.process_time() - start < 2
