"""What is near a page and looks like its blog is not always it: stale links, comments, neighbours, old pictures."""

import pytest

from tests.blog.documents import GENERATOR, alternate, item, page, rss
from tests.blog.listener import Listener, data, said
from tui_reader.blog.address import route
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.blog.page import is_wordpress
from tui_reader.blog.root import FIELDS
from tui_reader.errors import ServerFailed
from tui_reader.model import Kind


def feed(server: Listener, home: str = "/", more: str = "") -> bytes:
    return rss(f"{server.origin}{home}", [item(1, f"{server.origin}{home}eins/")], more)


def asked(server: Listener) -> str:
    """How the REST root at the top is asked for where no page names it."""
    return route(f"{server.origin}/?rest_route=/", "", _fields=FIELDS).removeprefix(server.origin)


async def test_pictures_of_a_wordpress_that_was_there_before_make_none(server: Listener, http: Http) -> None:
    picture = '<img src="/wp-content/uploads/2015/a.png">'
    server.answers |= {"/": page(alternate("/rss.xml"), picture), "/rss.xml": feed(server)}
    assert (await discover(http, server.origin)).blog.kind == Kind.FEED
    for mark in ("/wp-content/themes/a.css", "/wp-content/plugins/a.js", "/wp-includes/a.js"):
        assert is_wordpress(f'<link href="{mark}">')


async def test_the_wordpress_at_the_top_of_a_host_is_not_that_of_a_folder(server: Listener, http: Http) -> None:
    server.answers |= {
        "/~jo/": page("<title>Jo</title>"),
        "/~jo/feed.xml": feed(server, "/~jo/"),
        asked(server): data({"name": "University", "home": server.origin, "namespaces": ["wp/v2"]}),
    }
    blog = (await discover(http, f"{server.origin}/~jo/")).blog
    assert (blog.kind, blog.api) == (Kind.FEED, f"{server.origin}/~jo/feed.xml")


async def test_a_root_whose_home_does_not_hold_the_page_is_not_taken(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(),
        "/feed.xml": feed(server),
        asked(server): data({"name": "Other", "home": f"{server.origin}/other/", "namespaces": ["wp/v2"]}),
    }
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/feed.xml"


async def test_a_stale_link_to_a_feed_leads_to_the_usual_places(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(alternate("/old.xml")), "/feed.xml": feed(server)}
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/feed.xml"


async def test_a_link_that_is_commented_out_is_none(server: Listener, http: Http) -> None:
    head = f"<!-- {alternate('/old.xml')} -->{alternate('/new.xml')}<!-- not closed"
    server.answers |= {"/": page(head), "/old.xml": feed(server), "/new.xml": feed(server)}
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/new.xml"


async def test_the_feed_of_the_comments_on_a_page_is_not_its_blog(server: Listener, http: Http) -> None:
    here = f"{server.origin}/2020/x/"
    server.answers |= {
        "/2020/x/": page(),
        "/2020/x/feed/": rss(here, [item(1, f"{here}#comment-1")], GENERATOR, "Comments on: X"),
        "/feed.xml": feed(server),
    }
    assert (await discover(http, here)).blog.api == f"{server.origin}/feed.xml"


async def test_a_server_that_asks_for_patience_is_not_asked_for_the_other_places(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(), "/feed/": said(503, Retry_After="60"), "/feed.xml": feed(server)}
    with pytest.raises(ServerFailed):
        await discover(http, server.origin)
    assert server.heard("/feed.xml") == []
