"""Threads of blogs that are read by their pages: what a page or a feed does not show stays."""

from datetime import UTC, datetime

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Site, Sites
from tests.reader.talking import fetched
from tui_reader.errors import ServerFailed
from tui_reader.model import Article, Author, Comment, Post, Status
from tui_reader.reader import Reader
from tui_reader.reader.remarks import note
from tui_reader.store.shelf import Shelf

DAY = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
async def post(reader: Reader, sites: Sites, shelf: Shelf) -> Post:
    """A post on the shelf, whose page shows thirty comments."""
    site = sites.add(1)
    made = Post(5, "T", f"{site.blog.address}p/", DAY, DAY, Author(0, ""), replies=f"{site.blog.address}c")
    shelf.blogs.keep(site.blog)
    await reader.blogs.keep(site.blog, Article(made, "<p>x</p>"))
    shows(sites, range(1, 31))
    assert len((await fetched(reader, site.blog, made)).remarks) == 30
    return made


def site(sites: Sites) -> Site:
    return sites.all[0]


def shows(sites: Sites, numbers: range, counted: str = "") -> None:
    """Have the page show these comments."""
    items = "".join(
        f'<li class="comment depth-1" id="comment-{n}"><cite class="fn">A{n}</cite>'
        f'<div class="comment-meta"><a href="#comment-{n}">1. Januar 2020</a></div><p>Kommentar {n}</p></li>'
        for n in numbers
    )
    heading = f'<h2 class="comments-title">{counted}</h2>' if counted else ""
    page = f'<html><body><div id="comments">{heading}<ol class="commentlist">{items}</ol></div></body></html>'
    sites.listener.answers[f"{site(sites).path}p/"] = said(200, page, Content_Type="text/html")


def feeds(sites: Sites, *numbers: int) -> None:
    """Have the feed of comments hold these."""
    items = "".join(
        f"<item><title>c</title><link>/0/p/#comment-{n}</link><guid>/0/p/#comment-{n}</guid>"
        f"<pubDate>Wed, 01 Jan 2020 00:00:00 +0000</pubDate><description>Kommentar {n}</description></item>"
        for n in numbers
    )
    feed = f'<rss version="2.0"><channel><title>c</title>{items}</channel></rss>'
    sites.listener.answers[f"{site(sites).path}c"] = said(200, feed, Content_Type="application/rss+xml")


def there(shelf: Shelf, sites: Sites, post: Post) -> list[int]:
    return [one.comment.id for one in shelf.notes.of(site(sites).blog.address, post.id) or ()]


async def test_a_page_that_fails_takes_no_comments_away(reader: Reader, sites: Sites, shelf: Shelf, post: Post) -> None:
    sites.listener.answers[f"{site(sites).path}p/"] = said(503)
    feeds(sites, 30, 31)
    thread = await fetched(reader, site(sites).blog, post)
    assert (len(thread.remarks), thread.total) == (31, 31)
    assert there(shelf, sites, post) == [*range(1, 32)]
    del sites.listener.answers[f"{site(sites).path}c"]
    with pytest.raises(ServerFailed):
        await fetched(reader, site(sites).blog, post)


async def test_a_page_without_comments_takes_none_away(reader: Reader, sites: Sites, shelf: Shelf, post: Post) -> None:
    for numbers in (range(0), range(4, 6)):
        shows(sites, numbers)
        thread = await fetched(reader, site(sites).blog, post)
        assert (len(thread.remarks), thread.total) == (30, 30)
        assert there(shelf, sites, post) == [*range(1, 31)]


async def test_what_a_page_has_no_more_goes_where_it_counts_its_comments(
    reader: Reader, sites: Sites, shelf: Shelf, post: Post
) -> None:
    own = Comment(77, post.id, 0, "Ich", DAY, "<p>Wartet.</p>", status=Status.HOLD)
    shelf.notes.own(site(sites).blog.address, note(own)[0])
    shows(sites, range(2, 31), "29 comments")
    thread = await fetched(reader, site(sites).blog, post)
    assert thread.total == 29
    assert [one.placed.comment.id for one in thread.remarks if one.placed.comment.id in (1, 77)] == [77]
    assert there(shelf, sites, post) == [*range(2, 31)]


async def test_a_thread_of_which_some_is_missing_is_seen_all_the_same(
    reader: Reader, sites: Sites, shelf: Shelf, post: Post
) -> None:
    blog = site(sites).blog
    await reader.talk.saw(blog, post)
    shows(sites, range(1, 32), "33 comments")
    assert (await fetched(reader, blog, post)).new == {31}
    await reader.talk.saw(blog, post)
    row = shelf.posts.find(blog.address, post.id)
    assert row
    assert (row.post.comments, row.new) == (33, 0)
