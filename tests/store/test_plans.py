"""No statement that a key press waits for goes through all posts or sorts them, however many there are."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.store.shelving import ADA, BANKS, BLOG, filled, made, text, texts
from tui_reader.kept import Listed, river
from tui_reader.queries import Only, Query, Sort
from tui_reader.settings import Folders
from tui_reader.sought import Wanted
from tui_reader.store import rivers
from tui_reader.store.shelf import Shelf

POSTS = 3000
SLOW = re.compile(r"SCAN (?:p|posts|t|texts|topics|n|notes)\b|USE TEMP B-TREE")
FINE = {
    "the few that were marked one by one since the list was made": re.compile(r"read_act > \d+ AND p\.read_act < "),
    "stars taken away since the list was made, which are few": re.compile(r"star_act > max"),
    "an order by comments within a filter is made once for a list": re.compile(r"ORDER BY p\.comments DESC"),
    "every name of who commented is looked at for a part of it": re.compile(r"SELECT DISTINCT author FROM notes"),
}

QUERIES = [
    Query(term, author, only, month, sort)
    for term in (None, BANKS)
    for author in (None, ADA)
    for only in Only
    for month in ("", "2026-03")
    for sort in Sort
]
RIVERS = [query for query in QUERIES if (query.term, query.author) == (None, None) and query.sort is not Sort.COMMENTS]
SEARCHES = [
    Wanted(("words",)),
    Wanted(("wor*",)),
    Wanted(("words", "2999*")),
    Wanted(("words",), author="ada", topic="bank", blog="blog"),
    Wanted(("words",), after="2026-02-01", before="2026-03-01"),
    Wanted(topic="bank"),
    Wanted(only=Only.UNREAD),
    Wanted(("words",), only=Only.STARRED),
]


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """A shelf with many posts, some of them starred."""
    shelf = Shelf(Folders.under(tmp_path_factory.mktemp("plans")))
    filled(shelf, POSTS)
    for number in range(1, POSTS, 300):
        shelf.posts.star(BLOG.address, number, starred=True)
    # Others around it: of folders, rivers and the one that is muted.
    for at, name in enumerate(("one", "two", "three", "four")):
        other = replace(BLOG, address=f"https://{name}.example/")
        shelf.blogs.keep(other)
        shelf.blogs.folder(other.address, "News/Banks" if at % 2 else "")
        shelf.blogs.mute(other.address, muted=at == 3)
        shelf.posts.put(other.address, texts(at * 100, at * 100 + 300))
    shelf.blogs.folder(BLOG.address, "News")
    yield shelf
    shelf.close()


def slow(shelf: Shelf, work: Callable[[], object]) -> list[str]:
    """What SQLite says of statements that `work` executes, where it goes through all of something or sorts it."""
    said: list[str] = []

    def look(connection: sqlite3.Connection) -> sqlite3.Connection:
        return connection

    connection = shelf._database.read(look)
    connection.set_trace_callback(said.append)
    work()
    connection.set_trace_callback(None)
    found = []
    for statement in dict.fromkeys(said):
        if not statement.startswith(("SELECT", "UPDATE")) or any(fine.search(statement) for fine in FINE.values()):
            continue
        plan = [detail for *_numbers, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        if any(SLOW.search(detail) for detail in plan):
            found.append(f"{statement}\n{plan}")
    return found


def walked(shelf: Shelf, listed: Listed) -> None:
    """Every way to a row of a list, and its numbers."""
    posts = shelf.posts
    posts.tally(listed)
    rows = posts.window(listed, 0, 40)
    posts.window(listed, POSTS // 2, 40)
    if rows:
        key = rows[-1].key
        posts.window(listed, len(rows) + 5, 40, (len(rows) - 1, key))
        posts.place(listed, key)
        for by in (1, -1):
            for unread in (False, True):
                posts.next(listed, key, by, unread=unread)
    posts.place_of_day(listed, "2026-03-05")


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_list_is_walked_along_an_index(big: Shelf, query: Query) -> None:
    def work() -> None:
        walked(big, big.posts.listed(Listed(BLOG.address, query)))

    assert slow(big, work) == []


@pytest.mark.parametrize("only", [Only.UNREAD, Only.STARRED])
def test_a_list_is_walked_along_an_index_though_all_of_it_was_marked_since(big: Shelf, only: Only) -> None:
    listed = made(big, only)
    big.posts.read(BLOG.address, 1500, read=True)
    act = big.posts.read_all(made(big))
    big.posts.star(BLOG.address, 1, starred=False)
    assert slow(big, lambda: walked(big, listed)) == []
    big.posts.star(BLOG.address, 1, starred=True)
    big.posts.undo(act)


@pytest.mark.parametrize("few", [0, 64])
@pytest.mark.parametrize("folder", ["", "News", "Nothing"])
@pytest.mark.parametrize("query", RIVERS, ids=str)
def test_a_river_is_walked_along_an_index(
    big: Shelf, few: int, folder: str, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rivers, "_FEW", few)
    since = big.posts.listed(Listed(river(folder), query))
    big.posts.read(BLOG.address, 1500, read=True)
    act = big.posts.read_all(since)

    def work() -> None:
        walked(big, big.posts.listed(Listed(river(folder), query)))
        walked(big, since)
        big.blogs.all()

    assert slow(big, work) == []
    big.posts.undo(act)
    big.posts.read(BLOG.address, 1500, read=False)


@pytest.mark.parametrize("wanted", SEARCHES, ids=str)
def test_a_search_asks_indexes(big: Shelf, wanted: Wanted) -> None:
    def work() -> None:
        hits = big.search.find(wanted)
        big.search.find(wanted, below=hits[-1].key if hits else None)
        big.search.count(wanted)

    assert slow(big, work) == []


def test_one_post_is_found_along_an_index(big: Shelf) -> None:
    one = text(1000).post

    def work() -> None:
        big.posts.find(BLOG.address, one.id)
        big.posts.linked(BLOG.address, [one.link, f"{one.link}/"])
        big.posts.beside(BLOG.address, one.id)
        big.posts.oldest_newest(BLOG.address)
        big.posts.how_many(BLOG.address, oldest=one.date)
        big.texts.body(BLOG.address, one.id)
        act = big.posts.read(BLOG.address, one.id, read=True)
        big.posts.undo(act)
        big.blogs.find(BLOG.address)

    assert slow(big, work) == []
