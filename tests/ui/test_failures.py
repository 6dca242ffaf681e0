"""When the blog fails: the sentence stands where something is missing, and R tries again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.publishing import publish
from tests.ui.reading import WIDE, reading, settled
from tests.ui.stocking import another
from tui_reader.demo import DemoBlog, Fault
from tui_reader.settings import Settings

FAULTS = [
    (Fault("refuse"), "refused the connection.", "The server may be down: try again later."),
    (Fault("status", 404), "(404)", ""),
    (Fault("status", 429, "7"), "wants fewer requests (429).", "Try again in 7 seconds."),
    (Fault("status", 503), "has a problem of its own (503).", "Try again later."),
    (Fault("stall"), "did not answer within 1 seconds.", "Check your network connection and try again."),
]


def patience(fault: Fault) -> Settings:
    """A second only where it is to run out: whatever else is answered may take its time on a busy machine."""
    return Settings(timeout=1) if fault.kind == "stall" else Settings()


@pytest.mark.parametrize(
    ("fault", "summary", "hint"), FAULTS, ids=[fault.kind + str(fault.status) for fault, *_ in FAULTS]
)
async def test_a_blog_that_does_not_open_says_why_and_r_opens_it(
    blog: DemoBlog, fault: Fault, summary: str, hint: str
) -> None:
    blog.fault = fault
    async with reading(blog.address, settings=patience(fault)) as face:
        await face.until(lambda: summary in face.pane("article"))
        assert hint in face.pane("article")
        assert "R tries again." in face.pane("article")
        face.assert_nothing_to_obey()
        blog.fault = None
        await face.press("R")
        await face.reads(blog.at.site.posts[0])


async def test_a_portal_is_recognised_as_what_it_is(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        blog.fault = Fault("html")
        await face.press("R")
        await face.sees("sent a web page where data was expected. If you are on a guest network, log in to it")


async def test_a_blog_with_rest_switched_off_is_read_all_the_same(blog: DemoBlog) -> None:
    blog.rest = False
    async with reading(blog.address) as face:
        await face.sees("The Quiet Window: Reading Blogs in the Terminal", "Every weekday at half past seven")


async def test_no_such_host_and_no_such_address() -> None:
    async with reading("http://blog.invalid") as face:
        await face.sees("There is no host named blog.invalid.")
    async with reading("ftp://example.org") as face:
        await face.sees("is not a web address.")


def forget_text(home: Path, number: int) -> None:
    """Take a text off the shelf, as a damaged page of the file would."""
    with closing(sqlite3.connect(home / "data" / "shelf.sqlite")) as shelf, shelf:
        shelf.execute("DELETE FROM texts WHERE key = (SELECT key FROM posts WHERE number = ?)", (number,))


@pytest.mark.parametrize(("fault", "summary", "hint"), FAULTS[1:], ids=[str(fault.status) for fault, *_ in FAULTS[1:]])
async def test_a_post_that_does_not_come_keeps_its_title_and_the_way_back(
    blog: DemoBlog, fault: Fault, summary: str, hint: str, tmp_path: Path
) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address, WIDE, settings=patience(fault), home=tmp_path) as face:
        await face.press("n")
        await face.reads(posts[1])
        await face.settled()
        forget_text(tmp_path, posts[3].id)
        blog.fault = fault._replace(path=f"/posts/{posts[3].id}?")
        await face.press("n", "n")
        await face.until(lambda: summary in face.pane("article"))
        assert hint in face.pane("article")
        assert posts[3].title in face.pane("article")
        blog.fault = None
        await face.press("R")
        await face.reads(posts[3])
        await face.until(lambda: summary not in face.pane("article"))


async def test_comments_that_do_not_come_say_why_beside_the_text(blog: DemoBlog) -> None:
    blog.fault = Fault("status", 503, path="/comments")
    async with settled(blog.address, WIDE) as face:
        assert "Every weekday at half past seven" in face.pane("article")
        await face.until(lambda: "has a problem of its own (503)." in face.pane("thread"))
        assert "R tries again." in face.pane("thread")
        blog.fault = None
        await face.press("c", "R")
        await face.until(lambda: "Comments (14)" in face.pane("thread"))
        assert "503" not in face.pane("thread")


async def test_a_refresh_that_fails_keeps_what_was_there(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        blog.fault = Fault("refuse")
        await face.press("R")
        await face.until(lambda: "refused the connection." in face.screen.notice.text)
        assert "Every weekday at half past seven" in face.pane("article")
        assert "Was ein „Rating“ nicht sagt" in face.pane("posts")
        assert "now, offline" in face.pane("top")
        await face.press("c", "R")
        await face.until(lambda: "refused the connection." in face.pane("thread"))
        assert "Hanna Vogt" in face.pane("thread")
        blog.fault = None
        await face.press("R")
        await face.until(lambda: "refused" not in face.pane("thread"))
        assert "Hanna Vogt" in face.pane("thread")
        await face.press("c", "R")
        await face.until(lambda: "offline" not in face.pane("top"))


async def test_a_text_that_is_asked_for_anew_and_does_not_come_stays_and_leaves_nothing_undone(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        blog.fault = Fault("refuse")
        for _time in range(2):
            face.screen.visit.show(face.post, fresh=True)
            await face.until(lambda: "refused the connection." in face.pane("article") and not face.busy)
        assert "Every weekday at half past seven" in face.pane("article")


async def test_older_posts_that_do_not_come_are_not_asked_for_without_end() -> None:
    with DemoBlog(posts=100) as blog:
        async with settled(blog.address) as face:
            blog.fault = Fault("status", 503, path="before=")
            await face.press("h", *["pagedown"] * 4)
            await face.until(lambda: "has a problem of its own (503)." in face.pane("posts"))
            await face.settled()
            await face.press("up", "down", "up", "down")
            await face.settled()
            assert older_asked(blog) < 10
            blog.fault = None
            await face.press("up")
            await face.until(lambda: len(face.listed) > 30)


def older_asked(blog: DemoBlog) -> int:
    """How often the posts before those on disk were asked for."""
    return sum("before=" in logged.path for logged in blog.requests)


async def test_neighbours_that_do_not_come_leave_the_keys_usable() -> None:
    with DemoBlog(posts=40) as blog:
        posts = blog.at.site.posts
        blog.fault = Fault("status", 503, path="before=")
        async with settled(blog.at.link(posts[29]), WIDE) as face:
            for _time in range(2):
                await face.press("[")
                await face.until(lambda: "has a problem of its own (503)." in face.screen.notice.text)
                face.screen.tell("")
            blog.fault = None
            await face.press("[")
            await face.reads(posts[30])


async def test_another_blog_that_does_not_open_leaves_this_one_and_can_be_tried_again(blog: DemoBlog) -> None:
    with DemoBlog() as other:
        newest = publish(other, "Anderswo")
        other.fault = Fault("status", 503)
        async with settled(blog.address, WIDE) as face:
            for _time in range(2):
                await face.press("n")
                await face.settled()
                assert "503" not in face.pane("article")
                await face.press("B")
                await face.until(lambda: face.dialog == "LibraryScreen")
                await face.press("a")
                await face.until(lambda: face.dialog == "AddDialog" and face.focus == "address")
                await face.types(other.address)
                await face.press("enter")
                await face.sees("✗", "has a problem of its own (503).")
                await face.press("escape")
                await face.until(lambda: face.dialog == "LibraryScreen")
                await face.press("escape")
                await face.until(lambda: not face.dialog)
                assert "RATING-Blog" in face.pane("top")
            other.fault = None
            await another(face, other.address)
            await face.until(lambda: face.shows(newest.title))


async def test_refreshing_while_writing_leaves_the_composer_open(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await face.press("C")
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        await face.types("Halb")
        await face.press("shift+tab", "h", "R")
        await face.settled()
        assert face.composer.text == "Halb"


async def test_a_disk_that_is_full_or_forbidden_stops_no_reading(blog: DemoBlog, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", "utf-8")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.reads(blog.at.site.posts[0])
        await face.sees("could not be written")


async def test_the_exit_status_says_whether_the_blog_ever_opened(blog: DemoBlog) -> None:
    async def status(address: str) -> int | None:
        async with reading(address) as face:
            await face.until(lambda: not face.busy and face.pane("article"))
            await face.press("q")
            await face.until(lambda: face.app._exit)
            return face.app.return_code

    assert await status(blog.address) == 0
    blog.fault = Fault("refuse")
    assert await status(blog.address) == 1


async def test_a_post_that_the_blog_removed_is_read_from_the_shelf(blog: DemoBlog, tmp_path: Path) -> None:
    posts = blog.at.site.posts
    async with settled(blog.at.link(posts[2]), home=tmp_path):
        pass
    blog.delete(posts[2].id)
    async with reading("", home=tmp_path) as face:
        await face.reads(posts[2])
        await face.sees("The blog has removed this post; this is the copy on your shelf.")
        await face.until(lambda: "removed by the blog" in face.pane("posts"))
