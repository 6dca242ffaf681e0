"""Marks are acts: each is taken back alone, and never what came after it."""

import sqlite3
import threading
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.shelving import BANKS, BLOG, filled, made, numbers, text
from tui_reader.kept import Act
from tui_reader.queries import Only
from tui_reader.settings import Folders
from tui_reader.sought import Wanted
from tui_reader.store import marks
from tui_reader.store.shelf import Shelf


def unread(shelf: Shelf) -> list[int]:
    """The posts that are unread."""
    return numbers(shelf, made(shelf, Only.UNREAD))


def test_a_mark_is_set_once_and_taken_back(shelf: Shelf) -> None:
    filled(shelf, 5)
    act = shelf.posts.read(BLOG.address, 3, read=True)
    assert act.posts == 1
    assert unread(shelf) == [5, 4, 2, 1]
    assert shelf.posts.undo(act) == 1
    assert shelf.posts.undo(act) == 0
    assert unread(shelf) == [5, 4, 3, 2, 1]
    assert shelf.posts.undo(Act(0, 0)) == 0
    assert shelf.posts.read(BLOG.address, 3, read=False).posts == 0


def test_several_marks_of_one_post_are_taken_back_one_after_the_other(shelf: Shelf) -> None:
    filled(shelf, 5)
    read = shelf.posts.read(BLOG.address, 3, read=True)
    back = shelf.posts.read(BLOG.address, 3, read=False)
    assert shelf.posts.undo(read) == 0, "it was overtaken"
    assert shelf.posts.undo(back) == 1
    assert unread(shelf) == [5, 4, 2, 1]
    assert shelf.posts.undo(read) == 1
    assert unread(shelf) == [5, 4, 3, 2, 1]


def test_all_read_is_taken_back_but_for_what_was_marked_since(shelf: Shelf) -> None:
    filled(shelf, 6)
    shelf.posts.read(BLOG.address, 5, read=True)
    act = shelf.posts.read_all(made(shelf, term=BANKS))
    assert act.posts == 3
    assert unread(shelf) == [3, 1]
    shelf.posts.read(BLOG.address, 4, read=False)
    assert shelf.posts.undo(act) == 2
    assert unread(shelf) == [6, 4, 3, 2, 1]


def test_all_read_is_not_taken_back_for_what_was_opened_since(shelf: Shelf) -> None:
    filled(shelf, 6)
    before = made(shelf, Only.UNREAD)
    first = shelf.posts.read(BLOG.address, 1, read=True)
    act = shelf.posts.read_all(made(shelf))
    since = made(shelf, Only.UNREAD)
    for _twice in range(2):
        for number in (4, 1):
            assert shelf.posts.read(BLOG.address, number, read=True).posts == 0
    assert numbers(shelf, before) == [6, 5, 4, 3, 2, 1], "a list that stands open keeps it"
    assert numbers(shelf, since) == [], "and no other gets it"
    assert shelf.posts.undo(act) == 4
    assert unread(shelf) == [6, 5, 3, 2]
    assert shelf.posts.undo(first) == 0
    again = shelf.posts.read(BLOG.address, 4, read=False)
    assert shelf.posts.undo(again) == 1
    assert unread(shelf) == [6, 5, 3, 2]


