"""A post has one number, whether it comes from the blog's feed, from its own, or from its page."""

import pytest

from tests.blog.documents import GENERATOR, LONG, alternate, article, item, page, rss
from tests.blog.listener import Answer, Listener, said
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.discover import discover
from tui_reader.blog.feeds.numbers import digest
from tui_reader.blog.http import Http
from tui_reader.errors import NotFound
from tui_reader.model import Blog, Kind, Post
from tui_reader.queries import Memory

THEME = '<link rel="stylesheet" href="/wp-content/themes/kubrick/style.css">'
OWN = "feed=rss2&withoutcomments=1"


def entry(server: Listener, number: int, *, guid: bool = True) -> str:
    """A post whose guid names its number, or else its address."""
    link = f"{server.origin}/{number}/"
    return item(number, link).replace(f"id-{number}", f"{server.origin}/?p={number}" if guid else link)


def own(server: Listener, *entries: str) -> bytes:
    return rss(f"{server.origin}/", entries, GENERATOR)


@pytest.fixture
def classic(server: Listener, http: Http) -> Classic:
    """A blog that shows two posts in its feed; the third, made by a program, has its address as guid."""
    ways = '<a rel="prev" href="/3/">Älter</a><a rel="next" href="/5/">Neuer</a>'
    server.answers |= {
        "/": page(THEME + alternate("/feed/", title="Feed")),
        "/feed/": own(server, entry(server, 5), entry(server, 4)),
        "/3/": page(THEME, article("Drei", LONG), classes="single postid-3"),
        "/4/": page(THEME, article("Vier", LONG, ways), classes="single postid-4"),
        f"/3/?{OWN}": own(server, entry(server, 3, guid=False)),
        f"/?p=3&{OWN}": own(server, entry(server, 3, guid=False)),
    }
    return Classic(http, Blog(f"{server.origin}/", f"{server.origin}/feed/", "Bankenblog", kind=Kind.CLASSIC))


async def newest(classic: Classic) -> dict[int, Post]:
    came = await classic.gather(Memory())
    assert came
    return {each.post.id: each.post for each in came.articles}


async def test_neighbours_and_single_posts_have_the_numbers_of_the_feed(server: Listener, classic: Classic) -> None:
    posts = await newest(classic)
    near = await classic.neighbours(posts[4])
    assert near.older
    assert near.newer == posts[5]
    assert near.older.id == digest(f"{server.origin}/3/")
    assert (await classic.post(3)).id == near.older.id
    assert server.heard("/5/") == []


async def test_where_a_theme_links_no_neighbours_the_feed_knows_some(server: Listener, classic: Classic) -> None:
    posts = await newest(classic)
    server.answers["/4/"] = page(THEME, article("Vier", LONG))
    near = await classic.neighbours(posts[4])
    assert (near.older, near.newer) == (None, posts[5])


async def test_the_address_of_a_post_leads_to_the_number_of_the_feed(
    server: Listener, http: Http, classic: Classic
) -> None:
    found = await discover(http, f"{server.origin}/3/")
    assert found.blog == classic.blog.__class__(
        classic.blog.address, classic.blog.api, "Bankenblog", "Über Banken", "de-DE", kind=Kind.CLASSIC
    )
    assert found.article
    assert (found.post, found.article.post.id) == (digest(f"{server.origin}/3/"), digest(f"{server.origin}/3/"))
    assert "Finanzkrise" in found.article.html
    asked = len(server.asked)
    assert (await discover(http, f"{server.origin}/4/")).post == 4
    assert not any(OWN in each.target for each in server.asked[asked:])  # the feed has it


@pytest.mark.parametrize("kind", ["missing", "page", "whole", "comments", "broken"])
async def test_a_post_without_a_feed_of_its_own_has_the_number_of_its_page(
    server: Listener, classic: Classic, kind: str
) -> None:
    comment = entry(server, 3).replace("/3/</link>", "/3/#comment-9</link>")
    answers: dict[str, Answer] = {
        "missing": said(404),
        "page": page(THEME, article("Drei", LONG), classes="single postid-3"),
        "whole": own(server, entry(server, 5), entry(server, 4)),
        "comments": own(server, comment),
        "broken": said(200, "<rss>", Content_Type="application/rss+xml"),
    }
    server.answers |= {f"/3/?{OWN}": answers[kind], f"/?p=3&{OWN}": answers[kind]}
    server.answers["/?p=3"] = said(301, Location="/3/")
    posts = await newest(classic)
    near = await classic.neighbours(posts[4])
    assert near.older
    assert (near.older.id, near.older.title) == (3, "Drei")
    assert (await classic.post(3)).id == 3


async def test_a_number_that_only_the_feed_knows_is_looked_for_there(server: Listener, classic: Classic) -> None:
    server.answers["/feed/"] = own(server, entry(server, 5, guid=False))
    assert (await classic.post(digest(f"{server.origin}/5/"))).link == f"{server.origin}/5/"
    with pytest.raises(NotFound):
        await classic.post(digest(f"{server.origin}/6/"))
    assert {asked.path for asked in server.asked} == {"/feed/"}
