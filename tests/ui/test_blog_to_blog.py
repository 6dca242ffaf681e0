"""From blog to blog: nothing of the one before stands under the name of the next, whether that can be read or not."""

from tests.ui.reading import WIDE, settled
from tests.ui.stocking import go_to, shelf
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Refused
from tui_reader.ui.loads import Failed

NOWHERE = "http://blog.invalid"


async def test_a_blog_that_cannot_be_read_says_so_under_its_own_name(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await face.until(lambda: "Hanna Vogt" in face.pane("thread"))
        title = blog.at.site.posts[0].title
        assert title[:20] in face.pane("article")
        face.screen.visit.open(NOWHERE)
        await face.until(lambda: "There is no host named blog.invalid." in face.pane("article"))
        assert "R tries again." in face.pane("article")
        assert "blog.invalid" in face.pane("top")
        everything = "\n".join(face.rows)
        assert not [words for words in (title[:20], "Hanna Vogt", "Comments (", "unread") if words in everything]
        await face.press("R")
        await face.until(lambda: "There is no host named blog.invalid." in face.pane("article"))
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await face.press("q")
        await face.until(lambda: not face.dialog)
        assert face.app.is_running
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await go_to(face, shelf(face).rows.rows[-1].name)
        await face.press("enter")
        await face.reads(blog.at.site.posts[0])
        await face.until(lambda: "Hanna Vogt" in face.pane("thread"))


async def test_the_thread_is_empty_while_that_of_another_post_is_on_its_way(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await face.until(lambda: "Hanna Vogt" in face.pane("thread"))
        blog.fault = Fault("stall", path="/comments")
        await face.press("n")
        await face.until(lambda: face.post.id == blog.at.site.posts[1].id)
        await face.until(lambda: "Loading …" in face.pane("thread"))
        assert "Hanna Vogt" not in face.pane("thread")
        assert "Comments (" not in face.pane("thread")
        blog.fault = None


async def test_that_another_blog_did_not_open_or_answer_does_not_concern_the_one_that_is_open(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        for slot in ("blog", "check"):
            face.screen.post_message(Failed(slot, NOWHERE, Refused(host="blog.invalid")))
        await face.press("j")
        assert face.shows(blog.at.site.posts[0].title[:20])
        assert not face.shows("blog.invalid")
        assert not face.screen.visit.checking.offline
