"""What comes while a list stands open: the list stays what it was made of, and all of that is announced."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.shelving import ADA, BANKS, BLOG, START, filled, made, numbers, text, texts
from tests.store.test_plans import slow, walked
from tui_reader.kept import Listed, Reach, Row, river
from tui_reader.queries import Only, Query, Sort
from tui_reader.settings import Folders
from tui_reader.store import arrivals, rivers
from tui_reader.store.shelf import Shelf

NUMBERS = count(1001)
OTHER = replace(BLOG, address="https://other.example/", name="Other")


@pytest.fixture(params=[0, 8000], ids=["looked up", "gathered"])
def shelf(request: pytest.FixtureRequest, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf with the posts of two blogs in turn, 40 of them, on it in one of the two ways to leave posts out."""
    monkeypatch.setattr(arrivals, "_FEW", request.param)
    for blog, first in ((BLOG, 2), (OTHER, 1)):
        shelf.blogs.keep(blog)
        own = [text(number) for number in range(first, 41, 2)]
        shelf.posts.put(blog.address, own, reach=Reach("", own[0].post.date, whole=False))
    return shelf


def between(number: int, minutes: int = 30) -> object:
    """A moment between two posts."""
    return START + timedelta(hours=number, minutes=minutes)


def late(shelf: Shelf, number: int, after: int) -> None:
    """Put a post on the shelf that is dated after another one."""
    shelf.posts.put(OTHER.address, [text(number, date=between(after))])


@pytest.mark.parametrize("few", [0, 64], ids=["in the order of time", "each blog for itself"])
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.COMMENTS])
def test_a_river_stays_what_it_was_and_all_that_came_is_announced(
    shelf: Shelf, sort: Sort, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rivers, "_FEW", few)
    listed = shelf.posts.listed(Listed(river(), Query(sort=sort)))
    before = shelf.posts.window(listed, 0, 99)
    late(shelf, 101, after=30)
    late(shelf, 103, after=3)
    late(shelf, 105, after=99)
    late(shelf, 107, after=-99)
    assert shelf.posts.window(listed, 0, 99) == before
    tally = shelf.posts.tally(listed)
    assert (tally.total, tally.unread, tally.fresh) == (40, 40, 4)
    for place, row in enumerate(before):
        assert shelf.posts.place(listed, row.key) == place
    anew = shelf.posts.listed(listed)
    assert shelf.posts.tally(anew).total == 44
    assert shelf.posts.tally(anew).fresh == 0
    assert {101, 103, 105, 107} < {row.post.id for row in shelf.posts.window(anew, 0, 99)}


def test_a_step_passes_over_what_came(shelf: Shelf) -> None:
    listed = shelf.posts.listed(Listed(river()))
    rows = shelf.posts.window(listed, 0, 99)
    late(shelf, 101, after=rows[10].post.id)
    late(shelf, 103, after=rows[11].post.id)
    for unread in (False, True):
        row: Row | None = rows[0]
        met = []
        while row is not None:
            met.append(row)
            row = shelf.posts.next(listed, row.key, 1, unread=unread)
        assert tuple(met) == rows
        assert shelf.posts.next(listed, rows[11].key, -1, unread=unread) == rows[10]


def test_a_post_of_one_blog_that_is_dated_back_is_announced(shelf: Shelf) -> None:
    listed = shelf.posts.listed(Listed(OTHER.address))
    late(shelf, 101, after=30)
    assert 101 not in numbers(shelf, listed)
    assert shelf.posts.tally(listed).fresh == 1
    assert 101 in numbers(shelf, shelf.posts.listed(listed))


def test_older_posts_of_one_blog_come_to_the_end_of_its_list(shelf: Shelf) -> None:
    newest = shelf.posts.listed(Listed(OTHER.address))
    oldest = shelf.posts.listed(Listed(OTHER.address, Query(sort=Sort.OLDEST)))
    older = [text(-9), text(-7)]
    shelf.posts.put(OTHER.address, older, reach=Reach("", older[0].post.date, whole=True))
    assert numbers(shelf, newest)[-3:] == [1, -7, -9]
    assert numbers(shelf, oldest)[:2] == [1, 3]
    assert [shelf.posts.tally(listed).fresh for listed in (newest, oldest)] == [0, 2]
    assert shelf.posts.tally(oldest).older == 2


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.COMMENTS])
def test_an_archive_that_comes_into_a_river_is_no_news(shelf: Shelf, sort: Sort) -> None:
    shelf.posts.put(BLOG.address, texts(-2000, -1990))  # another blog goes back farther
    listed = shelf.posts.listed(Listed(river(), Query(sort=sort)))
    before = shelf.posts.window(listed, 0, 99)
    archive = [text(number) for number in range(-31, -1)]
    shelf.posts.put(OTHER.address, archive, reach=Reach("", archive[0].post.date, whole=True))
    tally = shelf.posts.tally(listed)
    assert (tally.fresh, tally.older) == (30, 30)
    late(shelf, 101, after=30)
    tally = shelf.posts.tally(listed)
    assert (tally.fresh, tally.older) == (31, 30)
    assert shelf.posts.window(listed, 0, 99) == before
    assert shelf.posts.tally(shelf.posts.listed(listed)).fresh == 0


