"""What is said at one place stays there: other posts, other blogs, and a shelf that somebody else holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.ui.commenting import begin, on_disk, sent
from tests.ui.reading import WIDE, reading, settled
from tests.ui.stocking import another
from tui_reader.demo import DemoBlog, Fault


async def test_no_comment_of_the_post_before_is_answered_under_the_next(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await face.until(lambda: face.screen.thread.selected)
        blog.fault = Fault("stall", path="/comments?post")
        await face.press("n")
        await face.reads(blog.at.site.posts[1])
        assert face.screen.thread.selected is None
        assert not face.screen.thread.links
        assert not face.screen.thread.selected_text()
        blog.fault = None


async def test_another_blog_closes_what_was_being_written_for_this_one(blog: DemoBlog, tmp_path: Path) -> None:
    with DemoBlog() as other:
        async with settled(blog.address, WIDE, home=tmp_path) as face:
            post = face.post.id
            await begin(face, "for the first blog")
            await face.press("tab")
            await face.until(lambda: face.focus == "thread")
            other.fault = Fault("stall", path="/comments")
            await another(face, other.address)
            await face.until(lambda: face.screen.talk.blog and face.screen.talk.blog.address == other.address)
            assert face.screen.composer is None
            assert face.screen.thread.selected is None
            other.fault = None
            await face.settled()
        kept = on_disk(blog, tmp_path, post)
        assert kept is not None
        assert kept.text == "for the first blog"


def posted(blog: DemoBlog) -> int:
    """How many comments are on their way to the blog or were; other requests may have come since."""
    return sum(one.method == "POST" and "/comments" in one.path for one in blog.requests)


async def test_a_second_comment_does_not_cut_the_first_one_off(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        first = face.post.id
        await begin(face, "first")
        blog.fault = Fault("stall", method="POST", path="/comments")
        await face.press("ctrl+s")
        await face.until(lambda: posted(blog) == 1)
        face.screen.visit.step(1, unread=False)
        await face.reads(blog.at.site.posts[1])
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        await face.types("second")
        await face.press("ctrl+s")
        await face.until(lambda: posted(blog) == 2)
        blog.fault = None
        await face.until(lambda: len(sent(blog)) == 2)
        await face.until(lambda: on_disk(blog, tmp_path, first) is None)
        assert sorted(sent(blog)) == ["first", "second"]


async def test_what_was_written_since_is_kept_when_the_answer_comes_late(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        post = face.post
        await begin(face, "first")
        blog.fault = Fault("stall", method="POST", path="/comments")
        await face.press("ctrl+s")
        await face.until(lambda: posted(blog) == 1)
        face.screen.visit.step(1, unread=False)
        await face.reads(blog.at.site.posts[1])
        face.screen.visit.step(-1, unread=False)
        await face.reads(post)
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        await face.types(" and more")
        blog.fault = None
        await face.sees("Your comment is published.")
        assert face.composer.text == "first and more"
        await face.until(
            lambda: (kept := on_disk(blog, tmp_path, post.id)) and (kept.text, kept.sent) == (face.composer.text, False)
        )


def held(home: Path, lock: str = "IMMEDIATE") -> "closing[sqlite3.Connection]":
    """The shelf as another program holds it while it writes; EXCLUSIVE keeps readers out too."""
    connection = sqlite3.connect(home / "data" / "shelf.sqlite", isolation_level=None)
    connection.execute(f"PRAGMA locking_mode = {'EXCLUSIVE' if lock == 'EXCLUSIVE' else 'NORMAL'}")
    connection.execute(f"BEGIN {lock}")
    return closing(connection)


async def test_a_shelf_that_is_held_does_not_end_the_start(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, home=tmp_path):
        pass
    with held(tmp_path, "EXCLUSIVE"):
        async with reading(home=tmp_path) as face:
            await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
            assert "another tui-reader is writing to it" in face.screen.notice.text


async def test_a_shelf_that_is_held_does_not_end_the_app_at_logging_out(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.press("L")
        await face.log_in()
        await face.settled()
        with held(tmp_path):
            await face.press("L")
            await face.until(lambda: face.dialog == "ConfirmDialog")
            await face.press("left", "enter")
            await face.sees("Logged out; the token is revoked and deleted.", "another tui-reader is writing to it")


async def test_a_drafts_folder_that_is_none_is_said(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        (tmp_path / "data" / "drafts").write_text("")
        await face.press("C")
        await face.log_in()
        await face.sees("drafts")
        assert face.screen.composer is None


async def test_a_comment_that_was_taken_is_taken_though_the_shelf_is_held(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        post = face.post.id
        await begin(face)
        blog.moderation = True
        with held(tmp_path):
            await face.press("ctrl+s")
            await face.sees("Your comment waits for approval by the blog.")
        assert face.screen.composer is None
        assert on_disk(blog, tmp_path, post) is None
        assert len(sent(blog)) == 1
