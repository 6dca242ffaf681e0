"""Older posts than the feed holds: every way to them, and where each one ends."""

import pytest

from tests.blog.documents import GENERATOR, LONG, article, atom, entry, item, page, rss, sitemap, sitemap_index
from tests.blog.listener import Listener, data, said
from tui_reader.blog.cursors import cursor
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.errors import ServerFailed
from tui_reader.model import Blog, Kind, Post
from tui_reader.queries import UNDATED, Memory


def blog(server: Listener, path: str = "/feed.xml", home: str = "/") -> Blog:
    return Blog(f"{server.origin}{home}", f"{server.origin}{path}", "Bankenblog", kind=Kind.FEED)


async def walked(http: Http, blog: Blog, most: int = 20) -> list[list[Post]]:
    """The posts of all pages, the newest first; each page is asked for in a session of its own."""
    found = await FeedBlog(http, blog).gather(Memory())
    assert found is not None
    pages = [[article.post for article in found.articles]]
    word = found.memory.cursor
    while word and len(pages) < most:
        more = await FeedBlog(http, blog).older(word)
        pages.append([article.post for article in more.articles])
        word = more.memory.cursor
    assert not word
    return pages


def titles(pages: list[list[Post]]) -> list[list[str]]:
    return [[post.title for post in page] for page in pages]


async def test_what_a_feed_names_as_next_is_walked_to_its_end(server: Listener, http: Http) -> None:
    def linked(path: str, relation: str = "next") -> str:
        return f'<link rel="{relation}" href="{path}"/>' if path else ""

    server.answers |= {
        "/feed.xml": atom("/", [entry("c", "/c")], linked("/2.xml")),
        "/2.xml": atom("/", [entry("b", "/b")], linked("/3.xml", "prev-archive")),
        "/3.xml": atom("/", [entry("a", "/a")]),
    }
    assert titles(await walked(http, blog(server))) == [["c"], ["b"], ["a"]]


async def test_a_json_feed_names_its_next_page(server: Listener, http: Http) -> None:
    def feed(number: int, **more: str) -> bytes:
        items = [{"id": str(number), "title": f"Beitrag {number}", "content_html": "<p>Text</p>"}]
        return data({"version": "https://jsonfeed.org/version/1.1", "title": "Bankenblog", "items": items} | more)

    server.answers |= {"/feed.xml": feed(2, next_url=f"{server.origin}/1.json"), "/1.json": feed(1)}
    assert titles(await walked(http, blog(server))) == [["Beitrag 2"], ["Beitrag 1"]]


async def test_a_feed_that_is_complete_has_nothing_older(server: Listener, http: Http) -> None:
    mark = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    server.answers["/feed.xml"] = atom("/", [entry("a", "/a")], mark)
    assert titles(await walked(http, blog(server))) == [["a"]]
    assert len(server.asked) == 1


async def test_wordpress_is_walked_by_pages_to_its_404(server: Listener, http: Http) -> None:
    for number, path in ((3, "/feed/"), (2, "/feed/?paged=2"), (1, "/feed/?paged=3")):
        server.answers[path] = rss(f"{server.origin}/", [item(number, f"{server.origin}/{number}/")], GENERATOR)
    empty = rss(f"{server.origin}/", [], GENERATOR).replace(b"200 Said", b"404 Said")
    server.answers["/feed/?paged=4"] = empty
    assert titles(await walked(http, blog(server, "/feed/"))) == [["Beitrag 3"], ["Beitrag 2"], ["Beitrag 1"], []]


async def test_a_wordpress_that_does_not_know_pages_is_walked_by_its_sitemap(server: Listener, http: Http) -> None:
    here = server.origin
    server.answers |= {  # whatever the query, the same feed
        "/feed/": rss(f"{here}/", [item(3, f"{here}/2012/drei/"), item(2, f"{here}/2012/zwei/")], GENERATOR),
        "/wp-sitemap-posts-post-1.xml": sitemap(f"{here}/2011/eins/", f"{here}/2012/zwei/", f"{here}/2012/drei/"),
    }
    pages = await walked(http, blog(server, "/feed/"))
    assert titles(pages) == [["Beitrag 3", "Beitrag 2"], ["Eins"]]


async def test_blogger_is_walked_by_number_until_its_total(server: Listener, http: Http) -> None:
    total = "<openSearch:totalResults>4</openSearch:totalResults><generator>Blogger</generator>"
    path = "/feeds/posts/default"
    server.answers |= {
        path: atom("/", [entry("d", "/d"), entry("c", "/c")], total),
        f"{path}?start-index=3&max-results=150": atom("/", [entry("b", "/b")], total),
        f"{path}?max-results=150&start-index=4": atom("/", [entry("a", "/a")], total),
    }
    assert titles(await walked(http, blog(server, path))) == [["d", "c"], ["b"], ["a"]]


async def test_a_sitemap_gives_addresses_of_posts_alone(server: Listener, http: Http) -> None:
    here = server.origin
    server.answers |= {
        "/feed.xml": rss(f"{here}/", [item(9, f"{here}/posts/neun/"), item(8, f"{here}/posts/acht/")]),
        "/sitemap.xml": sitemap_index(f"{here}/tags.xml", f"{here}/all.xml", "https://other.example/x.xml"),
        "/all.xml": sitemap(
            f"{here}/",
            f"{here}/about/",
            f"{here}/posts/",
            f"{here}/posts/neun/",
            f"{here}/posts/was-banken-tun/",
            f"{here}/posts/2/3/",
            f"{here}/tags/was-banken-tun/",
            "https://other.example/posts/fremd/",
            lastmod="2011-03-04",
        ),
    }
    pages = await walked(http, blog(server))
    assert titles(pages)[1:] == [["Was banken tun"]]
    (post,) = pages[1]
    assert (post.link, post.date.date().isoformat()) == (f"{here}/posts/was-banken-tun/", "2011-03-04")
    assert server.heard("/tags.xml") == []


