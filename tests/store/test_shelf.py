"""The shelf: what is kept is found again, by every program that shares the file, whatever version wrote it."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from tests.store.shelving import BANKS, BLOG, as_version_3, filled, made, numbers, text
from tui_reader.kept import Listed, Place, Shelved, river
from tui_reader.model import Account
from tui_reader.queries import Only, Query
from tui_reader.settings import Folders
from tui_reader.store import schema
from tui_reader.store.shelf import Shelf

ADDRESS = BLOG.address


def test_what_is_kept_is_there_the_next_day(folders: Folders) -> None:
    today, account = Shelf(folders), Account("https://blog.example", "ada", "Ada L.", 5)
    assert (today.places.last(), today.account(account.origin)) == (None, None)
    filled(today)
    today.posts.read(ADDRESS, 1, read=True)
    today.places.keep(Place(ADDRESS, 1))
    today.keep_account(Account(account.origin, "eve", "", 1))
    today.keep_account(account)
    today.close()

    tomorrow = Shelf(folders)
    assert [row.post.id for row in tomorrow.posts.window(made(tomorrow), 0, 99) if row.read] == [1]
    assert len(numbers(tomorrow, made(tomorrow))) == 20
    assert tomorrow.places.last() == Place(ADDRESS, 1)
    assert tomorrow.account(account.origin) == account
    assert tomorrow.trouble is None
    tomorrow.drop_account(account.origin)
    assert tomorrow.account(account.origin) is None
    tomorrow.close()


def test_what_the_first_version_kept_is_kept_on(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as old, old:
        for statement in schema.STEPS[0]:
            old.execute(statement)
        old.execute("PRAGMA user_version = 1")
        old.executemany("INSERT INTO read_marks VALUES (?, ?)", [(ADDRESS, 2), (ADDRESS, 5), ("https://o.example/", 1)])
        old.execute("INSERT INTO place VALUES (1, ?, 5)", (ADDRESS,))
        old.execute("INSERT INTO accounts VALUES ('https://blog.example', 'ada', 'Ada', 5)")
        waiting = (ADDRESS, 11, 5, 0, "Ada", 5, "2026-11-24T02:27:05+01:00", "<p>Grüße</p>", ADDRESS, "hold")
        old.execute("INSERT INTO pending VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", waiting)
    shelf = Shelf(folders)
    assert shelf.places.last() == shelf.places.last(ADDRESS) == Place(ADDRESS, 5)
    assert shelf.places.last("https://o.example/") is None
    assert shelf.account("https://blog.example") == Account("https://blog.example", "ada", "Ada", 5)
    assert [(note.comment.id, note.comment.html) for note in shelf.notes.waiting(ADDRESS, 5)] == [(11, "<p>Grüße</p>")]
    assert shelf.blogs.find(ADDRESS) is None, "it was never asked what it is called"
    filled(shelf, 6)
    assert [row.post.id for row in shelf.posts.window(made(shelf), 0, 99) if row.read] == [5, 2]
    shelf.places.keep(Place(ADDRESS, 6))
    assert shelf.places.last() == Place(ADDRESS, 6)
    assert shelf.trouble is None
    shelf.close()


def test_what_the_second_version_hid_is_shown(folders: Folders) -> None:
    filled(Shelf(folders)).close()
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as old, old:
        as_version_3(old)
        old.execute("DROP INDEX posts_gone")
        old.execute("DELETE FROM topics WHERE key = (SELECT key FROM posts WHERE number = 18)")
        old.execute("UPDATE posts SET gone = 1, hidden = 1 WHERE number = 18")
        old.execute("PRAGMA user_version = 2")
    shelf = Shelf(folders)
    assert numbers(shelf, made(shelf)) == list(range(20, 0, -1))
    assert numbers(shelf, made(shelf, term=BANKS)) == list(range(20, 0, -2))
    assert len(shelf.posts.numbers(ADDRESS)) == shelf.posts.how_many(ADDRESS) == 19
    assert shelf.trouble is None
    shelf.close()


def test_what_the_third_version_kept_is_read_as_before_and_in_rivers(folders: Folders) -> None:
    old_shelf, account = Shelf(folders), Account("https://blog.example", "ada", "Ada", 5)
    other, removed = (replace(BLOG, address=f"https://{name}.example/", name=name) for name in ("alpha", "Beta"))
    for blog in (BLOG, removed, other):
        old_shelf.blogs.keep(blog)
    filled(old_shelf)
    old_shelf.posts.read(ADDRESS, 3, read=True)
    old_shelf.posts.star(ADDRESS, 4, starred=True)
    old_shelf.keep_account(account)
    old_shelf.close()
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as old, old:
        as_version_3(old)
    shelf = Shelf(folders)
    assert [one.blog for one in shelf.blogs.all()] == [other, removed, BLOG], "by name"
    assert shelf.blogs.find(ADDRESS) == Shelved(BLOG, posts=20, total=20, whole=True, unread=19)
    assert numbers(shelf, made(shelf)) == numbers(shelf, Listed(river())) == list(range(20, 0, -1))
    assert numbers(shelf, Listed(river(), Query(only=Only.STARRED))) == [4]
    row = shelf.posts.find(ADDRESS, 4)
    assert row
    assert (row.post, row.partial, row.starred) == (text(4).post, False, True)
    assert shelf.account(account.origin) == account
    assert shelf.blogs.shift(ADDRESS, -1)
    assert [one.blog for one in shelf.blogs.all()] == [other, BLOG, removed]
    assert shelf.trouble is None
    shelf.close()


def test_a_guest_is_kept_as_one(shelf: Shelf) -> None:
    guest = Account("https://blog.example", "ada@example.org", "Ada", 0, guest=True)
    shelf.keep_account(guest)
    assert shelf.account(guest.origin) == guest
    member = Account("https://blog.example", "ada", "Ada", 5)
    shelf.keep_account(member)
    assert shelf.account(guest.origin) == member


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")
def test_only_the_owner_can_read_it(folders: Folders) -> None:
    old = os.umask(0)
    try:
        shelf = filled(Shelf(folders))
        assert {stat.S_IMODE(file.stat().st_mode) for file in folders.data.iterdir()} == {0o600}
        assert stat.S_IMODE(folders.data.stat().st_mode) == 0o700
        shelf.close()
    finally:
        os.umask(old)


def test_programs_that_start_and_write_at_once_lose_nothing(folders: Folders) -> None:
    """As many shelves as programs, each used from several threads, begun on a file that is not there yet."""
    shelves = [Shelf(folders) for _program in range(4)]
    start, errors = threading.Barrier(8), list[BaseException]()

    def write(shelf: Shelf, first: int) -> None:
        start.wait()
        try:
            for number in range(first, first + 20):
                shelf.posts.put(ADDRESS, [text(number)])
                shelf.posts.read(ADDRESS, number, read=True)
                shelf.posts.find(ADDRESS, number)
        except BaseException as error:  # noqa: BLE001 - the thread would keep it to itself
            errors.append(error)

    threads = [threading.Thread(target=write, args=[shelves[number % 4], number * 20 + 1]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for shelf in shelves:
        assert shelf.posts.numbers(ADDRESS) == tuple(range(160, 0, -1))
        row = shelf.posts.find(ADDRESS, 77)
        assert row
        assert row.read
        assert shelf.trouble is None
        shelf.close()


def test_a_closed_shelf_opens_again(folders: Folders) -> None:
    shelf = Shelf(folders)
    shelf.close()
    filled(shelf, 5)
    shelf.close()
    shelf.posts.read(ADDRESS, 2, read=True)
    assert len(numbers(shelf, made(shelf))) == 5
    shelf.close()


def test_what_is_done_together_is_there_as_a_whole_or_not_at_all(folders: Folders) -> None:
    shelf, other = Shelf(folders), Shelf(folders)
    filled(shelf, 2)
    seen: list[object] = []

    def broken() -> None:
        shelf.posts.put(ADDRESS, [text(3)])
        seen.append(shelf.posts.find(ADDRESS, 3))  # of this transaction
        seen.append(other.posts.find(ADDRESS, 3))  # not yet
        raise LookupError

    with pytest.raises(LookupError):
        shelf.together(broken)
    assert seen[0] is not None
    assert seen[1] is None
    assert shelf.posts.find(ADDRESS, 3) is None

    def whole() -> int:
        shelf.posts.put(ADDRESS, [text(3)])
        shelf.posts.read(ADDRESS, 3, read=True)
        return 3

    assert shelf.together(whole) == 3
    row = other.posts.find(ADDRESS, 3)
    assert row
    assert row.read
    shelf.close()
    other.close()


def test_other_threads_are_not_taken_into_what_one_does_together(folders: Folders) -> None:
    shelf = Shelf(folders)
    filled(shelf, 2)
    rows: list[object] = []

    def work() -> None:
        shelf.posts.put(ADDRESS, [text(3)])
        reading = threading.Thread(target=lambda: rows.append(shelf.posts.find(ADDRESS, 3)))
        reading.start()
        reading.join()

    shelf.together(work)
    assert rows == [None]
    shelf.close()


def test_what_is_done_together_within_something_else_is_a_part_of_that(folders: Folders) -> None:
    shelf, other = Shelf(folders), Shelf(folders)
    filled(shelf, 2)

    def outer() -> None:
        shelf.together(lambda: shelf.posts.put(ADDRESS, [text(3)]))
        assert shelf.posts.find(ADDRESS, 3)
        assert not other.posts.find(ADDRESS, 3)
        shelf.posts.put(ADDRESS, [text(4)])

    shelf.together(outer)
    assert other.posts.find(ADDRESS, 3)
    assert other.posts.find(ADDRESS, 4)
    shelf.close()
    other.close()
