"""Logging in where form, header or blog are not as they should be; nothing secret is left behind or goes astray."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.blog.listener import Answer, Asked, Listener, data, refused, said
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import (
    BrowserOnly,
    Forbidden,
    FormRefused,
    Moved,
    NeedsHttps,
    NoApplicationPasswords,
    ReaderError,
    ServerFailed,
    SignedOut,
    WrongPassword,
)
from tui_reader.model import Account, Blog, Credential, Secret

ME = "/wp-json/wp/v2/users/me"
PASSWORDS = f"{ME}/application-passwords"
UUID = "da6df746-648c-441d-a9db-1541eb586918"
FORM = """<form><input type="text" name="log"><input type="password" name='pwd'><input type="hidden" name="testcookie">
    <input name="rememberme" type="checkbox"><input type="submit" name="wp-submit">{more}</form>"""
WRONG = f'<div id="login_error"><strong>Nein</strong></div>{FORM}'
HEMLOCK = Secret("hemlock")


def facts(origin: str, *, passwords: bool = True) -> bytes:
    where = {"application-passwords": {"endpoints": {"authorization": f"{origin}/wp-admin/authorize-application.php"}}}
    return data({"namespaces": ["wp/v2"], "url": f"{origin}/wp", "authentication": where if passwords else []})


def without(origin: str) -> bytes:
    return facts(origin, passwords=False)


def let_in(listener: Listener, *, passwords: bool) -> None:
    """Answers of a WordPress in the folder /wp that takes the password."""
    cookie = "wordpress_logged_in_x=crumb; path=/; HttpOnly\r\nSet-Cookie: wordpress_test_cookie=1"
    listener.answers |= {
        "/wp-json/": facts(listener.origin, passwords=passwords),
        "POST /wp/wp-login.php": said(302, Location=f"{listener.origin}/wp/wp-admin/", Set_Cookie=cookie),
        "GET /wp/wp-login.php": [said(403, '<a href="?action=logout&amp;_wpnonce=abcdef0123">ja</a>'), said(302)],
        "/wp/wp-admin/admin-ajax.php": said(200, "aaaaaaaaaa"),
        ME: data({"id": 4, "name": "Berta\u202e <b>B</b>", "username": "berta"}),
        f"POST {PASSWORDS}": data({"uuid": UUID, "password": "abcd efgh ijkl"}, 201),
        f"DELETE {PASSWORDS}/{UUID}": data({"deleted": True}),
    }


@pytest.fixture
async def safe(secure: Listener, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[WordPress]:
    """A blog over https that lets in and makes application passwords."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    let_in(secure, passwords=True)
    async with Http(deadline=5) as http:
        yield WordPress(http, Blog(f"{secure.origin}/", f"{secure.origin}/wp-json/", "Bankenblog"))


async def test_over_https_only_an_application_password_is_kept(secure: Listener, safe: WordPress) -> None:
    secure.answers[f"POST {PASSWORDS}"] = [
        refused("application_password_duplicate_name", 409),
        data({"uuid": UUID, "password": "abcd efgh ijkl"}, 201),
    ]
    kept = await safe.log_in("berta@example.org", HEMLOCK)
    assert kept == Credential(Account(secure.origin, "berta", "Berta B", 4), uuid=UUID, password=Secret("abcdefghijkl"))
    names = [asked.body.decode() for asked in secure.heard(PASSWORDS)]
    assert names[0] != names[1]
    assert "tui-reader on " in names[0]
    assert secure.heard(ME)[-1].headers["authorization"].startswith("Basic ")
    assert secure.asked[-1].query == {"action": "logout", "_wpnonce": "abcdef0123"}  # the form's session is over
    await safe.log_out(kept)
    assert (secure.asked[-1].method, secure.asked[-1].path) == ("DELETE", f"{PASSWORDS}/{UUID}")


async def test_where_the_header_gets_lost_the_cookies_are_kept(secure: Listener, safe: WordPress) -> None:
    async def only_cookies(asked: Asked, writer: asyncio.StreamWriter) -> None:
        known = data({"id": 4, "name": "Berta", "username": "berta"})
        writer.write(known if "cookie" in asked.headers else refused("rest_not_logged_in", 401))

    secure.answers[ME] = only_cookies
    kept = await safe.log_in("berta", HEMLOCK)
    assert (kept.uuid, bool(kept.password)) == ("", False)
    assert [name for name, _value in kept.cookies] == ["wordpress_logged_in_x"]
    assert len(secure.heard(f"{PASSWORDS}/{UUID}", "DELETE")) == 1  # what was made in vain is unmade


@pytest.mark.parametrize(
    "answer", [refused("application_passwords_disabled", 501), said(404), data({"uuid": "x"}, 201)]
)
async def test_where_none_can_be_made_the_cookies_are_kept(secure: Listener, safe: WordPress, answer: Answer) -> None:
    secure.answers[f"POST {PASSWORDS}"] = answer
    assert (await safe.log_in("berta", HEMLOCK)).cookies


