"""The shelf: what is kept is found again, by every program that shares the file."""

import os
import stat
import threading
from datetime import datetime

import pytest

from tui_reader.model import Account, Comment, Place, Status
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

BLOG = "https://blog.example/"


def comment(number: int, post: int = 7, html: str = "<p>Grüße</p>") -> Comment:
    date = datetime.fromisoformat("2026-11-24T02:27:05+01:00")
    return Comment(number, post, 3, "Ada", date, html, f"{BLOG}#c{number}", 5, Status.HOLD)


def test_what_is_kept_is_there_the_next_day(folders: Folders) -> None:
    today, account = Shelf(folders), Account("https://blog.example", "ada", "Ada L.", 5)
    assert (today.read_marks(BLOG), today.place(), today.account(account.origin)) == (frozenset(), None, None)
    today.mark_read(BLOG, 1)
    today.mark_read(BLOG, 1)
    today.mark_read(BLOG, 2)
    today.mark_read(BLOG, 2, read=False)
    today.keep_place(Place(BLOG, 1))
    today.keep_place(Place("https://other.example/"))
    today.keep_account(Account(account.origin, "eve", "", 1))
    today.keep_account(account)
    today.keep_pending(BLOG, comment(11))
    today.close()

    tomorrow = Shelf(folders)
    assert tomorrow.read_marks(BLOG) == {1}
    assert tomorrow.read_marks("https://other.example/") == frozenset()
    assert tomorrow.place() == Place("https://other.example/", 0)
    assert tomorrow.account(account.origin) == account
    assert tomorrow.pending(BLOG, 7) == (comment(11),)
    assert tomorrow.trouble is None
    tomorrow.close()


def test_accounts_and_comments_can_be_dropped(folders: Folders) -> None:
    shelf = Shelf(folders)
    shelf.keep_account(Account("https://blog.example", "ada", "Ada", 5))
    shelf.drop_account("https://blog.example")
    for number, post in ((12, 7), (11, 7), (13, 8)):
        shelf.keep_pending(BLOG, comment(number, post))
    assert [own.id for own in shelf.pending(BLOG, 7)] == [11, 12]
    shelf.drop_pending(BLOG, 11)
    shelf.drop_pending(BLOG, 11)
    assert shelf.pending(BLOG, 7) == (comment(12),)
    assert shelf.account("https://blog.example") is None
    shelf.close()


def test_hostile_html_is_kept_as_it_is_but_for_half_characters(folders: Folders) -> None:
    shelf = Shelf(folders)
    shelf.keep_pending(BLOG, comment(1, html="<b>\0\x1b]0;x\x07'); DROP TABLE pending;--\ud800"))
    (own,) = shelf.pending(BLOG, 7)
    assert own.html == "<b>\0\x1b]0;x\x07'); DROP TABLE pending;--?"
    shelf.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")
def test_only_the_owner_can_read_it(folders: Folders) -> None:
    old = os.umask(0)
    try:
        shelf = Shelf(folders)
        shelf.mark_read(BLOG, 1)
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
            for post in range(first, first + 20):
                shelf.mark_read(BLOG, post)
                shelf.read_marks(BLOG)
        except BaseException as error:  # noqa: BLE001 - the thread would keep it to itself
            errors.append(error)

    threads = [threading.Thread(target=write, args=[shelves[number % 4], number * 20]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [shelf.read_marks(BLOG) for shelf in shelves] == [frozenset(range(160))] * 4
    assert [shelf.trouble for shelf in shelves] == [None] * 4
    for shelf in shelves:
        shelf.close()


def test_a_closed_shelf_opens_again(folders: Folders) -> None:
    shelf = Shelf(folders)
    shelf.close()
    shelf.mark_read(BLOG, 1)
    shelf.close()
    shelf.mark_read(BLOG, 2)
    assert shelf.read_marks(BLOG) == {1, 2}
    shelf.close()
