"""Comments on the shelf: what is new, what is one's own, what waits, and the conversations that come of it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.store.shelving import BLOG, START, filled
from tui_reader.blog.isso import ours
from tui_reader.kept import Note, Row
from tui_reader.model import Account, Comment, Status
from tui_reader.settings import Folders
from tui_reader.store import keys, schema
from tui_reader.store.shelf import Shelf

HOME = BLOG.address
POST = 7


@pytest.fixture
def shelf(folders: Folders) -> Iterator[Shelf]:
    """A shelf with some posts."""
    shelf = filled(Shelf(folders))
    yield shelf
    shelf.close()


def note(number: int, words: str = "", parent: int = 0, **others: Any) -> Note:
    """A comment, a minute after the one before."""
    fields: dict[str, Any] = {
        "author": "Gerda",
        "date": START + timedelta(days=9, minutes=number % 10_000),
        "html": f"<p>{words}</p>",
    } | others
    return Note(Comment(number, POST, parent, **fields), words.encode("utf-8", "replace"), words)


def put(shelf: Shelf, *notes: Note, total: int | None = None, whole: bool = True) -> None:
    """Put a thread on the shelf."""
    shelf.notes.put(HOME, POST, notes, whole=whole, total=len(notes) if total is None else total)


def there(shelf: Shelf) -> list[int]:
    """Numbers of the comments of the thread."""
    return [one.comment.id for one in shelf.notes.of(HOME, POST) or ()]


def row(shelf: Shelf) -> Row:
    """The post as a list shows it."""
    found = shelf.posts.find(HOME, POST)
    assert found
    return found


def new(shelf: Shelf) -> tuple[set[int], int]:
    """What is new in the thread, and how many the list says there are."""
    return {*shelf.notes.unseen(HOME, POST)}, row(shelf).new


def test_a_thread_is_kept_as_it_came_without_its_html(shelf: Shelf) -> None:
    assert shelf.notes.of(HOME, POST) is None
    put(shelf, note(2, "Zwei", 1), note(1, "Größe"))
    first, second = shelf.notes.of(HOME, POST) or ()
    assert (first.comment.id, first.words, first.body, first.comment.html) == (1, "Größe", "Größe".encode(), "")
    assert (second.comment.parent, second.comment.date) == (1, START + timedelta(days=9, minutes=2))
    assert row(shelf).post.comments == 2
    put(shelf)
    assert shelf.notes.of(HOME, POST) == ()


def test_half_characters_and_zeros_do_no_harm(shelf: Shelf) -> None:
    put(shelf, note(1, "a\ud800b\0c", author="\ud800"))
    put(shelf, note(1, "anders", author="\ud800"))
    assert there(shelf) == [1]


def test_what_vanished_goes_and_a_part_takes_nothing_away(shelf: Shelf) -> None:
    put(shelf, note(1), note(2), note(3))
    put(shelf, note(4), whole=False, total=4)
    assert there(shelf) == [1, 2, 3, 4]
    put(shelf, note(1), note(4))
    assert there(shelf) == [1, 4]


def test_only_what_came_after_a_visit_is_new(shelf: Shelf) -> None:
    put(shelf, note(1))
    assert new(shelf) == (set(), 0)
    shelf.notes.saw(HOME, POST)
    put(shelf, note(1), note(2), note(3))
    assert new(shelf) == ({2, 3}, 2)
    put(shelf, note(1, "edited"), note(3))
    assert new(shelf) == ({3}, 1), "one was deleted again"
    shelf.notes.saw(HOME, POST)
    assert new(shelf) == (set(), 0)
    put(shelf, note(4), whole=False, total=3)
    assert new(shelf) == ({4}, 1)


def test_a_thread_seen_while_the_list_knew_of_more_leaves_these_new(shelf: Shelf) -> None:
    put(shelf, note(1), note(2))
    shelf.posts.count(HOME, {POST: 5})
    shelf.notes.saw(HOME, POST)
    assert row(shelf).new == 3


def test_ones_own_are_never_new_wherever_they_were_written(shelf: Shelf) -> None:
    shelf.keep_account(Account(BLOG.origin, "ada", "Ada", 5))
    put(shelf, note(1))
    shelf.notes.saw(HOME, POST)
    shelf.notes.own(HOME, note(2, "Meins", author_id=5))
    assert (row(shelf).post.comments, row(shelf).new) == (2, 0)
    shelf.notes.own(HOME, note(2, "Meins", author_id=5))
    assert row(shelf).post.comments == 2, "it is one comment"
    put(shelf, note(1), note(2, "Meins", author_id=5), note(3, "Am Telefon", author_id=5), note(4))
    assert new(shelf) == ({4}, 1)
    assert [bool(one.comment.html) for one in shelf.notes.of(HOME, POST) or ()] == [False, True, True, False]


def test_one_that_waits_stays_apart_until_it_is_shown_or_dropped(shelf: Shelf) -> None:
    shelf.notes.saw(HOME, POST)
    for number in (12, 11):
        shelf.notes.own(HOME, note(number, "Wartet", status=Status.HOLD))
    put(shelf, note(1))
    assert there(shelf) == [1]
    waiting = shelf.notes.waiting(HOME, POST)
    assert [(one.comment.id, one.comment.status, one.words) for one in waiting] == [
        (11, Status.HOLD, "Wartet"),
        (12, Status.HOLD, "Wartet"),
    ]
    put(shelf, note(1), note(11, "Wartet"))
    assert (there(shelf), row(shelf).new) == ([1, 11], 1)
    shelf.notes.drop(HOME, 12)
    shelf.notes.drop(HOME, 12)
    assert shelf.notes.waiting(HOME, POST) == ()


def test_ones_own_are_known_before_the_thread_was_fetched(shelf: Shelf) -> None:
    shelf.notes.own(HOME, note(1))
    assert there(shelf) == [1]


def test_posts_one_commented_on_are_watched_the_latest_first(shelf: Shelf) -> None:
    for number, post in ((1, 3), (2, 8), (3, 3)):
        own = note(number)
        shelf.notes.own(HOME, Note(Comment(number, post, 0, "Ich", own.comment.date, ""), b"", ""))
    assert shelf.notes.watched(HOME) == (3, 8)
    assert shelf.notes.watched("https://other.example/") == ()


def test_conversations_are_what_came_after_ones_own(shelf: Shelf) -> None:
    put(shelf, note(1))
    shelf.notes.own(HOME, note(2))
    shelf.notes.own(HOME, note(5))
    put(shelf, note(1), note(2), note(3, "Dir", 2), note(4, "Allen"), note(5))
    found = [(one.note.comment.id, one.own, one.direct, one.new) for one in shelf.notes.conversations()]
    assert found == [(4, False, False, True), (3, False, True, True), (2, True, False, False)]
    shelf.notes.saw(HOME, POST)
    latest, *_rest = shelf.notes.conversations(1)
    assert (latest.new, latest.blog, latest.row.post.id, latest.note.words) == (False, "Blog", POST, "Allen")


def test_comments_of_one_second_and_number_at_two_blogs_are_both_there(shelf: Shelf) -> None:
    put(shelf, note(1, "hier"))
    shelf.notes.put("https://other.example/", POST, [note(1, "dort")], whole=True, total=1)
    assert [one.words for one in shelf.notes.of("https://other.example/", POST) or ()] == ["dort"]
    assert [one.words for one in shelf.notes.of(HOME, POST) or ()] == ["hier"]


def test_what_waited_in_an_older_version_is_found_and_dropped(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as old, old:
        for statement in schema.STEPS[0]:
            old.execute(statement)
        date = START.isoformat()
        values = (HOME, 11, POST, 3, "Ada", 5, date, "<p>Wartet</p>", f"{HOME}#c11", "hold")
        old.execute(f"INSERT INTO pending VALUES ({', '.join('?' * 10)})", values)  # noqa: S608 - placeholders
        old.execute("PRAGMA user_version = 1")
    shelf = Shelf(folders)
    own = Comment(11, POST, 3, "Ada", START, "<p>Wartet</p>", f"{HOME}#c11", 5, Status.HOLD)
    assert shelf.notes.waiting(HOME, POST) == (Note(own, b"", ""),)
    assert shelf.notes.watched(HOME) == (POST,)
    shelf.notes.own(HOME, Note(own, b"body", "Wartet"))
    assert shelf.notes.waiting(HOME, POST) == (Note(own, b"body", "Wartet"),)
    shelf.notes.drop(HOME, 11)
    assert shelf.notes.waiting(HOME, POST) == ()
    shelf.close()


def test_what_is_kept_of_isso_gets_numbers_of_its_own(folders: Folders) -> None:
    shelf, link = filled(Shelf(folders)), "https://blog.example/banken/"
    put(shelf, note(5, "Gut.", link=f"{link}#isso-5"), note(7, "Danke!", 5, link=f"{link}#isso-7"))
    shelf.notes.saw(HOME, POST)
    own = note(15, link=f"{link}#comment-15")
    shelf.notes.put(HOME, 3, [replace(own, comment=replace(own.comment, post=3))], whole=True, total=1)
    shelf.notes.own(HOME, note(9, "Wartet", 5, link=f"{link}#isso-9", status=Status.HOLD))
    shelf.close()
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as old, old:
        old.execute(f"PRAGMA user_version = {len(schema.STEPS) - 1}")
    shelf = Shelf(folders)
    notes = shelf.notes.of(HOME, POST) or ()
    assert [(one.comment.id, one.comment.parent) for one in notes] == [(ours(5), 0), (ours(7), ours(5))]
    (waiting,) = shelf.notes.waiting(HOME, POST)
    assert (waiting.comment.id, waiting.comment.parent, waiting.words) == (ours(9), ours(5), "Wartet")
    assert [one.comment.id for one in shelf.notes.of(HOME, 3) or ()] == [15]
    assert new(shelf) == (set(), 0)
    put(shelf, note(ours(9), "Wartet", ours(5), link=f"{link}#isso-9"))
    assert [one.comment.id for one in shelf.notes.written(HOME, POST)] == [ours(9)]
    shelf.close()


@pytest.mark.parametrize("first", [1, (1 << 24) - 1])
def test_thousands_of_one_second_and_the_same_bits_keep_nobody_waiting(
    shelf: Shelf, folders: Folders, first: int
) -> None:
    notes = [note(number, date=START) for number in (first, *(step << 24 for step in range(1, 3001)))]
    begun = time.process_time()
    put(shelf, *notes)
    assert time.process_time() - begun < 3
    assert len(there(shelf)) == 3001
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as file:
        (many,) = file.execute("SELECT count(*) FROM notes WHERE key >> 25 = ?", (keys.second(START) >> 25,)).fetchone()
    assert many == 3001, "none is in another second"