async def test_over_plain_http_the_cookies_are_kept_and_logged_out(server: Listener, blog: WordPress) -> None:
    let_in(server, passwords=False)
    kept = await blog.log_in("berta", HEMLOCK)
    assert parse_qs(server.heard("/wp/wp-login.php")[0].body.decode())["pwd"] == ["hemlock"]
    assert (kept.cookies, kept.account.user) == ((("wordpress_logged_in_x", Secret("crumb")),), "berta")
    await blog.log_out(kept)
    assert server.asked[-1].query["_wpnonce"] == "abcdef0123"
    assert server.asked[-1].headers["cookie"] == "wordpress_logged_in_x=crumb"
    assert server.heard(PASSWORDS) == []


CAPTCHA = FORM.format(more='<div class="g-recaptcha"></div>')
CODE = FORM.format(more="<input type='tel' name='my_code'>")


@pytest.mark.parametrize(
    ("answer", "root", "error"),
    [
        (said(200, WRONG.format(more="")), facts, WrongPassword),
        (said(200, WRONG.format(more="<input type='tel' name='my_code'>")), facts, FormRefused),
        (said(200, CAPTCHA), facts, FormRefused),
        (said(200, CODE), facts, FormRefused),
        (said(200, CODE), without, BrowserOnly),
        (said(200), without, BrowserOnly),
        (said(302, Location="https://sso.example/login"), facts, FormRefused),
        (said(302, Location="/wp/wp-login.php?step=2", Set_Cookie="wordpress_logged_in_x=%20; expires=1"), facts, None),
        (said(403, "<html>firewall"), facts, Forbidden),
        (said(502), facts, ServerFailed),
    ],
)
async def test_a_form_that_does_not_let_in_says_why(
    server: Listener, blog: WordPress, answer: Answer, root: Callable[[str], bytes], error: type[ReaderError] | None
) -> None:
    server.answers |= {"/wp-json/": root(server.origin), "POST /wp/wp-login.php": answer}
    server.answers["/wp/wp-admin/admin-ajax.php"] = said(400, "0")
    with pytest.raises(error or SignedOut) as caught:
        await blog.log_in("berta", HEMLOCK)
    assert "hemlock" not in str(caught.value)
    if isinstance(caught.value, FormRefused):
        assert f"{server.origin}/wp-admin/authorize-application.php" in caught.value.hint


async def test_a_password_goes_to_no_other_host_or_scheme(
    server: Listener, elsewhere: Listener, blog: WordPress
) -> None:
    server.answers["/wp-json/"] = [facts(elsewhere.origin), facts(server.origin)]
    with pytest.raises(Moved):
        await blog.log_in("berta", HEMLOCK)
    server.answers["POST /wp/wp-login.php"] = said(307, Location=elsewhere.origin.replace("http:", "https:"))
    with pytest.raises(Moved):
        await blog.log_in("berta", HEMLOCK)
    assert elsewhere.asked == []


async def test_a_pasted_password_is_confirmed_by_the_blog(secure: Listener, safe: WordPress) -> None:
    secure.answers[f"{PASSWORDS}/introspect"] = data({"uuid": UUID})
    kept = await safe.adopt("berta@example.org", Secret(" abcd efgh\n"))
    assert (kept.account.user, kept.uuid, kept.password) == ("berta", UUID, Secret("abcdefgh"))
    secure.answers[ME] = refused("rest_not_logged_in", 401)
    for user, word in (("berta", "abcd"), ("ber:ta", "abcd"), ("berta", " ")):
        with pytest.raises(WrongPassword):
            await safe.adopt(user, Secret(word))
    with pytest.raises(SignedOut):
        await safe.who(kept)


async def test_a_pasted_password_needs_https_and_a_blog_that_has_them(
    server: Listener, blog: WordPress, secure: Listener, safe: WordPress
) -> None:
    server.answers["/wp-json/"] = without(server.origin)
    with pytest.raises(NeedsHttps):
        await blog.adopt("berta", HEMLOCK)
    secure.answers["/wp-json/"] = without(secure.origin)
    with pytest.raises(NoApplicationPasswords):
        await safe.adopt("berta", HEMLOCK)
    assert all("authorization" not in asked.headers for asked in (*server.asked, *secure.asked))


@pytest.mark.parametrize("answer", [refused("rest_not_logged_in", 401), said(404)])
async def test_what_is_revoked_already_is_logged_out(secure: Listener, safe: WordPress, answer: Answer) -> None:
    kept = await safe.log_in("berta", HEMLOCK)
    secure.answers[f"DELETE {PASSWORDS}/{UUID}"] = answer
    await safe.log_out(kept)
    assert secure.asked[-1].method == "DELETE"


async def test_a_revocation_that_failed_says_so(secure: Listener, safe: WordPress) -> None:
    kept = await safe.log_in("berta", HEMLOCK)
    secure.answers[f"DELETE {PASSWORDS}/{UUID}"] = said(500)
    with pytest.raises(ServerFailed):
        await safe.log_out(kept)
