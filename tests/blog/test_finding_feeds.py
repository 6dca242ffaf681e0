"""From the address of a page to a blog that has a feed: those the page names, the usual places."""

import pytest

from tests.blog.documents import (
    GENERATOR,
    LONG,
    alternate,
    article,
    atom,
    entry,
    item,
    page,
    rss,
)
from tests.blog.listener import Listener, said
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.errors import BlogError, Gone, NotABlog, ServerFailed, TooMany
from tui_reader.model import Kind


def feed(server: Listener, home: str = "/", title: str = "Bankenblog", more: str = "") -> bytes:
    return rss(f"{server.origin}{home}", [item(1, f"{server.origin}{home}eins/")], more, title)


async def test_a_page_names_its_feed(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(alternate("/posts.rss")), "/posts.rss": feed(server)}
    found = await discover(http, server.origin)
    assert (found.blog.kind, found.blog.address, found.blog.api) == (
        Kind.FEED,
        f"{server.origin}/",
        f"{server.origin}/posts.rss",
    )
    assert (found.blog.name, found.blog.description, found.blog.language) == ("Bankenblog", "Über Banken", "de-DE")
    assert (found.post, found.article, found.others, found.hint) == (None, None, (), "")
    assert [asked.path for asked in server.asked] == ["/", "/posts.rss"]


@pytest.mark.parametrize(
    "front",
    [
        page('<base href="/blog/">' + alternate("index.xml")),
        page(Link='</blog/index.xml>; rel="alternate"; type="application/rss+xml"'),
        page("<LINK HREF=/blog/index.xml TYPE='application/atom+xml' REL='home Alternate'>"),
        page(alternate("/blog/index.xml", "application/feed+json")),
        page(alternate("/blog/index.xml", "application/json", "JSON Feed")),
    ],
)
async def test_a_feed_may_be_named_in_many_ways(server: Listener, http: Http, front: bytes) -> None:
    server.answers |= {"/": front, "/blog/index.xml": feed(server)}
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/blog/index.xml"


@pytest.mark.parametrize(
    "comments",
    [
        alternate("/a.xml", title="Bankenblog » Kommentar-Feed"),
        alternate("/a.xml", title="Comments on: Banken"),
        alternate("/comments/feed/"),
        alternate("/?feed=comments-rss2"),
        alternate("/feeds/12345/comments/default", "application/atom+xml"),
    ],
)
async def test_the_feed_of_posts_is_taken_before_that_of_comments(server: Listener, http: Http, comments: str) -> None:
    server.answers |= {"/": page(comments + alternate("/posts.xml")), "/posts.xml": feed(server)}
    found = await discover(http, server.origin)
    assert (found.blog.api, found.others) == (f"{server.origin}/posts.xml", ())


async def test_of_several_feeds_the_first_is_taken_and_the_others_are_told(server: Listener, http: Http) -> None:
    head = (
        alternate("/texte.xml", title="Texte")
        + alternate("/texte.atom", "application/atom+xml", "Texte (Atom)")
        + alternate("/links.xml", title="Gefundenes")
        + alternate("/comments.xml", title="Kommentare")
    )
    server.answers |= {"/": page(head), "/texte.xml": feed(server), "/links.xml": feed(server, title="Gefundenes")}
    found = await discover(http, server.origin)
    assert (found.blog.api, found.others) == (
        f"{server.origin}/texte.xml",
        ((f"{server.origin}/links.xml", "Gefundenes"),),
    )
    chosen = (await discover(http, found.others[0][0])).blog
    assert (chosen.address, chosen.api, chosen.name) == (found.others[0][0], found.others[0][0], "Gefundenes")


async def test_one_format_of_a_feed_is_not_a_choice(server: Listener, http: Http) -> None:
    head = alternate("/rss", title="RSS 2.0") + alternate("/atom", "application/atom+xml", "Atom")
    server.answers |= {"/": page(head), "/rss": feed(server)}
    assert (await discover(http, server.origin)).others == ()


async def test_a_named_feed_that_is_none_is_passed_over(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(alternate("/old.xml") + alternate("/new.xml", "application/atom+xml")),
        "/old.xml": page(),
        "/new.xml": feed(server),
    }
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/new.xml"


async def test_usual_places_are_looked_at_in_turn_until_one_is_a_feed(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(),
        "/feed/": page(),  # plain permalinks answer every folder with the home page
        "/feed.xml": rss("/", []),
        "/index.xml": feed(server),
        "/rss.xml": feed(server),
    }
    found = await discover(http, server.origin)
    assert (found.blog.address, found.blog.api) == (f"{server.origin}/", f"{server.origin}/index.xml")
    assert [asked.path for asked in server.asked[-3:]] == ["/feed/", "/feed.xml", "/index.xml"]


async def test_below_blog_is_looked_at_last_and_beside_a_page_first(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(), "/~everling/": page(), "/blog/atom.xml": feed(server, "/blog/")}
    found = await discover(http, server.origin)
    assert found.blog.address == f"{server.origin}/blog/"
    server.answers["/~everling/feed.xml"] = feed(server, "/~everling/")
    assert (await discover(http, f"{server.origin}/~everling/")).blog.address == f"{server.origin}/~everling/"


async def test_a_large_feed_at_a_usual_place_is_read_whole(server: Listener, http: Http) -> None:
    items = [item(n, f"{server.origin}/{n}/", text="<p>" + "Banken " * 5000 + "</p>") for n in range(20, 0, -1)]
    server.answers |= {"/": page(), "/feed/": rss(f"{server.origin}/", items)}
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/feed/"


