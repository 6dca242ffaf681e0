"""Threads from disk and from the blog, what is new in them and one's own that wait, conversations, drafts."""

import asyncio
from pathlib import Path

from tests.reader.talking import POST, enter, fetched, stranger, talker
from tui_reader.demo import DemoBlog
from tui_reader.model import Draft, Status


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


async def test_the_comments_of_a_post_that_is_gone_stay(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            post = await reader.texts.post(blog, POST)
            before = await fetched(reader, blog, post)
            assert before.remarks
            demo.delete(POST)
            after = await fetched(reader, blog, post)
            assert [one.placed.comment.id for one in after.remarks] == [one.placed.comment.id for one in before.remarks]
            assert [one.document for one in after.remarks] == [one.document for one in before.remarks]
            assert (await reader.texts.reading(blog, post)).gone, "that was noticed"
            demo.requests.clear()
            assert await fetched(reader, blog, post) == after == await reader.talk.kept(blog, post)
            assert not demo.requests


async def test_a_thread_that_lost_all_its_comments_is_empty(tmp_path: Path) -> None:
    with DemoBlog() as demo:
        async with talker(tmp_path, demo, known=False) as (reader, blog):
            post = await reader.texts.post(blog, POST)
            assert (await fetched(reader, blog, post)).remarks
            site = demo.at.site
            for comment in site.by_post.pop(POST):
                del site.comments[comment.id]
            assert (await fetched(reader, blog, post)).remarks == ()
            kept = await reader.talk.kept(blog, post)
            assert kept
            assert kept.remarks == ()


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
