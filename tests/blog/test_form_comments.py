"""Comments sent by a page's form to a server that answers what WordPress cannot be made to answer."""

from urllib.parse import parse_qs

import pytest

from tests.blog.forms import LOGIN, SENT, a_post, berta, draft, form, guest, sent, shown, under
from tests.blog.listener import Listener, said
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import (
    Moved,
    NoForm,
    NotFound,
    SignedOut,
    Unanswered,
)
from tui_reader.model import Account, Blog, Credential, Draft, Kind, Secret, Status, Ways


@pytest.fixture
def classic(server: Listener, http: Http) -> Classic:
    """The server's blog as a WordPress without REST; its page has a form for guests."""
    server.answers["/banken/"] = under(form())
    return Classic(http, Blog(f"{server.origin}/", f"{server.origin}/feed/", "Bankenblog", kind=Kind.CLASSIC))


async def test_a_comment_in_the_thread_is_published_and_one_that_is_not_there_waits(
    server: Listener, classic: Classic
) -> None:
    server.answers["/banken/"] = [under(form()), under(shown(5) + form()), under(form())]
    server.answers[f"POST {SENT}"] = said(302, Location=f"{server.origin}/banken/comment-page-1/#comment-5")
    server.answers["/banken/comment-page-1/"] = [under(shown(5) + form()), under(form()), said(500)]
    written = await sent(classic, server, guest(server))
    assert (written.id, written.author, written.status, written.html.count("Hallo")) == (5, "Ada", Status.APPROVED, 1)
    for _page in ("without it", "that does not come"):
        written = await sent(classic, server, guest(server))
        assert (written.id, written.author, written.status, written.author_id) == (5, "Ada", Status.HOLD, 0)


async def test_a_comment_that_wordpress_says_it_holds_waits(server: Listener, classic: Classic) -> None:
    server.answers[f"POST {SENT}"] = said(302, Location="/banken/?unapproved=5&moderation-hash=abc#comment-5")
    written = await sent(classic, server, guest(server))
    assert (written.id, written.status) == (5, Status.HOLD)
    assert [asked.method for asked in server.asked] == ["GET", "POST"]


async def test_what_the_form_holds_goes_along(server: Listener, classic: Classic) -> None:
    server.answers[f"POST {SENT}"] = said(302, Location="/banken/#comment-5")
    await classic.send(Draft("", 7, 3, "Grüße & <b>Küsse</b>\n😀"), guest(server), a_post(server))
    asked = server.heard(SENT)[0]
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(asked.body.decode(), keep_blank_values=True) == {
        "comment_post_ID": ["7"],
        "token": ["a&b"],
        "comment": ["Grüße & <b>Küsse</b>\n😀"],
        "comment_parent": ["3"],
        "author": ["Ada"],
        "email": ["ada@example.org"],
        "url": [""],
    }
    assert "cookie" not in asked.headers


async def test_a_trap_for_robots_stays_empty(server: Listener, classic: Classic) -> None:
    area = '<textarea name="ab12" id="ab12"></textarea><textarea id="comment" aria-hidden="true" name="comment">'
    server.answers["/banken/"] = under(form(area=area))
    server.answers[f"POST {SENT}"] = said(302, Location="/banken/#comment-5")
    await sent(classic, server, guest(server))
    fields = parse_qs(server.heard(SENT)[0].body.decode(), keep_blank_values=True)
    assert (fields["ab12"], fields["comment"]) == (["Hallo"], [""])


async def test_an_account_sends_its_cookies_and_no_name(server: Listener, classic: Classic) -> None:
    server.answers["/banken/"] = under(form(fields=""))
    server.answers[f"POST {SENT}"] = said(302, Location="/banken/#comment-5")
    await sent(classic, server, berta(server))
    asked = server.heard(SENT)[0]
    assert asked.headers["cookie"] == "wordpress_logged_in_x=crumb"
    assert b"author" not in asked.body
    assert "cookie" in server.heard("/banken/")[0].headers  # the form is the one of this account
    assert "cookie" not in server.heard("/banken/")[1].headers  # what everybody sees


async def test_cookies_that_are_not_believed_any_more_send_nothing(server: Listener, classic: Classic) -> None:
    for body in (form(), LOGIN, ""):
        server.answers["/banken/"] = under(body)
        with pytest.raises(SignedOut):
            await sent(classic, server, berta(server))
    password = Credential(Account(server.origin, "berta", "Berta", 4), uuid="u", password=Secret("hemlock"))
    with pytest.raises(SignedOut):
        await sent(classic, server, password)
    assert server.heard(SENT) == []
    assert all("authorization" not in asked.headers for asked in server.asked)


