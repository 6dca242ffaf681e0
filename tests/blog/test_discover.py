"""From an address to a blog, and every way it can fail."""

import asyncio
import re

import pytest

from tests.blog.listener import Answer, Listener, data, refused, said, silent
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.errors import (
    BlogError,
    Forbidden,
    NotABlog,
    NotFound,
    ServerFailed,
    TlsFailed,
    TooMany,
)

PAGE = '<!doctype html><html class="no-js" lang="de-DE"><head>{head}</head><body>Bankenblog</body></html>'
API = 'rel="https://api.w.org/"'


def root(origin: str, path: str = "/", **more: object) -> bytes:
    home = origin + path.rstrip("/")
    facts: dict[str, object] = {"name": "Banken &amp; B\u00f6rsen\u202e", "description": "", "url": home, "home": home}
    return data(facts | {"namespaces": ["oembed/1.0", "wp/v2"], "authentication": []} | more)


def page(head: str = "", status: int = 200, **headers: str) -> bytes:
    return said(status, PAGE.format(head=head), Content_Type="text/html; charset=UTF-8", **headers)


async def test_the_link_header_names_the_root(server: Listener, http: Http) -> None:
    server.answers |= {
        "/": page(Link=f"<{server.origin}/feed/>; rel=feed, <{server.origin}/wp-json/>; {API}"),
        "/wp-json/": root(server.origin),
    }
    found = await discover(http, server.origin)
    assert (found.blog.address, found.blog.api) == (f"{server.origin}/", f"{server.origin}/wp-json/")
    assert (found.blog.name, found.blog.language, found.blog.authorize) == ("Banken & Börsen", "de-DE", "")
    assert (found.post, found.hint) == (None, "")
    assert server.asked[-1].query["_fields"].startswith("name,")


@pytest.mark.parametrize(
    "tag",
    [
        "<link rel='https://api.w.org/' href='/blog/index.php?rest_route=/' />",
        '<LINK href="/blog/index.php?rest_route=&#x2F;" REL="https://api.w.org/">',
    ],
)
async def test_the_head_names_a_root_with_plain_permalinks_in_a_subfolder(
    server: Listener, http: Http, tag: str
) -> None:
    server.answers |= {"/blog/": page(tag), "/blog/index.php": root(server.origin, "/blog")}
    found = await discover(http, f"{server.origin}/blog/")
    assert found.blog.api == f"{server.origin}/blog/index.php?rest_route=/"
    assert found.blog.address == f"{server.origin}/blog/"


async def test_without_any_link_the_root_is_guessed(server: Listener, http: Http) -> None:
    def by_query(query: str) -> bytes:
        return root(server.origin) if "rest_route" in query else page()

    async def answer(asked: object, writer: asyncio.StreamWriter) -> None:
        writer.write(by_query(getattr(asked, "target", "")))

    server.answers["/"] = answer
    found = await discover(http, server.origin)
    assert found.blog.api == f"{server.origin}/?rest_route=/"


@pytest.mark.parametrize(
    "link",
    [
        '<{o}/wp-json/wp/v2/posts/8>; rel="alternate"; title="JSON"; type="application/json"',
        '<{o}/index.php?rest_route=/wp/v2/posts/8>; rel="alternate"; type="application/json"',
        "<{o}/?p=8>; rel=shortlink",
    ],
)
async def test_a_posts_page_names_its_number(server: Listener, http: Http, link: str) -> None:
    server.answers |= {
        "/2012/banken/": page(Link=f"<{server.origin}/wp-json/>; {API}, {link.format(o=server.origin)}"),
        "/wp-json/": root(server.origin),
    }
    assert (await discover(http, f"{server.origin}/2012/banken/")).post == 8


async def test_a_post_is_found_by_its_slug_where_the_links_are_gone(server: Listener, http: Http) -> None:
    server.answers |= {
        "/2012/banken/": page(Link=f"<{server.origin}/wp-json/>; {API}"),
        "/about/": page(Link=f"<{server.origin}/wp-json/>; {API}"),
        "/wp-json/": root(server.origin),
        "/wp-json/wp/v2/posts": [data([{"id": 8, "link": ""}]), data([])],
    }
    assert (await discover(http, f"{server.origin}/2012/banken/")).post == 8
    assert server.asked[-1].query["slug"] == "banken"
    assert (await discover(http, f"{server.origin}/about/")).post is None


