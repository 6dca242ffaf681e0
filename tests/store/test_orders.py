"""Orders of a list: each is the one a sort gives, stands still while one reads, and takes every way to a row."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.shelving import ADA, BANKS, BLOG, START, filled, made, numbers, text, texts
from tui_reader.kept import Reach, Row
from tui_reader.queries import Only, Query, Sort
from tui_reader.store import windows
from tui_reader.store.shelf import Shelf

SCOPES = [Query(term, author) for term, author in itertools.product((None, BANKS), (None, ADA))]


def sorted_by(rows: tuple[Row, ...], sort: Sort) -> tuple[Row, ...]:
    """Rows as Python sorts them."""
    if sort is Sort.COMMENTS:
        return tuple(sorted(rows, key=lambda row: (_counted(row), -row.key)))
    return tuple(sorted(rows, key=lambda row: row.key, reverse=sort is Sort.NEWEST))


def _counted(row: Row) -> int:
    return 1 if row.post.comments is None else -row.post.comments


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_order_is_that_of_a_sort_and_every_way_to_a_row_leads_to_it(shelf: Shelf, data: st.DataObject) -> None:
    if not shelf.blogs.find(BLOG.address):
        filled(shelf, last=30, first=4, whole=False)
    comments = data.draw(st.dictionaries(st.integers(4, 30), st.integers(0, 3)))
    shelf.posts.count(BLOG.address, comments)
    number = data.draw(st.integers(4, 30))
    shelf.posts.read(BLOG.address, number, read=data.draw(st.booleans()))
    shelf.posts.star(BLOG.address, number, starred=data.draw(st.booleans()))
    query = replace(data.draw(st.sampled_from(SCOPES)), only=data.draw(st.sampled_from(Only)))
    listed = {sort: made(shelf, query.only, term=query.term, author=query.author, sort=sort) for sort in Sort}
    newest = shelf.posts.window(listed[Sort.NEWEST], 0, 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "_DEEP", data.draw(st.sampled_from([0, 3, 1000])))
        for sort, one in listed.items():
            rows = shelf.posts.window(one, 0, 100)
            assert rows == sorted_by(newest, sort)
            tally = shelf.posts.tally(one)
            assert (tally.total, tally.fresh) == (len(rows), 0)
            start, size = data.draw(st.integers(0, 32)), data.draw(st.integers(0, 32))
            assert shelf.posts.window(one, start, size) == rows[start : start + size]
            for place, row in enumerate(rows):
                assert shelf.posts.window(one, start, size, (place, row.key)) == rows[start : start + size]
                assert shelf.posts.place(one, row.key) == place
                below, above = rows[place + 1 :], rows[:place][::-1]
                for by, way in ((1, below), (-1, above)):
                    assert shelf.posts.next(one, row.key, by) == next(iter(way), None)
                    unread = next((each for each in way if not each.read), None)
                    assert shelf.posts.next(one, row.key, by, unread=True) == unread


@pytest.mark.parametrize("sort", Sort)
def test_a_day_is_found_in_every_order(shelf: Shelf, sort: Sort) -> None:
    filled(shelf, last=100)
    shelf.posts.count(BLOG.address, {71: 5, 3: 9, 100: 9})
    listed = made(shelf, sort=sort)
    shown = numbers(shelf, listed)
    for day, number in (("2026-01-03", 71), ("2026-01-02", 47), ("2026-03-01", 100), ("2020-01-01", 1)):
        assert shown[shelf.posts.place_of_day(listed, day)] == number
    assert shelf.posts.place_of_day(listed, "nonsense") == 0


def test_an_order_stands_still_while_its_posts_are_counted(shelf: Shelf) -> None:
    filled(shelf, last=5)
    shelf.posts.count(BLOG.address, {2: 7, 4: 1, 5: 0})
    listed = made(shelf, sort=Sort.COMMENTS)
    assert numbers(shelf, listed) == [2, 4, 5, 3, 1], "those that were not counted stand at the end"
    shelf.posts.count(BLOG.address, {1: 99})
    assert numbers(shelf, listed) == [2, 4, 5, 3, 1]
    row = shelf.posts.window(listed, 4, 1)[0]
    assert (row.post.comments, shelf.posts.place(listed, row.key)) == (99, 4)
    assert shelf.posts.next(listed, row.key, 1) is None
    assert numbers(shelf, made(shelf, sort=Sort.COMMENTS)) == [1, 2, 4, 5, 3]


@pytest.mark.parametrize("sort", [Sort.OLDEST, Sort.COMMENTS])
def test_what_comes_at_either_end_waits_until_the_list_is_made_anew(shelf: Shelf, sort: Sort) -> None:
    filled(shelf, last=20, first=11, whole=False)
    listed = made(shelf, sort=sort)
    before = numbers(shelf, listed)
    shelf.posts.put(BLOG.address, texts(6, 10), reach=Reach("", text(6).post.date))
    shelf.posts.put(BLOG.address, texts(21, 22))
    assert numbers(shelf, listed) == before
    assert shelf.posts.tally(listed).fresh == 7
    anew = numbers(shelf, made(shelf, sort=sort))
    assert sorted(anew) == list(range(6, 23))
    assert anew[0] == (6 if sort is Sort.OLDEST else 22)


def test_a_post_that_gets_another_date_while_one_reads_is_no_trouble(shelf: Shelf) -> None:
    filled(shelf, last=5)
    listed = made(shelf, sort=Sort.COMMENTS)
    assert numbers(shelf, listed) == [5, 4, 3, 2, 1]
    shelf.posts.put(BLOG.address, [text(2, date=START)])
    assert numbers(shelf, listed) == [5, 4, 3, 1, 2]


@pytest.mark.parametrize("only", [Only.STARRED, Only.UNREAD])
def test_what_is_marked_after_an_order_was_made_is_not_counted_among_its_unread(shelf: Shelf, only: Only) -> None:
    filled(shelf, last=5)
    shelf.posts.star(BLOG.address, 2, starred=True)
    shelf.posts.read(BLOG.address, 4, read=True)
    listed = made(shelf, only, sort=Sort.COMMENTS)
    before = numbers(shelf, listed)
    shelf.posts.star(BLOG.address, 3, starred=True)
    shelf.posts.read(BLOG.address, 4, read=False)
    assert numbers(shelf, listed) == before
    shelf.posts.read(BLOG.address, 2, read=True)
    assert numbers(shelf, listed) == before


@pytest.mark.parametrize("only", [Only.ALL, Only.UNREAD])
def test_a_post_that_goes_out_of_an_order_by_its_date_is_not_counted_any_more(shelf: Shelf, only: Only) -> None:
    filled(shelf, last=5)
    listed = made(shelf, only, sort=Sort.COMMENTS)
    assert shelf.posts.tally(listed).total == 5
    shelf.posts.put(BLOG.address, [text(2, date=START + timedelta(days=999))])
    assert (shelf.posts.tally(listed).total, shelf.posts.tally(listed).unread) == (4, 4)
    assert numbers(shelf, listed) == [5, 4, 3, 1]