async def test_a_form_of_another_host_gets_nothing(server: Listener, elsewhere: Listener, classic: Classic) -> None:
    server.answers["/banken/"] = under(form(f"{elsewhere.origin}{SENT}"))
    assert await classic.ways(a_post(server)) == Ways(link=f"{server.origin}/banken/", mail=False)
    for credential in (guest(server), berta(server)):
        with pytest.raises(NoForm):
            await sent(classic, server, credential)
    assert elsewhere.asked == []


async def test_a_redirect_to_another_host_takes_nothing_along(
    server: Listener, elsewhere: Listener, classic: Classic
) -> None:
    server.answers["/banken/"] = [under(form(fields="")), under(shown(5))]
    server.answers[f"POST {SENT}"] = said(302, Location=f"{elsewhere.origin}/x/#comment-5")
    assert (await sent(classic, server, berta(server))).status is Status.APPROVED
    server.answers["/banken/"] = under(form(fields=""))
    server.answers[f"POST {SENT}"] = said(302, Location=f"{elsewhere.origin}/danke/")
    with pytest.raises(Unanswered):
        await sent(classic, server, berta(server))
    server.answers["/banken/"] = said(302, Location=f"{elsewhere.origin}/banken/")
    with pytest.raises(Moved):
        await sent(classic, server, berta(server))
    assert elsewhere.asked == []


async def test_a_post_that_has_moved_within_its_blog_is_found(server: Listener, classic: Classic) -> None:
    server.answers |= {"/banken/": said(301, Location="/2012/banken/"), "/2012/banken/": under(form(fields=""))}
    server.answers[f"POST {SENT}"] = said(302, Location="/2012/banken/#comment-5")
    assert (await sent(classic, server, berta(server))).id == 5
    server.answers["/2012/banken/"] = said(301, Location="/banken/")
    with pytest.raises(Moved):
        await sent(classic, server, berta(server))


async def test_by_rest_a_guest_writes_by_the_form_of_this_post_alone(server: Listener, http: Http) -> None:
    blog = WordPress(http, Blog(f"{server.origin}/", f"{server.origin}/wp-json/", ""))
    server.answers |= {"/banken/": under(form()), f"POST {SENT}": said(302, Location="/banken/#comment-5")}
    assert await blog.ways(a_post(server)) == Ways(login=True, guest=True)
    assert (await sent(blog, server, guest(server))).id == 5
    server.answers["/banken/"] = under(form(number=8))  # WordPress led to a post with a similar name
    with pytest.raises(NoForm):
        await sent(blog, server, guest(server))
    with pytest.raises(NoForm):
        await blog.send(draft(server), guest(server))


async def test_by_rest_one_page_speaks_for_all_posts_but_not_one_that_tells_nothing(
    server: Listener, http: Http
) -> None:
    blog = WordPress(http, Blog(f"{server.origin}/", f"{server.origin}/wp-json/", ""))
    assert await blog.ways(a_post(server)) == Ways(login=True)  # the page does not come
    server.answers["/banken/"] = under('<form><input name="post_password" type="password"></form>')
    assert (await blog.ways(a_post(server))).login
    blog = WordPress(http, blog.blog)
    server.answers["/banken/"] = under(form())
    assert (await blog.ways(a_post(server))).guest
    asked = len(server.asked)
    assert (await blog.ways(a_post(server))).guest
    assert len(server.asked) == asked


async def test_a_blog_read_by_its_feed_takes_guests_by_its_form(server: Listener, http: Http) -> None:
    blog = FeedBlog(http, Blog(f"{server.origin}/", f"{server.origin}/feed/", "", kind=Kind.FEED))
    server.answers |= {"/banken/": under(form()), f"POST {SENT}": said(302, Location="/banken/#comment-5")}
    assert await blog.ways(a_post(server)) == Ways(guest=True, link=f"{server.origin}/banken/")
    assert (await sent(blog, server, guest(server))).id == 5
    other = FeedBlog(http, Blog("https://links.example/", f"{server.origin}/feed/", "", kind=Kind.FEED))
    assert not (await other.ways(a_post(server))).guest  # its feed links to other people's posts
    with pytest.raises(NoForm):
        await sent(other, server, guest(server))


async def test_nobody_knows_what_became_of_a_comment_that_is_not_shown(server: Listener, classic: Classic) -> None:
    with pytest.raises(NotFound):
        await classic.comment(5, berta(server))
