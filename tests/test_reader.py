"""The use cases over the demo blog, without a screen: what is asked for how often, and what is kept."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Duplicate, NotFound, SignedOut, Unanswered, WrongPassword
from tui_reader.model import Blog, Draft, Place, Query, Secret, Status
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault


@pytest.fixture
def demo() -> Iterator[DemoBlog]:
    """The demo blog."""
    with DemoBlog() as demo:
        yield demo


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    """A reader that keeps nothing beyond the test."""
    folders, settings = Folders.under(tmp_path), Settings()
    reader = Reader(Http(), Shelf(folders), Drafts(folders), Vault(settings, folders, memory_only=True))
    yield reader
    await reader.close()


@pytest.fixture
async def blog(reader: Reader, demo: DemoBlog) -> Blog:
    """The demo blog, opened."""
    return (await reader.open(demo.address)).blog


async def enter(reader: Reader, blog: Blog, password: str = DemoBlog.password) -> None:
    """Log in as the demo's visitor."""
    await reader.log_in(blog, DemoBlog.user, Secret(password))


async def test_a_text_is_asked_for_once_and_anew_only_on_wish(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    post = (await reader.page(blog, 1, Query())).posts[0]
    assert reader.at_hand(blog, post) is None
    reading = await reader.reading(blog, post)
    demo.requests.clear()
    assert await reader.reading(blog, post) is reading
    assert reader.at_hand(blog, post) is reading
    assert not demo.requests
    assert await reader.reading(blog, post, fresh=True) is not reading
    assert len(demo.requests) == 1


async def test_only_so_many_texts_are_remembered(reader: Reader) -> None:
    with DemoBlog(posts=90) as demo:
        blog = (await reader.open(demo.address)).blog
        pages = [await reader.page(blog, number, Query()) for number in (1, 2, 3)]
        posts = [post for page in pages for post in page.posts]
        await asyncio.gather(*(reader.reading(blog, post) for post in posts[:70]))
        remembered = [post for post in posts if reader.at_hand(blog, post)]
        assert len(remembered) == 64


async def test_a_thread_reports_its_progress(reader: Reader) -> None:
    with DemoBlog(comments=250) as demo:
        blog = (await reader.open(demo.address)).blog
        post = await reader.post(blog, 1000)
        seen: list[tuple[int, int]] = []
        thread = await reader.thread(blog, post, lambda came, total: seen.append((came, total)))
        assert seen == [(100, 250), (200, 250), (250, 250)]
        assert (len(thread.remarks), thread.total) == (250, 250)


async def test_read_marks_and_the_place_are_kept(reader: Reader, blog: Blog) -> None:
    post = (await reader.page(blog, 1, Query())).posts[2]
    assert await reader.place() is None
    await reader.mark_read(blog, post)
    assert await reader.read_marks(blog) == {post.id}
    assert await reader.place() == Place(blog.address, post.id)


async def test_a_post_that_is_gone_is_said_to_be(reader: Reader, blog: Blog) -> None:
    with pytest.raises(NotFound):
        await reader.post(blog, 4711)


async def test_who_one_is(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    assert await reader.who(blog) is None
    with pytest.raises(WrongPassword):
        await enter(reader, blog, "falsch")
    assert await reader.account(blog) is None
    await enter(reader, blog)
    account = await reader.who(blog)
    assert account
    assert account.name == "Rita Reader"
    demo.sign_everyone_out()
    with pytest.raises(SignedOut):
        await reader.who(blog)
    assert await reader.account(blog) is None
    assert await reader.log_out(blog) is None


async def test_a_comment_is_sent_once_and_its_draft_goes(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await enter(reader, blog)
    draft = Draft(blog.address, 13, 0, "Einmal.")
    comment = await reader.send(blog, draft)
    assert (comment.status, comment.author) == (Status.APPROVED, "Rita Reader")
    assert await reader.draft(blog, 13, 0) is None
    with pytest.raises(Duplicate):
        await reader.send(blog, draft)
    assert await reader.draft(blog, 13, 0) == draft
    assert [one.raw for one in demo.at.site.comments.values() if one.sent] == ["Einmal."]


async def test_an_unanswered_comment_leaves_a_draft_that_says_so(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await enter(reader, blog)
    demo.fault = Fault("cut", method="POST", path="comments")
    with pytest.raises(Unanswered):
        await reader.send(blog, Draft(blog.address, 13, 0, "Vielleicht."))
    kept = await reader.draft(blog, 13, 0)
    assert kept
    assert kept.sent


async def test_a_comment_on_hold_stays_until_the_blog_shows_or_drops_it(
    reader: Reader, blog: Blog, demo: DemoBlog
) -> None:
    await enter(reader, blog)
    demo.moderation = True
    post = await reader.post(blog, 1)
    held = await reader.send(blog, Draft(blog.address, 1, 0, "Wartet."))

    async def waiting() -> list[Status]:
        thread = await reader.thread(blog, post, lambda _came, _total: None)
        return [remark.placed.comment.status for remark in thread.remarks if remark.placed.comment.id == held.id]

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


async def test_drafts_are_written_in_their_order_even_at_the_last_moment(reader: Reader, blog: Blog) -> None:
    writing = [asyncio.create_task(reader.keep_draft(Draft(blog.address, 1, 0, f"{n}"))) for n in range(30)]
    await asyncio.sleep(0)
    reader.keep_draft_now(Draft(blog.address, 1, 0, "zuletzt"))
    await asyncio.gather(*writing)
    kept = await reader.draft(blog, 1, 0)
    assert kept
    assert kept.text == "zuletzt"
