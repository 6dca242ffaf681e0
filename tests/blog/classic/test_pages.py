"""Posts by the pages of a blog: the list, each page of it, and one post after the other."""

from datetime import UTC, datetime

import pytest

from tests.blog.documents import LONG, article, page
from tests.blog.listener import Listener, said
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.http import Http
from tui_reader.errors import NoText, NotFound, ServerFailed, TooMany
from tui_reader.model import Author, Blog, Kind, Post
from tui_reader.queries import Memory, Select


@pytest.fixture
def blog(server: Listener, http: Http) -> Classic:
    """A blog of nine posts, three on a page, without feeds."""
    for number in range(1, 10):
        server.answers[f"/{number}/"] = post(number)
    listed(server, [9, 8, 7], [6, 5, 4], [3, 2, 1])
    return Classic(http, Blog(f"{server.origin}/", f"{server.origin}/", "Bankenblog", kind=Kind.CLASSIC))


def post(number: int) -> bytes:
    body = article(f"Beitrag {number}", LONG).replace("post-7", f"post-{number}")
    return page(f'<link rel="canonical" href="/{number}/">', body, classes=f"single postid-{number}")


def listed(server: Listener, *pages: list[int]) -> None:
    for at, numbers in enumerate(pages, 1):
        links = "".join(
            f'<div class="post hentry" id="post-{n}"><h2><a href="/{n}/">Beitrag {n}</a></h2></div>' for n in numbers
        )
        more = f'<a href="/page/{at + 1}/">Ältere</a>' if at < len(pages) else ""
        way = f'<link rel="next" href="/page/{at + 1}/">' if more else ""
        server.answers["/" if at == 1 else f"/page/{at}/"] = page(way, f'{links}<div class="nav-previous">{more}</div>')


async def test_page_after_page_leads_to_the_end(blog: Classic) -> None:
    came = await blog.gather(Memory())
    assert came
    assert [each.post.id for each in came.articles] == [9, 8, 7]
    assert (came.articles[0].post.title, came.articles[0].partial) == ("Beitrag 9", False)
    second = await blog.older(came.memory.cursor)
    third = await blog.older(second.memory.cursor)
    assert [each.post.id for each in (*second.articles, *third.articles)] == [6, 5, 4, 3, 2, 1]
    assert third.memory.cursor == ""


async def test_only_what_is_new_is_asked_for(server: Listener, blog: Classic, http: Http) -> None:
    listed(server, [8, 7, 6], [5, 4, 3])
    came = await blog.gather(Memory())
    assert came
    later = Classic(http, blog.blog)
    listed(server, [9, 8, 7], [6, 5, 4])
    server.asked.clear()
    fresh = await later.gather(came.memory)
    assert fresh
    assert [asked.path for asked in server.asked] == ["/", "/9/"]
    assert ([each.post.id for each in fresh.articles], fresh.memory.cursor) == ([9], "")  # it meets what is known
    assert await later.gather(fresh.memory) is None


async def test_after_a_long_absence_it_leads_on_though_a_sticky_post_is_known(server: Listener, blog: Classic) -> None:
    listed(server, [2, 4, 3], [1])
    came = await blog.gather(Memory())
    assert came
    listed(server, [2, 9, 8], [7, 6, 5], [4, 3, 1])
    fresh = await blog.gather(came.memory)
    assert fresh
    assert [each.post.id for each in fresh.articles] == [9, 8]
    assert fresh.memory.cursor == f"{server.origin}/page/2/"


async def test_a_post_whose_page_does_not_come_is_asked_for_the_next_time(server: Listener, blog: Classic) -> None:
    server.answers |= {"/8/": said(503), "/7/": said(404)}
    came = await blog.gather(Memory())
    assert came
    assert [each.post.id for each in came.articles] == [9]
    server.asked.clear()
    server.answers["/8/"] = post(8)
    later = await blog.gather(came.memory)
    assert later
    assert [each.post.id for each in later.articles] == [8]
    assert [asked.path for asked in server.asked] == ["/", "/8/"]
    assert await blog.gather(later.memory) is None


async def test_a_blog_none_of_whose_posts_comes_says_why(server: Listener, blog: Classic) -> None:
    server.answers |= {f"/{number}/": said(503) for number in (9, 8, 7)}
    with pytest.raises(ServerFailed):
        await blog.gather(Memory())


async def test_of_a_long_list_a_few_are_asked_for_at_a_time(server: Listener, blog: Classic) -> None:
    numbers = list(range(45, 0, -1))
    for number in numbers:
        server.answers[f"/{number}/"] = post(number)
    listed(server, numbers, [])
    came = await blog.gather(Memory())
    assert came
    assert len(server.asked) == 21
    second = await blog.older(came.memory.cursor)
    third = await blog.older(second.memory.cursor)
    assert [each.post.id for page in (came, second, third) for each in page.articles] == numbers
    assert third.memory.cursor == f"{server.origin}/page/2/"
    assert await blog.gather(came.memory) is None


async def test_a_blog_that_wants_to_be_left_alone_is(server: Listener, blog: Classic) -> None:
    server.answers["/8/"] = said(429, Retry_After="60")
    with pytest.raises(TooMany):
        await blog.gather(Memory())


async def test_a_page_of_the_list_that_is_not_there_is_the_end(server: Listener, blog: Classic) -> None:
    assert (await blog.older(f"{server.origin}/page/7/")).memory.cursor == ""


async def test_one_post_is_found_by_its_number_and_without_text_it_is_told(server: Listener, blog: Classic) -> None:
    server.answers["/?p=5"] = said(301, Location="/5/")
    assert (await blog.post(5)).title == "Beitrag 5"
    server.answers["/"] = said(404)
    with pytest.raises(NotFound):
        await blog.post(50)
    server.answers["/6/"] = page()
    then = datetime(2012, 11, 25, tzinfo=UTC)
    with pytest.raises(NoText):
        await blog.article(Post(6, "", f"{server.origin}/6/", then, then, Author(0, "")))


async def test_its_own_search_is_asked(server: Listener, blog: Classic) -> None:
    found = page(body='<div class="post hentry"><h2><a href="/5/">Beitrag 5</a></h2></div>')
    server.answers["/?s=Banken+%26+Rating"] = found
    assert [each.post.id for each in (await blog.posts(Select(words="Banken & Rating"))).articles] == [5]
    assert (await blog.posts(Select(ids=(5,)))).articles == ()
    assert await blog.present(Select(ids=(5,))) == ((5,), None)
