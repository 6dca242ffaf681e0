"""Isso beside comments of the blog's own, whose numbers are others: who is asked, and where what is written goes."""

from dataclasses import replace

import pytest

from tests.blog.documents import LONG, article, page
from tests.blog.embedding import a_feed, a_post, guest, read, row, send, thread
from tests.blog.listener import Listener, data, said
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.isso import ours
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import NoForm, NotFound
from tui_reader.model import Account, Credential, Draft, Kind, Post, Secret, Status


@pytest.fixture
def feed(server: Listener, http: Http) -> FeedBlog:
    """The server's blog by its feed."""
    return a_feed(server, http)


@pytest.fixture
def post(server: Listener) -> Post:
    """A post whose page embeds Isso."""
    return a_post(server)


async def test_a_wordpress_without_comments_has_those_that_its_page_embeds(
    server: Listener, blog: WordPress, post: Post
) -> None:
    closed = replace(post, comments_open=False)
    server.answers |= {
        "/wp-json/wp/v2/comments": data([], X_WP_Total="0", X_WP_TotalPages="0"),
        "/isso/": thread(row(1)),
        "POST /isso/count": data([1]),
        "POST /isso/new": data(row(2), 201),
        "/isso/id/9": said(403),
    }
    assert [one.id for one in await read(blog, closed)] == [ours(1)]
    ways = await blog.ways(closed)
    assert (ways.guest, ways.login, ways.closed) == (True, False, False)
    assert len(server.heard("/banken/")) == 1
    assert await blog.counts([closed]) == {7: 1}
    assert (await send(blog, closed)).id == ours(2)
    waiting = await blog.comment(ours(9), guest(server.origin))
    assert waiting
    assert waiting.status is Status.HOLD


@pytest.mark.parametrize("kind", [Kind.FEED, Kind.REST])
async def test_a_comment_of_the_blogs_own_is_not_answered_at_isso(
    server: Listener, feed: FeedBlog, blog: WordPress, post: Post, kind: Kind
) -> None:
    source = feed if kind is Kind.FEED else blog
    server.answers |= {
        "/wp-json/wp/v2/comments": data([], X_WP_Total="0", X_WP_TotalPages="0"),
        "/isso/": thread(row(5)),
        "POST /isso/new": data(row(6), 201),
    }
    await read(source, post)
    with pytest.raises(NoForm):
        await send(source, post, 5)
    assert not server.heard("/isso/new")
    assert (await send(source, post, ours(5))).id == ours(6)


@pytest.mark.parametrize("kind", [Kind.FEED, Kind.REST])
async def test_isso_is_asked_only_for_what_waits_there(
    server: Listener, feed: FeedBlog, blog: WordPress, post: Post, kind: Kind
) -> None:
    source = feed if kind is Kind.FEED else blog
    server.answers |= {
        "/wp-json/wp/v2/comments": data([], X_WP_Total="0", X_WP_TotalPages="0"),
        "/isso/": thread(row(1)),
        "/isso/id/9": said(404),
    }
    with pytest.raises(NotFound):  # where Isso is, is not known yet
        await source.comment(ours(9), guest(server.origin))
    await read(source, post)
    with pytest.raises(NotFound):
        await source.comment(9, guest(server.origin))
    assert not server.heard("/isso/id/9")
    assert await source.comment(ours(9), guest(server.origin)) is None


async def test_an_account_writes_where_the_thread_is(server: Listener, blog: WordPress, post: Post) -> None:
    old = replace(post, id=8, link=f"{server.origin}/alt/")
    server.answers |= {
        "/wp-json/wp/v2/comments": data([], X_WP_Total="0", X_WP_TotalPages="0"),
        "POST /wp-json/wp/v2/comments": data({"id": 2, "post": 8}, 201),
        "/isso/": thread(row(1)),
        "POST /isso/new": data(row(2), 201),
        "/alt/": page(body=article("Alt", LONG)),
    }
    ada = Credential(Account(server.origin, "ada", "Ada", 5), password=Secret("x"))
    await read(blog, post)
    for where, parent, number in ((old, 0, 2), (old, 1, 2), (post, 0, ours(2)), (post, ours(1), ours(2))):
        sent = await blog.send(Draft(blog.blog.address, where.id, parent, "Guten Tag"), ada, where)
        assert (sent.id, sent.post) == (number, where.id)


async def test_a_wordpress_of_comments_of_its_own_is_not_looked_at_again(
    server: Listener, blog: WordPress, post: Post
) -> None:
    server.answers |= {
        "/wp-json/wp/v2/comments": data([], X_WP_Total="0", X_WP_TotalPages="0"),
        "/banken/": page(body=article("Banken", LONG)),
    }
    for _time in range(2):
        assert await read(blog, post) == []
    assert len(server.heard("/banken/")) == 1
