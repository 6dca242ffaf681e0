"""Threads from disk and from the blog; sending a comment once whatever the blog does; drafts."""

import asyncio
import dataclasses
from pathlib import Path
from typing import Literal

import pytest

from tests.reader.talking import POST, asked, enter, fetched, on_disk, sent, stranger, talker, until_posted
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Broken, Duplicate, Refused, SignedOut, Unanswered
from tui_reader.model import Draft, Status

TEXT = 'Er sagte: "So -- oder so..." (9x9) :-)\n\n<b>Fett</b> & 1 < 2 – „zitiert“'
"""What WordPress shows in other signs than it was written in."""


async def test_a_thread_reports_its_progress_and_is_there_without_a_request_then(tmp_path: Path) -> None:
    with DemoBlog(comments=250) as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            post = await reader.texts.post(blog, 1000)
            assert await reader.talk.kept(blog, post) is None
            seen: list[tuple[int, int]] = []
            thread = await reader.talk.thread(blog, post, lambda came, total: seen.append((came, total)))
            assert seen == [(100, 250), (200, 250), (250, 250)]
            assert (len(thread.remarks), thread.total, thread.kept) == (250, 250, False)
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            demo.requests.clear()
            kept = await reader.talk.kept(blog, post)
            assert kept
            assert not demo.requests
            assert (kept.total, kept.kept) == (250, True)
            assert [(one.placed.comment.id, one.placed.depth) for one in kept.remarks] == [
                (one.placed.comment.id, one.placed.depth) for one in thread.remarks
            ]
            assert [one.document.blocks for one in kept.remarks] == [one.document.blocks for one in thread.remarks]
            assert reader.talk.kept_now(blog, post) == kept


async def test_a_thread_without_comments_is_known_to_have_none(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            site = demo.at.site
            empty = next(post for post in site.posts if not site.by_post.get(post.id) and not post.password)
            post = await reader.texts.post(blog, empty.id)
            await fetched(reader, blog, post)
            kept = await reader.talk.kept(blog, post)
            assert kept
            assert kept.remarks == ()


async def test_comments_that_came_since_the_last_visit_are_new(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            post = await reader.texts.post(blog, POST)
            assert (await fetched(reader, blog, post)).new == frozenset()
            await reader.talk.saw(blog, post)
            came = stranger(demo, POST, 0, "Neu.")
            thread = await fetched(reader, blog, post)
            assert thread.new == {came}
            kept = await reader.talk.kept(blog, post)
            assert kept
            assert kept.new == {came}
            await reader.talk.saw(blog, post)
            assert (await fetched(reader, blog, post)).new == frozenset()


async def test_an_edited_comment_shows_its_new_text_and_a_deleted_one_goes(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        site = demo.at.site
        async with talker(tmp_path, demo) as (reader, blog):
            post = await reader.texts.post(blog, POST)
            for text in ("Eins.", "Zwei.", "Drei."):
                await reader.talk.send(blog, Draft(blog.address, POST, 0, text))
            await fetched(reader, blog, post)
            second = next(one for one in site.by_post[POST] if one.raw == "Zwei.")
            changed = second._replace(raw="Geändert.")
            site.comments[second.id] = changed
            site.by_post[POST] = [changed if one is second else one for one in site.by_post[POST] if one.raw != "Drei."]
            gone = [number for number, one in site.comments.items() if one.raw == "Drei."]
            for number in gone:
                del site.comments[number]
            thread = await fetched(reader, blog, post)
            texts = [
                "".join(span.text for block in one.document.blocks for span in block.spans) for one in thread.remarks
            ]
            assert [text for text in texts if text in ("Eins.", "Zwei.", "Geändert.", "Drei.")] == [
                "Eins.",
                "Geändert.",
            ]


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


async def test_a_comment_on_hold_stays_until_the_blog_shows_or_drops_it(tmp_path: Path) -> None:
    with DemoBlog(moderation=True) as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            post = await reader.texts.post(blog, 1)
            held = await reader.talk.send(blog, Draft(blog.address, 1, 0, "Wartet."))

            async def waiting() -> list[Status]:
                threads = [await fetched(reader, blog, post), await reader.talk.kept(blog, post)]
                found = [
                    [remark.placed.comment.status for remark in thread.remarks if remark.placed.comment.id == held.id]
                    for thread in threads
                    if thread
                ]
                assert found[0] == found[1]
                return found[0]

            assert await waiting() == [Status.HOLD]
            demo.sign_everyone_out()
            assert await waiting() == [Status.HOLD], "who cannot ask keeps what is known"
            await enter(reader, blog)
            site = demo.at.site
            gone = site.comments.pop(held.id)
            site.by_post[gone.post].remove(gone)
            assert await waiting() == []
            site.add(gone)
            assert await waiting() == [], "what was dropped does not come back by itself"


async def test_an_approved_comment_of_ones_own_is_in_the_thread_once(tmp_path: Path) -> None:
    with DemoBlog(moderation=True) as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            post = await reader.texts.post(blog, 1)
            held = await reader.talk.send(blog, Draft(blog.address, 1, 0, "Wartet."))
            await fetched(reader, blog, post)
            site = demo.at.site
            waiting = site.comments.pop(held.id)
            site.by_post[1].remove(waiting)
            site.add(waiting._replace(status="approved"))
            for thread in (await fetched(reader, blog, post), await reader.talk.kept(blog, post)):
                assert thread
                own = [one.placed.comment for one in thread.remarks if one.placed.comment.id == held.id]
                assert [one.status for one in own] == [Status.APPROVED]


async def test_drafts_are_written_in_their_order_even_at_the_last_moment(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            drafts = [Draft(blog.address, 1, 0, f"{n}") for n in range(30)]
            writing = [asyncio.create_task(reader.talk.keep_draft(draft)) for draft in drafts]
            await asyncio.sleep(0)
            reader.talk.keep_draft_now(Draft(blog.address, 1, 0, "zuletzt"))
            await asyncio.gather(*writing)
            kept = await reader.talk.draft(blog, 1, 0)
            assert kept
            assert kept.text == "zuletzt"
            assert await reader.talk.drafts(blog) == (kept,)
            await reader.talk.drop_draft(kept)
            assert await reader.talk.drafts(blog) == ()


async def test_replies_to_ones_own_are_conversations(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo) as (reader, blog):
            post = await reader.texts.post(blog, POST)
            own = await reader.talk.send(blog, Draft(blog.address, POST, 0, "Wer antwortet?"))
            reply = stranger(demo, POST, own.id, "Ich.")
            await fetched(reader, blog, post)
            found = {one.note.comment.id: one for one in await reader.talk.conversations()}
            assert found[reply].direct
            assert not found[reply].own
            assert found[own.id].own
