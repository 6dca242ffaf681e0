"""Writing comments: the whole way from C to the thread, and drafts that are never lost."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.ui.commenting import TEXT, begin, on_disk, sent
from tests.ui.publishing import publish, say
from tests.ui.reading import MIDDLE, WIDE, settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.widgets import composer


async def test_a_comment_stands_in_the_thread_selected_and_its_draft_is_gone(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        assert face.shows("Comment on The Quiet Window")
        await face.press("ctrl+s")
        await face.sees("Your comment is published.", "15 comments")
        await face.until(lambda: face.screen.thread.selected and face.screen.thread.selected.author == "Rita Reader")
        assert face.shows("Rita Reader · you")
        assert face.shows("Ein Kommentar: „so“ &")
        assert face.screen.composer is None
        assert face.focus == "thread"
        assert sent(blog) == [TEXT]
        assert on_disk(blog, tmp_path, post.id) is None


async def test_a_reply_goes_to_the_comment_under_the_cursor_and_keeps_it_in_sight(blog: DemoBlog) -> None:
    post = publish(blog, "Gespräch")
    asked = say(blog, post, "Wer weiß es?", name="Karl Kommentar")
    say(blog, post, "Etwas anderes.")
    async with settled(blog.address, WIDE) as face:
        await face.press("c", "r")
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        assert face.shows("Reply to Karl Kommentar")
        assert face.shows("Wer weiß es?")
        await face.types("Ich.")
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        await face.until(lambda: face.screen.thread.selected and face.screen.thread.selected.parent == asked.id)


async def test_quoting_puts_what_is_answered_into_the_comment(blog: DemoBlog) -> None:
    post = publish(blog, "Gespräch")
    say(blog, post, "Wer weiß es?", name="Karl Kommentar")
    async with settled(blog.address, WIDE) as face:
        await face.press("c", '"')
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == "> Wer weiß es?\n\n"


async def test_what_is_typed_is_on_disk_within_a_second_and_comes_back(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "Halb fert")
        assert composer._TELL_AFTER <= 0.5, "what the disk and a busy machine take comes on top"
        await face.until(lambda: (kept := on_disk(blog, tmp_path, post.id)) and kept.text == "Halb fert")
        await face.sees("Draft saved")
        await face.types("ig")
        await face.press("escape")
        await face.sees("Your draft is kept; C or r at the same place brings it back.")
        assert face.screen.composer is None
        await face.press("n", "p")
        await face.reads(post)
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == "Halb fertig"
        assert face.shows("Your draft is back.")
    kept = on_disk(blog, tmp_path, post.id)
    assert kept
    assert kept.text == "Halb fertig"


async def test_each_place_has_its_own_draft(blog: DemoBlog, tmp_path: Path) -> None:
    post = publish(blog, "Gespräch")
    comment = say(blog, post, "Wer weiß es?")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "Zum Beitrag")
        await face.press("escape", "c", "g", "g", "r")
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == ""
        await face.types("Zum Kommentar")
        await face.press("escape")
        await face.until(lambda: on_disk(blog, tmp_path, post.id, comment.id))
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == "Zum Beitrag"


async def test_leaving_the_post_while_writing_keeps_the_draft(blog: DemoBlog, tmp_path: Path) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        await face.press("shift+tab")
        await face.until(lambda: face.focus != "DraftField")
        await face.press("[")
        await face.reads(posts[1])
        assert face.screen.composer is None
        await face.until(lambda: (kept := on_disk(blog, tmp_path, posts[0].id)) and kept.text == TEXT)


async def test_quitting_while_writing_keeps_the_draft(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        await face.press("ctrl+q")
        await face.until(lambda: face.app._exit)
    kept = on_disk(blog, tmp_path, blog.at.site.posts[0].id)
    assert kept
    assert kept.text == TEXT


async def test_a_comment_on_hold_waits_and_is_still_there_the_next_day(secure_blog: DemoBlog, tmp_path: Path) -> None:
    blog = secure_blog
    blog.moderation = True
    address = blog.at.link(blog.at.site.posts[-1])
    async with settled(address, WIDE, home=tmp_path, keep=True) as face:
        await face.press("C")
        await face.log_in(keep=True)
        await face.until(lambda: face.focus == "DraftField")
        await face.types(TEXT)
        await face.press("ctrl+s")
        await face.sees("Your comment waits for approval by the blog.", "Rita Reader · you · waiting for approval")
    async with settled(address, WIDE, home=tmp_path, keep=True) as face:
        await face.sees("Rita Reader · you · waiting for approval", "Ein Kommentar: „so“ &")
        site = blog.at.site
        held = max(site.comments.values(), key=lambda comment: comment.id)
        approved = held._replace(status="approved")
        site.comments[held.id] = approved
        site.by_post[held.post][-1] = approved
        await face.press("c", "R")
        await face.until(lambda: not face.shows("waiting for approval"))
        assert face.shows("Rita Reader · you")
    async with settled(address, WIDE, home=tmp_path, keep=True) as face:
        assert face.shows("Comments (1)")


async def test_the_persons_own_editor_gets_the_text_and_gives_it_back(
    blog: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "Und mehr." >> "$1"\n', "utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    async with settled(blog.address, WIDE) as face:
        await begin(face)
        monkeypatch.setattr(face.app, "suspend", nullcontext)  # there is no terminal to give away
        await face.press("ctrl+e")
        await face.until(lambda: face.composer.text == f"{TEXT}\nUnd mehr.")
        monkeypatch.setenv("EDITOR", str(tmp_path / "none"))
        await face.press("ctrl+e")
        await face.sees("there is no such program", "Your text is kept as it was")
        assert face.composer.text == f"{TEXT}\nUnd mehr."


async def test_tab_leads_to_what_is_answered_and_back_and_the_composer_stays_in_sight(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE) as face:
        await begin(face)
        for key, focus in (("tab", "thread"), ("tab", "DraftField"), ("shift+tab", "thread"), ("h", "article")):
            await face.press(key)
            assert face.focus == focus
            assert face.shows("Ein Kommentar: „so“ &")


async def test_a_reply_to_another_comment_puts_the_first_one_aside(blog: DemoBlog, tmp_path: Path) -> None:
    post = publish(blog, "Gespräch")
    first, second = say(blog, post, "Eins", name="Anna"), say(blog, post, "Zwei", name="Berta")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.press("c", "r")
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        await face.types("An Anna")
        await face.press("tab", "j", "r")
        await face.sees("Reply to Berta", "Your draft is kept")
        assert face.composer.text == ""
        await face.until(lambda: (kept := on_disk(blog, tmp_path, post.id, first.id)) and kept.text == "An Anna")
        assert on_disk(blog, tmp_path, post.id, second.id) is None


async def test_help_and_quit_are_named_however_narrow_it_is(blog: DemoBlog) -> None:
    for width in (40, 60, 80):
        async with settled(blog.address, (width, 24)) as face:
            assert face.shows("? help q quit")
