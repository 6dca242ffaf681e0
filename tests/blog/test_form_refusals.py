"""Comments that a form did not take: each answer has its meaning, and none is sent twice."""

import time
from itertools import count

import pytest

from tests.blog.forms import LOGIN, SENT, form, guest, sent, under
from tests.blog.listener import Answer, Listener, broken, said, silent
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.form_reply import refusal
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply
from tui_reader.errors import (
    Closed,
    Duplicate,
    Moved,
    NoForm,
    NoMail,
    NotFound,
    Protected,
    ReaderError,
    Refusal,
    ServerFailed,
    SignedOut,
    TooFast,
    TooLong,
    Unanswered,
)
from tui_reader.model import Blog, Kind

DIED = (
    '<html><head><title>WordPress &rsaquo; Fehler</title></head><body id="error-page">{}'
    "<p><a href='javascript:history.back()'>&laquo; Zurück</a></p></body></html>"
)
NEW = DIED.format('<div class="wp-die-message"><p><strong>Fehler:</strong> Schreib <em>etwas</em>.</p></div>')
OLD = DIED.format("<p>Fehler: Schreib etwas.</p>")


@pytest.fixture
def classic(server: Listener, http: Http) -> Classic:
    """The server's blog as a WordPress without REST; its page has a form for guests."""
    server.answers["/banken/"] = under(form())
    return Classic(http, Blog(f"{server.origin}/", f"{server.origin}/feed/", "Bankenblog", kind=Kind.CLASSIC))


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (said(409, DIED.format("x")), Duplicate, None),
        (said(429, DIED.format("x")), TooFast, "in 15 seconds"),
        (said(429, Retry_After="20"), TooFast, "in 20 seconds"),
        (said(413, "<html>nginx"), TooLong, None),
        (said(200, NEW), Refusal, "Fehler: Schreib etwas."),
        (said(200, OLD), Refusal, "Fehler: Schreib etwas."),
        (said(500, OLD), Refusal, "Fehler: Schreib etwas."),
        (said(403, DIED.format("\x1b[31mNein")), Refusal, "Nein"),
        (said(403, "<html>firewall"), Refusal, "403"),
        (said(404), Refusal, "404"),
        (said(200), Refusal, "does not know this post"),
        (said(200, " \n"), Refusal, "does not know this post"),
        (said(200, "<html>log in to the hotel's network</html>"), Unanswered, None),
        (said(201, "<html>Danke!"), Unanswered, None),
        (said(500), Unanswered, None),
        (said(500, "<b>Fatal error</b>"), Unanswered, None),
        (said(504, "<html>nginx"), Unanswered, None),
        (said(503, NEW), ServerFailed, None),
        (said(302, Location="/wp-login.php?redirect_to=x"), SignedOut, None),
        (said(302, Location="/danke/"), Unanswered, None),
        (said(302, Location="/banken/#respond"), Unanswered, None),
        (said(302, Location="/banken/#comment-5x"), Unanswered, None),
        (said(200, Location="/banken/#comment-5"), Refusal, None),
        (said(301, Location="https://blog.example/wp-comments-post.php"), Moved, "blog.example"),
        (broken, Unanswered, None),
        (silent, Unanswered, None),
    ],
    ids=count(),
)
async def test_only_a_redirect_to_the_comment_is_proof_and_nothing_is_sent_twice(
    server: Listener, classic: Classic, answer: Answer, error: type[ReaderError], words: str | None
) -> None:
    server.answers[f"POST {SENT}"] = answer
    async with Http(deadline=0.5) as http:
        blog = Classic(http, classic.blog)
        with pytest.raises(error, match=words) as caught:
            await sent(blog, server, guest(server))
    assert len(server.heard(SENT)) == 1
    assert type(caught.value) is error
    assert "\x1b" not in str(caught.value)
    assert "Zurück" not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "mail", "error"),
    [
        (LOGIN, "ada@example.org", SignedOut),
        ('<div id="comments"></div><p class="nocomments">Geschlossen.</p>', "ada@example.org", Closed),
        ('<form><input name="post_password" type="password"></form>', "ada@example.org", Protected),
        ("", "ada@example.org", NoForm),
        (form(), "", NoMail),
        (form("https://blog.example/wp-comments-post.php"), "ada@example.org", NoForm),
        (form("javascript:alert(1)"), "ada@example.org", NoForm),
    ],
)
async def test_where_a_guest_cannot_write_nothing_leaves(
    server: Listener, classic: Classic, body: str, mail: str, error: type[ReaderError]
) -> None:
    server.answers["/banken/"] = under(body)
    with pytest.raises(error):
        await sent(classic, server, guest(server, mail))
    assert [asked.method for asked in server.asked] == ["GET"]


async def test_a_page_that_does_not_come_is_no_comment_sent(server: Listener, classic: Classic) -> None:
    server.answers["/banken/"] = said(404)
    with pytest.raises(NotFound):
        await sent(classic, server, guest(server))
    server.answers["/banken/"] = broken
    with pytest.raises(ReaderError) as caught:
        await sent(classic, server, guest(server))
    assert not isinstance(caught.value, Unanswered)


@pytest.mark.parametrize("unit", ["<body>wp-die-message ", '<a href="x">', "wp-die-message>", 'id="error-page', "<"])
def test_an_answer_that_means_harm_is_read_in_bounded_time(unit: str) -> None:
    body = f'<body id="error-page">{unit * (200_000 // len(unit))}'
    start = time.process_time()
    assert isinstance(refusal(Reply(200, "https://blog.example/", (), body.encode())), Refusal)
    assert time.process_time() - start < 0.5
