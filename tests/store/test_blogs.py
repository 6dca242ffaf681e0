"""Blogs on the shelf are known by address and by name, with how much of them is here."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.store.shelving import BLOG, filled, text
from tui_reader.kept import Place, Reach, Shelved
from tui_reader.model import Blog, Kind
from tui_reader.queries import Memory
from tui_reader.store.shelf import Shelf

OTHER = "https://other.example/"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_a_blog_is_found_by_its_address_and_by_what_it_was_called(shelf: Shelf) -> None:
    assert shelf.blogs.find(BLOG.address) is None
    shelf.blogs.keep(BLOG, "blog.example")
    shelf.blogs.keep(replace(BLOG, name="Renamed"))
    for name in (BLOG.address, "blog.example"):
        assert shelf.blogs.find(name) == Shelved(replace(BLOG, name="Renamed"))
    assert shelf.blogs.find("") is None


def test_all_blogs_come_as_they_were_added(shelf: Shelf) -> None:
    for name in ("beta", "Alpha", "Gamma", "beta"):
        shelf.blogs.keep(Blog(f"https://{name.lower()}.example/", "https://x.example/wp-json/", name))
    assert [one.blog.name for one in shelf.blogs.all()] == ["beta", "Alpha", "Gamma"]


@pytest.mark.parametrize("kind", Kind)
def test_it_is_kept_how_a_blog_is_read(shelf: Shelf, kind: Kind) -> None:
    blog = replace(BLOG, kind=kind)
    shelf.blogs.keep(blog)
    assert shelf.blogs.find(BLOG.address) == Shelved(blog)


def test_what_a_feed_said_is_told_again(shelf: Shelf) -> None:
    shelf.blogs.keep(BLOG)
    assert shelf.blogs.memory(BLOG.address) == shelf.blogs.memory(OTHER) == Memory()
    memory = Memory('W/"1"', "Sat, 24 Oct 2026 10:00:00 GMT", "abc", "page 2")
    shelf.blogs.remember(BLOG.address, memory)
    shelf.blogs.keep(replace(BLOG, name="Renamed"))
    assert shelf.blogs.memory(BLOG.address) == memory


def test_what_a_feed_said_is_not_kept_where_another_went_on(shelf: Shelf) -> None:
    shelf.blogs.keep(BLOG)
    shelf.blogs.remember(BLOG.address, Memory("1", cursor="page 2"), instead_of="")
    shelf.blogs.remember(BLOG.address, Memory("2", cursor="page 3"), instead_of="")
    assert shelf.blogs.memory(BLOG.address) == Memory("1", cursor="page 2")
    shelf.blogs.remember(BLOG.address, Memory("2"), instead_of="page 2")
    assert shelf.blogs.memory(BLOG.address) == Memory("2")


def test_a_blog_is_not_whole_while_a_cursor_leads_into_a_gap(shelf: Shelf) -> None:
    filled(shelf)
    for cursor, whole in (("a gap", False), ("", True)):
        shelf.blogs.remember(BLOG.address, Memory(cursor=cursor))
        shelf.posts.put(BLOG.address, [], reach=Reach("", text(1).post.date))
        known = shelf.blogs.find(BLOG.address)
        assert known
        assert known.whole is shelf.blogs.reach(BLOG.address, "").whole is whole


def test_a_failure_counts_from_its_beginning_until_it_is_over(shelf: Shelf) -> None:
    shelf.blogs.keep(BLOG)
    hour = timedelta(hours=1)
    shelf.blogs.failed(BLOG.address, NOW, "It is away.", NOW + hour)
    shelf.blogs.failed(BLOG.address, NOW + hour, "It is broken \ud800.", None)
    assert shelf.blogs.find(BLOG.address) == Shelved(BLOG, failed=NOW, why="It is broken ?.")
    shelf.blogs.recovered(BLOG.address, NOW + hour)
    assert shelf.blogs.find(BLOG.address) == Shelved(BLOG, wait=NOW + hour)
    shelf.blogs.recovered(BLOG.address)
    assert shelf.blogs.find(BLOG.address) == Shelved(BLOG)


def test_a_blog_that_moved_takes_all_it_has_with_it(shelf: Shelf) -> None:
    filled(shelf, 20)
    shelf.posts.read(BLOG.address, 5, read=True)
    shelf.posts.read(BLOG.address, 21, read=True)
    shelf.places.keep(Place(BLOG.address, 5, scroll=(1, 2)))
    shelf.places.opened(BLOG.address, 5)
    assert shelf.blogs.readdress(BLOG.address, OTHER, "https://other.example/feed")
    moved = replace(BLOG, address=OTHER, api="https://other.example/feed")
    for name in (OTHER, BLOG.address):
        assert shelf.blogs.find(name) == Shelved(moved, posts=20, total=20, whole=True, unread=19)
    shelf.posts.put(OTHER, [text(21)])
    assert [shelf.posts.find(OTHER, number).read for number in (4, 5, 21)] == [False, True, True]  # type: ignore[union-attr]
    assert shelf.places.last() == Place(OTHER, 5, scroll=(1, 2))
    assert shelf.places.scroll(OTHER, 5) == (1, 2)
    assert shelf.blogs.readdress(OTHER, BLOG.address, BLOG.api), "and back again"
    for name in (OTHER, BLOG.address):
        assert (found := shelf.blogs.find(name))
        assert found.blog == BLOG


def test_a_blog_does_not_move_to_where_another_is(shelf: Shelf) -> None:
    filled(shelf, 20)
    shelf.blogs.keep(replace(BLOG, address=OTHER))
    assert not shelf.blogs.readdress(BLOG.address, OTHER, "https://other.example/feed")
    assert not shelf.blogs.readdress("https://nobody.example/", "https://new.example/", "https://new.example/feed")
    assert [(one.blog, one.posts) for one in shelf.blogs.all()] == [(BLOG, 20), (replace(BLOG, address=OTHER), 0)]
    assert shelf.blogs.readdress(BLOG.address, BLOG.address, "https://blog.example/feed"), "only its feed moved"
    assert (found := shelf.blogs.find(BLOG.address))
    assert found.blog.api == "https://blog.example/feed"


def test_what_is_here_of_a_blog_is_told(shelf: Shelf) -> None:
    filled(shelf, 20)
    shelf.posts.gone(BLOG.address, [3])
    shelf.blogs.checked(BLOG.address, NOW, changed=NOW - timedelta(days=1))
    shelf.blogs.checked(BLOG.address, NOW)
    found = shelf.blogs.find(BLOG.address)
    assert found == Shelved(BLOG, NOW, NOW - timedelta(days=1), 19, 20, whole=True, unread=20)


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
    assert shelf.blogs.find(BLOG.address) == Shelved(BLOG, posts=1, unread=1)
