"""Isso as it should not be: answers that are none, and what must not be sent twice."""

import json
import time
from dataclasses import replace

import pytest

from tests.blog.documents import LONG, article, page
from tests.blog.embedding import THREAD, a_feed, a_post, read, row, send, thread
from tests.blog.listener import Answer, Listener, broken, data, said
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.isso import ours, theirs
from tui_reader.errors import BlogError, Moved, NotJson, ReaderError, Refusal, TooFast, TooLarge, TooLong, Unanswered
from tui_reader.model import Blog, Kind, Post, Status
from tui_reader.queries import UNDATED


@pytest.fixture
def feed(server: Listener, http: Http) -> FeedBlog:
    """The server's blog by its feed."""
    return a_feed(server, http)


@pytest.fixture
def post(server: Listener) -> Post:
    """A post whose page embeds Isso."""
    return a_post(server)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (said(200, "<html>Portal</html>"), NotJson),
        (said(200, "[" * 100_000), NotJson),
        (data([row(1)]), NotJson),
        (data({"replies": {"1": row(1)}}), NotJson),
        (said(500), BlogError),
        (broken, BlogError),
    ],
)
async def test_an_answer_that_is_no_thread_is_an_error(
    server: Listener, feed: FeedBlog, post: Post, answer: Answer, error: type[BlogError]
) -> None:
    server.answers["/isso/"] = answer
    with pytest.raises(error):
        await read(feed, post)


async def test_a_thread_of_fifty_megabytes_is_not_read(server: Listener, post: Post) -> None:
    server.answers["/isso/"] = thread(row(1, text="x" * 50_000_000))
    async with Http(deadline=20) as http:
        with pytest.raises(TooLarge, match="4 MB"):
            await read(FeedBlog(http, Blog(f"{server.origin}/", "", "", kind=Kind.FEED)), post)


async def test_fields_of_any_type_do_no_harm(server: Listener, feed: FeedBlog, post: Post) -> None:
    server.answers["/isso/"] = thread(
        row(1, parent="2", created="gestern", mode="4", text=7, author=["A"], replies="keine"),
        row(2, parent=2, created=1e308, mode=[2], author="\x1b[31mRot"),
        row(2, text="noch einmal"),
        *(row(bad) for bad in (0, -1, "3", None, True, 1.5, 2**40, 2**52 + 1, 2**70)),
        "text",
        None,
        row(4, parent=99, created=True, mode=2),
        total_replies="viele",
        config=[1],
    )
    found = await read(feed, post)
    assert [(theirs(one.id), one.parent, one.date) for one in found] == [(key, 0, UNDATED) for key in (1, 2, 4)]
    assert [one.author for one in found] == ["", "␛[31mRot", "Berta"]
    assert found[2].status is Status.HOLD


async def test_answers_nested_deeply_keep_their_places(server: Listener, feed: FeedBlog, post: Post) -> None:
    nested: list[object] = []
    for number in range(150, 0, -1):
        nested = [row(number, replies=nested)]
    server.answers["/isso/"] = thread(*nested)
    assert [(one.id, one.parent) for one in await read(feed, post)] == [
        (ours(key), ours(key - 1)) for key in range(1, 151)
    ]


async def test_many_comments_are_read_in_no_time(server: Listener, feed: FeedBlog, post: Post) -> None:
    server.answers["/isso/"] = thread(*({"id": key} for key in range(1, 60_000)))
    begun = time.process_time()
    assert len(await read(feed, post)) == 20_000
    assert time.process_time() - begun < 2


async def test_a_comment_is_sent_once_to_what_speaks_as_isso(server: Listener, feed: FeedBlog, post: Post) -> None:
    server.answers |= {"/isso/": thread(row(1)), "POST /isso/new": data(row(2, mode=2, parent=1), 202)}
    sent = await send(feed, post, ours(1))
    assert (sent.id, sent.parent, sent.status) == (ours(2), ours(1), Status.HOLD)
    assert sent.link == f"{post.link}#isso-2"
    (asked,) = server.heard("/isso/new")
    assert asked.query == {"uri": "/banken/"}
    assert asked.headers["content-type"] == "application/json"
    assert json.loads(asked.body) == {
        "text": "Guten Tag",
        "author": "Ada",
        "email": None,
        "website": None,
        "parent": 1,
        "title": "Banken",
    }


async def test_nothing_is_sent_to_what_does_not_speak_as_isso(server: Listener, feed: FeedBlog, post: Post) -> None:
    server.answers["/isso/"] = said(200, "Router")
    with pytest.raises(NotJson):
        await send(feed, post)
    assert await feed.counts([post]) == {}
    assert {asked.method for asked in server.asked} == {"GET"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (broken, Unanswered),
        (said(500), Unanswered),
        (said(200, "<p>Portal</p>"), Unanswered),
        (said(201, "<p>Danke!</p>"), Unanswered),
        (data({"id": "7"}, 201), Unanswered),
        (said(503), BlogError),
        (said(429, Retry_After="5"), TooFast),
        (said(413), TooLong),
        (said(403, "<h1>Forbidden</h1>\n<p>CSRF <script>x</script>\x1b[2J</p>"), Refusal),
        (said(404), Refusal),
    ],
)
async def test_nothing_but_proof_counts_as_sent(
    server: Listener, feed: FeedBlog, post: Post, answer: Answer, error: type[ReaderError]
) -> None:
    server.answers |= {"/isso/": thread(), "POST /isso/new": answer}
    with pytest.raises(error) as raised:
        await send(feed, post)
    assert "\x1b" not in str(raised.value)
    assert len(server.heard("/isso/new")) == 1


async def test_a_comment_follows_no_redirect(server: Listener, elsewhere: Listener, feed: FeedBlog, post: Post) -> None:
    server.answers |= {"/isso/": thread(), "POST /isso/new": said(307, Location=f"{elsewhere.origin}/new")}
    with pytest.raises(Moved):
        await send(feed, post)
    assert not elsewhere.asked


@pytest.mark.parametrize("answer", [said(404), said(200, "Portal"), data({"a": 1}), data([1, 2, 3]), broken])
async def test_a_server_that_does_not_count_is_not_asked_again(
    server: Listener, feed: FeedBlog, post: Post, answer: Answer
) -> None:
    server.answers |= {"/isso/": thread(), "POST /isso/count": answer}
    await read(feed, post)
    told = replace(post, comments=3)
    assert await feed.counts([told]) == {7: 3}
    assert await feed.counts([told]) == {7: 3}
    assert len(server.heard("/isso/count")) == 1


async def test_posts_elsewhere_are_not_counted(server: Listener, feed: FeedBlog, post: Post) -> None:
    server.answers |= {"/isso/": thread(), "POST /isso/count": data([5])}
    await read(feed, post)
    assert await feed.counts([replace(post, id=8, link="https://other.example/banken/"), post]) == {7: 5}


async def test_a_page_with_comments_of_its_own_keeps_them(server: Listener, feed: FeedBlog, post: Post) -> None:
    own = '<ol class="commentlist"><li class="comment" id="comment-1"><cite>Berta</cite><p>Hier.</p></li></ol>'
    server.answers["/banken/"] = page('<script data-isso="/isso/"></script>', article("Banken", LONG, own + THREAD))
    assert [one.id for one in await read(feed, post)] == [1]
    assert not server.heard("/isso/")
