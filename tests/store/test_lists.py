"""Lists: what they show stands still while one reads, and every way to a row leads to the same one."""

import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.shelving import ADA, BANKS, BLOG, BOB, RATING, filled, made, numbers, text, texts
from tui_reader.kept import Facet, Listed, Reach
from tui_reader.model import Author, Term
from tui_reader.queries import Only, Query
from tui_reader.store import windows
from tui_reader.store.shelf import Shelf

QUERIES = [
    Query(term, author, only, month)
    for term, author, only, month in itertools.product((None, BANKS), (None, ADA), Only, ("", "2026-01"))
]


def test_a_list_ends_where_there_is_a_gap(shelf: Shelf) -> None:
    filled(shelf, first=11, whole=False)
    shelf.posts.put(BLOG.address, texts(3, 5))
    assert numbers(shelf, made(shelf)) == list(range(20, 10, -1))
    assert numbers(shelf, made(shelf, term=BANKS)) == [20, 18, 16, 14, 12]
    reach = Reach(Query(term=BANKS).scope, text(4).post.date, total=9)
    shelf.posts.put(BLOG.address, [text(6), text(8), text(10)], reach=reach)
    assert numbers(shelf, made(shelf, term=BANKS)) == list(range(20, 2, -2))
    assert shelf.posts.tally(made(shelf, term=BANKS)).reach == reach
    assert numbers(shelf, made(shelf)) == list(range(20, 10, -1))
    shelf.posts.put(BLOG.address, (), reach=Reach("", text(1).post.date, whole=True))
    assert numbers(shelf, made(shelf)) == [*range(20, 10, -1), 10, 8, 6, 5, 4, 3]
    assert shelf.posts.tally(made(shelf, term=BANKS)).reach.whole


def test_nothing_is_shown_of_a_blog_that_was_never_asked(shelf: Shelf) -> None:
    shelf.posts.put(BLOG.address, texts(3, 5))
    assert numbers(shelf, made(shelf)) == []
    assert numbers(shelf, Listed("https://other.example/")) == []


def test_months_of_any_year_are_counted(shelf: Shelf) -> None:
    dates = [datetime(year, month, 5, tzinfo=UTC) for year, month in ((2, 3), (212, 11), (2026, 1), (9999, 12))]
    shelf.posts.put(BLOG.address, [text(number, date=date) for number, date in enumerate(dates, 1)])
    assert [facet.value for facet in shelf.posts.facets(BLOG.address, "months")] == [
        "9999-12",
        "2026-01",
        "0212-11",
        "0002-03",
    ]
    assert [facet.posts for facet in shelf.posts.facets(BLOG.address, "months")] == [1, 1, 1, 1]


def test_a_month_is_whole_when_the_blog_is_known_before_it(shelf: Shelf) -> None:
    filled(shelf, last=1500, first=700, whole=False)
    in_february = made(shelf, month="2026-02")
    assert len(numbers(shelf, in_february)) == 28 * 24
    assert shelf.posts.tally(in_february).reach.whole
    in_january = made(shelf, month="2026-01")
    assert numbers(shelf, in_january) == list(range(743, 699, -1))
    assert not shelf.posts.tally(in_january).reach.whole
    assert numbers(shelf, made(shelf, month="no month")) == []


def test_new_posts_wait_above_the_list_and_are_counted(shelf: Shelf) -> None:
    filled(shelf)
    listed = made(shelf)
    shelf.posts.put(BLOG.address, texts(21, 24))
    tally = shelf.posts.tally(listed)
    assert (tally.total, tally.unread, tally.fresh) == (20, 20, 4)
    assert numbers(shelf, listed)[0] == 20
    assert shelf.posts.next(listed, shelf.posts.window(listed, 0, 1)[0].key, -1) is None
    assert numbers(shelf, made(shelf))[0] == 24