@pytest.mark.parametrize("many", [0, 1000])
def test_all_acts_are_taken_back_in_order_though_all_was_read_between(
    shelf: Shelf, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_MANY", many)
    filled(shelf, 6)
    states, acts = [unread(shelf)], []
    for number, read in [(3, True), (3, False), (5, True)]:
        acts.append(shelf.posts.read(BLOG.address, number, read=read))
        states.append(unread(shelf))
    for term in (BANKS, None):
        acts.append(shelf.posts.read_all(made(shelf, term=term)))
        states.append(unread(shelf))
    for number in (3, 6):
        acts.append(shelf.posts.read(BLOG.address, number, read=False))
        states.append(unread(shelf))
    acts.append(shelf.posts.read_all(made(shelf, Only.UNREAD)))
    for act, state in zip(reversed(acts), reversed(states), strict=True):
        assert shelf.posts.undo(act) == act.posts
        assert unread(shelf) == state


def test_what_changed_its_date_since_all_was_read_is_taken_back_too(shelf: Shelf) -> None:
    filled(shelf, 5)
    first = shelf.posts.read(BLOG.address, 3, read=True)
    second = shelf.posts.read(BLOG.address, 3, read=False)
    act = shelf.posts.read_all(made(shelf))
    moved = text(3)
    later = replace(
        moved.post, date=moved.post.date + timedelta(hours=1), modified=moved.post.date + timedelta(hours=1)
    )
    shelf.posts.put(BLOG.address, [replace(moved, post=later)])
    assert [shelf.posts.undo(one) for one in (act, second, first)] == [5, 1, 1]


def test_what_was_opened_since_is_not_unread_by_acts_before_all_was_read(shelf: Shelf) -> None:
    filled(shelf, 4)
    first = shelf.posts.read(BLOG.address, 3, read=True)
    second = shelf.posts.read(BLOG.address, 3, read=False)
    act = shelf.posts.read_all(made(shelf))
    shelf.posts.read(BLOG.address, 3, read=True)
    assert [shelf.posts.undo(one) for one in (act, second, first)] == [3, 0, 0]
    assert unread(shelf) == [4, 2, 1]


def test_all_read_leaves_alone_what_came_after_the_list_was_made(shelf: Shelf) -> None:
    filled(shelf, 5)
    listed = made(shelf)
    shelf.posts.put(BLOG.address, [text(6)])
    assert shelf.posts.read_all(listed).posts == 5
    assert unread(shelf) == [6]
    assert shelf.posts.read_all(listed).posts == 0


def test_stars_and_reading_do_not_get_in_each_others_way(shelf: Shelf) -> None:
    filled(shelf, 5)
    star = shelf.posts.star(BLOG.address, 3, starred=True)
    shelf.posts.read(BLOG.address, 3, read=True)
    assert shelf.posts.undo(star) == 1
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert (row.read, row.starred) == (True, False)


def test_a_post_that_is_read_before_it_is_on_disk_comes_as_read(shelf: Shelf) -> None:
    assert shelf.posts.read(BLOG.address, 7, read=True).posts == 0
    shelf.posts.read(BLOG.address, 8, read=True)
    shelf.posts.read(BLOG.address, 8, read=False)
    filled(shelf, 10)
    assert unread(shelf) == [10, 9, 8, 6, 5, 4, 3, 2, 1]


def test_two_programs_see_each_others_marks(shelf: Shelf, folders: Folders) -> None:
    filled(shelf, 5)
    other = Shelf(folders)
    listed = made(shelf, Only.UNREAD)
    other.posts.read(BLOG.address, 3, read=True)
    assert unread(shelf) == [5, 4, 2, 1]
    assert numbers(shelf, listed) == [5, 4, 3, 2, 1]
    other.close()


@pytest.mark.parametrize("many", [0, 1000])
def test_marking_most_posts_at_once_keeps_every_number_right(
    shelf: Shelf, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_MANY", many)
    filled(shelf, 30)
    shelf.posts.read(BLOG.address, 7, read=True)
    shelf.posts.gone(BLOG.address, [9])
    all_but = [number for number in range(30, 0, -1) if number != 7]
    act = shelf.posts.read_all(made(shelf))
    assert act.posts == 29
    assert unread(shelf) == []
    assert len(numbers(shelf, made(shelf))) == 30
    shelf.posts.read(BLOG.address, 20, read=False)
    assert unread(shelf) == [20]
    assert shelf.posts.undo(act) == 28
    assert unread(shelf) == all_but
    assert shelf.posts.undo(act) == 0
    assert shelf.posts.read_all(made(shelf, Only.UNREAD)).posts == 29
    assert unread(shelf) == []


def test_who_reads_need_not_wait_until_all_is_marked(shelf: Shelf) -> None:
    filled(shelf, 50)
    listed, unread = made(shelf), made(shelf, Only.UNREAD)
    marked, go_on = threading.Event(), threading.Event()

    def work(connection: sqlite3.Connection) -> None:
        marks.read_all(connection, listed)
        marked.set()
        go_on.wait()

    writing = threading.Thread(target=shelf._database.write, args=[work])
    writing.start()
    marked.wait()
    assert (shelf.posts.tally(listed).unread, shelf.posts.tally(unread).total) == (50, 50), "as it was"
    assert numbers(shelf, unread)[:2] == [50, 49]
    assert shelf.posts.facets(BLOG.address, "topics")[0].unread == 50
    assert [hit.row.post.id for hit in shelf.search.find(Wanted(("words", "50")))] == [50]
    assert writing.is_alive()
    go_on.set()
    writing.join()
    assert shelf.posts.tally(listed).unread == 0


def test_marking_thousands_takes_no_time(shelf: Shelf) -> None:
    filled(shelf, 3000)
    start = time.process_time()
    act = shelf.posts.read_all(made(shelf))
    assert shelf.posts.undo(act) == 3000
    assert time.process_time() - start < 1
