"""Rivers: the posts of many blogs in one list, with every way to a row and every mark a list of one blog has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.shelving import ADA, BANKS, BLOG, made, text
from tui_reader.kept import Listed, Reach, Row, river
from tui_reader.queries import Only, Query, Sort
from tui_reader.settings import Folders
from tui_reader.store import marks, rivers, windows
from tui_reader.store.shelf import Shelf

FOLDERS = {"a": "", "b": "News", "c": "News/Banks", "d": "Newspapers", "e": "News"}
"""Blogs, and where they are kept; the posts of each come in turn, an hour after the one before."""
IN_NEWS = ("b", "c", "e")


def address(name: str) -> str:
    return f"https://{name}.example/"


def put(shelf: Shelf, numbers: range) -> None:
    """Put posts of these numbers on the shelf, each of one blog."""
    for at, name in enumerate(FOLDERS):
        shelf.posts.put(address(name), [text(number) for number in numbers if number % len(FOLDERS) == at])


@pytest.fixture(params=[0, 64], ids=["in the order of time", "each blog for itself"])
def shelf(request: pytest.FixtureRequest, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """A shelf with posts of several blogs that are not whole, on it in one of the two ways to walk through them."""
    monkeypatch.setattr(rivers, "_FEW", request.param)
    shelf = Shelf(folders)
    for name, folder in FOLDERS.items():
        shelf.blogs.keep(replace(BLOG, address=address(name), name=name))
        shelf.blogs.folder(address(name), folder)
    put(shelf, range(1, 41))
    yield shelf
    shelf.close()


def flow(shelf: Shelf, only: Only = Only.ALL, folder: str = "", **query: object) -> Listed:
    """A river, fixed to what there is now."""
    return shelf.posts.listed(Listed(river(folder), Query(only=only, **query)))  # type: ignore[arg-type]


def shown(shelf: Shelf, listed: Listed) -> list[int]:
    """The posts a river shows, and that its numbers are right."""
    rows = shelf.posts.window(listed, 0, 1000)
    tally = shelf.posts.tally(listed)
    assert (tally.total, tally.unread) == (len(rows), sum(not row.read for row in rows))
    assert tally.reach.whole
    return [row.post.id for row in rows]


def expected(*names: str, last: int = 40) -> list[int]:
    """The posts of some blogs, the newest first."""
    return [number for number in range(last, 0, -1) if list(FOLDERS)[number % len(FOLDERS)] in names]


def test_all_blogs_flow_together_newest_first(shelf: Shelf) -> None:
    assert shown(shelf, flow(shelf)) == expected(*FOLDERS)
    assert shown(shelf, flow(shelf, sort=Sort.OLDEST)) == expected(*FOLDERS)[::-1]
    assert [row.blog for row in shelf.posts.window(flow(shelf), 0, 2)] == [address("a"), address("e")]
    first = shelf.posts.window(flow(shelf), 0, 1)[0]
    assert first == shelf.posts.find(first.blog, first.post.id)


def test_a_folder_flows_with_those_in_it_and_no_other(shelf: Shelf) -> None:
    assert shown(shelf, flow(shelf, folder="News")) == expected(*IN_NEWS)
    assert shown(shelf, flow(shelf, folder=" News /")) == expected(*IN_NEWS)
    assert shown(shelf, flow(shelf, folder="News/Banks")) == expected("c")
    assert shown(shelf, flow(shelf, folder="Ne")) == []
    assert shelf.posts.oldest_newest(river("Ne")) == (None, None)


def test_what_is_muted_or_removed_or_was_never_kept_is_not_in_it(shelf: Shelf) -> None:
    shelf.posts.put("https://unknown.example/", [text(99)])
    shelf.blogs.mute(address("a"), muted=True)
    shelf.blogs.remove(address("c"), datetime.now(UTC))
    assert shown(shelf, flow(shelf)) == expected("b", "d", "e")
    assert shown(shelf, flow(shelf, folder="News")) == expected("b", "e")
    for name in ("b", "d", "e"):
        shelf.blogs.mute(address(name), muted=True)
    assert shown(shelf, flow(shelf)) == []
    shelf.posts.put(address("a"), (), reach=Reach("", text(1).post.date, whole=True))
    assert [row.post.id for row in shelf.posts.window(Listed(address("a")), 0, 99)] == expected("a"), (
        "alone it shows all"
    )


def test_a_filter_that_belongs_to_one_blog_leaves_nothing(shelf: Shelf) -> None:
    assert shown(shelf, flow(shelf, term=BANKS)) == shown(shelf, flow(shelf, author=ADA)) == []
    assert shelf.posts.facets(river(), "topics") == shelf.posts.facets(river(), "authors") == ()


def test_months_are_counted_over_all_blogs_and_filter(shelf: Shelf) -> None:
    put(shelf, range(740, 751))
    shelf.posts.read(address("b"), 741, read=True)
    months = [(one.value, one.posts, one.unread) for one in shelf.posts.facets(river(), "months")]
    assert months == [("2026-02", 7, 7), ("2026-01", 44, 43)]
    months = [(one.value, one.posts, one.unread) for one in shelf.posts.facets(river("News"), "months")]
    assert months == [("2026-02", 4, 4), ("2026-01", 26, 25)]
    assert shown(shelf, flow(shelf, month="2026-02")) == list(range(750, 743, -1))
    assert shown(shelf, flow(shelf, Only.UNREAD, "News", month="2026-01"))[:2] == [742, 39]
    assert shown(shelf, flow(shelf, month="2020-01")) == []


def test_a_river_stands_still_while_it_is_read_and_starred(shelf: Shelf) -> None:
    unread, all_of_it = flow(shelf, Only.UNREAD), flow(shelf)
    before = shown(shelf, unread)
    row = shelf.posts.window(unread, 3, 1)[0]
    shelf.posts.read(row.blog, row.post.id, read=True)
    shelf.posts.star(row.blog, row.post.id, starred=True)
    starred = flow(shelf, Only.STARRED)
    act = shelf.posts.star(row.blog, row.post.id, starred=False)
    assert shown(shelf, unread) == before
    assert shown(shelf, starred) == [row.post.id]
    assert shown(shelf, flow(shelf, Only.STARRED)) == []
    assert shelf.posts.undo(act) == 1
    assert shown(shelf, flow(shelf, Only.STARRED)) == [row.post.id]
    assert shown(shelf, flow(shelf, Only.UNREAD)) == [number for number in before if number != row.post.id]
    put(shelf, range(41, 44))
    assert shelf.posts.tally(all_of_it).fresh == 3
    assert shown(shelf, all_of_it) == expected(*FOLDERS)
    assert shown(shelf, flow(shelf)) == expected(*FOLDERS, last=43)


@pytest.mark.parametrize("many", [0, 5000])
def test_all_of_a_river_is_marked_as_read_and_taken_back(
    shelf: Shelf, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_MANY", many)
    shelf.posts.read(address("b"), 1, read=True)
    listed = flow(shelf, Only.UNREAD, "News")
    act = shelf.posts.read_all(listed)
    assert act.posts == 23
    assert [one.unread for one in shelf.blogs.all()] == [8, 0, 0, 0, 8]
    assert shown(shelf, flow(shelf, Only.UNREAD)) == expected("a", "d")
    assert shown(shelf, listed) == expected(*IN_NEWS)[:-1]
    shelf.posts.read(address("c"), 2, read=False)
    assert shelf.posts.undo(act) == 22
    assert [one.unread for one in shelf.blogs.all()] == [8, 7, 8, 8, 8]
    everything = shelf.posts.read_all(flow(shelf))
    assert everything.posts == 39
    assert shown(shelf, flow(shelf, Only.UNREAD)) == []
    assert shelf.posts.undo(everything) == 39
    assert sum(one.unread for one in shelf.blogs.all()) == 39


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_way_to_a_row_leads_to_the_same(shelf: Shelf, data: st.DataObject) -> None:
    only, sort = data.draw(st.sampled_from(Only)), data.draw(st.sampled_from(Sort))
    listed = flow(shelf, only, data.draw(st.sampled_from(["", "News"])), sort=sort)
    number = data.draw(st.integers(1, 40))
    name = list(FOLDERS)[number % len(FOLDERS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "_DEEP", data.draw(st.sampled_from([0, 3, 1000])))
        shelf.posts.read(address(name), number, read=data.draw(st.booleans()))
        shelf.posts.star(address(name), number, starred=data.draw(st.booleans()))
        rows = shelf.posts.window(listed, 0, 100)
        assert shelf.posts.tally(listed).total == len(rows)
        start, size = data.draw(st.integers(0, 45)), data.draw(st.integers(0, 45))
        assert shelf.posts.window(listed, start, size) == rows[start : start + size]
        for place, row in enumerate(rows):
            assert shelf.posts.window(listed, start, size, (place, row.key)) == rows[start : start + size]
            assert shelf.posts.place(listed, row.key) == place
            below, above = rows[place + 1 :], rows[:place][::-1]
            for by, way in ((1, below), (-1, above)):
                assert shelf.posts.next(listed, row.key, by) == first(way)
                assert shelf.posts.next(listed, row.key, by, unread=True) == first(one for one in way if not one.read)


def first(rows: Iterator[Row] | tuple[Row, ...]) -> Row | None:
    """The first row, None where there is none."""
    return next(iter(rows), None)


def test_a_day_is_found_in_a_river(shelf: Shelf) -> None:
    for sort in Sort:
        listed = flow(shelf, sort=sort)
        for day, number in (("2026-01-01", 23), ("2026-01-02", 40), ("2020-01-01", 1)):
            assert shown(shelf, listed)[shelf.posts.place_of_day(listed, day)] == number


def test_the_list_of_one_blog_is_as_it_was(shelf: Shelf) -> None:
    assert [row.post.id for row in shelf.posts.window(made(shelf), 0, 99)] == []
    alone = Listed(address("b"), Query(only=Only.STARRED))
    shelf.posts.star(address("b"), 1, starred=True)
    assert [row.post.id for row in shelf.posts.window(alone, 0, 99)] == [1]
