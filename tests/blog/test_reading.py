"""Posts and threads when the server is not at its best; what it does at its best is in tests/wordpress."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.blog.listener import Answer, Asked, Listener, data, refused, said
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import Forbidden, NotJson
from tui_reader.model import Post, Term
from tui_reader.queries import Select

POSTS, COMMENTS = "/wp-json/wp/v2/posts", "/wp-json/wp/v2/comments"


def row(key: int, date: str = "2012-11-25T09:30:00", **more: object) -> dict[str, object]:
    return {"id": key, "date": date, "date_gmt": date, "title": {"rendered": f"Post {key}"}, "author": 4} | more


async def one_post(blog: WordPress, server: Listener, *, protected: bool = False) -> Post:
    server.answers[f"{POSTS}/8"] = data(row(8, content={"protected": protected}))
    return await blog.post(8)


async def test_rubbish_in_a_list_is_passed_over_and_the_rest_is_clean(server: Listener, blog: WordPress) -> None:
    odd = row(
        9, title={"rendered": "\x1b]0;x<em>T</em>"}, link="javascript:alert(1)", categories=["x", -1, 3], tags=None
    )
    server.answers[POSTS] = data([None, 5, [], {}, {"id": -1}, {"id": True}, odd])
    batch = await blog.posts(Select())
    (article,) = batch.articles
    assert (article.post.title, article.post.link, article.html) == ("␛]0;xT", f"{server.origin}/?p=9", "")
    assert (batch.total, batch.more) == (None, False)  # the server named neither


async def test_names_are_asked_for_once_and_may_be_missing(server: Listener, blog: WordPress) -> None:
    server.answers[POSTS] = data([row(8, categories=[3, 7])], X_WP_Total="1", X_WP_TotalPages="1")
    server.answers["/wp-json/wp/v2/users"] = refused("rest_user_cannot_view", 401)
    server.answers["/wp-json/wp/v2/categories"] = data([{"id": 3, "name": "Rating &amp; Mehr", "count": 2}, "x"])
    for _turn in range(2):
        post = (await blog.posts(Select())).articles[0].post
        assert (post.author.name, post.terms) == ("", (Term(3, "Rating & Mehr", "categories", 2),))
    assert len(server.heard("/wp-json/wp/v2/users")) == len(server.heard("/wp-json/wp/v2/categories")) == 1


async def test_names_that_failed_by_chance_are_asked_for_again(server: Listener, blog: WordPress) -> None:
    server.answers[POSTS] = data([row(8)])
    server.answers["/wp-json/wp/v2/users"] = [said(503), data([{"id": 4, "name": "Berta"}])]
    names = [(await blog.posts(Select())).articles[0].post.author.name for _turn in range(2)]
    assert names == ["", "Berta"]


@pytest.mark.parametrize("answer", [data({}), data("x"), said(200, "<html>portal"), data(None)])
async def test_a_list_that_is_none_is_an_error(server: Listener, blog: WordPress, answer: Answer) -> None:
    server.answers |= {POSTS: answer, f"{POSTS}/8": answer, COMMENTS: answer}
    with pytest.raises(NotJson):
        await blog.posts(Select())
    with pytest.raises(NotJson):
        await blog.present(Select())
    with pytest.raises(NotJson):
        await blog.post(8)
    with pytest.raises(NotJson):
        await blog.replies([8], datetime(2026, 1, 1, tzinfo=UTC))


async def test_neighbours_of_the_same_second_go_by_number(server: Listener, blog: WordPress) -> None:
    post = await one_post(blog, server)
    crowd = [row(key) for key in range(30, 20, -1)]  # newer ones only fill the first window
    older = data([*crowd, row(7), row(5), row(90, "2012-11-24T00:00:00")])

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        newer = data([row(7), row(11), row(9), row(3, "2012-11-26T00:00:00")])
        full = data(crowd) if asked.query["per_page"] == "10" else older
        writer.write(newer if "after" in asked.query else full)

    server.answers[POSTS] = answer
    found = await blog.neighbours(post)
    assert found.older is not None
    assert found.newer is not None
    assert (found.older.id, found.newer.id) == (7, 9)
    assert {asked.query["exclude"] for asked in server.heard(POSTS)} == {"8"}


async def test_at_the_ends_there_is_no_neighbour(server: Listener, blog: WordPress) -> None:
    post = await one_post(blog, server)
    server.answers[POSTS] = data([])
    found = await blog.neighbours(post)
    assert (found.older, found.newer) == (None, None)


async def test_counts_leave_protected_posts_out_and_page_on(server: Listener, blog: WordPress) -> None:
    open_post = await one_post(blog, server)
    closed = await one_post(blog, server, protected=True)
    server.answers[COMMENTS] = [
        data([{"post": 8}] * 100, X_WP_Total="101"),
        data([{"post": 8}, {"post": "x"}, None], X_WP_Total="101"),
    ]
    assert await blog.counts([closed]) == {}
    assert server.heard(COMMENTS) == []
    assert await blog.counts([open_post]) == {8: 101}


async def test_counts_go_post_by_post_when_one_cannot_be_read_or_has_very_many(
    server: Listener, blog: WordPress
) -> None:
    post = await one_post(blog, server)
    server.answers[f"HEAD {COMMENTS}"] = data([], X_WP_Total="1200")
    for first in (refused("rest_cannot_read_post", 401), data([{"post": 8}] * 100, X_WP_Total="1200")):
        server.answers[COMMENTS] = first
        assert await blog.counts([post]) == {8: 1200}
    server.answers |= {COMMENTS: said(401), f"HEAD {COMMENTS}": said(401)}
    assert await blog.counts([post]) == {}


async def test_a_thread_comes_page_by_page_with_two_requests_in_flight(server: Listener, blog: WordPress) -> None:
    post = await one_post(blog, server)
    both = asyncio.Event()

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        page = int(asked.query["page"])
        if page == 2:
            await both.wait()  # page 3 was asked for meanwhile, else this never ends
        if page == 3:
            both.set()
        rows = [{"id": page * 100 + key, "post": 8, "parent": 0, "status": "?"} for key in range(2)]
        writer.write(data(rows, X_WP_Total="8", X_WP_TotalPages="4"))

    server.answers[COMMENTS] = answer
    seen = [([comment.id for comment in found], total) async for found, total in blog.comments(post)]
    assert seen == [([100, 101], 8), ([200, 201], 8), ([300, 301], 8), ([400, 401], 8)]
    assert server.heard(COMMENTS)[0].query["order"] == "asc"


async def test_a_thread_that_breaks_off_says_why(server: Listener, blog: WordPress) -> None:
    post = await one_post(blog, server)
    server.answers[COMMENTS] = [data([{"id": 1}], X_WP_TotalPages="900"), refused("rest_cannot_read_post", 401)]
    pages = blog.comments(post)
    assert len((await anext(pages))[0]) == 1
    with pytest.raises(Forbidden):
        await anext(pages)
