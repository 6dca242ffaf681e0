"""Blogs on the shelf are known by address and by name, with how much of them is here."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from tests.store.shelving import BLOG, filled, text
from tui_reader.kept import Reach, Shelved
from tui_reader.model import Blog
from tui_reader.store.shelf import Shelf

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_a_blog_is_found_by_its_address_and_by_what_it_was_called(shelf: Shelf) -> None:
    assert shelf.blogs.find(BLOG.address) is None
    shelf.blogs.keep(BLOG, "blog.example")
    shelf.blogs.keep(replace(BLOG, name="Renamed"))
    for name in (BLOG.address, "blog.example"):
        assert shelf.blogs.find(name) == Shelved(replace(BLOG, name="Renamed"))
    assert shelf.blogs.find("") is None


def test_all_blogs_come_by_name(shelf: Shelf) -> None:
    for name in ("beta", "Alpha", "Gamma"):
        shelf.blogs.keep(Blog(f"https://{name.lower()}.example/", "https://x.example/wp-json/", name))
    assert [one.blog.name for one in shelf.blogs.all()] == ["Alpha", "beta", "Gamma"]


def test_what_is_here_of_a_blog_is_told(shelf: Shelf) -> None:
    filled(shelf, 20)
    shelf.posts.gone(BLOG.address, [3])
    shelf.blogs.checked(BLOG.address, NOW, changed=NOW - timedelta(days=1))
    shelf.blogs.checked(BLOG.address, NOW)
    found = shelf.blogs.find(BLOG.address)
    assert found == Shelved(BLOG, NOW, NOW - timedelta(days=1), 19, 20, whole=True)


def test_reaches_are_kept_by_scope(shelf: Shelf) -> None:
    assert shelf.blogs.reach(BLOG.address, "") == Reach()
    filled(shelf, 20)
    edge = datetime(2020, 5, 4, tzinfo=timezone(timedelta(hours=2)))
    topic = Reach("tags:5", edge, whole=False, total=7)
    shelf.posts.put(BLOG.address, (), reach=topic)
    assert shelf.blogs.reach(BLOG.address, "tags:5") == topic
    assert shelf.blogs.reach(BLOG.address, "") == Reach("", text(1).post.date, whole=True, total=20)


def test_a_reach_never_goes_backwards(shelf: Shelf) -> None:
    filled(shelf, 20)
    shelf.posts.put(BLOG.address, (), reach=Reach("", text(9).post.date))
    assert shelf.blogs.reach(BLOG.address, "") == Reach("", text(1).post.date, whole=True, total=20)


def test_the_number_of_posts_of_a_blog_changes_alone(shelf: Shelf) -> None:
    shelf.posts.put(BLOG.address, (), reach=Reach("", text(1).post.date))
    shelf.blogs.count(BLOG.address, None, 3)
    assert shelf.blogs.reach(BLOG.address, "").total is None
    for total, more, after in ((9, 0, 9), (None, 3, 12), (None, -20, 0)):
        shelf.blogs.count(BLOG.address, total, more)
        assert shelf.blogs.reach(BLOG.address, "") == Reach("", text(1).post.date, total=after)


def test_posts_of_a_blog_that_is_not_known_yet_are_kept_and_it_is_not_listed(shelf: Shelf) -> None:
    shelf.posts.put(BLOG.address, [text(1)])
    assert shelf.posts.find(BLOG.address, 1)
    assert shelf.blogs.find(BLOG.address) is None
    assert shelf.blogs.all() == ()
    shelf.blogs.keep(BLOG)
    assert shelf.blogs.find(BLOG.address) == Shelved(BLOG, posts=1)