async def test_a_page_without_a_feed_says_what_was_looked_for_and_asks_little(server: Listener, http: Http) -> None:
    server.answers["/"] = page("<title>Bäckerei</title>")
    with pytest.raises(NotABlog, match="names no feed, and there is none at 22 usual places"):
        await discover(http, server.origin)
    assert len(server.asked) <= 25
    assert all(asked.method == "GET" for asked in server.asked)


@pytest.mark.parametrize(("answer", "error"), [(said(429), TooMany), (said(503), ServerFailed), (said(410), Gone)])
async def test_a_feed_in_trouble_is_not_called_missing(
    server: Listener, http: Http, answer: bytes, error: type[BlogError]
) -> None:
    server.answers |= {"/": page(alternate("/posts.xml")), "/posts.xml": answer}
    with pytest.raises(error):
        await discover(http, server.origin)
    assert len(server.asked) == 2


async def test_a_feed_that_moved_for_good_is_kept_by_its_new_address(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(alternate("/alt.xml")),
        "/alt.xml": said(301, Location="/neu.xml"),
        "/neu.xml": feed(server),
        "/umweg.xml": said(302, Location="/neu.xml"),
    }
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/neu.xml"
    server.answers["/"] = page(alternate("/umweg.xml"))
    assert (await discover(http, server.origin)).blog.api == f"{server.origin}/umweg.xml"


async def test_behind_a_proxy_a_feed_that_is_named_http_is_read_by_https(
    secure: Listener, certificate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = secure.origin.replace("https:", "http:")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate).replace(".pem", ".crt"))
    secure.answers |= {"/": page(alternate(f"{plain}/posts.rss")), "/posts.rss": rss(plain, [item(1, f"{plain}/1/")])}
    async with Http() as http:
        blog = (await discover(http, secure.origin)).blog
    assert (blog.address, blog.api) == (f"{secure.origin}/", f"{secure.origin}/posts.rss")


async def test_the_address_of_a_post_leads_to_the_post_of_the_feed(server: Listener, http: Http) -> None:
    link = f"{server.origin}/eins/"
    server.answers |= {"/eins/": page(alternate("/feed.xml")), "/feed.xml": feed(server)}
    found = await discover(http, link)
    assert found.article is not None
    assert (found.article.post.title, found.article.post.link) == ("Beitrag 1", link)
    assert found.post == found.article.post.id
    assert found.blog.address == f"{server.origin}/"


async def test_a_post_that_left_the_feed_is_read_from_its_page(server: Listener, http: Http) -> None:
    mark = '<meta property="og:type" content="article">'
    server.answers |= {
        "/alt/": page(alternate("/feed.xml") + mark, article("Banken prüfen", LONG)),
        "/about/": page(alternate("/feed.xml"), article("Über mich", LONG)),
        "/feed.xml": feed(server),
    }
    found = await discover(http, f"{server.origin}/alt/")
    assert found.article is not None
    assert (found.article.post.title, found.article.post.author.name) == ("Banken prüfen", "Dr. Oliver Everling")
    assert "Finanzkrise" in found.article.html
    assert not found.article.partial
    assert (await discover(http, f"{server.origin}/about/")).article is None


async def test_a_page_whose_address_is_like_those_of_the_feed_is_a_post(server: Listener, http: Http) -> None:
    server.answers |= {
        "/alt.html": page(alternate("/feed.xml"), article("Banken prüfen", LONG)),
        "/tags/alt.html": page(alternate("/feed.xml"), article("Banken prüfen", LONG)),
        "/feed.xml": rss(f"{server.origin}/", [item(1, f"{server.origin}/eins.html")]),
    }
    assert (await discover(http, f"{server.origin}/alt.html")).article is not None
    assert (await discover(http, f"{server.origin}/tags/alt.html")).article is None


async def test_a_wordpress_that_hides_its_marks_is_known_by_its_feed(server: Listener, http: Http) -> None:
    server.answers |= {"/": page(alternate("/feed/")), "/feed/": feed(server, more=GENERATOR)}
    assert (await discover(http, server.origin)).blog.kind == Kind.CLASSIC


async def test_pictures_from_a_wordpress_make_none(server: Listener, http: Http) -> None:
    picture = '<img src="https://alt.example/wp-content/uploads/a.png">'
    hugo = "<generator>Hugo 0.152</generator>"
    server.answers |= {"/": page(alternate("/index.xml"), picture), "/index.xml": feed(server, more=hugo)}
    assert (await discover(http, server.origin)).blog.kind == Kind.FEED


async def test_pictures_that_a_wordpress_left_behind_make_none(server: Listener, http: Http) -> None:
    head = f'<meta name="generator" content="Pelican">{alternate("/feeds/all.atom.xml", "application/atom+xml")}'
    server.answers |= {
        "/": page(head, '<img src="/wp-content/uploads/2012/11/a.png">'),
        "/feeds/all.atom.xml": atom(f"{server.origin}/", [entry("a", "/a.html")]),
    }
    assert (await discover(http, server.origin)).blog.kind == Kind.FEED


async def test_a_blog_that_has_nothing_but_comments_is_found_by_them(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(alternate("/comments.xml", "application/atom+xml", "Comments")),
        "/comments.xml": atom(f"{server.origin}/", [entry("a", "/a")], title="Comments on Politics"),
    }
    assert (await discover(http, server.origin)).blog.name == "Comments on Politics"
