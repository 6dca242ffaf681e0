"""The outbox: what waits is sent once, whatever blogs, other programs and kill -9 do, and is never lost."""

import asyncio
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reader.talking import POST, asked, enter, on_disk, sent, talker, until_posted
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Closed, Refused, SignedOut, TooFast, Unanswered
from tui_reader.model import Comment, Draft
from tui_reader.reader import Reader
from tui_reader.reader.outbox import Outbox
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf

OPEN = (POST, 1, 2, 3, 4, 5, 6, 7)
"""Posts of the demo blog that take comments."""


async def fill(reader: Reader, blog: str, *texts: str) -> list[Draft]:
    """Put comments into the outbox, each at a place of its own."""
    drafts = [Draft(blog, post, 0, text, waiting=True) for post, text in zip(OPEN, texts, strict=False)]
    for draft in drafts:
        await reader.outbox.put(replace(draft, waiting=False))
    return drafts


async def test_what_waits_is_a_draft_with_its_title_and_may_be_taken_out(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            post = await reader.texts.post(blog, POST)
            await reader.talk.keep_draft(Draft(blog.address, 1, 5, "nur ein Entwurf"))
            (draft,) = await fill(reader, blog.address, "Wartet.")
            (outgoing,) = await reader.outbox.all()
            assert (outgoing.draft, outgoing.title) == (draft, post.title)
            assert await reader.talk.draft(blog, POST, 0) == draft
            await reader.outbox.take(draft)
            assert await reader.outbox.all() == ()
            assert await reader.talk.draft(blog, POST, 0) == replace(draft, waiting=False)
            await reader.talk.drop_draft(draft)
            await reader.outbox.take(draft)
            assert await reader.talk.draft(blog, POST, 0) is None, "what was sent meanwhile does not come back"


async def test_all_that_waits_is_sent_the_oldest_first(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            await reader.talk.keep_draft(Draft(blog.address, 1, 5, "nur ein Entwurf"))
            drafts = await fill(reader, blog.address, "a", "b", "c")
            told = await reader.outbox.send()
            assert [outgoing.draft for outgoing, _what in told] == drafts
            assert all(isinstance(what, Comment) for _outgoing, what in told)
            assert sent(demo) == ["a", "b", "c"]
            assert [draft.text for draft in on_disk(tmp_path)] == ["nur ein Entwurf"]
            assert await reader.outbox.send() == ()


async def test_a_blog_that_does_not_answer_is_tried_once_and_the_others_still_get_theirs(tmp_path: Path) -> None:
    with DemoBlog() as away, DemoBlog() as there:
        async with talker(tmp_path, there) as (reader, blog), talker(tmp_path, away) as (_other, gone):
            await enter(reader, gone)
            waiting = await fill(reader, gone.address, "a", "b")
            await fill(reader, blog.address, "c")
            away.fault = Fault("refuse")
            (first, error), (_second, comment) = await reader.outbox.send()
            assert first.draft == waiting[0]
            assert isinstance(error, Refused)
            assert isinstance(comment, Comment)
            assert sent(there) == ["c"]
            assert [outgoing.draft for outgoing in await reader.outbox.all()] == waiting, "in their order, as before"
            away.fault = None
            assert len(await reader.outbox.send(gone)) == 2
            assert sent(away) == ["a", "b"]


async def test_a_refused_comment_becomes_a_draft_again_and_the_next_goes_out(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        site = demo.at.site
        site.posts = tuple(post._replace(comments_open=post.id != POST) for post in site.posts)
        async with talker(tmp_path, demo) as (reader, blog):
            refused, _taken = await fill(reader, blog.address, "a", "b")
            (_first, error), (_second, comment) = await reader.outbox.send()
            assert isinstance(error, Closed)
            assert isinstance(comment, Comment)
            assert on_disk(tmp_path) == (replace(refused, waiting=False),)


@pytest.mark.parametrize("moderation", [False, True])
async def test_one_that_may_have_arrived_goes_on_waiting_and_is_there_once(tmp_path: Path, *, moderation: bool) -> None:
    with DemoBlog(moderation=moderation) as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            first, second = await fill(reader, blog.address, "a", "b")
            demo.fault = Fault("cut", method="POST", path="comments", times=1)
            ((_outgoing, error),) = await reader.outbox.send()
            assert isinstance(error, Unanswered)
            assert on_disk(tmp_path) == (replace(first, sent=True), second)
            told = await reader.outbox.send()
            assert [isinstance(what, Comment) for _outgoing, what in told] == [True, True]
            assert sent(demo) == ["a", "b"]
            assert on_disk(tmp_path) == ()


async def test_who_is_signed_out_has_it_wait_on(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            drafts = await fill(reader, blog.address, "a", "b")
            ((_outgoing, error),) = await reader.outbox.send()
            assert isinstance(error, SignedOut)
            assert on_disk(tmp_path) == tuple(drafts)


async def test_a_blog_that_wants_its_comments_more_slowly_is_waited_for(tmp_path: Path) -> None:
    with DemoBlog(flood=True) as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            pauses: list[float] = []

            async def pause(seconds: float) -> None:
                pauses.append(seconds)
                demo.flood = len(pauses) > 1

            folders = Folders.under(tmp_path)
            outbox = Outbox(Shelf(folders), reader.blogs, Drafts(folders), reader.talk, pause)
            drafts = await fill(reader, blog.address, "a", "b")
            told = await outbox.send()
            assert [isinstance(what, Comment) for _outgoing, what in told] == [True, True]
            assert pauses == [16]
            demo.flood = True
            drafts = await fill(reader, blog.address, "c", "d")
            ((_outgoing, error),) = await outbox.send()
            assert isinstance(error, TooFast)
            assert on_disk(tmp_path) == tuple(drafts)


async def test_what_is_taken_out_meanwhile_is_not_sent(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            _first, second = await fill(reader, blog.address, "a", "b")
            demo.fault = Fault("stall", method="POST", path="comments")
            sending = asyncio.create_task(reader.outbox.send())
            await until_posted(demo)
            await reader.outbox.take(second)
            demo.fault = None
            assert len(await sending) == 1
            assert sent(demo) == ["a"]
            assert on_disk(tmp_path) == (replace(second, waiting=False),)


_PROGRAM = """
import asyncio, sys
from pathlib import Path
from tests.reader.talking import talker

class Demo:
    address = sys.argv[2]

async def main():
    async with talker(Path(sys.argv[1]), Demo()) as (reader, blog):
        print("ready", flush=True)
        sys.stdin.readline()
        print(len(await reader.outbox.send()), flush=True)

asyncio.run(main())
"""


def program(home: Path, demo: DemoBlog) -> subprocess.Popen[bytes]:
    """A program of its own that sends what waits when it is told to."""
    root = Path(__file__).parents[2]
    started = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(home), demo.address],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert started.stdout
    assert started.stdout.readline() == b"ready\n"
    return started


def go(started: subprocess.Popen[bytes]) -> None:
    """Let it send."""
    assert started.stdin
    started.stdin.write(b"\n")
    started.stdin.flush()


@pytest.mark.parametrize("moderation", [False, True])
async def test_two_programs_that_send_at_once_send_each_comment_once(tmp_path: Path, *, moderation: bool) -> None:
    texts = [f"Kommentar {number}" for number in range(8)]
    with DemoBlog(moderation=moderation) as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            await fill(reader, blog.address, *texts)
        programs = [program(tmp_path, demo) for _number in range(2)]
        demo.requests.clear()
        for started in programs:
            go(started)
        counts = [int(started.communicate()[0]) for started in programs]
        assert sum(counts) == len(texts)
        assert sorted(sent(demo)) == sorted(texts)
        assert asked(demo, "POST") == len(texts)
        assert on_disk(tmp_path) == ()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("kind", ["stall", "cut"])
async def test_a_program_that_is_killed_while_it_sends_leaves_nothing_twice_and_nothing_out(
    tmp_path: Path, kind: str
) -> None:
    texts = ["a", "b", "c"]
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            await fill(reader, blog.address, *texts)
            started = program(tmp_path, demo)
            demo.requests.clear()
            if kind == "stall":  # killed before the blog took it
                demo.fault = Fault("stall", method="POST", path="comments")
            go(started)
            await until_posted(demo)
            started.kill()
            started.communicate()
            demo.fault = None
            await reader.outbox.send()
            assert sent(demo) == texts
            assert on_disk(tmp_path) == ()