async def test_application_passwords_are_known_from_the_root(server: Listener, http: Http) -> None:
    where = f"{server.origin}/wp-admin/authorize-application.php"
    server.answers |= {
        "/": page(Link=f"</wp-json/>; {API}"),
        "/wp-json/": root(
            server.origin, authentication={"application-passwords": {"endpoints": {"authorization": where}}}
        ),
    }
    assert (await discover(http, server.origin)).blog.authorize == where


async def test_a_blog_that_moved_for_good_says_so(server: Listener, elsewhere: Listener, http: Http) -> None:
    there = elsewhere.origin.replace("127.0.0.1", "localhost")
    server.answers["/"] = said(301, Location=f"{there}/")
    elsewhere.answers |= {"/": page(Link=f"<{there}/wp-json/>; {API}"), "/wp-json/": root(there)}
    found = await discover(http, server.origin)
    assert found.blog.address == f"{there}/"
    assert re.fullmatch(r"127\.0\.0\.1:\d+ has moved for good: its address is localhost:\d+ now\.", found.hint)


async def test_behind_a_proxy_a_blog_that_calls_itself_http_stays_https(
    secure: Listener, certificate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = secure.origin.replace("https:", "http:")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate).replace(".pem", ".crt"))
    secure.answers |= {"/": page(Link=f"<{plain}/wp-json/>; {API}"), "/wp-json/": root(plain)}
    async with Http() as http:
        found = await discover(http, secure.origin.removeprefix("https://"))
    assert (found.blog.origin, found.blog.api) == (secure.origin, f"{secure.origin}/wp-json/")


async def test_a_bare_loopback_host_falls_back_to_http_but_not_over_a_bad_certificate(
    server: Listener, secure: Listener, speechless: str, http: Http
) -> None:
    with pytest.raises(TlsFailed):
        await discover(http, secure.origin.removeprefix("https://"))
    assert secure.asked == []
    with pytest.raises(BlogError) as caught:  # this one speaks http, if only to say 400
        await discover(http, speechless.removeprefix("https://"))
    assert not isinstance(caught.value, TlsFailed)


WORDPRESS = page('<link rel="stylesheet" href="/wp-content/themes/kubrick/style.css">')
NAMED = page(f"<link {API} href='/wp-json/'>")


@pytest.mark.parametrize(
    ("front", "api", "error"),
    [
        (page(), said(404), NotABlog),
        (page(), page(), NotABlog),
        (page(), data({"namespaces": ["other/v1"]}), NotABlog),
        (page(), data([]), NotABlog),
        (WORDPRESS, said(404), NotABlog),  # and neither a feed nor posts on its page
        (NAMED, refused("rest_login_required", 401), NotABlog),
        (NAMED, said(500), ServerFailed),
        (NAMED, said(429, Retry_After="9"), TooMany),
        (said(404), said(404), NotFound),
        (said(403), said(404), Forbidden),
        (said(503), said(404), ServerFailed),
        (said(429), said(404), TooMany),
        (said(200, b"\0" * 100_000), said(404), NotABlog),
        (said(200, "<link " * 20_000), said(404), NotABlog),
        (said(200, "<html " + "lang=" * 50_000), said(404), NotABlog),
        (said(200, f"<link {API} href='javascript:alert(1)'>"), said(404), NotABlog),
        (said(200, Link="<" * 5000), said(404), NotABlog),
    ],
)
async def test_what_is_no_blog_says_why(
    server: Listener, http: Http, front: Answer, api: Answer, error: type[BlogError]
) -> None:
    server.answers |= {"/": [front, api], "/wp-json/": api}
    with pytest.raises(error) as caught:
        await discover(http, server.origin)
    assert caught.value.summary
    assert caught.value.hint


async def test_a_page_that_is_gone_is_not_taken_for_the_blog(server: Listener, http: Http) -> None:
    server.answers |= {
        "/gone/": page(f"<link {API} href='/wp-json/'>", status=404),
        "/wp-json/": root(server.origin),
        "/silent": silent,
    }
    with pytest.raises(NotFound, match="/gone/"):
        await discover(http, f"{server.origin}/gone/")
