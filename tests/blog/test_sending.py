"""Comments sent to a server that refuses, breaks off or says nothing: each has its sentence, none is sent twice."""

from urllib.parse import urlsplit

import pytest

from tests.blog.listener import Answer, Listener, broken, data, refused, said, silent
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import (
    BlogError,
    Closed,
    CommentError,
    Duplicate,
    Empty,
    Moved,
    Protected,
    ReaderError,
    Refusal,
    Refused,
    ServerFailed,
    SignedOut,
    TooFast,
    TooLong,
    Unanswered,
)
from tui_reader.model import Account, Blog, Credential, Draft, Secret, Status

COMMENTS = "/wp-json/wp/v2/comments"


def password(blog: WordPress) -> Credential:
    return Credential(Account(blog.blog.origin, "berta", "Berta", 4), uuid="u", password=Secret("hemlock"))


def crumbs(blog: WordPress) -> Credential:
    return Credential(Account(blog.blog.origin, "berta", "Berta", 4), cookies=(("wordpress_logged_in_x", Secret("c")),))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refused("comment_duplicate", 409), Duplicate),
        (refused("comment_flood", 400), TooFast),
        (said(429, Retry_After="20"), TooFast),
        (refused("rest_comment_closed", 403), Closed),
        (refused("rest_cannot_read_post", 401), Protected),
        (refused("rest_cannot_read_post", 403), Protected),
        (refused("comment_content_column_length", 400), TooLong),
        (said(413, "<html>nginx"), TooLong),
        (refused("rest_comment_content_invalid", 400), Empty),
        (refused("rest_comment_login_required", 401), SignedOut),
        (refused("rest_forbidden", 403, "Zu \x1b[31mviele Links"), Refusal),
        (said(403, "<html>firewall"), Refusal),
        (said(307, Location="https://other.example/x"), Moved),
        (said(503), ServerFailed),
        (said(500), Unanswered),
        (said(504), Unanswered),
        (said(200, "<html>portal"), Unanswered),
        (said(201, "<b>Notice</b>{}"), Unanswered),
        (broken, Unanswered),
        (silent, Unanswered),
    ],
)
async def test_a_comment_that_was_not_taken_says_why_and_is_never_sent_twice(
    server: Listener, answer: Answer, error: type[ReaderError]
) -> None:
    server.answers[f"POST {COMMENTS}"] = answer
    async with Http(deadline=0.5) as http:
        blog = WordPress(http, Blog(f"{server.origin}/", f"{server.origin}/wp-json/", ""))
        with pytest.raises(error) as caught:
            await blog.send(Draft(blog.blog.address, 8, 0, "Hallo"), password(blog))
    assert len(server.asked) == 1
    assert "\x1b" not in str(caught.value)
    assert "hemlock" not in str(caught.value)


async def test_a_comment_that_never_left_is_not_unanswered(blog: WordPress, server: Listener, http: Http) -> None:
    port = urlsplit(server.origin).port or 0
    gone = WordPress(http, Blog(f"http://127.0.0.2:{port}/", f"http://127.0.0.2:{port}/wp-json/", ""))
    with pytest.raises(Refused):
        await gone.send(Draft(gone.blog.address, 8, 0, "Hallo"), password(gone))
    with pytest.raises(Empty):
        await blog.send(Draft(blog.blog.address, 8, 0, " \n"), password(blog))
    with pytest.raises(Moved):
        await gone.send(Draft(gone.blog.address, 8, 0, "Hallo"), password(blog))
    assert server.asked == []


async def test_a_comment_that_waits_for_approval_says_so(blog: WordPress, server: Listener) -> None:
    server.answers[f"POST {COMMENTS}"] = data({"id": 5, "post": 8, "parent": 3, "status": "hold"}, 201)
    taken = await blog.send(Draft(blog.blog.address, 8, 3, "Hallo"), password(blog))
    assert (taken.id, taken.parent, taken.status) == (5, 3, Status.HOLD)
    assert b'"parent": 3' in server.asked[0].body
    server.answers[f"{COMMENTS}/5"] = [data({"id": 5}), said(404), said(403), refused("rest_not_logged_in", 401)]
    assert await blog.comment(5, password(blog)) is not None
    assert await blog.comment(5, password(blog)) is None
    assert await blog.comment(5, password(blog)) is None
    with pytest.raises(SignedOut):
        await blog.comment(5, password(blog))


async def test_a_stale_nonce_is_renewed_once(blog: WordPress, server: Listener) -> None:
    ajax = "/wp-admin/admin-ajax.php"
    server.answers["/wp-json/"] = data({"namespaces": ["wp/v2"], "url": server.origin})
    server.answers[ajax] = [said(200, "aaaaaaaaaa"), said(200, "bbbbbbbbbb")]
    stale = refused("rest_cookie_invalid_nonce", 403)
    server.answers[f"POST {COMMENTS}"] = [stale, data({"id": 5}, 201, X_WP_Nonce="cccccccccc"), stale]
    draft = Draft(blog.blog.address, 8, 0, "Hallo")
    assert (await blog.send(draft, crumbs(blog))).id == 5
    with pytest.raises(SignedOut):
        await blog.send(draft, crumbs(blog))
    nonces = [asked.headers["x-wp-nonce"][0] for asked in server.heard(COMMENTS, "POST")]
    assert nonces == ["a", "b", "c", "b"]
    server.answers[ajax] = said(400, "0")
    with pytest.raises(SignedOut):
        await blog.send(draft, crumbs(blog))


async def test_a_nonce_that_does_not_come_is_no_comment_sent(blog: WordPress, server: Listener) -> None:
    server.answers["/wp-json/"] = data({"namespaces": ["wp/v2"], "url": server.origin})
    server.answers["/wp-admin/admin-ajax.php"] = [broken, broken]
    with pytest.raises(BlogError) as caught:
        await blog.send(Draft(blog.blog.address, 8, 0, "Hallo"), crumbs(blog))
    assert not isinstance(caught.value, CommentError)
    assert server.heard(COMMENTS) == []
