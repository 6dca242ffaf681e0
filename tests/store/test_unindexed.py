"""Texts that wait for the index: no search finds them before they are in it, and none is ever in it twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.store.shelving import BLOG, START, text
from tui_reader.kept import Text
from tui_reader.settings import Folders
from tui_reader.sought import Wanted
from tui_reader.store.shelf import Shelf


@pytest.fixture
def shelf(folders: Folders) -> Iterator[Shelf]:
    """A shelf whose second post waits."""
    shelf = Shelf(folders)
    shelf.blogs.keep(BLOG)
    shelf.posts.put(BLOG.address, [text(1, words="Banken"), waiting(2)])
    yield shelf
    shelf.close()


def waiting(number: int, body: bytes = b"text", **others: Any) -> Text:
    return replace(text(number, body, **others), words=None)


def found(shelf: Shelf, word: str) -> list[int]:
    return [hit.row.post.id for hit in shelf.search.find(Wanted((word,)))]


def index(shelf: Shelf, words: str) -> None:
    """Read all that waits as if it said these words."""
    shelf.search.index([(key, body, body[:1], words) for key, body in shelf.search.unindexed(10)])


def test_it_is_listed_at_once_and_found_once_it_is_indexed(shelf: Shelf) -> None:
    assert shelf.posts.find(BLOG.address, 2)
    assert found(shelf, "banken") == [1]
    index(shelf, "Über Banken")
    assert len(shelf.texts.body(BLOG.address, 2) or b"") == 1
    assert found(shelf, "banken") == found(shelf, "post") == [2, 1]
    assert shelf.search.unindexed(10) == ()


def test_what_changes_before_is_found_as_it_is_then(shelf: Shelf) -> None:
    read = shelf.search.unindexed(10)
    shelf.posts.put(BLOG.address, [text(2, b"other", words="Zinsen", title="Neu", date=START + timedelta(days=9))])
    shelf.search.index([(key, body, body, "Banken") for key, body in read])  # of the text before
    assert found(shelf, "banken") == [1]
    index(shelf, "Zinsen")
    assert found(shelf, "zinsen") == found(shelf, "neu") == [2]
    assert found(shelf, "post") == [1]


def test_what_is_put_again_after_it_was_indexed_is_found_as_it_is_now(shelf: Shelf) -> None:
    index(shelf, "Banken")
    shelf.posts.put(BLOG.address, [waiting(2, b"other")])
    assert found(shelf, "banken") == [1]
    index(shelf, "Zinsen")
    assert (found(shelf, "banken"), found(shelf, "zinsen")) == ([1], [2])


def test_it_waits_over_a_restart(shelf: Shelf, folders: Folders) -> None:
    shelf.close()
    again = Shelf(folders)
    assert [body for _key, body in again.search.unindexed(10)] == [b"text"]
    again.close()
