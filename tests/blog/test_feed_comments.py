"""The comments of a blog that is read by its feed: where they are found, and what is said where they are elsewhere."""

from datetime import UTC, datetime

import pytest

from tests.blog.documents import LONG, alternate, article, atom, entry, item, page, rss
from tests.blog.listener import Listener, said
from tui_reader.blog.comment_feed import threaded
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.errors import Elsewhere, NoForm, NotFound
from tui_reader.model import Account, Author, Blog, Comment, Credential, Draft, Kind, Post
from tui_reader.queries import Select

DATE = datetime(2012, 11, 25, tzinfo=UTC)
DISQUS = '<div id="disqus_thread"></div>'


@pytest.fixture
def feed(server: Listener, http: Http) -> FeedBlog:
    """The server's blog by its feed."""
    return FeedBlog(http, Blog(f"{server.origin}/", f"{server.origin}/feed.xml", "Bankenblog", kind=Kind.FEED))


def post(server: Listener, replies: str = "", comments: int | None = None) -> Post:
    link = f"{server.origin}/banken/"
    feed = f"{server.origin}{replies}" if replies else ""
    return Post(7, "Banken", link, DATE, DATE, Author(0, ""), comments=comments, replies=feed)


async def comments(feed: FeedBlog, post: Post) -> tuple[list[Comment], int]:
    found: list[Comment] = []
    total = 0
    async for more, total in feed.comments(post):  # noqa: B007 - the last one counts
        found += more
    return found, total


def listed(*numbers: int) -> str:
    rows = "".join(
        f'<li class="comment depth-1" id="comment-{n}"><cite class="fn">Berta</cite>'
        f'<div class="comment-meta commentmetadata"><a href="#comment-{n}">'
        f'<time datetime="2012-11-25T10:{n:02d}:00+00:00">gestern</time></a></div>'
        f'<div class="comment-content"><p>Kommentar {n}</p></div></li>'
        for n in numbers
    )
    return f'<div id="comments"><ol class="commentlist">{rows}</ol></div>'


def reply(origin: str, number: int, parent: int = 0) -> str:
    ref = f"{origin}/?p=7#comment-{parent}" if parent else f"{origin}/?p=7"
    link = f"{origin}/banken/#comment-{number}"
    return entry(f"{origin}/?p=7#comment-{number}", link, f'<thr:in-reply-to ref="{ref}"/>', number)


WORDPRESS = '<generator uri="https://wordpress.org/" version="6.8">WordPress</generator>'


async def test_the_comments_of_the_page_are_read(server: Listener, feed: FeedBlog) -> None:
    server.answers["/banken/"] = page(body=article("Banken", LONG, listed(1, 2)))
    found, total = await comments(feed, post(server))
    assert [(comment.id, comment.post, comment.author) for comment in found] == [(1, 7, "Berta"), (2, 7, "Berta")]
    assert total == 2


