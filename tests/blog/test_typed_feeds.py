"""From the address of a feed to its blog."""

from tests.blog.documents import alternate, item, page, rss
from tests.blog.listener import Listener, data
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.model import Kind


def feed(server: Listener, home: str = "/", title: str = "Bankenblog") -> bytes:
    return rss(f"{server.origin}{home}", [item(1, f"{server.origin}{home}eins/")], title=title)


async def test_a_feed_that_was_typed_is_taken(server: Listener, http: Http) -> None:
    server.answers["/index.xml"] = feed(server)
    found = await discover(http, f"{server.origin}/index.xml")
    assert (found.blog.address, found.blog.api) == (f"{server.origin}/", f"{server.origin}/index.xml")
    assert len(server.asked) == 1


async def test_a_typed_feed_is_its_homes_where_that_names_it_first(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(
            alternate("/posts.rss")
            + alternate("/posts.atom", "application/atom+xml")
            + alternate("/tags/rating.rss", title="Rating")
        ),
        "/posts.atom": feed(server),
        "/posts.rss": feed(server),
        "/tags/rating.rss": feed(server, title="Rating"),
    }
    assert (await discover(http, f"{server.origin}/posts.rss")).blog.address == f"{server.origin}/"
    assert (await discover(http, f"{server.origin}/posts.atom")).blog.address == f"{server.origin}/"
    part = (await discover(http, f"{server.origin}/tags/rating.rss")).blog
    assert part.address == part.api == f"{server.origin}/tags/rating.rss"


async def test_a_feed_whose_home_is_elsewhere_goes_by_its_own_address(server: Listener, http: Http) -> None:
    server.answers["/banken"] = rss("https://bankenblog.example/", [item(1, "https://bankenblog.example/1/")])
    blog = (await discover(http, f"{server.origin}/banken")).blog
    assert blog.address == blog.api == f"{server.origin}/banken"


async def test_a_json_feed_may_be_typed(server: Listener, http: Http) -> None:
    items = [{"id": "1", "content_text": "Text"}]
    version = "https://jsonfeed.org/version/1.1"
    server.answers["/feed.json"] = data({"version": version, "title": "Kurzes", "items": items})
    blog = (await discover(http, f"{server.origin}/feed.json")).blog
    assert (blog.name, blog.kind, blog.address) == ("Kurzes", Kind.FEED, f"{server.origin}/feed.json")


async def test_a_home_that_names_a_file_keeps_it_unless_it_is_the_folders(server: Listener, http: Http) -> None:
    server.answers |= {
        "/rss.xml": rss(f"{server.origin}/index.html", [item(1, "/1")]),
        "/b/": page(alternate("/b.xml")),
        "/b.xml": rss(f"{server.origin}/blog.html", [item(1, "/1")]),
    }
    assert (await discover(http, f"{server.origin}/rss.xml")).blog.address == f"{server.origin}/"
    assert (await discover(http, f"{server.origin}/b/")).blog.address == f"{server.origin}/blog.html"
