"""What the sentences of errors advise depends on what happened."""

from importlib import import_module
from shlex import split

import pytest

from tui_reader import errors
from tui_reader.errors import IsFile, KeepError, ListOfFeeds, NoSuchHost, NotListed, NotOnShelf, ReaderError


@pytest.mark.parametrize("branch", errors.BRANCHES)
def test_every_error_of_a_branch_is_a_name_of_the_package(branch: str) -> None:
    module = import_module(f"tui_reader.errors.{branch}")
    own = [name for name, each in vars(module).items() if getattr(each, "__module__", "") == module.__name__]
    assert own == errors.BRANCHES[branch].split()
    assert all(getattr(errors, name) is getattr(module, name) for name in own)
    assert all(issubclass(getattr(errors, name), ReaderError) for name in own)


def test_a_name_that_is_no_error_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'NoSuchError'"):
        getattr(errors, "NoSuchError")  # noqa: B009 - who checks types knows that it is none


def test_a_word_that_is_no_host_may_have_been_meant_as_a_command() -> None:
    assert "--help" in NoSuchHost(host="frobnicate").hint
    assert "--help" not in NoSuchHost(host="blog.example").hint


def test_what_is_to_go_is_not_to_be_brought_in() -> None:
    assert "sync blog.example" in NotOnShelf(address="blog.example").hint
    assert "sync" not in NotListed(address="blog.example").hint


@pytest.mark.parametrize(("count", "words"), [(1, "a list of 1 feed (OPML)"), (2, "a list of 2 feeds (OPML)")])
def test_a_list_of_one_feed_is_no_list_of_feeds(count: int, words: str) -> None:
    found = ListOfFeeds(count=count, asked="https://a.example/?key=1", n=str(count), address="ADDRESS")
    assert words in found.summary
    assert "key=1" not in str(found)


@pytest.mark.parametrize("path", ["300.opml", "~/My feeds.opml", "it's/$HOME.opml"])
def test_a_command_that_is_advised_is_one_in_a_shell(path: str) -> None:
    error = IsFile(path=path)
    assert path in error.summary
    assert split(error.hint.partition(": ")[2]) == ["tui-reader", "import", path]


def test_what_a_newer_program_wrote_needs_neither_room_nor_permissions() -> None:
    error = KeepError(path="shelf", reason="it was written by a newer tui-reader", about="newer")
    assert error.hint.startswith("Update tui-reader;")
