"""Where what a person types may go: to the blog's own host, by https where the blog is, under the post meant."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.blog.documents import LONG, article, page
from tests.blog.forms import DATE, SENT, a_post, berta, draft, form, guest, sent, under
from tests.blog.listener import Listener, data, said
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.isso import ours
from tui_reader.blog.post_pages import near, secured
from tui_reader.errors import BlogError, Elsewhere, NoForm
from tui_reader.model import Author, Blog, Kind, Post, Status

HELD = "/banken/?unapproved=5&moderation-hash=abc#comment-5"
FAR = 2**50  # the digest of an identity


def read_by(kind: Kind, http: Http, address: str) -> Classic | FeedBlog:
    blog = Blog(address, f"{address}feed/", "Bankenblog", kind=kind)
    return Classic(http, blog) if kind is Kind.CLASSIC else FeedBlog(http, blog)


async def test_by_a_link_that_says_http_a_blog_of_https_is_written_to_by_https(
    secure: Listener, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    post = replace(a_post(secure), link=a_post(secure).link.replace("https:", "http:"))
    secure.answers |= {"/banken/": under(form()), f"POST {SENT}": said(302, Location=HELD)}
    async with Http(deadline=5) as http:
        blog = read_by(Kind.CLASSIC, http, f"{secure.origin}/")
        assert (await blog.send(draft(secure), guest(secure), post)).status is Status.HOLD
        secure.answers["/banken/"] = under(form(fields=""))
        assert (await blog.send(draft(secure), berta(secure), post)).status is Status.HOLD
    assert b"ada%40example.org" in secure.heard(SENT)[0].body
    assert "cookie" in secure.heard(SENT)[1].headers


async def test_a_form_that_names_https_is_never_sent_in_clear(server: Listener) -> None:
    server.answers["/banken/"] = under(form(f"{server.origin.replace('http:', 'https:')}{SENT}"))
    async with Http(deadline=0.5) as http:
        with pytest.raises(BlogError):
            await sent(read_by(Kind.CLASSIC, http, f"{server.origin}/"), server, guest(server))
    assert [asked.method for asked in server.asked] == ["GET"]


async def test_another_port_of_the_blogs_host_gets_nothing(server: Listener, elsewhere: Listener, http: Http) -> None:
    elsewhere.answers |= {"/banken/": under(form()), f"POST {SENT}": said(302, Location=HELD)}
    blog = read_by(Kind.FEED, http, f"{server.origin}/")
    assert not (await blog.ways(a_post(elsewhere))).guest
    with pytest.raises(NoForm):
        await blog.send(draft(server), guest(server), a_post(elsewhere))
    assert not elsewhere.heard(SENT)


async def test_isso_under_another_blogs_post_gets_nothing(server: Listener, elsewhere: Listener, http: Http) -> None:
    thread = '<section id="isso-thread"></section>'
    elsewhere.answers |= {
        "/banken/": page('<script data-isso="/isso/"></script>', article("Banken", LONG, thread)),
        "/isso/": data({"replies": [], "total_replies": 0, "config": {"require-email": True}}),
    }
    blog = read_by(Kind.FEED, http, f"{server.origin}/")
    ways = await blog.ways(a_post(elsewhere))
    assert (ways.elsewhere, ways.guest) == ("Isso", False)
    with pytest.raises(Elsewhere):
        await blog.send(draft(server), guest(server), a_post(elsewhere))
    assert [found async for found in blog.comments(a_post(elsewhere))] == [((), 0)]
    assert await blog.counts([a_post(server)]) == {}
    assert {asked.path for asked in elsewhere.asked} == {"/banken/"}


@pytest.mark.parametrize("kind", [Kind.CLASSIC, Kind.FEED])
@pytest.mark.parametrize("number", [7, FAR])
async def test_under_a_post_at_which_wordpress_guessed_nothing_is_written(
    server: Listener, http: Http, kind: Kind, number: int
) -> None:
    server.answers |= {
        "/bank/": said(301, Location="/banken/"),
        "/banken/": under(form(number=12)),
        f"POST {SENT}": said(302, Location=HELD),
    }
    blog = read_by(kind, http, f"{server.origin}/")
    post = Post(number, "Bank", f"{server.origin}/bank/", DATE, DATE, Author(0, ""))
    assert not (await blog.ways(post)).guest
    with pytest.raises(NoForm):
        await blog.send(replace(draft(server), post=number), guest(server), post)
    assert not server.heard(SENT)


@pytest.mark.parametrize(("link", "number"), [("/banken", FAR), ("/banken/?utm_source=rss", FAR), ("/bank/", 12)])
async def test_a_post_that_is_where_its_link_leads_or_has_its_number_is_written_under(
    server: Listener, http: Http, link: str, number: int
) -> None:
    server.answers |= {
        link: said(301, Location="/banken/"),
        "/banken/": under(form(number=12)),
        f"POST {SENT}": said(302, Location=HELD),
    }
    blog = read_by(Kind.CLASSIC, http, f"{server.origin}/")
    post = Post(number, "Bank", f"{server.origin}{link}", DATE, DATE, Author(0, ""))
    assert (await blog.send(replace(draft(server), post=number), guest(server), post)).id == 5


def test_the_blogs_host_has_neighbours_but_its_port_has_none() -> None:
    home = "https://blog.example/"
    for address in ("https://www.blog.example/a", "http://blog.example:80/a", "https://a.blog.example:443/"):
        assert near(address, home)
    for address in ("https://blog.example:8443/", "https://other.example/", "https://myblog.example/"):
        assert not near(address, home)
    assert secured("http://Blog.example:80/a?b", home) == "https://blog.example/a?b"
    for address in ("http://blog.example:8080/", "http://other.example/"):
        assert secured(address, home) == address
    assert secured("http://blog.example/", "http://blog.example/") == "http://blog.example/"


async def test_what_answers_a_comment_at_isso_is_not_sent_by_the_form_that_took_its_place(
    server: Listener, http: Http
) -> None:
    server.answers |= {"/banken/": under(form()), f"POST {SENT}": said(302, Location=HELD)}
    blog = read_by(Kind.FEED, http, f"{server.origin}/")
    with pytest.raises(NoForm):
        await blog.send(replace(draft(server), parent=ours(1)), guest(server), a_post(server))
    assert not server.heard(SENT)
    assert (await blog.send(draft(server), guest(server), a_post(server))).id == 5
