"""The contract: an address as people type it leads to the blog, in every permalink mode."""

from urllib.parse import urlsplit

import pytest

from tests.wordpress.servers import Site
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import connect
from tui_reader.errors import NotFound
from tui_reader.model import Kind
from tui_reader.queries import Select

MODES = ["pretty", "plain", "index"]


@pytest.mark.parametrize("mode", MODES)
async def test_every_form_of_the_address_leads_to_the_blog(site: Site, http: Http, mode: str) -> None:
    host = urlsplit(site.http).netloc
    with site.switched(permalinks=mode):
        for typed in (site.http, site.http.rstrip("/"), host, f"{host}/", f"  {host} "):
            source, post, _hint = await connect(http, typed)
            assert (source.blog.address, post) == (site.http, None), typed
            assert source.blog.name
            assert source.blog.language.startswith("de")
            assert (await source.posts(Select(size=1))).total == site.total


@pytest.mark.parametrize("mode", MODES)
async def test_the_address_of_a_post_leads_to_the_post(site: Site, http: Http, mode: str) -> None:
    with site.switched(permalinks=mode):
        source, _post, _hint = await connect(http, site.https)
        link = (await source.post(site.number("open"))).link
        assert (await connect(http, link))[1] == site.number("open")
        assert (await connect(http, f"{link}#comments"))[1] == site.number("open")


async def test_a_bare_host_is_asked_by_https_first(site: Site, http: Http) -> None:
    source, _post, _hint = await connect(http, urlsplit(site.https).netloc)
    assert source.blog.address == site.https


async def test_a_blog_may_live_in_a_folder(site: Site, http: Http) -> None:
    source, _post, _hint = await connect(http, site.folder.rstrip("/"))
    assert source.blog.address == site.folder
    newest = (await source.posts(Select(size=1))).articles[0].post
    assert newest.link.startswith(site.folder)
    assert (await connect(http, newest.link))[1] == newest.id


async def test_application_passwords_are_offered_over_https_alone(site: Site, http: Http) -> None:
    assert (await connect(http, site.https))[0].blog.authorize.startswith(site.https)
    assert (await connect(http, site.http))[0].blog.authorize == ""
    with site.switched(app_passwords=False):
        assert (await connect(http, site.https))[0].blog.authorize == ""


@pytest.mark.parametrize("mode", MODES)
async def test_without_rest_it_is_read_by_its_feed(real: Site, http: Http, mode: str) -> None:
    with real.switched(permalinks=mode):
        source, _post, _hint = await connect(http, real.http)
        link = (await source.post(real.number("beitrag-7"))).link
        with real.switched(rest=False):
            for typed in (real.http, link):
                blog = (await discover(http, typed)).blog
                assert (blog.kind, blog.address) == (Kind.CLASSIC, real.http), typed
                assert blog.api != blog.address
            found = await discover(http, link)
    assert found.article is not None
    assert (found.post, found.article.post.id) == (real.number("beitrag-7"), real.number("beitrag-7"))
    assert found.article.html


async def test_without_rest_and_feeds_it_is_read_by_its_pages(real: Site, http: Http) -> None:
    with real.switched(rest=False, feeds=False):
        blog = (await discover(http, real.http)).blog
    assert (blog.kind, blog.address, blog.api) == (Kind.CLASSIC, real.http, real.http)
    assert blog.name


async def test_its_feed_leads_to_the_blog(real: Site, http: Http) -> None:
    assert (await discover(http, f"{real.http}feed/")).blog == (await discover(http, real.http)).blog
    topic = f"{real.http}?feed=rss2&cat=1"
    assert (await discover(http, topic)).blog.address == topic


async def test_a_page_that_is_not_there_is_named(site: Site, http: Http) -> None:
    with pytest.raises(NotFound):
        await connect(http, f"{site.http}gibt/es/nicht/")