def test_what_is_read_stays_in_the_unread_list_until_it_is_made_anew(shelf: Shelf) -> None:
    filled(shelf)
    shelf.posts.read(BLOG.address, 19, read=True)
    listed = made(shelf, Only.UNREAD)
    shelf.posts.read(BLOG.address, 17, read=True)
    assert numbers(shelf, listed) == [20, 18, 17, *range(16, 0, -1)]
    assert numbers(shelf, made(shelf, Only.UNREAD)) == [20, 18, *range(16, 0, -1)]
    key = shelf.posts.window(listed, 1, 1)[0].key
    following, unread = (shelf.posts.next(listed, key, 1, unread=unread) for unread in (False, True))
    assert following
    assert unread
    assert (following.post.id, unread.post.id) == (17, 16)


def test_the_unread_list_stands_still_when_all_of_it_is_read(shelf: Shelf) -> None:
    filled(shelf, last=2500)
    listed = made(shelf, Only.UNREAD)
    shelf.posts.read_all(listed)
    rows = shelf.posts.window(listed, 1000, 5)
    assert [row.post.id for row in rows] == [1500, 1499, 1498, 1497, 1496]
    assert shelf.posts.window(listed, 1001, 2, (1000, rows[0].key)) == rows[1:3]
    assert shelf.posts.place(listed, rows[2].key) == 1002
    assert (shelf.posts.tally(listed).total, shelf.posts.tally(listed).unread) == (2500, 0)


@pytest.mark.parametrize("times", [1, 2, 6])
def test_the_unread_list_stands_still_however_its_posts_are_read(shelf: Shelf, times: int) -> None:
    filled(shelf, last=60)
    shelf.posts.read(BLOG.address, 2, read=True)
    listed, of_banks = made(shelf, Only.UNREAD), made(shelf, Only.UNREAD, term=BANKS)
    all_of_it, banks = numbers(shelf, listed), numbers(shelf, of_banks)
    for number in range(50, 50 + times):
        shelf.posts.read(BLOG.address, number, read=True)
        act = shelf.posts.read_all(made(shelf, term=BANKS))
        shelf.posts.read(BLOG.address, number, read=False)
        shelf.posts.read(BLOG.address, number - 40, read=True)
    assert (numbers(shelf, listed), numbers(shelf, of_banks)) == (all_of_it, banks)
    shelf.posts.undo(act)
    shelf.posts.read_all(made(shelf))
    assert (numbers(shelf, listed), numbers(shelf, of_banks)) == (all_of_it, banks)
    rows = shelf.posts.window(listed, 0, 100)
    assert shelf.posts.window(listed, 25, 9) == rows[25:34]
    assert shelf.posts.window(listed, 25, 9, (30, rows[30].key)) == rows[25:34]
    assert [shelf.posts.place(listed, row.key) for row in rows] == list(range(59))
    assert shelf.posts.next(listed, rows[8].key, -1) == rows[7]


def test_a_star_that_is_taken_away_leaves_the_starred_list_when_it_is_made_anew(shelf: Shelf) -> None:
    filled(shelf)
    for number in (3, 9, 12):
        shelf.posts.star(BLOG.address, number, starred=True)
    listed = made(shelf, Only.STARRED)
    shelf.posts.star(BLOG.address, 9, starred=False)
    assert numbers(shelf, listed) == [12, 9, 3]
    assert numbers(shelf, made(shelf, Only.STARRED)) == [12, 3]


def test_the_starred_list_shows_what_stands_alone_and_misses_nothing(shelf: Shelf) -> None:
    filled(shelf, first=11, whole=False)
    shelf.posts.put(BLOG.address, [text(4)])
    shelf.posts.star(BLOG.address, 4, starred=True)
    shelf.posts.star(BLOG.address, 12, starred=True)
    listed = made(shelf, Only.STARRED)
    assert numbers(shelf, listed) == [12, 4]
    assert shelf.posts.tally(listed).reach.whole, "there is nothing to ask the blog for"
    assert numbers(shelf, made(shelf, Only.STARRED, month="2026-02")) == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_filter_shows_what_fits_and_nothing_else(shelf: Shelf, query: Query) -> None:
    filled(shelf, last=60)
    for number in range(1, 61, 3):
        shelf.posts.read(BLOG.address, number, read=True)
        shelf.posts.star(BLOG.address, number, starred=True)
    fits = {Only.ALL: (1, 2, 3), Only.UNREAD: (2, 3), Only.STARRED: (1,)}[query.only]
    assert numbers(shelf, made(shelf, query.only, term=query.term, author=query.author, month=query.month)) == [
        number
        for number in range(60, 0, -1)
        if (number - 1) % 3 + 1 in fits and not (query.term and number % 2) and not (query.author and number % 5 == 0)
    ]


