"""A comment that cannot go out now waits, and goes out once when it is told to or its blog answers again."""

from pathlib import Path

from tests.ui.commenting import TEXT, begin, on_disk, sent
from tests.ui.reading import WIDE, Face, settled
from tui_reader.demo import DemoBlog, Fault
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts


async def put(face: Face, blog: DemoBlog) -> None:
    """Write a comment while the blog is away, and have it wait."""
    await begin(face)
    blog.fault = Fault("refuse")
    await face.press("ctrl+s")
    await face.sees("refused the connection.", "Ctrl+o sends it later.")
    await face.press("ctrl+o")
    await face.sees("Your comment waits in the outbox")
    await face.until(lambda: face.screen.composer is None)


async def test_it_waits_and_is_sent_when_one_says_so(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await put(face, blog)
        kept = on_disk(blog, tmp_path, post.id)
        assert kept
        assert (kept.text, kept.waiting, kept.sent) == (TEXT, True, False)
        await face.sees("✎ waits to be sent (C): Ein Kommentar")
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.sees("The Quiet Window", "Ein Kommentar")
        await face.press("s")
        await face.sees("refused the connection.")
        assert on_disk(blog, tmp_path, post.id) == kept
        blog.fault = None
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.press("s")
        await face.sees("1 comment of the outbox is published.")
        assert sent(blog) == [TEXT]
        assert on_disk(blog, tmp_path, post.id) is None
        await face.until(lambda: "✎" not in face.pane("thread") and "Rita Reader" in face.pane("thread"))


async def test_it_is_offered_once_when_the_blog_answers_again(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await put(face, blog)
        blog.fault = None
        face.screen.talk.blog_answered()
        await face.sees("A comment to this blog waits to be sent: O shows the outbox.")
        assert sent(blog) == []
        face.screen.tell("")
        face.screen.talk.blog_answered()
        await face.settled()
        assert face.screen.notice.text == ""


async def test_with_the_setting_it_goes_out_by_itself(blog: DemoBlog, tmp_path: Path) -> None:
    settings = Settings(send_waiting=True)
    async with settled(blog.address, WIDE, home=tmp_path, settings=settings) as face:
        await put(face, blog)
        face.screen.tell("")
        face.screen.talk.blog_answered()
        await face.settled()
        assert face.screen.notice.text == "", "that it is still away is no news"
        blog.fault = None
        face.screen.talk.blog_answered()
        face.screen.talk.blog_answered()
        await face.sees("1 comment of the outbox is published.")
        assert sent(blog) == [TEXT]


async def test_an_answer_that_was_lost_is_looked_for_before_it_goes_out_again(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        blog.fault = Fault("cut", method="POST", path="comments", times=1)
        await face.press("ctrl+s")
        await face.sees("The comment was sent, but 127.0.0.1", "Ctrl+o sends it later.")
        await face.press("ctrl+o")
        await face.sees("Your comment waits in the outbox")
        kept = on_disk(blog, tmp_path, post.id)
        assert kept
        assert (kept.waiting, kept.sent) == (True, True)
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.sees("sent once, no answer came")
        await face.press("s")
        await face.sees("1 comment of the outbox is published.")
        assert sent(blog) == [TEXT]


async def test_to_write_on_takes_it_out(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await put(face, blog)
        await face.press("C")
        await face.sees("Taken out of the outbox; Ctrl+o puts it back.")
        assert face.composer.text == TEXT
        kept = on_disk(blog, tmp_path, post.id)
        assert kept
        assert not kept.waiting
        await face.press("ctrl+o")
        await face.until(lambda: (now := on_disk(blog, tmp_path, post.id)) is not None and now.waiting)


async def test_enter_goes_to_the_place_and_t_takes_it_out(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await put(face, blog)
        blog.fault = None
        await face.press("escape", "[")
        await face.until(lambda: face.post.id != post.id)
        await face.settled()
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.press("enter")
        await face.until(lambda: face.post.id == post.id and face.focus == "thread")
        await face.sees("✎ waits to be sent (C)")
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.press("t")
        await face.sees("Nothing waits to be sent.")
        await face.press("escape")
        await face.sees("✎ draft (C): Ein Kommentar")


async def test_an_empty_comment_does_not_wait(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await begin(face, "  ")
        await face.press("ctrl+o")
        await face.sees("There is nothing to send yet.")


async def test_what_another_window_is_sending_is_not_nothing(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await put(face, blog)
        blog.fault = None
        kept = on_disk(blog, tmp_path, post.id)
        assert kept
        other = Drafts(Folders.under(tmp_path)).claim(kept)
        assert other
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.sees("1 waits")
        await face.press("s")
        await face.sees("Another window is sending what still waits.")
        assert sent(blog) == []
        other.release()
        await face.press("O")
        await face.until(lambda: face.dialog == "OutboxDialog")
        await face.press("s")
        await face.sees("1 comment of the outbox is published.")
        assert sent(blog) == [TEXT]
