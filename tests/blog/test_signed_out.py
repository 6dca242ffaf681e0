"""Signed out is who WordPress itself takes for nobody: what stands before it, or in its place, proves nothing."""

import pytest

from tests.blog.listener import Answer, Listener, data, refused, said
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import BadReply, BlogError, Forbidden, Moved, NotFound, NotJson, ServerFailed, SignedOut, TooMany
from tui_reader.model import Account, Blog, Credential, Draft, Secret

AJAX = "/wp-admin/admin-ajax.php"
COMMENTS = "/wp-json/wp/v2/comments"
ME = "/wp-json/wp/v2/users/me"
PORTAL = "<!DOCTYPE html><title>Hotel</title><form>Zimmer</form>"


@pytest.fixture
def blog(server: Listener, http: Http) -> WordPress:
    server.answers["/wp-json/"] = data({"namespaces": ["wp/v2"], "url": server.origin})
    return WordPress(http, Blog(f"{server.origin}/", f"{server.origin}/wp-json/", ""))


def crumbs(blog: WordPress) -> Credential:
    return Credential(Account(blog.blog.origin, "berta", "Berta", 4), cookies=(("wordpress_logged_in_x", Secret("c")),))


def password(blog: WordPress) -> Credential:
    return Credential(Account(blog.blog.origin, "berta", "Berta", 4), uuid="u", password=Secret("hemlock"))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (said(200, PORTAL, Content_Type="text/html"), NotJson),
        (said(200, ""), NotJson),
        (said(200, "Erfolg!"), NotJson),
        (said(302, Location="https://portal.example/login"), Moved),
        (said(302, Location="https://portal.example/wp-login.php"), Moved),
        (said(403, "<html>firewall"), Forbidden),
        (said(403, "-1"), Forbidden),
        (said(401, "<html>proxy"), Forbidden),
        (said(404), NotFound),
        (said(400, "<html>"), BadReply),
        (said(406), BadReply),
        (said(429, Retry_After="20"), TooMany),
        (said(503), ServerFailed),
        (said(511, PORTAL), ServerFailed),
    ],
)
async def test_a_nonce_that_something_else_holds_back_signs_nobody_out(
    blog: WordPress, server: Listener, answer: Answer, error: type[BlogError]
) -> None:
    server.answers[AJAX] = answer
    with pytest.raises(error):
        await blog.who(crumbs(blog))
    with pytest.raises(error) as caught:
        await blog.send(Draft(blog.blog.address, 8, 0, "Hallo"), crumbs(blog))
    assert not caught.value.sent
    assert not server.heard(COMMENTS)
    server.answers |= {AJAX: said(200, "aaaaaaaaaa"), ME: data({"id": 4, "name": "Berta", "username": "berta"})}
    assert await blog.who(crumbs(blog)) == crumbs(blog).account


@pytest.mark.parametrize(
    "answer",
    [
        said(400, "0"),
        said(400, "0\n"),
        said(200, "0"),
        said(302, Location="/wp-login.php?redirect_to=%2Fwp-admin%2Fadmin-ajax.php&reauth=1"),
    ],
)
async def test_who_wordpress_gives_no_nonce_is_signed_out(blog: WordPress, server: Listener, answer: Answer) -> None:
    server.answers[AJAX] = answer
    with pytest.raises(SignedOut):
        await blog.who(crumbs(blog))


async def test_only_a_refusal_in_the_words_of_wordpress_signs_out(blog: WordPress, server: Listener) -> None:
    server.answers[ME] = said(401, "<html>proxy", WWW_Authenticate="Basic")
    with pytest.raises(Forbidden):
        await blog.who(password(blog))
    server.answers[ME] = refused("incorrect_password", 401)
    with pytest.raises(SignedOut):
        await blog.who(password(blog))


async def test_a_comment_that_a_proxy_refused_may_be_sent_another_time(blog: WordPress, server: Listener) -> None:
    server.answers[f"POST {COMMENTS}"] = said(401, "<html>proxy")
    with pytest.raises(Forbidden):
        await blog.send(Draft(blog.blog.address, 8, 0, "Hallo"), password(blog))
