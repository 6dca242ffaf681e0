"""Posts are put on the shelf whole: text, topics and index keep step, whatever changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.shelving import ADA, BANKS, BLOG, BOB, filled, made, numbers, text, texts
from tui_reader.errors import KeepError
from tui_reader.kept import Put, Reach
from tui_reader.model import Term
from tui_reader.sought import Wanted
from tui_reader.store.shelf import Shelf

OTHER = "https://other.example/"


def found(shelf: Shelf, word: str) -> list[int]:
    """Posts that a word is found in."""
    return [hit.row.post.id for hit in shelf.search.find(Wanted((word,)))]


def test_a_post_is_found_as_it_was_put(shelf: Shelf) -> None:
    one = text(7, b"packed", "Wörter", sticky=True, protected=True, comments_open=False, comments=3)
    shelf.blogs.keep(BLOG)
    assert shelf.posts.put(BLOG.address, [one]) == Put(1)
    row = shelf.posts.find(BLOG.address, 7)
    assert row
    assert row.post == one.post
    assert (row.blog, row.read, row.starred, row.stored, row.gone, row.edited, row.new) == (
        *(BLOG.address, False, False, True, False, False, 0),
    )
    assert shelf.texts.body(BLOG.address, 7) == b"packed"
    assert shelf.texts.before(BLOG.address, 7) is None
    assert found(shelf, "wörter") == [7]
    assert shelf.posts.find(BLOG.address, 8) is None
    assert shelf.texts.body(BLOG.address, 8) is None
    assert shelf.posts.find(OTHER, 7) is None


def test_what_is_there_already_changes_nothing(shelf: Shelf) -> None:
    filled(shelf)
    assert shelf.posts.put(BLOG.address, texts(15, 22)) == Put(2)
    assert shelf.posts.put(BLOG.address, texts(15, 22)) == Put()


def test_a_new_title_is_found_and_the_old_one_is_not(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.read(BLOG.address, 3, read=True)
    changed = text(3, title="Umbenannt", terms=(BANKS,), author=BOB)
    assert shelf.posts.put(BLOG.address, [changed]) == Put(changed=1)
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert row.post == changed.post
    assert (row.read, row.edited) == (True, False), "its text is what it was"
    assert found(shelf, "umbenannt") == [3]
    assert 3 not in found(shelf, "post")
    assert 3 in numbers(shelf, made(shelf, term=BANKS))
    assert 3 not in numbers(shelf, made(shelf, term=Term(2, "")))
    assert 3 in numbers(shelf, made(shelf, author=BOB))


def test_the_text_that_was_read_is_kept_until_the_change_was_seen(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.read(BLOG.address, 3, read=True)
    for body in (b"second", b"third"):
        shelf.posts.put(BLOG.address, [text(3, body, body.decode())])
        row = shelf.posts.find(BLOG.address, 3)
        assert row
        assert row.edited
        assert (shelf.texts.before(BLOG.address, 3), shelf.texts.body(BLOG.address, 3)) == (b"text", body)
    shelf.texts.saw_change(BLOG.address, 3)
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert not row.edited
    assert shelf.texts.before(BLOG.address, 3) is None
    assert (found(shelf, "second"), found(shelf, "third")) == ([], [3])


def test_a_text_that_is_again_as_it_was_read_has_not_changed(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.read(BLOG.address, 3, read=True)
    shelf.posts.put(BLOG.address, [text(3, b"second", "second")])
    shelf.posts.put(BLOG.address, [text(3)])
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert not row.edited


def test_a_text_that_was_not_read_is_only_replaced(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.put(BLOG.address, [text(3, b"second", "second")])
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert not row.edited
    assert shelf.texts.before(BLOG.address, 3) is None


def test_the_same_text_packed_otherwise_is_no_change_of_the_posts(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.read(BLOG.address, 3, read=True)
    shelf.posts.put(BLOG.address, [text(3, b"packed by a later version")])
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert not row.edited
    assert shelf.texts.body(BLOG.address, 3) == b"packed by a later version"


def test_a_post_with_another_date_moves_with_all_it_has(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.star(BLOG.address, 4, starred=True)
    shelf.posts.put(BLOG.address, [text(4, date=text(20).post.date + timedelta(days=1))])
    assert numbers(shelf, made(shelf))[:2] == [4, 20]
    assert numbers(shelf, made(shelf, term=BANKS))[:2] == [4, 20]
    assert shelf.texts.body(BLOG.address, 4) == b"text"
    assert found(shelf, "words")[:2] == [4, 20]
    row = shelf.posts.find(BLOG.address, 4)
    assert row
    assert row.starred


def test_posts_of_one_second_are_ordered_by_number_and_blogs_keep_apart(shelf: Shelf) -> None:
    date = text(1).post.date
    shelf.blogs.keep(replace(BLOG, address=OTHER))
    for blog in (BLOG.address, OTHER):
        reach = Reach("", date, whole=True)
        shelf.posts.put(blog, [text(number, date=date) for number in (3, 1, 2)], reach=reach)
    assert numbers(shelf, made(shelf)) == [3, 2, 1]
    keys = {row.key for row in shelf.posts.window(made(shelf), 0, 9)}
    others = {row.key for row in shelf.posts.window(replace(made(shelf), blog=OTHER, top=None), 0, 9)}
    assert (len(keys), len(others), keys & others) == (3, 3, set())


def test_what_is_gone_stays_where_it_was(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.count(BLOG.address, {18: 5})
    assert shelf.posts.gone(BLOG.address, (18, 4711)) == 1
    assert shelf.posts.gone(BLOG.address, (18,)) == 0
    shelf.posts.count(BLOG.address, {18: 0})
    for listed in (made(shelf), made(shelf, term=BANKS), made(shelf, author=ADA)):
        assert 18 in numbers(shelf, listed)
    assert [row.post.id if row else None for row in shelf.posts.beside(BLOG.address, 19)] == [18, 20]
    assert [row.post.id if row else None for row in shelf.posts.beside(BLOG.address, 18)] == [17, 19]
    assert shelf.texts.body(BLOG.address, 18) == b"text"
    assert found(shelf, "18") == [18]
    assert 18 not in shelf.posts.numbers(BLOG.address), "the blog has it no more"
    assert shelf.posts.read(BLOG.address, 18, read=True).posts == 1
    row = shelf.posts.find(BLOG.address, 18)
    assert row
    assert (row.gone, row.post.comments) == (True, 5)


def test_what_comes_back_is_gone_no_more(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.gone(BLOG.address, (18,))
    assert shelf.posts.put(BLOG.address, [text(18)]) == Put(changed=1)
    row = shelf.posts.find(BLOG.address, 18)
    assert row
    assert not row.gone
    assert numbers(shelf, made(shelf, term=BANKS))[:2] == [20, 18]
    assert 18 in shelf.posts.numbers(BLOG.address)
    assert shelf.posts.how_many(BLOG.address) == 20


def test_numbers_go_down_to_a_date(shelf: Shelf) -> None:
    filled(shelf)
    assert shelf.posts.numbers(BLOG.address, oldest=text(17).post.date) == (20, 19, 18, 17)
    assert len(shelf.posts.numbers(BLOG.address)) == 20


def test_they_are_counted_without_those_that_are_gone(shelf: Shelf) -> None:
    filled(shelf, first=11, whole=False)
    shelf.posts.put(BLOG.address, texts(3, 5))
    shelf.posts.star(BLOG.address, 18, starred=True)
    shelf.posts.star(BLOG.address, 4, starred=True)
    shelf.posts.gone(BLOG.address, (18, 12, 4))
    for oldest in (None, *(text(number).post.date for number in range(1, 21))):
        assert shelf.posts.how_many(BLOG.address, oldest=oldest) == len(
            shelf.posts.numbers(BLOG.address, oldest=oldest)
        )
    assert shelf.posts.how_many(OTHER) == 0


def test_a_post_is_found_by_its_address(shelf: Shelf) -> None:
    filled(shelf)
    address = f"{BLOG.address}2026/01/ein-langer-titel/"
    same_end = f"{BLOG.address}2026/02/kein-langer-titel/"
    shelf.posts.put(BLOG.address, [text(3, link=address), text(4, link=same_end)])
    assert shelf.posts.linked(BLOG.address, [f"{BLOG.address}x", address]) == 3
    assert shelf.posts.linked(BLOG.address, [same_end]) == 4
    assert shelf.posts.linked(BLOG.address, [f"{BLOG.address}2026/03/ein-langer-titel/", "", "x"]) is None
    assert shelf.posts.linked(OTHER, [address]) is None
    shelf.posts.put(BLOG.address, [text(5, link=address)])
    shelf.posts.gone(BLOG.address, (3,))
    assert shelf.posts.linked(BLOG.address, [address]) == 5, "the one that is still there"
    shelf.posts.gone(BLOG.address, (5,))
    assert shelf.posts.linked(BLOG.address, [address]) in (3, 5)
    assert shelf.posts.linked(BLOG.address, []) is None


def test_counts_of_comments_are_kept_when_a_post_comes_without_them(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.count(BLOG.address, {3: 5, 4711: 1})
    shelf.posts.put(BLOG.address, [text(3, title="Anders")])
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert row.post.comments == 5


def test_neighbours_are_those_without_a_gap_between(shelf: Shelf) -> None:
    filled(shelf, first=11, whole=False)
    shelf.posts.put(BLOG.address, texts(3, 5))
    assert [row.post.id if row else None for row in shelf.posts.beside(BLOG.address, 12)] == [11, 13]
    assert [row.post.id if row else None for row in shelf.posts.beside(BLOG.address, 11)] == [None, 12]
    assert [row.post.id if row else None for row in shelf.posts.beside(BLOG.address, 20)] == [19, None]
    assert shelf.posts.beside(BLOG.address, 4) == (None, None), "it stands alone"
    assert shelf.posts.beside(BLOG.address, 4711) == (None, None)
    assert [row.post.id if row else None for row in shelf.posts.oldest_newest(BLOG.address)] == [11, 20]
    assert shelf.posts.oldest_newest(OTHER) == (None, None)


def test_half_characters_and_huge_numbers_damage_nothing(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.put(BLOG.address, [text(3, words="\ud800\0halb", title="\udfff'); DROP TABLE posts;--")])
    assert found(shelf, "halb") == [3]
    shelf.posts.put(BLOG.address, [text(3, words="ganz")])
    assert (found(shelf, "halb"), found(shelf, "ganz")) == ([], [3])
    with pytest.raises(KeepError, match="too large"):
        shelf.posts.put(BLOG.address, [text(30), replace(text(5), post=replace(text(5).post, id=2**70))])
    assert shelf.posts.find(BLOG.address, 30) is None, "all of it or nothing"
