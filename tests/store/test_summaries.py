"""Summaries of feeds: none takes the place of a whole text, and none is lost; what a feed does not tell stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.store.shelving import BLOG, made, numbers, text
from tui_reader.kept import Put, Reach, Row, Text
from tui_reader.queries import UNDATED
from tui_reader.sought import Wanted
from tui_reader.store.shelf import Shelf

LATER = datetime(2026, 6, 1, tzinfo=UTC)


def summary(number: int, words: str = "short", **others: Any) -> Text:
    """A post of which the feed has only a summary."""
    whole = text(number, words.encode(), words, **others)
    return Text(whole.post, whole.body, whole.words, partial=True)


def put(shelf: Shelf, one: Text) -> Row:
    """A post as it is on the shelf after it was put there."""
    shelf.posts.put(BLOG.address, [one])
    row = shelf.posts.find(BLOG.address, one.post.id)
    assert row
    return row


def body(shelf: Shelf, number: int = 1) -> bytes | None:
    return shelf.texts.body(BLOG.address, number)


def found(shelf: Shelf, word: str) -> bool:
    return bool(shelf.search.count(Wanted((word,))))


def test_a_whole_text_takes_the_place_of_a_summary_and_is_no_change_of_the_posts(shelf: Shelf) -> None:
    assert put(shelf, summary(1)).partial
    shelf.posts.read(BLOG.address, 1, read=True)
    row = put(shelf, text(1, b"whole", "whole"))
    assert (row.partial, row.edited, row.read) == (False, False, True)
    assert (body(shelf), found(shelf, "whole"), found(shelf, "short")) == (b"whole", True, False)
    assert shelf.texts.before(BLOG.address, 1) is None


def test_a_summary_takes_the_place_of_a_summary(shelf: Shelf) -> None:
    put(shelf, summary(1))
    row = put(shelf, summary(1, "shorter", modified=LATER))
    assert (row.partial, row.post.modified, body(shelf)) == (True, LATER, b"shorter")


def test_a_summary_never_takes_the_place_of_a_whole_text(shelf: Shelf) -> None:
    put(shelf, text(1, b"whole", "whole"))
    assert shelf.posts.put(BLOG.address, [summary(1)]) == Put()
    row = put(shelf, summary(1, title="Renamed"))
    assert (row.partial, row.post.title, body(shelf)) == (False, "Renamed", b"whole")
    assert (found(shelf, "whole"), found(shelf, "short"), found(shelf, "renamed")) == (True, False, True)


def test_a_summary_of_a_later_change_has_the_text_fetched_anew_and_keeps_it_until_then(shelf: Shelf) -> None:
    put(shelf, text(1, b"whole", "whole"))
    shelf.posts.read(BLOG.address, 1, read=True)
    for moment in (LATER, LATER, LATER + timedelta(days=1)):
        row = put(shelf, summary(1, modified=moment))
        assert (row.partial, row.edited, row.post.modified) == (True, False, moment)
        assert (body(shelf), found(shelf, "whole"), found(shelf, "short")) == (b"whole", True, False)
    row = put(shelf, text(1, b"anew", "anew", modified=LATER + timedelta(days=1)))
    assert (row.partial, row.edited) == (False, True), "it was read as it was before"
    assert (body(shelf), shelf.texts.before(BLOG.address, 1)) == (b"anew", b"whole")


def test_the_same_moment_in_another_zone_is_no_change(shelf: Shelf) -> None:
    one = put(shelf, text(1, b"whole", "whole"))
    elsewhere = one.post.modified.astimezone(datetime.strptime("+0530", "%z").tzinfo)
    assert not put(shelf, summary(1, modified=elsewhere)).partial


def test_the_feed_of_the_comments_is_kept_when_a_post_comes_without_it(shelf: Shelf) -> None:
    feed = f"{BLOG.address}1/feed/"
    assert put(shelf, text(1, replies=feed)).post.replies == feed
    assert put(shelf, text(1, title="Renamed")).post.replies == feed
    assert put(shelf, text(1, replies=f"{feed}?new")).post.replies == f"{feed}?new"


@pytest.mark.parametrize("partial", [False, True])
def test_a_post_without_a_date_keeps_the_one_it_was_given(shelf: Shelf, *, partial: bool) -> None:
    make = summary if partial else text
    given = put(shelf, make(1))
    shelf.posts.put(BLOG.address, (), reach=Reach("", given.post.date, whole=True))
    assert shelf.posts.put(BLOG.address, [make(1, date=UNDATED, modified=UNDATED)]) == Put()
    row = put(shelf, make(1, date=UNDATED, modified=UNDATED, title="Renamed"))
    assert (row.key, row.post.date, row.post.modified) == (given.key, given.post.date, given.post.modified)
    assert numbers(shelf, made(shelf)) == [1]


def test_dates_are_told_of_what_is_there(shelf: Shelf) -> None:
    put(shelf, text(1))
    put(shelf, text(3))
    assert shelf.posts.dated(BLOG.address, [1, 2, 3]) == {number: text(number).post.date for number in (1, 3)}
    assert shelf.posts.dated("https://nobody.example/", [1]) == {}


def test_an_address_alone_changes_nothing_of_a_post(shelf: Shelf) -> None:
    row = put(shelf, text(1, b"whole", "whole"))
    post = text(1, title="Slug", terms=(), modified=LATER).post
    bare = Text(post, b"", "", partial=True, bare=True)
    assert put(shelf, bare) == row
    shelf.posts.gone(BLOG.address, [1])
    assert shelf.posts.put(BLOG.address, [bare]) == Put(changed=1)
    assert shelf.posts.find(BLOG.address, 1) == row
    assert (body(shelf), found(shelf, "whole")) == (b"whole", True)
