"""Blogs are kept as the reader puts them: folders, order, names; one that is taken off comes back as it was."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.store.shelving import BLOG, filled, text
from tui_reader.kept import Listed, Note, Place, river
from tui_reader.model import Comment
from tui_reader.settings import Folders
from tui_reader.sought import Wanted
from tui_reader.store.shelf import Shelf

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NAMES = ("one", "two", "three", "four")


def address(name: str) -> str:
    return f"https://{name}.example/"


@pytest.fixture
def blogs(shelf: Shelf) -> Shelf:
    """A shelf with four blogs."""
    for name in NAMES:
        shelf.blogs.keep(replace(BLOG, address=address(name), name=name))
    return shelf


def order(shelf: Shelf) -> list[str]:
    """All blogs, with the folder where there is one."""
    return [f"{one.folder}:{one.name}" if one.folder else one.name for one in shelf.blogs.all()]


def test_folders_come_after_the_top_by_their_names(blogs: Shelf) -> None:
    for name, folder in (("one", "News / Banks/"), ("two", "news"), ("four", " ahead ")):
        blogs.blogs.folder(address(name), folder)
    assert order(blogs) == ["three", "ahead:four", "news:two", "News/Banks:one"]
    blogs.blogs.folder(address("four"), "")
    assert order(blogs) == ["three", "four", "news:two", "News/Banks:one"], "at its end"


def test_a_blog_is_shifted_within_its_folder(blogs: Shelf) -> None:
    blogs.blogs.folder(address("two"), "News")
    assert blogs.blogs.shift(address("four"), -1)
    assert order(blogs) == ["one", "four", "three", "News:two"]
    assert blogs.blogs.shift(address("one"), 1)
    assert order(blogs) == ["four", "one", "three", "News:two"]
    for name, by in (("four", -1), ("three", 1), ("two", 1), ("two", -1), ("nobody", 1)):
        assert not blogs.blogs.shift(address(name), by)
    blogs.blogs.remove(address("one"), NOW)
    assert blogs.blogs.shift(address("three"), -1)
    blogs.blogs.restore(address("one"))
    assert order(blogs) == ["three", "one", "four", "News:two"], "one that is removed is not in the way"


def test_a_folder_is_renamed_with_what_is_in_it(blogs: Shelf) -> None:
    for name, folder in zip(NAMES, ("News", "News/Banks", "Newspapers", "News 2"), strict=True):
        blogs.blogs.folder(address(name), folder)
    assert blogs.blogs.rename_folder("News", "Press/Daily") == 2
    assert order(blogs) == ["News 2:four", "Newspapers:three", "Press/Daily:one", "Press/Daily/Banks:two"]
    blogs.blogs.remove(address("two"), NOW)
    assert blogs.blogs.rename_folder("Press/Daily", "") == 1
    blogs.blogs.restore(address("two"))
    assert order(blogs) == ["one", "Banks:two", "News 2:four", "Newspapers:three"]
    assert blogs.blogs.rename_folder("Nothing", "Something") == blogs.blogs.rename_folder("", "All") == 0


def test_a_blog_is_called_as_the_reader_likes(blogs: Shelf) -> None:
    blogs.blogs.title(address("two"), "Zwei")
    blogs.blogs.keep(replace(BLOG, address=address("two"), name="renamed by itself"))
    assert order(blogs) == ["one", "Zwei", "three", "four"]
    blogs.posts.put(address("two"), [text(1)])
    assert [hit.blog for hit in blogs.search.find(Wanted(blog="zwei"))] == ["Zwei"]
    blogs.blogs.title(address("two"), "")
    assert order(blogs) == ["one", "renamed by itself", "three", "four"]


def test_a_muted_blog_is_in_the_library_and_not_in_rivers(blogs: Shelf) -> None:
    blogs.posts.put(address("two"), [text(1)])
    blogs.blogs.mute(address("two"), muted=True)
    assert [one.muted for one in blogs.blogs.all()] == [False, True, False, False]
    assert blogs.posts.window(Listed(river()), 0, 9) == ()
    assert blogs.search.count(Wanted(("words",))) == 1
    blogs.blogs.mute(address("two"), muted=False)
    assert len(blogs.posts.window(Listed(river()), 0, 9)) == 1


def test_a_removed_blog_is_nowhere_and_comes_back_as_it_was(shelf: Shelf, folders: Folders) -> None:
    filled(shelf, 5)
    shelf.posts.star(BLOG.address, 3, starred=True)
    own, answer = (Comment(number, 3, parent, "Ada", NOW, "") for number, parent in ((1, 0), (2, 1)))
    shelf.notes.own(BLOG.address, Note(own, b"", "mine"))
    shelf.notes.put(BLOG.address, 3, [Note(answer, b"", "answer")], whole=False, total=2)
    shelf.places.keep(Place(address("two"), 1))
    shelf.places.opened(BLOG.address, 2)
    shelf.places.opened(address("two"), 1)
    shelf.places.keep(Place(BLOG.address, 3))
    words = [Wanted(("words",)), Wanted(("answer",)), Wanted(("wor*",)), Wanted(blog="blog"), Wanted(topic="rating")]
    found = [shelf.search.count(wanted) for wanted in words]
    assert all(found)
    before = (shelf.blogs.all(), found, len(shelf.notes.conversations()), shelf.places.last())
    shelf.blogs.remove(BLOG.address, NOW)
    assert shelf.blogs.all() == ()
    assert [one.removed for one in shelf.blogs.all(removed=True)] == [NOW]
    assert [shelf.search.count(wanted) for wanted in words] == [0] * len(words)
    assert shelf.notes.conversations() == ()
    assert shelf.places.last() == Place(address("two"), 1)
    assert shelf.places.last(BLOG.address) == Place(BLOG.address, 3)
    assert shelf.places.go(-1) is None
    assert shelf.posts.window(Listed(river()), 0, 9) == ()
    kept = shelf.blogs.find(BLOG.address)
    assert kept
    assert (kept.removed, kept.posts) == (NOW, 5)
    row = shelf.posts.find(BLOG.address, 3)
    assert row
    assert row.starred
    shelf.blogs.restore(BLOG.address)
    found = [shelf.search.count(wanted) for wanted in words]
    assert before == (shelf.blogs.all(), found, len(shelf.notes.conversations()), shelf.places.last())
    assert shelf.places.go(-1) == (BLOG.address, 2)
