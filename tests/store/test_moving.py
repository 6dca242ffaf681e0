"""Blogs that are asked elsewhere or otherwise: by what they were they are found, and what they said is forgotten."""

from dataclasses import replace

import pytest

from tests.store.shelving import START
from tui_reader.kept import Reach
from tui_reader.model import Blog, Kind
from tui_reader.queries import Memory
from tui_reader.store.shelf import Shelf

BLOG = Blog("https://blog.example/", "https://blog.example/feed", "Blog", kind=Kind.FEED)
SAID = Memory("etag", "yesterday", "digest", "cursor")


@pytest.mark.parametrize("now", [{"api": "https://blog.example/atom.xml"}, {"kind": Kind.CLASSIC}])
def test_what_another_feed_said_is_forgotten(shelf: Shelf, now: dict[str, object]) -> None:
    shelf.blogs.keep(BLOG)
    shelf.posts.put(BLOG.address, [], reach=Reach("", START, whole=True))
    shelf.blogs.remember(BLOG.address, SAID)
    shelf.blogs.keep(replace(BLOG, name="Another name"))
    assert shelf.blogs.memory(BLOG.address) == SAID
    shelf.blogs.keep(replace(BLOG, **now))  # type: ignore[arg-type]
    assert shelf.blogs.memory(BLOG.address) == Memory()
    assert not shelf.blogs.reach(BLOG.address, "").whole, "the cursor may have led into a gap"


def test_a_feed_that_moved_is_found_by_the_address_it_had(shelf: Shelf) -> None:
    shelf.blogs.keep(BLOG)
    assert shelf.blogs.readdress(BLOG.address, BLOG.address, "https://new.example/feed")
    assert shelf.blogs.named() == ((BLOG.api, BLOG.address),)
    found = shelf.blogs.find(BLOG.api)
    assert found
    assert found.blog == replace(BLOG, api="https://new.example/feed")
