"""Comments asked for where nothing comes of it: the requests stay few."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.blog.documents import LONG, alternate, article, atom, item, page, rss
from tests.blog.listener import Listener, data, said
from tests.blog.test_feed_comments import DATE, WORDPRESS, comments, listed, post, reply
from tui_reader.blog.cursors import mark
from tui_reader.blog.discover import discover
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.feed_comments import FeedComments
from tui_reader.blog.http import Http
from tui_reader.errors import ServerFailed, TooMany
from tui_reader.model import Blog, Kind, Post

THREAD = '<section id="isso-thread"></section>'


class Known:
    """Posts whose comments have a feed each."""

    def __init__(self, server: Listener, number: int) -> None:
        self.blog = Blog(f"{server.origin}/", f"{server.origin}/feed.xml", "Bankenblog", kind=Kind.FEED)
        self.newest: tuple[Post, ...] = tuple(replace(post(server, f"/{n}.xml"), id=n) for n in range(1, number + 1))


@pytest.mark.parametrize("status", [429, 503])
async def test_a_blog_that_wants_to_be_left_alone_is_asked_for_no_more_replies(
    server: Listener, http: Http, status: int
) -> None:
    here, error = server.origin, TooMany if status == 429 else ServerFailed
    server.answers |= {f"/{n}.xml": said(status, Retry_After="600") for n in range(2, 6)}
    server.answers["/1.xml"] = atom(here, [reply(here, 11)], WORDPRESS)
    discussion = FeedComments(http, Known(server, 5))
    with pytest.raises(error) as caught:
        await discussion.replies([1, 2, 3, 4, 5], datetime(2012, 11, 25, 9, tzinfo=UTC))
    assert caught.value.facts["after"] == 600
    assert len(server.asked) == 2
    server.answers |= {f"/{n}.xml": atom(here, [reply(here, 10 + n)], WORDPRESS) for n in range(2, 6)}
    found = await discussion.replies([1, 2, 3, 4, 5], datetime(2012, 11, 25, 12, tzinfo=UTC))
    assert [comment.id for comment in found] == [11, 12, 13, 14, 15]  # nothing was lost
    assert await discussion.replies([1, 2, 3, 4, 5], datetime(2012, 11, 25, 12, tzinfo=UTC)) == ()


async def test_isso_that_wants_to_be_left_alone_is_asked_for_no_more_replies(server: Listener, http: Http) -> None:
    feed = FeedBlog(http, Known(server, 0).blog)
    embedded = page('<script data-isso="/isso/"></script>', article("Banken", LONG, THREAD))
    server.answers |= {"/banken/": embedded, "/isso/": data({"replies": [], "total_replies": 0})}
    for number in range(1, 6):
        await comments(feed, replace(post(server), id=number))
    server.answers["/isso/"] = said(429, Retry_After="600")
    server.asked.clear()
    assert await feed.replies([1, 2, 3, 4, 5], DATE) == ()
    assert len(server.asked) == 1


async def test_pages_of_comments_that_bring_nothing_end_the_reading(server: Listener, http: Http) -> None:
    link = f"{server.origin}/banken/"
    ways = f'<a class="page-numbers" href="{link}comment-page-99999/#comments">99999</a>'
    same = page(f'<link rel="canonical" href="{link}">', article("Banken", LONG, listed(1) + ways))
    server.answers |= {"/banken/": same} | {f"/banken/comment-page-{n}/": same for n in range(1, 501)}
    found, _total = await comments(FeedBlog(http, Known(server, 0).blog), post(server))
    assert [comment.id for comment in found] == [1]
    assert len(server.asked) <= 5


async def test_pages_of_comments_on_another_host_are_not_read(
    server: Listener, elsewhere: Listener, http: Http
) -> None:
    link = f"{elsewhere.origin}/banken/comment-page-2/"
    server.answers["/banken/"] = page(body=article("Banken", LONG, listed(1) + f'<a href="{link}">so schrieb ich</a>'))
    elsewhere.answers["/banken/comment-page-2/"] = page(body=article("Banken", LONG, listed(2)))
    found, _total = await comments(FeedBlog(http, Known(server, 0).blog), post(server))
    assert [comment.id for comment in found] == [1]
    assert not elsewhere.asked


async def test_a_page_of_pings_alone_does_not_end_the_reading(server: Listener, http: Http) -> None:
    link = f"{server.origin}/banken/"
    ways = f'<div class="navigation"><a href="{link}comment-page-2/#comments">Ältere Kommentare</a></div>'
    head = f'<link rel="canonical" href="{link}">'
    server.answers |= {
        "/banken/": page(head, article("Banken", LONG, listed(5) + ways)),
        "/banken/comment-page-1/": page(head, article("Banken", LONG)),
        "/banken/comment-page-2/": page(head, article("Banken", LONG, listed(3, 4))),
    }
    found, _total = await comments(FeedBlog(http, Known(server, 0).blog), post(server))
    assert [comment.id for comment in found] == [3, 4, 5]


@pytest.mark.parametrize("missing", [said(404), said(200, "<html>Nichts gefunden", Content_Type="text/html")])
async def test_a_feed_of_comments_that_has_no_atom_is_read_as_it_is(
    server: Listener, http: Http, missing: bytes
) -> None:
    here = server.origin
    feed = atom(here, [reply(here, 11)])
    server.answers |= {"/banken/": page(body=article("Banken", LONG)), "/banken/feed": feed}
    server.answers["/banken/feed/atom/"] = missing
    found, _total = await comments(FeedBlog(http, Known(server, 0).blog), post(server, "/banken/feed"))
    assert [comment.id for comment in found] == [11]


async def test_a_page_that_wants_fewer_requests_has_its_feed_left_alone_too(server: Listener, http: Http) -> None:
    server.answers["/banken/"] = said(429, Retry_After="600")
    with pytest.raises(TooMany):
        await comments(FeedBlog(http, Known(server, 0).blog), post(server, "/c.xml"))
    assert [asked.path for asked in server.asked] == ["/banken/"]


async def test_a_post_is_the_same_wherever_a_visitor_came_from(server: Listener, http: Http) -> None:
    here = server.origin
    server.answers |= {
        "/": page(alternate("/feed.xml"), "<p>Willkommen</p>"),
        "/banken/": page(alternate("/feed.xml"), article("Banken", LONG)),
        "/feed.xml": rss(f"{here}/", [item(1, f"{here}/banken/")]),
    }
    plain, tracked = [await discover(http, f"{here}/banken/{query}") for query in ("", "?utm_source=x&utm_medium=y")]
    assert plain.post is not None
    assert (tracked.blog.address, tracked.post) == (plain.blog.address, plain.post)


def test_where_a_visitor_came_from_is_no_part_of_an_address() -> None:
    plain = mark("https://blog.example/banken/")
    assert mark("http://blog.example/banken/?utm_source=rss&utm_medium=feed") == plain
    assert mark("https://blog.example/banken/?p=7&utm_source=rss") == mark("https://blog.example/banken/?p=7")
    assert mark("https://blog.example/banken/?p=7") != plain
