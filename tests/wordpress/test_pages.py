"""The contract: what a page says in any theme is what REST says of the same post."""

import re
from collections.abc import Iterable
from html import unescape

import pytest

from tests.wordpress.servers import Site
from tui_reader.blog.classic import Talk
from tui_reader.blog.classic.listing import listing
from tui_reader.blog.classic.posts import post_page
from tui_reader.blog.classic.talk import talk
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect
from tui_reader.model import Comment, Post
from tui_reader.queries import Select

DEPTH = 5
"""Levels of a thread that the lab's pages show; deeper answers stand on the last one."""

NO_NEIGHBOURS = {"classic", "twentytwentytwo", "twentytwentythree"}
"""Themes whose posts link to no other post."""

FLAT = {"classic"}
"""Themes that show comments without threads, and only the newest page of them."""


@pytest.fixture
async def rest(worn: Site, http: Http) -> WordPress:
    """The same blog by REST."""
    return (await connect(http, worn.http))[0]


def plain(html: str) -> str:
    """What stands in HTML, without its tags."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())


async def page_of(http: Http, address: str) -> str:
    """A page; block themes take ten seconds for 1,200 comments."""
    return (await http.get(address, deadline=60)).check().text


async def said_by_rest(blog: WordPress, post: Post) -> dict[int, Comment]:
    return {comment.id: comment async for some, _total in blog.comments(post) for comment in some}


def shown(comments: Iterable[Comment]) -> dict[int, int]:
    """The parent each comment has on a page, whose threads end at DEPTH."""
    by_number = {comment.id: comment for comment in comments}
    found = {}
    for comment in by_number.values():
        way: list[int] = []
        at = comment.parent
        while at in by_number:
            way.insert(0, at)
            at = by_number[at].parent
        found[comment.id] = way[min(len(way), DEPTH - 1) - 1] if way else 0
    return found


@pytest.mark.parametrize("role", ["seed", "open", "closed", "hostile", "beitrag-7"])
async def test_a_page_says_of_its_post_what_rest_says(worn: Site, http: Http, rest: WordPress, role: str) -> None:
    article = await rest.article(await rest.post(worn.number(role)))
    post = article.post
    page = post_page(await page_of(http, post.link), post.link)
    assert (page.number, page.link, page.title, page.author) == (post.id, post.link, post.title, post.author.name)
    assert page.date is not None
    assert page.date.date() == post.date.date()
    assert set(page.topics) == {(term.taxonomy, term.name) for term in post.terms}
    assert plain(page.html) == plain(article.html)
    assert page.feed == f"{post.link}feed/"
    assert not page.protected


async def test_a_protected_page_says_so_and_keeps_its_text(worn: Site, http: Http, rest: WordPress) -> None:
    post = await rest.post(worn.number("protected"))
    page = post_page(await page_of(http, post.link), post.link)
    assert (page.protected, page.html, page.title) == (True, "", post.title)


async def test_neighbours_are_those_of_the_chronology(worn: Site, theme: str, http: Http, rest: WordPress) -> None:
    for role in ("seed", "beitrag-1", "beitrag-100", "protected"):
        post = await rest.post(worn.number(role))
        near = await rest.neighbours(post)
        page = post_page(await page_of(http, post.link), post.link)
        if theme in NO_NEIGHBOURS:
            assert (page.older, page.newer) == ("", "")
        else:
            assert page.older == (near.older.link if near.older else "")
            assert page.newer == (near.newer.link if near.newer else "")


async def test_a_page_has_all_1200_comments(worn: Site, theme: str, http: Http, rest: WordPress) -> None:
    post = await rest.post(worn.number("thread"))
    told = await said_by_rest(rest, post)
    found = talk(await page_of(http, post.link), post.link, post.id)
    assert (len(found.comments), found.total, found.pages) == (1200, 1200, ())
    assert {comment.id for comment in found.comments} == set(told)
    assert {comment.id: comment.parent for comment in found.comments} == (
        dict.fromkeys(told, 0) if theme in FLAT else shown(told.values())
    )
    for comment in found.comments:
        same = told[comment.id]
        assert (comment.post, comment.author, plain(comment.html)) == (post.id, same.author, plain(same.html))
        assert comment.date.replace(tzinfo=None, second=0) == same.date.replace(tzinfo=None, second=0)
        assert comment.link == same.link


async def test_pages_of_comments_hold_them_all_together(worn: Site, theme: str, http: Http, rest: WordPress) -> None:
    post = await rest.post(worn.number("thread"))
    told = await said_by_rest(rest, post)
    with worn.switched(paged_comments=True):
        first = talk(await page_of(http, post.link), post.link, post.id)
        found = list(first.comments)
        for address in first.pages:
            here = talk(await page_of(http, address), address, post.id)
            assert address not in here.pages
            found += here.comments
    if theme in FLAT:
        return
    assert first.total == len(found) == 1200
    assert {comment.id: comment.parent for comment in found} == shown(told.values())


async def joining(http: Http, rest: WordPress, worn: Site, role: str) -> Talk:
    post = await rest.post(worn.number(role))
    return talk(await page_of(http, post.link), post.link, post.id)


async def test_a_page_tells_how_one_joins_in(worn: Site, http: Http, rest: WordPress) -> None:
    needs_login = await joining(http, rest, worn, "open")
    assert needs_login.form is None
    assert needs_login.login.startswith(f"{worn.http}wp-login.php?redirect_to=")
    assert not needs_login.closed
    with worn.switched(guests=True):
        free = await joining(http, rest, worn, "open")
        closed = await joining(http, rest, worn, "closed")
    assert free.form is not None
    assert free.form.action == f"{worn.http}wp-comments-post.php"
    assert dict(free.form.fields)["comment_post_ID"] == str(worn.number("open"))
    assert (free.form.guest, free.form.needs_mail, free.login, free.closed) == (True, True, "", False)
    assert (closed.form, closed.login) == (None, "")


async def test_the_lists_lead_to_every_post(worn: Site, http: Http) -> None:
    address, seen, walked = worn.http, dict[str, str](), list[str]()
    while address and address not in walked:
        walked.append(address)
        found = listing(await page_of(http, address), address)
        assert found.newer.rstrip("/") == (walked[-2].rstrip("/") if len(walked) > 1 else "")
        seen |= dict(found.posts)
        address = found.older
    assert (len(seen), len(walked)) == (worn.total, 12)
    rest = (await connect(http, worn.http))[0]
    newest = [article.post for article in (await rest.posts(Select(size=5))).articles]
    assert {post.link for post in newest} <= set(seen)
    assert all(seen[post.link] == post.title for post in newest if post.title)


async def test_a_blog_without_feeds_names_none(real: Site, http: Http) -> None:
    rest = (await connect(http, real.http))[0]
    post = await rest.post(real.number("seed"))
    with real.switched(feeds=False):
        assert (await http.get(f"{real.http}feed/")).status == 404
        assert post_page(await page_of(http, post.link), post.link).feed == ""
    assert (await http.get(f"{real.http}feed/")).status == 200
