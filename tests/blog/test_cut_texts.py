"""Whole texts that are cut from pages, for feeds that have but the beginnings."""

from tests.blog.documents import LONG, alternate, page, rss
from tests.blog.listener import Listener
from tui_reader.blog.discover import discover
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.values import words
from tui_reader.model import Blog, Kind
from tui_reader.queries import Memory


async def test_a_text_from_a_page_does_not_repeat_the_title(server: Listener, http: Http) -> None:
    feed = FeedBlog(http, Blog(f"{server.origin}/", f"{server.origin}/feed.xml", "Bankenblog", kind=Kind.FEED))
    summary = (
        f"<item><title>Die „Banken“</title><author>Anna</author><link>{server.origin}/1/</link>"
        "<description>Das […]</description></item>"
    )
    text = f'<h2>die "Banken"</h2><p>Von Anna am 25. November 2012</p>{LONG}'
    body = f'<article><div class="entry-content">{text}</div></article>'
    server.answers |= {"/feed.xml": rss("/", [summary]), "/1/": page(body=body)}
    came = await feed.gather(Memory())
    assert came
    said = words((await feed.article(came.articles[0].post)).html)
    assert said.startswith("Das Rating")
    assert said.count("Finanzkrise") == 4


async def test_nor_does_that_of_a_post_that_was_opened_by_its_page(server: Listener, http: Http) -> None:
    mark = '<meta property="og:type" content="article">'
    body = (
        f'<article class="h-entry"><div class="e-content"><h2 class="p-name">Banken prüfen</h2>{LONG}</div></article>'
    )
    server.answers |= {
        "/alt/": page(alternate("/feed.xml") + mark, body),
        "/feed.xml": rss(f"{server.origin}/", [f"<item><link>{server.origin}/1/</link><title>Neu</title></item>"]),
    }
    found = await discover(http, f"{server.origin}/alt/")
    assert found.article
    assert found.article.post.title == "Banken prüfen"
    assert words(found.article.html).startswith("Das Rating")
