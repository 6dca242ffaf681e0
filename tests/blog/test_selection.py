"""Lists that are asked for by time, change, topic, words and number: what is asked, and what an answer means."""

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.blog.listener import Listener, data, refused, said
from tests.blog.test_reading import COMMENTS, POSTS, row
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import Forbidden, ServerFailed, TooMany
from tui_reader.model import Author, Term
from tui_reader.queries import Query, Select

SUMMER = timezone(timedelta(hours=2))
NOON = datetime(2026, 7, 1, 12, 0, 0, 999_999, tzinfo=SUMMER)


@pytest.mark.parametrize(
    ("select", "asked"),
    [
        (Select(), {}),
        (Select(page=3, size=100, oldest_first=True), {"page": "3", "per_page": "100", "order": "asc"}),
        (Select(size=500), {"per_page": "100"}),
        (Select(size=0), {"per_page": "1"}),
        (Select(after=NOON), {"after": "2026-07-01T12:00:00"}),
        (Select(before=NOON), {"before": "2026-07-01T12:00:00"}),
        (Select(changed_after=NOON), {"modified_after": "2026-07-01T12:00:00", "orderby": "modified"}),
        (Select(words="Größe & Preis"), {"search": "Größe & Preis"}),
        (Select(ids=(7, 3)), {"include": "7,3"}),
        (Select(Query(author=Author(4, "Berta"))), {"author": "4"}),
        (Select(Query(term=Term(3, "Rating", "tags"))), {"tags": "3"}),
        (Select(Query(month="2012-12")), {"after": "2012-11-30T23:59:59", "before": "2013-01-01T00:00:00"}),
        (
            Select(Query(month="2026-07"), before=NOON),
            {"after": "2026-06-30T23:59:59", "before": "2026-07-01T12:00:00"},
        ),
        (
            Select(Query(month="2026-07"), after=NOON, before=NOON + timedelta(days=90)),
            {"after": "2026-07-01T12:00:00", "before": "2026-08-01T00:00:00"},
        ),
    ],
)
async def test_a_blog_is_asked_for_what_was_selected(
    server: Listener, blog: WordPress, select: Select, asked: dict[str, str]
) -> None:
    server.answers[POSTS] = data([])
    await blog.posts(select)
    await blog.present(select)
    usual = {"page": "1", "per_page": "30", "order": "desc"}
    texts, numbers = (request.query for request in server.heard(POSTS))
    assert "content" in texts.pop("_fields").split(",")
    assert numbers.pop("_fields") == "id"
    assert texts == numbers == usual | asked


async def test_texts_come_with_the_list_but_for_those_with_a_password(server: Listener, blog: WordPress) -> None:
    content = {"rendered": "<p>Text</p>", "protected": False}
    server.answers[POSTS] = data([row(8, content=content), row(7, content=content | {"protected": True})])
    articles = (await blog.posts(Select())).articles
    assert [(one.post.id, one.post.protected, one.html) for one in articles] == [
        (8, False, "<p>Text</p>"),
        (7, True, ""),
    ]


@pytest.mark.parametrize(
    ("page", "named", "meant"),
    [
        (1, ("5", "3"), (5, True)),
        (3, ("5", "3"), (5, False)),
        (1, ("2", "1"), (2, False)),
        (1, ("x", "x"), (None, True)),
        (1, ("", ""), (None, True)),
    ],
)
async def test_there_are_more_when_the_blog_says_so_or_the_page_is_full(
    server: Listener, blog: WordPress, page: int, named: tuple[str, str], meant: tuple[int | None, bool]
) -> None:
    server.answers[POSTS] = data([row(8), row(7)], X_WP_Total=named[0], X_WP_TotalPages=named[1])
    batch = await blog.posts(Select(page=page, size=2))
    assert (batch.total, batch.more) == meant
    assert await blog.present(Select(page=page, size=2)) == ((8, 7), meant[0])


async def test_a_page_past_the_end_is_empty(server: Listener, blog: WordPress) -> None:
    server.answers[POSTS] = refused("rest_post_invalid_page_number", 400)
    batch = await blog.posts(Select(page=9))
    assert (batch.articles, batch.total, batch.more) == ((), None, False)
    assert await blog.present(Select(page=9)) == ((), None)


async def test_a_wait_that_is_asked_for_is_named(server: Listener, blog: WordPress) -> None:
    answers: list[Any] = [said(503, Retry_After="7"), said(503), said(429, Retry_After="9")]
    server.answers[POSTS] = answers
    with pytest.raises(ServerFailed) as busy:
        await blog.posts(Select())
    with pytest.raises(ServerFailed) as broken:
        await blog.posts(Select())
    with pytest.raises(TooMany) as often:
        await blog.posts(Select())
    assert [error.value.facts.get("seconds") for error in (busy, broken, often)] == [7, None, 9]


AFTER = datetime(2026, 7, 1, 12, 30, tzinfo=SUMMER)


async def test_replies_under_several_posts_come_in_one_request(server: Listener, blog: WordPress) -> None:
    server.answers[COMMENTS] = data([{"id": 1, "post": 8, "author_name": "Gerda"}, None, {"id": 2, "post": 9}])
    assert [comment.id for comment in await blog.replies([8, 9], AFTER)] == [1, 2]
    (asked,) = server.heard(COMMENTS)
    expected = {"post": "8,9", "after": "2026-07-01T10:30:00Z", "order": "asc", "per_page": "100"}
    assert expected.items() <= asked.query.items()
    assert await blog.replies([], AFTER) == ()
    assert len(server.heard(COMMENTS)) == 1


async def test_a_post_that_may_not_be_read_hides_no_replies_under_others(server: Listener, blog: WordPress) -> None:
    async def answer(asked: Any, writer: asyncio.StreamWriter) -> None:
        posts = [int(post) for post in asked.query["post"].split(",")]
        date = {post: f"2026-07-01T1{9 - post}:00:00" for post in posts}
        rows = [{"id": post, "post": post, "date": date[post], "date_gmt": date[post]} for post in posts]
        writer.write(refused("rest_cannot_read_post", 401) if 3 in posts else data(rows))

    server.answers[COMMENTS] = answer
    assert [comment.id for comment in await blog.replies([1, 2, 3, 4, 5], AFTER)] == [5, 4, 2, 1]
    server.asked.clear()
    assert len(await blog.replies([1, 2, 3, 4, 5], AFTER)) == 4
    assert len(server.asked) == 1, "which one it is, is known now"


async def test_a_blog_that_shows_no_comments_at_all_says_so(server: Listener, blog: WordPress) -> None:
    server.answers[COMMENTS] = refused("rest_login_required", 401)
    with pytest.raises(Forbidden):
        await blog.replies([1, 2, 3], AFTER)
    assert len(server.heard(COMMENTS)) == 1
