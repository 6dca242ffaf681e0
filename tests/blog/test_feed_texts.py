"""What a feed and its blog's pages do not say is not made up: dates of files, texts of other posts, other files."""

from dataclasses import replace

import pytest

from tests.blog.documents import LONG, article, item, page, rss, sitemap
from tests.blog.listener import Listener, said
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.errors import NoText
from tui_reader.model import Blog, Kind
from tui_reader.queries import UNDATED, Memory


@pytest.fixture
def feed(server: Listener, http: Http) -> FeedBlog:
    """The server's blog by its feed."""
    return FeedBlog(http, Blog(f"{server.origin}/", f"{server.origin}/feed.xml", "Bankenblog", kind=Kind.FEED))


async def test_an_entry_without_a_page_of_its_own_has_no_text_of_another_post(server: Listener, feed: FeedBlog) -> None:
    server.answers |= {
        "/": page(body=article("Ein anderer Beitrag", LONG)),
        "/feed.xml": rss(f"{server.origin}/", ["<item><title>Kurz</title><description>Das […]</description></item>"]),
    }
    came = await feed.gather(Memory())
    assert came
    with pytest.raises(NoText):
        await feed.article(came.articles[0].post)
    assert server.heard("/") == []


@pytest.mark.parametrize(
    "rest", ["", "<", "<tit", "<pubDate>Sun, 25 Nov 2012 08:30:00 +0000</pubDate><title>", "<guid>7"]
)
async def test_a_feed_that_breaks_off_as_it_begins_an_entry_has_none_there(
    server: Listener, feed: FeedBlog, rest: str
) -> None:
    text = f"<rss><channel><title>Blog</title><item><title>Kurz</title></item><item>{rest}"
    server.answers["/feed.xml"] = said(200, text, Content_Type="application/rss+xml")
    came = await feed.gather(Memory())
    assert came
    assert [one.post.title for one in came.articles] == ["Kurz"]


@pytest.mark.parametrize(
    "answer",
    [
        said(200, b"%PDF-1.4" + b" words" * 900, Content_Type="application/pdf"),
        said(200, '{"text": "' + "words " * 900 + '"}', Content_Type="application/json"),
        said(200, "words " * 900, Content_Type="text/plain"),
        said(200, "words " * 900),
    ],
    ids=["pdf", "json", "plain", "untold"],
)
async def test_a_file_is_no_text(server: Listener, feed: FeedBlog, answer: bytes) -> None:
    link = f"{server.origin}/rating.pdf"
    server.answers |= {
        "/feed.xml": rss(f"{server.origin}/", [f"<item><title>Rating</title><link>{link}</link></item>"]),
        "/rating.pdf": answer,
    }
    came = await feed.gather(Memory())
    assert came
    with pytest.raises(NoText):
        await feed.article(came.articles[0].post)


@pytest.mark.parametrize("again", [False, True])
async def test_the_day_on_which_a_site_was_rebuilt_is_no_date(
    server: Listener, http: Http, feed: FeedBlog, *, again: bool
) -> None:
    here = server.origin
    server.answers |= {
        "/feed.xml": rss(f"{here}/", [item(9, f"{here}/neun/")]),
        "/sitemap.xml": sitemap(f"{here}/neun/", f"{here}/alt/", lastmod="2024-11-20"),
    }
    came = await feed.gather(Memory())
    assert came
    blog = FeedBlog(http, feed.blog) if again else feed  # in another session
    (old,) = (await blog.older(came.memory.cursor)).articles
    assert (old.post.title, old.post.date, old.post.modified) == ("Alt", UNDATED, UNDATED)
    server.answers["/sitemap.xml"] = sitemap(f"{here}/neun/", f"{here}/alt/", lastmod="2011-03-04")
    (old,) = (await FeedBlog(http, feed.blog).older(came.memory.cursor)).articles
    assert old.post.date.year == 2011


async def test_a_new_validator_of_the_same_feed_is_kept(server: Listener, feed: FeedBlog) -> None:
    then, later = b"Sun, 25 Nov 2012 09:30:00 GMT", b"Mon, 26 Nov 2012 09:30:00 GMT"
    answer = rss("/", [item(1, "/1/")])
    server.answers["/feed.xml"] = [answer, answer.replace(then, later), said(304)]
    came = await feed.gather(Memory())
    assert came
    again = await feed.gather(replace(came.memory, cursor="kept"))
    assert again
    assert (again.articles, again.memory.modified, again.memory.cursor) == ((), later.decode(), "kept")
    assert await feed.gather(again.memory) is None
    assert server.asked[-1].headers["if-modified-since"] == later.decode()


async def test_a_small_feed_does_not_wait_for_a_large_one(server: Listener, http: Http, feed: FeedBlog) -> None:
    server.answers["/feed.xml"] = rss("/", [item(1, "/1/")])
    async with http.reading:
        assert await feed.gather(Memory())
