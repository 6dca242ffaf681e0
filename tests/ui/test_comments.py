"""Reading the comments of a post: all of them, in their order, and what is said where there are none."""

import pytest

from tests.ui.publishing import publish, say
from tests.ui.reading import WIDE, Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.demo.site import Post


def post_of(blog: DemoBlog, words: str) -> Post:
    """The post with these words in its title."""
    return next(post for post in blog.at.site.posts if words in post.title)


def cursor(face: Face) -> int:
    """The number of the comment under the cursor, 0 on the last line."""
    selected = face.screen.thread.selected
    return selected.id if selected else 0


async def test_the_thread_stands_in_the_order_of_its_answers(blog: DemoBlog) -> None:
    post = publish(blog, "Gespräch")
    first = say(blog, post, "Erstens.", name="Gerda")
    second = say(blog, post, "Zweitens.", name="Karl")
    answer = say(blog, post, "Zu erstens.", first.id, name="Jakob Reinholt", author=4)
    deeper = say(blog, post, "Noch tiefer.", answer.id)
    async with settled(blog.address, WIDE) as face:
        words = face.pane("thread")
        assert [words.index(text) for text in ("Comments (4)", "Erstens", "Zu erstens", "Noch tiefer", "Zweitens")] == (
            sorted(words.index(text) for text in ("Comments (4)", "Erstens", "Zu erstens", "Noch tiefer", "Zweitens"))
        )
        assert "Jakob Reinholt · author" in words
        await face.press("c")
        for expected in (first, answer, deeper, second):
            assert cursor(face) == expected.id
            await face.press("j")
        assert cursor(face) == 0
        assert "4 comments" in face.pane("article")


async def test_levels_parents_and_folds(blog: DemoBlog) -> None:
    post = publish(blog, "Gespräch")
    first = say(blog, post, "Erstens.")
    answer = say(blog, post, "Zu erstens.", first.id)
    deeper = say(blog, post, "Noch tiefer.", answer.id)
    second = say(blog, post, "Zweitens.")
    async with settled(blog.address, WIDE) as face:
        await face.press("c", "J")
        assert cursor(face) == second.id
        await face.press("k")
        assert cursor(face) == deeper.id
        await face.press("K")
        assert cursor(face) == answer.id
        await face.press("K")
        assert cursor(face) == first.id
        await face.press("enter")
        assert "[+2]" in face.pane("thread")
        assert "Zu erstens." not in face.pane("thread")
        await face.press("j")
        assert cursor(face) == second.id
        await face.press("k", "enter")
        assert "Noch tiefer." in face.pane("thread")


async def test_twelve_hundred_comments_come_whole() -> None:
    with DemoBlog(comments=1200) as blog:
        post = post_of(blog, "Lange Diskussion")
        async with settled(blog.at.link(post), WIDE) as face:
            await face.sees("Comments (1200)")
            await face.press("c", "G", "k")
            last = max(blog.at.site.by_post[post.id], key=lambda comment: comment.id)
            assert cursor(face) == last.id
            assert last.raw in face.pane("thread")


async def test_comments_whose_parent_is_gone_or_that_answer_each_other_are_all_there(blog: DemoBlog) -> None:
    post = publish(blog, "Verwaist")
    for comment in (
        say(blog, post, "Waise.", 4711),
        say(blog, post, "Sich selbst."),
        say(blog, post, "Im Kreis A."),
        say(blog, post, "Im Kreis B."),
    ):
        thread, site = blog.at.site.by_post[post.id], blog.at.site
        parent = {"Sich selbst.": comment.id, "Im Kreis A.": comment.id + 1, "Im Kreis B.": comment.id - 1}
        changed = comment._replace(parent=parent.get(comment.raw, comment.parent))
        thread[thread.index(comment)] = site.comments[comment.id] = changed
    async with settled(blog.address, WIDE) as face:
        for words in ("Comments (4)", "Waise.", "Sich selbst.", "Im Kreis A.", "Im Kreis B."):
            assert words in face.pane("thread")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Das war 2024", "Comments on this post are closed."),
        ("Intern: Terminplan", "This post is protected, so its comments cannot be shown."),
        ("Banken in der Partizipationsmaschine", "No comments yet."),
    ],
)
async def test_each_state_of_a_thread_is_said(blog: DemoBlog, title: str, words: str) -> None:
    async with settled(blog.at.link(post_of(blog, title)), WIDE) as face:
        assert words in face.pane("thread")


async def test_what_cannot_be_commented_says_so_instead_of_asking_for_a_login(blog: DemoBlog) -> None:
    async with settled(blog.at.link(post_of(blog, "Das war 2024")), WIDE) as face:
        await face.press("C")
        await face.until(lambda: face.screen.notice.text == "Comments on this post are closed.")
        await face.press("c", "G", "enter")
        assert face.dialog == ""
    async with settled(blog.at.link(post_of(blog, "Intern: Terminplan")), WIDE) as face:
        assert "This post is protected by a password." in face.pane("article")
        await face.press("C")
        await face.until(lambda: "takes no comments from here" in face.screen.notice.text)


async def test_enter_on_the_log_in_line_opens_the_login_and_then_writes(blog: DemoBlog) -> None:
    async with settled(blog.at.link(blog.at.site.posts[-1]), WIDE) as face:
        await face.press("c", "G", "enter")
        await face.log_in()
        await face.sees("Logged in as Rita Reader.", "Write a comment (C)")
        assert face.focus == "thread"
        assert face.post.id == blog.at.site.posts[-1].id
        await face.press("G", "enter")
        await face.until(lambda: face.focus == "DraftField")


async def test_the_thread_belongs_to_the_post_that_is_shown(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address, WIDE) as face:
        for _time in range(3):
            await face.press("[")
        await face.reads(posts[3])
        await face.settled()
        expected = len(blog.at.site.by_post.get(posts[3].id, []))
        assert f"Comments ({expected})" in face.pane("thread")


async def test_refreshing_the_thread_brings_what_was_said_meanwhile_and_keeps_the_place(blog: DemoBlog) -> None:
    post = publish(blog, "Gespräch")
    for number in range(5):
        say(blog, post, f"Beitrag {number}.")
    async with settled(blog.address, WIDE) as face:
        await face.press("c", "j", "j")
        here = cursor(face)
        say(blog, post, "Eben erst gesagt.")
        await face.press("R")
        await face.sees("Eben erst gesagt.", "Comments (6)")
        assert cursor(face) == here
