"""What is offered is possible: keys for writing where one can write, a login where there are accounts."""

from collections.abc import AsyncIterator

import pytest

from tests.reader.feeding import Sites, feeding
from tests.ui.reading import MIDDLE, reading, settled
from tui_reader.demo import DemoBlog, Fault


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """A blog of three posts, read by its feed."""
    async with feeding() as sites:
        sites.add(3)
        yield sites


async def test_a_plain_feed_says_at_once_that_it_has_no_accounts(sites: Sites) -> None:
    async with settled(sites.all[0].blog.api) as face:
        await face.press("L")
        await face.sees("has no accounts that one could log in to from here. Comment in your browser instead.")
        assert not face.dialog


async def test_where_nothing_can_be_written_no_key_for_that_is_named(sites: Sites) -> None:
    async with settled(sites.all[0].blog.api, (120, 30)) as face:
        assert face.focus == "article"
        await face.until(lambda: "c comments" in face.rows[-1] and "C write" not in face.rows[-1])
        assert "r reply" not in face.rows[-1]
        await face.press("C")
        await face.sees("No comment can be written here; o opens the page.")


async def test_where_one_can_write_the_keys_are_named(blog: DemoBlog) -> None:
    async with settled(blog.address, (120, 30)) as face:
        await face.until(lambda: "r reply  C write" in face.rows[-1])


async def test_under_a_post_whose_comments_are_closed_they_are_not_and_under_the_next_they_are(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    closed = next(place for place, post in enumerate(posts) if not post.comments_open)
    async with settled(blog.address, (120, 30)) as face:
        for post in posts[1 : closed + 1]:
            await face.press("n")
            await face.reads(post)
        await face.until(lambda: "C write" not in face.rows[-1])
        await face.press("n")
        await face.reads(posts[closed + 1])
        await face.until(lambda: "C write" in face.rows[-1])


@pytest.mark.parametrize("size", [(80, 24), MIDDLE])
async def test_why_a_blog_does_not_open_is_said_once(blog: DemoBlog, size: tuple[int, int]) -> None:
    blog.fault = Fault("refuse")
    async with reading(blog.address, size) as face:
        await face.until(lambda: "refused the connection." in face.pane("article"))
        await face.until(lambda: "No posts came." in face.pane("posts"))
        assert "refused" not in face.pane("posts")
        assert "R tries again." in face.pane("posts")
        assert "C write" not in face.rows[-1]
        blog.fault = None
        await face.press("R")
        await face.reads(blog.at.site.posts[0])


async def test_where_the_list_is_alone_it_says_why(blog: DemoBlog) -> None:
    blog.fault = Fault("refuse")
    async with reading(blog.address, (70, 24)) as face:
        await face.until(lambda: "refused the connection." in face.pane("article"))
        await face.press("h")
        await face.until(lambda: "refused the" in face.pane("posts"))
