"""The conversation with a shelf: from disk at once, what is new, drafts at their place, replies over all blogs."""

from pathlib import Path

from tests.ui.commenting import begin, on_disk, sent
from tests.ui.publishing import publish, say
from tests.ui.reading import WIDE, Face, settled
from tui_reader.demo import DemoBlog, Fault


def cursor(face: Face) -> int:
    """The number of the comment under the cursor, 0 on the last line."""
    selected = face.screen.thread.selected
    return selected.id if selected else 0


async def test_a_thread_is_there_from_disk_while_its_blog_is_away(blog: DemoBlog, tmp_path: Path) -> None:
    post = publish(blog, "Gespräch")
    say(blog, post, "Erstens.")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.sees("Comments (1)", "Erstens.")
    blog.fault = Fault("refuse")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.sees("Comments (1)", "Erstens.", "Offline: the comments as they were when last fetched.")
        assert "refused the connection" not in face.pane("thread")
        await face.press("c", "R")
        await face.until(lambda: "refused the connection" in face.screen.notice.text)
        assert "Erstens." in face.pane("thread")
        blog.fault = None
        await face.press("R")
        await face.until(lambda: "Offline" not in face.pane("thread"))


async def test_a_thread_that_was_never_fetched_says_why_it_does_not_come(blog: DemoBlog) -> None:
    blog.fault = Fault("drop", path="comments")
    async with settled(blog.address, WIDE) as face:
        await face.until(lambda: "broke off" in face.pane("thread"))


async def test_new_comments_are_marked_and_walked_through(blog: DemoBlog, tmp_path: Path) -> None:
    post = publish(blog, "Gespräch")
    say(blog, post, "Erstens.")
    second = say(blog, post, "Zweitens.")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        assert "● new" not in face.pane("thread")
        await face.press(".")
        await face.until(lambda: face.screen.notice.text == "No new comments here.")
        assert face.focus == "article"
        await face.press("c", "c")
        await face.settled()
    reply = say(blog, post, "Dazu.", second.id)
    third = say(blog, post, "Drittens.")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.sees("Comments (4, 2 new)")
        assert face.pane("thread").count("● new") == 2
        await face.press(".")
        assert (face.focus, cursor(face)) == ("thread", reply.id)
        await face.press(".")
        assert cursor(face) == third.id
        await face.press(".")
        assert cursor(face) == reply.id
        await face.press("c")
        await face.settled()
        assert face.pane("thread").count("● new") == 2, "they stay marked as long as one is here"
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.sees("Comments (4)")
        assert "● new" not in face.pane("thread")


async def test_a_refresh_moves_neither_selection_nor_rows(blog: DemoBlog) -> None:
    post = publish(blog, "Gespräch")
    first = say(blog, post, "Erstens.")
    for number in range(40):
        say(blog, post, f"Beitrag {number}.")
    async with settled(blog.address, WIDE) as face:
        await face.press("c", *["j"] * 25)
        here, before = cursor(face), face.pane("thread")
        say(blog, post, "Eine Antwort ganz oben.", first.id)
        await face.press("R")
        await face.until(lambda: "Eine Antwort" in str(face.screen.thread._talk.remarks[1].document))
        await face.settled()
        assert cursor(face) == here
        assert face.pane("thread") == before


async def test_drafts_stand_at_their_place_until_they_are_sent(blog: DemoBlog, tmp_path: Path) -> None:
    post = publish(blog, "Gespräch")
    comment = say(blog, post, "Wer weiß es?")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.press("c")
        await begin(face, "Ich weiß es.", key="r")
        assert "✎ draft" not in face.pane("thread")
        await face.press("escape")
        await face.sees("✎ draft (r): Ich weiß es.")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await face.sees("✎ draft (r): Ich weiß es.")
        await face.press("c")
        assert cursor(face) == comment.id
        await face.press("r")
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        await face.until(lambda: "✎" not in face.pane("thread"))
        assert on_disk(blog, tmp_path, post.id, comment.id) is None


async def test_my_conversations_lead_to_the_reply(blog: DemoBlog, tmp_path: Path) -> None:
    post = publish(blog, "Gespräch")
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "Wer weiß es?")
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        own = next(one for one in blog.at.site.comments.values() if one.sent)
        reply = say(blog, post, "Ich weiß es.", own.id, name="Karl Kommentar")
        await face.press("R")
        await face.sees("Ich weiß es.")
        await face.press("escape", "[")
        await face.until(lambda: face.post.id != post.id)
        await face.settled()
        await face.press("M")
        await face.until(lambda: face.dialog == "ConversationsDialog")
        await face.sees("Karl Kommentar · answers you", "Ich weiß es. — Gespräch · RATING-Blog")
        await face.press("enter")
        await face.until(lambda: face.post.id == post.id and cursor(face) == reply.id)
        assert face.focus == "thread"
        assert sent(blog) == ["Wer weiß es?"]
