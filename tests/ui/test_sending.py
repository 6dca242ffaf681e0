"""A comment that the blog does not take, or not at once: every way it says so, and the text is kept."""

from pathlib import Path

import pytest

from tests.ui.commenting import TEXT, begin, on_disk, sent
from tests.ui.reading import WIDE, settled
from tui_reader.demo import DemoBlog, Fault


async def test_a_comment_the_blog_puts_aside_is_said_to_be(blog: DemoBlog) -> None:
    blog.disallowed = ("casino",)
    async with settled(blog.address, WIDE) as face:
        await begin(face, "Casino!")
        await face.press("ctrl+s")
        await face.sees("The blog put your comment aside as unwanted.")


async def test_the_same_comment_twice_is_there_once_and_shown(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        await face.types(TEXT)
        await face.press("ctrl+s")
        await face.until(lambda: face.screen.composer is None)
        await face.until(lambda: face.screen.thread.selected and face.screen.thread.selected.author == "Rita Reader")
        assert sent(blog) == [TEXT]
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        await face.types(f"{TEXT} Doch.")
        await face.press("ctrl+s")
        await face.until(lambda: face.screen.composer is None)
        assert sent(blog) == [TEXT, f"{TEXT} Doch."]


async def test_the_same_comment_where_the_blog_hides_the_first_is_refused_and_kept(blog: DemoBlog) -> None:
    blog.moderation = True
    async with settled(blog.address, WIDE) as face:
        await begin(face)
        await face.press("ctrl+s")
        await face.sees("Your comment waits for approval by the blog.")
    async with settled(blog.address, WIDE) as face:  # a home that knows nothing of the first
        await begin(face)
        await face.press("ctrl+s")
        await face.sees("already has exactly this comment from you.", "your text is kept")
        assert face.composer.text == TEXT
        assert not face.composer.is_sending


async def test_too_fast_says_how_long_to_wait(blog: DemoBlog) -> None:
    blog.flood = True
    async with settled(blog.address, WIDE) as face:
        await begin(face)
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        await face.types("Gleich noch einer.")
        await face.press("ctrl+s")
        await face.sees("finds that you comment too quickly. Send it again in 15 seconds; your text is kept.")
        assert face.composer.text == "Gleich noch einer."


@pytest.mark.parametrize(
    ("text", "closed", "sentence"),
    [
        (TEXT, True, "Comments on this post are closed. Your text is kept; you may copy it elsewhere."),
        ("  ", False, "There is nothing to send yet."),
        ("x" * 65_526, False, "Your comment is longer than 127.0.0.1"),
    ],
)
async def test_a_refusal_is_one_sentence_above_the_text(
    blog: DemoBlog,
    text: str,
    closed: bool,  # noqa: FBT001 - pytest's way
    sentence: str,
) -> None:
    async with settled(blog.address, WIDE) as face:
        await begin(face, text)
        blog.closed = closed
        await face.press("ctrl+s")
        await face.sees(sentence)
        assert face.composer.text == text
        assert not face.composer.is_sending
        assert sent(blog) == []


@pytest.mark.parametrize("secure", [False, True])
async def test_signed_out_in_the_middle_one_logs_in_again_and_goes_on(
    request: pytest.FixtureRequest,
    secure: bool,  # noqa: FBT001 - pytest's way
) -> None:
    blog: DemoBlog = request.getfixturevalue("secure_blog" if secure else "blog")
    async with settled(blog.address, WIDE) as face:
        await begin(face)
        blog.sign_everyone_out()
        await face.press("ctrl+s")
        await face.until(lambda: face.dialog == "LoginDialog")
        assert sent(blog) == []
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == TEXT
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        assert sent(blog) == [TEXT]


async def test_signed_out_and_not_logging_in_again_says_so_and_keeps_the_text(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await begin(face)
        blog.sign_everyone_out()
        await face.press("ctrl+s")
        await face.until(lambda: face.dialog == "LoginDialog")
        await face.press("escape")
        await face.sees("You are signed out at 127.0.0.1")
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == TEXT


async def test_no_answer_after_sending_keeps_the_draft_with_a_warning(blog: DemoBlog, tmp_path: Path) -> None:
    post = blog.at.site.posts[0]
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        blog.fault = Fault("cut", method="POST", path="comments")
        await face.press("ctrl+s")
        await face.sees("The comment was sent, but 127.0.0.1")
        assert face.composer.text == TEXT
        blog.fault = None
        assert sent(blog) == [TEXT], "it was sent more than once, or never"
        await face.press("escape")
        kept = on_disk(blog, tmp_path, post.id)
        assert kept
        assert kept.sent
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == TEXT
        await face.sees("Sent once, no answer came")
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        assert sent(blog) == [TEXT]
        assert on_disk(blog, tmp_path, post.id) is None


async def test_a_connection_refused_before_sending_is_no_such_warning(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face)
        blog.fault = Fault("refuse")
        await face.press("ctrl+s")
        await face.sees("refused the connection.")
        assert face.composer.text == TEXT
        kept = on_disk(blog, tmp_path, blog.at.site.posts[0].id)
        assert kept
        assert not kept.sent
        blog.fault = None
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        assert sent(blog) == [TEXT]
