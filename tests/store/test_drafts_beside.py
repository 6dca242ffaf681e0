"""Drafts that two programs write at one place, or that lie where nobody looks: no word of them is lost."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts

BLOG = "https://blog.example/"


def draft(text: str, post: int = 7) -> Draft:
    return Draft(BLOG, post, 0, text)


def texts(folders: Folders) -> list[str]:
    return sorted(one.text for one in Drafts(folders).all())


def files(folders: Folders) -> list[Path]:
    return sorted((folders.data / "drafts").iterdir())


def test_two_programs_at_one_place_write_a_draft_each(folders: Folders) -> None:
    one, other = Drafts(folders), Drafts(folders)
    assert (one.open(BLOG, 7, 0), other.open(BLOG, 7, 0)) == (None, None)
    assert not one.keep(draft("a"))
    assert other.keep(draft("b")), "it is said that there is another one"
    for number in range(5):
        assert one.keep(draft(f"a{number}"))
        assert other.keep(draft(f"b{number}"))
    assert texts(folders) == ["a4", "b4"]
    assert (one.open(BLOG, 7, 0), other.open(BLOG, 7, 0)) == (draft("a4"), draft("b4")), "each goes on with its own"


def test_what_another_program_wrote_comes_back_when_ones_own_is_sent_or_deleted(folders: Folders) -> None:
    one, other = Drafts(folders), Drafts(folders)
    one.keep(draft("a"))
    other.keep(replace(draft("b"), waiting=True))
    one.mark(draft("a"), sent=True, waiting=False)
    one.done(draft("a"))
    assert one.open(BLOG, 7, 0) == replace(draft("b"), waiting=True)
    one.keep(draft("b and more"))
    assert other.keep(draft("b in the other window")), "it was taken over meanwhile"
    one.drop(draft(""))
    assert one.open(BLOG, 7, 0) == draft("b in the other window")


def test_what_was_opened_is_written_on_and_no_other_comes_of_it(folders: Folders) -> None:
    Drafts(folders).keep(draft("a"))
    drafts = Drafts(folders)
    assert drafts.open(BLOG, 7, 0) == draft("a")
    assert not drafts.keep(draft("ab"))
    assert texts(folders) == ["ab"]
    assert len(files(folders)) == 1


def test_what_was_not_opened_is_not_deleted(folders: Folders) -> None:
    one, other = Drafts(folders), Drafts(folders)
    assert one.open(BLOG, 7, 0) is None
    other.keep(draft("a long letter"))
    one.drop(draft(""))
    assert texts(folders) == ["a long letter"]
    assert one.open(BLOG, 7, 0)
    other.keep(draft("a longer letter"))
    one.drop(draft(""))
    assert texts(folders) == ["a longer letter"]


def test_the_draft_with_the_text_that_is_sent_is_the_one_that_is_marked(folders: Folders) -> None:
    one, other = Drafts(folders), Drafts(folders)
    one.keep(draft("a"))
    other.keep(draft("b"))
    one.mark(draft("b"), sent=True, waiting=True)
    assert one.find(BLOG, 7, 0, "b") == replace(draft("b"), sent=True, waiting=True)
    assert one.find(BLOG, 7, 0, "a") == draft("a")
    one.done(draft("b"))
    assert texts(folders) == ["a"]


def test_two_that_write_in_the_same_moment_both_keep_theirs(folders: Folders) -> None:
    one, other = Drafts(folders), Drafts(folders)
    with ThreadPoolExecutor(2) as both:
        for post in range(40):
            writing = [both.submit(who.keep, draft(name, post)) for who, name in ((one, "a"), (other, "b"))]
            assert sorted(each.result() for each in writing) == [False, True]
    assert texts(folders) == ["a"] * 40 + ["b"] * 40
    assert len(files(folders)) == 80


def test_a_draft_that_cannot_be_read_hides_no_other_and_is_not_written_over(
    folders: Folders, caplog: pytest.LogCaptureFixture
) -> None:
    drafts = Drafts(folders)
    drafts.keep(draft("in the way"))
    (place,) = files(folders)
    place.unlink()
    place.mkdir()
    drafts.keep(draft("words", 1))
    with caplog.at_level(logging.WARNING, "tui_reader"):
        assert drafts.all() == (draft("words", 1),)
        assert drafts.find(BLOG, 7, 0) is None
    assert [record.getMessage().rpartition(" ")[2] for record in caplog.records] == ["IsADirectoryError"], "said once"
    drafts.keep(draft("more words"))
    assert Drafts(folders).find(BLOG, 7, 0) == draft("more words")
    assert place.is_dir()


def test_a_draft_keeps_its_age_when_its_blog_moves(folders: Folders) -> None:
    drafts, new, sent = Drafts(folders), "https://new.example/", replace(draft("x"), sent=True)
    drafts.keep(sent)
    (file,) = files(folders)
    os.utime(file, (1000, 1000))
    drafts.readdress(BLOG, new)
    assert drafts.all() == (replace(sent, blog=new),)
    assert drafts.written(replace(sent, blog=new)).timestamp() == 1000


def test_a_move_that_was_broken_off_leaves_one_draft_when_it_is_done_again(folders: Folders) -> None:
    drafts, new = Drafts(folders), "https://new.example/"
    drafts.keep(draft("x"))
    drafts.keep(replace(draft("x"), blog=new))  # killed before the first one went
    drafts.readdress(BLOG, new)
    assert drafts.all() == (replace(draft("x"), blog=new),)
