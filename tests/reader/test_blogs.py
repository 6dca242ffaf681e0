"""Blogs: found once over the network, then known by every name a person gave them."""

import pytest

from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import NotFound, Refused
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.reader.blogs import _names
from tui_reader.store.shelf import Shelf


async def test_a_blog_that_was_opened_is_known_without_asking(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    for typed in (demo.address, demo.address.rstrip("/"), f"  127.0.0.1:{demo.port} ", f"127.0.0.1:{demo.port}/"):
        known = await reader.blogs.known(typed)
        assert known is not None, typed
        assert known.blog == blog
    assert not demo.requests
    assert [one.blog for one in await reader.blogs.all()] == [blog]


async def test_what_was_never_opened_is_not_known(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    for typed in ("", "https://", "blog.example", f"https://127.0.0.1:{demo.port}/", "127.0.0.1"):
        assert await reader.blogs.known(typed) is None, typed


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Blog.Example", ["blog.example", "https://blog.example/", "http://blog.example/"]),
        ("blog.example/News/", ["blog.example/News", "https://blog.example/News/", "http://blog.example/News/"]),
        ("https://Blog.Example#top", ["https://blog.example/"]),
        ("HTTP://blog.example/", ["http://blog.example/", "https://blog.example/"]),
        (" / ", []),
    ],
)
def test_the_names_a_typed_address_may_have(typed: str, names: list[str]) -> None:
    assert list(_names(typed)) == names


async def test_another_name_finds_it_the_next_time(reader: Reader, demo: DemoBlog) -> None:
    await reader.blogs.open(f"localhost:{demo.port}")
    known = await reader.blogs.known(f"LOCALHOST:{demo.port}/")
    assert known is not None


async def test_a_posts_address_brings_its_text_too(reader: Reader, blog: Blog, demo: DemoBlog, shelf: Shelf) -> None:
    link = demo.at.link(demo.at.site.posts[3])
    opened = await reader.blogs.open(link)
    assert opened.post
    assert opened.post.id == demo.at.site.posts[3].id
    demo.requests.clear()
    reading = await reader.texts.reading(blog, opened.post)
    assert reading.document.blocks
    assert await reader.texts.post(blog, opened.post.id) == opened.post
    assert not demo.requests
    assert await reader.blogs.known(link) is None, "a post's address names no blog"


async def test_a_blog_is_known_while_it_does_not_answer(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    demo.fault = Fault("refuse")
    assert await reader.blogs.known(demo.address)
    with pytest.raises(Refused):
        await reader.blogs.open(demo.address)


async def test_a_post_that_is_not_there_is_said_to_be(reader: Reader, blog: Blog) -> None:
    with pytest.raises(NotFound):
        await reader.texts.post(blog, 4711)