async def test_a_sitemap_is_given_in_pages_the_newest_first(server: Listener, http: Http) -> None:
    here = server.origin
    links = [f"{here}/{2000 + n // 12}/{n % 12 + 1:02d}/beitrag-{n}.html" for n in range(70)]
    server.answers |= {
        "/feed.xml": rss(f"{here}/", [item(69, links[69])]),
        "/sitemap.xml": sitemap(*links, f"{here}/2004/05/"),
    }
    pages = await walked(http, blog(server))
    assert [len(page) for page in pages] == [1, 30, 30, 9]
    assert pages[1][0].title == "Beitrag 68"
    assert pages[3][-1].date.isoformat() == "2000-01-01T00:00:00+00:00"
    assert len({post.id for page in pages for post in page}) == 70


async def test_the_text_of_a_post_known_by_address_alone_comes_from_its_page(server: Listener, http: Http) -> None:
    here = server.origin
    server.answers |= {
        "/feed.xml": rss(f"{here}/", [item(2, f"{here}/zwei/")]),
        "/sitemap.xml": sitemap(f"{here}/banken-pruefen/"),
        "/banken-pruefen/": page(body=article("Banken prüfen", LONG)),
    }
    post = (await walked(http, blog(server)))[1][0]
    assert (post.title, post.date, post.author.name) == ("Banken pruefen", UNDATED, "")
    whole = await FeedBlog(http, blog(server)).article(post)
    assert (whole.post.id, whole.post.link) == (post.id, post.link)
    assert (whole.post.title, whole.post.author.name) == ("Banken prüfen", "Dr. Oliver Everling")
    assert whole.post.date.isoformat() == "2012-11-25T09:30:00+01:00"
    assert "Finanzkrise" in whole.html


async def test_the_feed_of_a_part_of_a_blog_is_not_filled_from_the_sitemap(server: Listener, http: Http) -> None:
    server.answers["/tags/rating.xml"] = rss(f"{server.origin}/", [item(1, f"{server.origin}/eins/")])
    part = blog(server, "/tags/rating.xml", "/tags/rating.xml")
    assert titles(await walked(http, part)) == [["Beitrag 1"]]


async def test_a_server_in_trouble_does_not_end_a_walk(server: Listener, http: Http) -> None:
    server.answers |= {"/feed/": [rss("/", [item(1, "/1/")], GENERATOR), said(503)]}
    feed = FeedBlog(http, blog(server, "/feed/"))
    found = await feed.gather(Memory())
    assert found is not None
    with pytest.raises(ServerFailed):
        await feed.older(found.memory.cursor)


async def test_just_as_many_new_posts_as_a_page_has_are_not_the_end(server: Listener, http: Http) -> None:
    def feed(*numbers: int) -> bytes:
        return rss(f"{server.origin}/", [item(number, f"{server.origin}/{number}/") for number in numbers], GENERATOR)

    server.answers |= {"/feed/": feed(6, 5), "/feed/?paged=2": feed(4, 3)}
    found = await FeedBlog(http, blog(server, "/feed/")).gather(Memory())
    assert found is not None
    second = await FeedBlog(http, blog(server, "/feed/")).older(found.memory.cursor)
    server.answers |= {
        "/feed/": feed(8, 7),
        "/feed/?paged=2": feed(6, 5),
        "/feed/?paged=3": feed(4, 3),
        "/feed/?paged=4": feed(2, 1),
    }
    third = await FeedBlog(http, blog(server, "/feed/")).older(second.memory.cursor)
    assert [article.post.title for article in third.articles] == ["Beitrag 2", "Beitrag 1"]


async def test_two_equal_pages_in_a_row_are_the_end(server: Listener, http: Http) -> None:
    server.answers["/feed/"] = rss(f"{server.origin}/", [item(1, f"{server.origin}/1/")], GENERATOR)
    found = await FeedBlog(http, blog(server, "/feed/")).gather(Memory())
    assert found is not None
    assert (await FeedBlog(http, blog(server, "/feed/")).older(found.memory.cursor)).articles == ()
    assert len(server.heard("/feed/")) == 3


async def test_a_sitemap_is_asked_for_once_in_a_walk(server: Listener, http: Http) -> None:
    here = server.origin
    links = [f"{here}/posts/beitrag-{number}/" for number in range(50)]
    server.answers |= {"/feed.xml": rss(f"{here}/", [item(1, links[0])]), "/sitemap.xml": sitemap(*links)}
    feed = FeedBlog(http, blog(server))
    found = await feed.gather(Memory())
    assert found is not None
    for walks in (1, 2):
        first = await feed.older(found.memory.cursor)
        assert len((await feed.older(first.memory.cursor)).articles) == 19
        assert len(server.heard("/sitemap.xml")) == walks


async def test_a_feed_whose_pages_lead_in_a_circle_ends(server: Listener, http: Http) -> None:
    again = '<link rel="next" href="/feed.xml?page=2"/>'
    server.answers["/feed.xml"] = atom("/", [entry("a", "/a")], again)
    assert titles(await walked(http, blog(server))) == [["a"], []]


@pytest.mark.parametrize(
    "word", ["", "{", "[]", '["next","javascript:x",2,"","","",false]', '["x","",1,"","","",0]', "1"]
)
async def test_a_cursor_of_somebody_else_leads_nowhere(server: Listener, http: Http, word: str) -> None:
    assert cursor(word) is None
    assert (await FeedBlog(http, blog(server)).older(word)).articles == ()
    assert server.asked == []