def test_all_posts_of_a_blog_that_is_new_in_a_river_are_news(shelf: Shelf) -> None:
    listed = shelf.posts.listed(Listed(river()))
    third = replace(BLOG, address="https://third.example/")
    shelf.blogs.keep(third)
    shelf.posts.put(third.address, texts(-9, -7))
    assert (shelf.posts.tally(listed).fresh, shelf.posts.tally(listed).older) == (3, 0)


@pytest.mark.parametrize(
    "query", [{"term": BANKS}, {"author": ADA}, {"only": Only.UNREAD}, {"month": "2026-01"}], ids=str
)
def test_only_what_fits_the_filter_is_announced(shelf: Shelf, query: dict[str, object]) -> None:
    listed = shelf.posts.listed(Listed(OTHER.address, Query(**query)))  # type: ignore[arg-type]
    before = numbers(shelf, listed)
    fits, other = text(102, date=between(20), terms=(BANKS,)), text(105, date=between(22 + 24 * 40), terms=())
    shelf.posts.read(OTHER.address, 105, read=True)  # before it is there
    shelf.posts.put(OTHER.address, [fits, other])
    assert numbers(shelf, listed) == before
    assert shelf.posts.tally(listed).fresh == 1
    assert 102 in numbers(shelf, shelf.posts.listed(listed))


def test_what_came_and_is_not_shown_is_not_marked_with_the_list(shelf: Shelf) -> None:
    listed = shelf.posts.listed(Listed(river()))
    late(shelf, 101, after=30)
    act = shelf.posts.read_all(listed)
    assert act.posts == 40
    unread = shelf.posts.listed(Listed(river(), Query(only=Only.UNREAD)))
    assert [row.post.id for row in shelf.posts.window(unread, 0, 9)] == [101]
    assert shelf.posts.undo(act) == 40


def test_stars_given_to_what_came_wait_with_it(shelf: Shelf) -> None:
    shelf.posts.star(OTHER.address, 9, starred=True)
    listed = shelf.posts.listed(Listed(river(), Query(only=Only.STARRED)))
    late(shelf, 101, after=30)
    shelf.posts.star(OTHER.address, 101, starred=True)
    assert [row.post.id for row in shelf.posts.window(listed, 0, 9)] == [9]
    assert (shelf.posts.tally(listed).total, shelf.posts.tally(listed).fresh) == (1, 1)


def test_a_list_of_nothing_shows_what_comes(folders: Folders) -> None:
    shelf = Shelf(folders)
    listed = made(shelf)
    filled(shelf, 3)
    assert numbers(shelf, listed) == [3, 2, 1]
    shelf.close()


def test_what_another_program_put_there_is_announced_as_well(shelf: Shelf, folders: Folders) -> None:
    listed = shelf.posts.listed(Listed(river()))
    other = Shelf(folders)
    late(other, 101, after=30)
    theirs = other.posts.listed(Listed(river()))
    late(shelf, 103, after=20)
    assert [shelf.posts.tally(listed).fresh, other.posts.tally(theirs).fresh] == [2, 1]
    other.close()


def test_what_was_on_the_shelf_before_arrivals_were_noted_is_shown(shelf: Shelf) -> None:
    shelf._database.write(lambda connection: connection.execute("UPDATE posts SET came = 0"))
    listed = shelf.posts.listed(Listed(river()))
    assert shelf.posts.tally(listed).total == 40
    late(shelf, 101, after=30)
    assert (shelf.posts.tally(listed).total, shelf.posts.tally(listed).fresh) == (40, 1)


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("only", list(Only))
def test_what_came_is_left_out_along_an_index(shelf: Shelf, only: Only, sort: Sort) -> None:
    shelf.posts.put(BLOG.address, texts(200, 2200))
    lists = [shelf.posts.listed(Listed(blog, Query(only=only, sort=sort))) for blog in (river(), OTHER.address)]
    lists.append(shelf.posts.listed(Listed(BLOG.address, Query(term=BANKS, only=only, sort=sort))))
    late(shelf, 2901, after=30)
    late(shelf, 2903, after=300)
    for listed in lists:
        assert slow(shelf, partial(walked, shelf, listed)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    only=st.sampled_from(list(Only)),
    sort=st.sampled_from(list(Sort)),
    before=st.lists(st.integers(-5, 45), max_size=3),
    afterwards=st.lists(st.integers(-5, 45), min_size=1, max_size=3),
    size=st.integers(0, 20),
    start_at=st.floats(0, 1),
    known_at=st.floats(0, 1),
)
def test_every_window_has_the_rows_it_had(  # noqa: PLR0917 - drawn
    shelf: Shelf,
    only: Only,
    sort: Sort,
    before: list[int],
    afterwards: list[int],
    size: int,
    start_at: float,
    known_at: float,
) -> None:
    shelf.posts.put(OTHER.address, [text(next(NUMBERS), date=between(after)) for after in before])
    listed = shelf.posts.listed(Listed(river(), Query(only=only, sort=sort)))
    rows = shelf.posts.window(listed, 0, 9999)
    for after in afterwards:
        late(shelf, next(NUMBERS), after)
    assert shelf.posts.window(listed, 0, 9999) == rows
    start, known = (int(len(rows) * part) for part in (start_at, known_at))
    near = (known, rows[known].key) if known < len(rows) else None
    assert shelf.posts.window(listed, start, size, near) == rows[start : start + size]
    if near:
        assert shelf.posts.place(listed, near[1]) == known