async def test_the_feed_of_comments_is_read_where_it_has_more(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    server.answers |= {
        "/banken/": page(body=article("Banken", LONG)),
        "/banken/feed/atom/": atom(here, [reply(here, 12, 11), reply(here, 11), reply(here, 13, 99)], WORDPRESS),
    }
    found, total = await comments(feed, post(server, "/banken/feed/"))
    assert [(comment.id, comment.parent) for comment in found] == [(11, 0), (12, 11), (13, 0)]
    assert (found[0].author, found[0].link, total) == ("Dr. Oliver Everling", f"{here}/banken/#comment-11", 3)


async def test_a_post_without_comments_has_no_feed_of_them_read(server: Listener, feed: FeedBlog) -> None:
    server.answers["/banken/"] = page(body=article("Banken", LONG))
    assert await comments(feed, post(server, "/banken/feed/", comments=0)) == ([], 0)
    assert len(server.asked) == 1


async def test_the_page_wins_where_it_has_more(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    server.answers |= {
        "/banken/": page(body=article("Banken", LONG, listed(11, 12, 13))),
        "/banken/comments.xml": atom(here, [reply(here, 13)], WORDPRESS),
    }
    found, _total = await comments(feed, post(server, "/banken/comments.xml", comments=4))
    assert [comment.id for comment in found] == [11, 12, 13]


@pytest.mark.parametrize(
    "head",
    [
        alternate("/comments.xml", title="Kommentare")
        + alternate("/feeds/815/comments/default", "application/atom+xml", "Banken - Comments"),
        alternate("/feeds/815/comments/default", "application/atom+xml"),
    ],
)
async def test_the_page_names_the_feed_of_its_comments(server: Listener, feed: FeedBlog, head: str) -> None:
    name = "tag:blogger.com,1999:blog-1.post-{}"
    answer = f'<thr:in-reply-to ref="{name.format(1)}"/>'
    server.answers |= {
        "/banken/": page(head, article("Banken", LONG)),
        "/feeds/815/comments/default": atom(
            "/", [entry(name.format(2), "/b", answer, 2), entry(name.format(1), "/a", minute=1)]
        ),
    }
    first, second = (await comments(feed, post(server)))[0]
    assert (first.parent, second.parent) == (0, first.id)


async def test_a_wordpress_that_names_no_feed_of_comments_is_asked_for_it(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    theme = '<link href="/wp-content/themes/kubrick/style.css">'
    server.answers |= {
        "/banken/": page(theme, article("Banken", LONG)),
        "/banken/feed/atom/": atom(here, [reply(here, 11)], WORDPRESS),
    }
    assert [comment.id for comment in (await comments(feed, post(server)))[0]] == [11]


async def test_a_page_that_does_not_come_leaves_the_feed_of_comments(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    server.answers["/c.xml"] = atom(here, [reply(here, 11)], WORDPRESS)
    coming = feed.comments(post(server, "/c.xml", comments=5))
    found, total = await anext(coming)
    assert ([comment.id for comment in found], total) == ([11], 5)
    with pytest.raises(NotFound):
        await anext(coming)
    with pytest.raises(NotFound):
        await comments(feed, post(server))


async def test_a_comment_is_the_same_by_page_and_by_feed_whatever_made_that(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    server.answers |= {
        "/banken/": page(body=article("Banken", LONG, listed(11))),
        "/c.xml": atom(here, [reply(here, 12, 11), reply(here, 11)]),
    }
    found, _total = await comments(feed, post(server, "/c.xml", comments=2))
    assert [comment.id for comment in found] == [11, 12]


async def test_a_feed_of_comments_that_does_not_come_leaves_the_page(server: Listener, feed: FeedBlog) -> None:
    server.answers |= {"/banken/": page(body=article("Banken", LONG, listed(1))), "/c.xml": said(500)}
    found, total = await comments(feed, post(server, "/c.xml", comments=5))
    assert (len(found), total) == (1, 5)


async def test_all_pages_of_comments_are_read(server: Listener, feed: FeedBlog) -> None:
    link = f"{server.origin}/banken/"
    ways = f'<div class="navigation"><a href="{link}comment-page-1/#comments">Ältere Kommentare</a></div>'
    head = f'<link rel="canonical" href="{link}">'
    server.answers |= {
        "/banken/": page(head, article("Banken", LONG, listed(3, 4) + ways)),
        "/banken/comment-page-1/": page(head, article("Banken", LONG, listed(1, 2))),
    }
    found, total = await comments(feed, post(server))
    assert (sorted(comment.id for comment in found), total) == ([1, 2, 3, 4], 4)


async def test_a_system_that_has_the_comments_is_named_without_asking_twice(server: Listener, feed: FeedBlog) -> None:
    server.answers["/banken/"] = page(body=article("Banken", LONG, DISQUS))
    one = post(server)
    assert await comments(feed, one) == ([], 0)
    ways = await feed.ways(one)
    assert (ways.elsewhere, ways.link) == ("Disqus", f"{server.origin}/banken/#disqus_thread")
    assert (ways.login, ways.guest) == (False, False)
    assert len(server.asked) == 1
    with pytest.raises(Elsewhere, match=r"Disqus.+/banken/#disqus_thread"):
        await feed.send(draft(), nobody(server), one)


async def test_a_page_without_a_form_takes_nothing(server: Listener, feed: FeedBlog) -> None:
    server.answers["/banken/"] = page(body=article("Banken", LONG))
    ways = await feed.ways(post(server))
    assert (ways.login, ways.guest, ways.elsewhere) == (False, False, "")
    with pytest.raises(NoForm, match="/banken/"):
        await feed.send(draft(), nobody(server), post(server))


async def test_replies_come_from_the_feeds_that_are_known(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    more = f"<wfw:commentRss>{here}/c.xml</wfw:commentRss>"
    server.answers |= {
        "/feed.xml": rss(f"{here}/", [item(1, f"{here}/banken/", more=more)]),
        "/c.xml": atom(here, [reply(here, 12), reply(here, 11)], WORDPRESS),
    }
    known = (await feed.posts(Select())).articles[0].post.id
    found = await feed.replies([known, 5], datetime(2012, 11, 25, 9, 11, tzinfo=UTC))
    assert [comment.id for comment in found] == [12]


async def test_replies_whose_feed_did_not_come_are_asked_for_again(server: Listener, feed: FeedBlog) -> None:
    here = server.origin
    more = f"<wfw:commentRss>{here}/c.xml</wfw:commentRss>"
    server.answers |= {
        "/feed.xml": rss(f"{here}/", [item(1, f"{here}/banken/", more=more)]),
        "/c.xml": [said(503), said(503), atom(here, [reply(here, 12), reply(here, 11)], WORDPRESS)],
    }
    known = (await feed.posts(Select())).articles[0].post.id
    hours = [datetime(2012, 11, 25, hour, 11, tzinfo=UTC) for hour in (9, 12, 15)]
    assert [await feed.replies([known], hour) for hour in hours[:2]] == [(), ()]
    assert [comment.id for comment in await feed.replies([known], hours[2])] == [12]
    assert await feed.replies([known], hours[2]) == ()


@pytest.mark.parametrize(
    ("url", "better"),
    [
        ("https://a.example/1/feed/", "https://a.example/1/feed/atom/"),
        ("https://a.example/?feed=rss2&p=1", "https://a.example/?feed=atom&p=1"),
        ("https://a.example/?feed=rss2", "https://a.example/?feed=rss2"),
        ("https://a.example/feeds/1/comments/default", "https://a.example/feeds/1/comments/default"),
    ],
)
def test_threads_are_asked_for_where_wordpress_tells_them(url: str, better: str) -> None:
    assert threaded(url) == better


def draft() -> Draft:
    return Draft("", 7, 0, "Guten Tag")


def nobody(server: Listener) -> Credential:
    return Credential(Account(server.origin, "", "", 0, guest=True))
