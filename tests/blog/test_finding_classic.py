"""From an address to a WordPress whose REST interface is off: by its feed, else by its pages."""

import pytest

from tests.blog.documents import GENERATOR, LONG, alternate, article, item, page, rss
from tests.blog.listener import Listener, data, refused, said
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.errors import NotABlog, NotFound, ServerFailed
from tui_reader.model import Kind

THEME = '<link rel="stylesheet" href="/wp-content/themes/kubrick/style.css">'
NAMED = "<link rel='https://api.w.org/' href='/wp-json/'>"
OFF = refused("rest_login_required", 401)
POSTS = article('<a href="/2012/11/25/banken/" rel="bookmark">Banken prüfen</a>', LONG)


def feed(server: Listener, home: str = "/") -> bytes:
    one = item(1, f"{server.origin}{home}2012/11/25/banken/").replace("id-1", f"{server.origin}{home}?p=7")
    return rss(f"{server.origin}{home}", [one], GENERATOR)


@pytest.mark.parametrize(
    "api",
    [
        OFF,
        said(403, "blocked"),
        said(404),
        page(THEME),
        said(200, "<b>Notice</b>{}"),
        data({"namespaces": []}),
        data([]),
    ],
)
@pytest.mark.parametrize("head", [THEME, NAMED])
async def test_it_is_read_by_its_feed(server: Listener, http: Http, head: str, api: bytes) -> None:
    server.answers |= {
        "/": page(head + alternate("/feed/", title="Bankenblog » Feed")),
        "/?rest_route=%2F": api,
        "/wp-json/": api,
        "/feed/": feed(server),
    }
    found = await discover(http, server.origin)
    assert (found.blog.kind, found.blog.address, found.blog.api) == (
        Kind.CLASSIC,
        f"{server.origin}/",
        f"{server.origin}/feed/",
    )
    assert (found.blog.name, found.blog.language, found.blog.authorize) == ("Bankenblog", "de-DE", "")
    assert (found.post, found.article) == (None, None)


async def test_a_feed_that_the_page_does_not_name_is_where_wordpress_has_it(server: Listener, http: Http) -> None:
    plain = page(THEME)
    server.answers |= {"/": plain, "/feed/": plain, "/?feed=rss2": feed(server)}
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/?feed=rss2"


async def test_without_feeds_it_is_read_by_its_pages(server: Listener, http: Http) -> None:
    server.answers["/"] = page(THEME + "<title>Bankenblog &#8211; Über Banken</title>", POSTS)
    found = await discover(http, server.origin)
    assert (found.blog.kind, found.blog.address, found.blog.api) == (
        Kind.CLASSIC,
        f"{server.origin}/",
        f"{server.origin}/",
    )
    assert (found.blog.name, found.blog.language) == ("Bankenblog – Über Banken", "de-DE")


async def test_without_feeds_and_posts_it_is_no_blog(server: Listener, http: Http) -> None:
    server.answers["/"] = page(THEME, "<p>Unsere Bäckerei</p>")
    with pytest.raises(NotABlog):
        await discover(http, server.origin)


async def test_the_address_of_a_post_leads_to_the_post(server: Listener, http: Http) -> None:
    body = article("Banken prüfen", LONG)
    server.answers |= {
        "/2012/11/25/banken/": page(THEME + alternate("/feed/"), body, classes="single single-post postid-7"),
        "/feed/": feed(server),
    }
    found = await discover(http, f"{server.origin}/2012/11/25/banken/")
    assert found.article is not None
    assert (found.post, found.article.post.id, found.article.post.title) == (7, 7, "Banken prüfen")
    assert "Finanzkrise" in found.article.html
    assert found.blog.address == f"{server.origin}/"


async def test_a_post_of_a_blog_in_a_folder_without_feeds_leads_to_both(server: Listener, http: Http) -> None:
    editors = '<link rel="EditURI" type="application/rsd+xml" href="/blog/xmlrpc.php?rsd">'
    body = article("Banken prüfen", LONG)
    server.answers |= {
        "/blog/banken/": page(THEME + editors, body, classes="postid-7", Link=f"<{server.origin}/?p=7>; rel=shortlink"),
        "/blog/": page(THEME + '<meta property="og:site_name" content="Bankenblog">', POSTS),
    }
    found = await discover(http, f"{server.origin}/blog/banken/")
    assert (found.post, found.blog.address, found.blog.name) == (7, f"{server.origin}/blog/", "Bankenblog")


async def test_its_feed_leads_to_it_too(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(THEME + alternate("/feed/")), "/feed/": feed(server)}
    found = await discover(http, f"{server.origin}/feed/")
    assert (found.blog.kind, found.blog.address) == (Kind.CLASSIC, f"{server.origin}/")


async def test_its_feed_leads_to_rest_where_that_is_on(server: Listener, http: Http) -> None:
    facts = {"name": "Bankenblog", "home": server.origin, "namespaces": ["wp/v2"], "authentication": []}
    server.answers |= {"/": page(NAMED + THEME), "/feed/": feed(server), "/wp-json/": data(facts)}
    found = await discover(http, f"{server.origin}/feed/")
    assert (found.blog.kind, found.blog.api) == (Kind.REST, f"{server.origin}/wp-json/")


async def test_the_feed_of_a_topic_stays_a_feed(server: Listener, http: Http) -> None:
    topic = f"{server.origin}/category/rating/feed/"
    server.answers |= {"/": page(NAMED + THEME + alternate("/feed/")), "/category/rating/feed/": feed(server)}
    blog = (await discover(http, topic)).blog
    assert (blog.kind, blog.address, blog.api) == (Kind.FEED, topic, topic)


async def test_trouble_that_passes_does_not_make_it_classic(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(NAMED + alternate("/feed/")), "/wp-json/": said(503), "/feed/": feed(server)}
    with pytest.raises(ServerFailed):
        await discover(http, server.origin)


async def test_a_page_that_is_gone_is_not_taken_for_it(server: Listener, http: Http) -> None:
    server.answers |= {"/weg/": page(NAMED, status=404), "/wp-json/": OFF}
    with pytest.raises(NotFound, match="/weg/"):
        await discover(http, f"{server.origin}/weg/")
