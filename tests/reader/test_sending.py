"""A comment goes out once and its draft is never lost, whatever the blog and other programs do."""

import asyncio
import dataclasses
from pathlib import Path
from typing import Literal

import pytest

from tests.reader.talking import POST, asked, on_disk, sent, stranger, talker, until_posted
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Broken, Duplicate, Refused, SignedOut, Unanswered
from tui_reader.model import Draft, Status

TEXT = 'Er sagte: "So -- oder so..." (9x9) :-)\n\n<b>Fett</b> & 1 < 2 – „zitiert“'
"""What WordPress shows in other signs than it was written in."""


async def test_a_comment_is_sent_once_and_its_draft_goes(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            comment = await reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT))
            assert (comment.status, comment.author) == (Status.APPROVED, "Rita Reader")
            assert sent(demo) == [TEXT]
            assert on_disk(tmp_path) == ()
            assert asked(demo, "GET") == 0, "nothing made us think that it might be there"


async def test_who_is_not_logged_in_keeps_the_draft_and_asks_nothing(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            demo.requests.clear()
            with pytest.raises(SignedOut):
                await reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT))
            assert not demo.requests


async def test_the_same_words_again_are_told_to_be_there(tmp_path: Path) -> None:
    with DemoBlog(moderation=True) as demo:
        async with talker(tmp_path / "one", demo) as (reader, blog):
            await reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT))
        async with talker(tmp_path / "other", demo) as (
            reader,
            blog,
        ):  # knows of nothing, and the blog does not show it
            draft = Draft(blog.address, POST, 0, TEXT)
            with pytest.raises(Duplicate):
                await reader.talk.send(blog, draft)
            assert on_disk(tmp_path / "other") == (draft,)
        assert sent(demo) == [TEXT]


@pytest.mark.parametrize("kind", ["cut", "drop", "status", "stall"])
@pytest.mark.parametrize("moderation", [False, True])
async def test_a_comment_whose_answer_was_lost_is_there_once_after_the_second_try(
    tmp_path: Path, kind: Literal["cut", "drop", "status", "stall"], *, moderation: bool
) -> None:
    with DemoBlog(moderation=moderation) as demo:
        async with talker(tmp_path, demo, deadline=2) as (reader, blog):
            demo.fault = Fault(kind, status=502, method="POST", path="comments")
            with pytest.raises(Unanswered):
                await reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT))
            demo.fault = None
            (draft,) = on_disk(tmp_path)
            assert draft.sent
            comment = await reader.talk.send(blog, draft)
            assert sent(demo) == [TEXT]
            assert comment.status is (Status.HOLD if moderation else Status.APPROVED)
            assert on_disk(tmp_path) == ()


async def test_a_comment_that_is_found_is_not_sent_again(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            demo.fault = Fault("cut", method="POST", path="comments")
            with pytest.raises(Unanswered):
                await reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT))
            demo.fault = None
            demo.requests.clear()
            found = await reader.talk.send(blog, *on_disk(tmp_path))
            assert asked(demo, "POST") == 0
            assert demo.at.site.comments[found.id].raw == TEXT


async def test_others_with_the_same_words_and_the_same_words_elsewhere_do_not_count(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        stranger(demo, POST, 0, TEXT)
        async with talker(tmp_path, demo) as (reader, blog):
            first = await reader.talk.send(blog, Draft(blog.address, POST, 0, "Ein anderer Platz."))
            reply = await reader.talk.send(blog, Draft(blog.address, POST, first.id, TEXT, sent=True))
            assert reply.parent == first.id
            await reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT, sent=True))
        assert sent(demo) == ["Ein anderer Platz.", TEXT, TEXT]


async def test_a_blog_that_cannot_be_looked_at_is_sent_nothing(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            draft = Draft(blog.address, POST, 0, TEXT, sent=True)
            await reader.talk.keep_draft(draft)
            demo.requests.clear()
            demo.fault = Fault("drop", method="GET", path="comments")
            with pytest.raises(Broken):
                await reader.talk.send(blog, draft)
            assert asked(demo, "POST") == 0
            assert on_disk(tmp_path) == (draft,)


async def test_a_refused_connection_leaves_a_draft_that_was_not_sent(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            demo.fault = Fault("refuse")
            draft = Draft(blog.address, POST, 0, TEXT)
            with pytest.raises(Refused):
                await reader.talk.send(blog, draft)
            assert on_disk(tmp_path) == (draft,)


async def test_two_readers_that_send_the_same_at_once_send_it_once(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (one, blog), talker(tmp_path, demo) as (other, _same):
            draft = Draft(blog.address, POST, 0, TEXT)
            comments = await asyncio.gather(one.talk.send(blog, draft), other.talk.send(blog, draft))
            assert comments[0].id == comments[1].id
            assert sent(demo) == [TEXT]
            assert asked(demo, "POST") == 1
            again = await other.talk.send(blog, draft)
            assert again.id == comments[0].id, "the shelf knows that it was said"
            assert asked(demo, "POST") == 1


async def test_what_is_written_while_a_comment_is_on_its_way_stays(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            demo.fault = Fault("stall", method="POST", path="comments")
            demo.requests.clear()
            sending = asyncio.create_task(reader.talk.send(blog, Draft(blog.address, POST, 0, TEXT)))
            await until_posted(demo)
            later = Draft(blog.address, POST, 0, "Noch etwas.", sent=True)
            await reader.talk.keep_draft(later)
            demo.fault = None
            await sending
            assert on_disk(tmp_path) == (dataclasses.replace(later, sent=False),)