def test_a_topic_or_author_nobody_knows_has_no_posts(shelf: Shelf) -> None:
    filled(shelf)
    assert numbers(shelf, made(shelf, term=Term(77, "?"))) == []
    assert numbers(shelf, made(shelf, author=Author(77, "?"))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_way_to_a_row_leads_to_the_same(shelf: Shelf, data: st.DataObject) -> None:
    if not shelf.blogs.find(BLOG.address):
        filled(shelf, last=40)
    query = data.draw(st.sampled_from(QUERIES))
    windows_deep = data.draw(st.sampled_from([0, 3, 1000]))
    listed = made(shelf, query.only, term=query.term, author=query.author, month=query.month)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "_DEEP", windows_deep)
        number = data.draw(st.integers(1, 40))
        shelf.posts.read(BLOG.address, number, read=data.draw(st.booleans()))
        shelf.posts.star(BLOG.address, number, starred=data.draw(st.booleans()))
        rows = shelf.posts.window(listed, 0, 100)
        start, size = data.draw(st.integers(0, 45)), data.draw(st.integers(0, 45))
        assert shelf.posts.window(listed, start, size) == rows[start : start + size]
        for place, row in enumerate(rows):
            assert shelf.posts.window(listed, start, size, (place, row.key)) == rows[start : start + size]
            assert shelf.posts.place(listed, row.key) == place
            assert shelf.posts.next(listed, row.key, 1) == (rows[place + 1] if place + 1 < len(rows) else None)
            assert shelf.posts.next(listed, row.key, -1) == (rows[place - 1] if place else None)


def test_a_day_is_found_or_the_next_older_one(shelf: Shelf) -> None:
    filled(shelf, last=100)
    listed = made(shelf)
    places = [shelf.posts.place_of_day(listed, day) for day in ("2026-01-03", "2026-01-02", "2026-03-01")]
    assert [rows[0].post.id for place in places if (rows := shelf.posts.window(listed, place, 1))] == [71, 47, 100]
    assert shelf.posts.place_of_day(listed, "2020-01-01") == 99, "the last one"
    for day in ("nonsense", "9999-12-31", ""):
        assert shelf.posts.place_of_day(listed, day) == 0


def test_what_one_can_filter_by_is_counted(shelf: Shelf) -> None:
    filled(shelf, last=1000)
    shelf.posts.read(BLOG.address, 10, read=True)
    shelf.posts.gone(BLOG.address, [4])
    assert shelf.posts.facets(BLOG.address, "topics") == (Facet(RATING, 1000, 999), Facet(BANKS, 500, 499))
    assert shelf.posts.facets(BLOG.address, "authors") == (Facet(ADA, 800, 800), Facet(BOB, 200, 199))
    assert shelf.posts.facets(BLOG.address, "months") == (Facet("2026-02", 257, 257), Facet("2026-01", 743, 742))
    assert shelf.posts.facets("https://other.example/", "months") == ()
    shelf.posts.read_all(made(shelf))
    shelf.posts.read(BLOG.address, 20, read=False)
    assert shelf.posts.facets(BLOG.address, "topics") == (Facet(RATING, 1000, 1), Facet(BANKS, 500, 1))
    assert shelf.posts.facets(BLOG.address, "authors") == (Facet(ADA, 800, 0), Facet(BOB, 200, 1))
    assert [facet.unread for facet in shelf.posts.facets(BLOG.address, "months")] == [0, 1]
