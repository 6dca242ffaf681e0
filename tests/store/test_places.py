"""Places: where one was is found again exactly, and history goes both ways."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tui_reader.kept import Place, river
from tui_reader.model import Author, Blog, Kind, Term
from tui_reader.queries import Only, Query, Sort
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

BLOG, OTHER = "https://blog.example/", "https://other.example/"
QUERIES = [
    Query(),
    Query(Term(5, "Thema", "tags"), Author(0, ""), Only.UNREAD, "2012-11"),
    Query(only=Only.STARRED),
    Query(sort=Sort.OLDEST),
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_place_is_as_it_was_left(shelf: Shelf, folders: Folders, query: Query) -> None:
    place = Place(BLOG, 7, "thread", query, 9, 4, (3, 2), 55, (6, 1), zen=True)
    shelf.places.keep(place)
    again = Shelf(folders)
    assert again.places.last() == again.places.last(BLOG) == place
    assert again.places.last(OTHER) is None
    assert again.places.scroll(BLOG, 7) == (3, 2)
    assert again.places.scroll(BLOG, 8) == (0, 0)
    again.close()


def test_the_last_place_is_of_the_blog_that_was_used_last(shelf: Shelf) -> None:
    shelf.places.keep(Place(BLOG, 7))
    shelf.places.keep(Place(OTHER, 1))
    assert shelf.places.last() == Place(OTHER, 1)
    shelf.places.keep(Place(BLOG, 8, scroll=(1, 1)))
    assert shelf.places.last() == Place(BLOG, 8, scroll=(1, 1))
    assert shelf.places.last(OTHER) == Place(OTHER, 1)


@pytest.mark.parametrize("of", ["of", "row_of"])
def test_a_place_in_a_river_at_a_blog_that_was_removed_is_not_the_last(shelf: Shelf, of: str) -> None:
    for address in (BLOG, OTHER):
        shelf.blogs.keep(Blog(address, f"{address}feed", "B", kind=Kind.FEED))
    shelf.places.keep(Place(BLOG, 7))
    place = replace(Place(river(), 1, of=BLOG, row=2, row_of=BLOG), **{of: OTHER})  # type: ignore[arg-type]
    shelf.places.keep(place)
    assert shelf.places.last() == place
    shelf.blogs.remove(OTHER, datetime.now(UTC))
    assert shelf.places.last() == Place(BLOG, 7)
    shelf.blogs.restore(OTHER)
    assert shelf.places.last() == place


@pytest.mark.parametrize("damage", ["pane = 'kitchen'", "only = 'blue'", "sort = 'odd'", "line = 'x'", "post = x'00'"])
def test_a_damaged_place_is_none(shelf: Shelf, folders: Folders, damage: str) -> None:
    shelf.places.keep(Place(BLOG, 7))
    with closing(sqlite3.connect(folders.data / "shelf.sqlite")) as connection, connection:
        connection.execute(f"UPDATE places SET {damage}")  # noqa: S608 - the test's own words
    assert shelf.places.last() is None


def test_history_goes_back_and_forward_and_on_from_there(shelf: Shelf) -> None:
    assert shelf.places.go(-1) is None
    for number in (1, 2, 3, 3):
        shelf.places.opened(BLOG, number)
    assert [shelf.places.go(-1) for _step in range(3)] == [(BLOG, 2), (BLOG, 1), None]
    assert shelf.places.go(1) == (BLOG, 2)
    shelf.places.opened(OTHER, 9)
    assert shelf.places.go(1) is None, "what was ahead is forgotten"
    assert [shelf.places.go(-1) for _step in range(2)] == [(BLOG, 2), (BLOG, 1)]


def test_history_keeps_the_last_two_hundred(shelf: Shelf) -> None:
    for number in range(1, 251):
        shelf.places.opened(BLOG, number)
    steps = 0
    while (last := shelf.places.go(-1)) is not None:
        first, steps = last, steps + 1
    assert (first, steps) == ((BLOG, 51), 199)
