"""The numbers of posts and comments."""

import pytest

from tui_reader.blog.feeds import Entry
from tui_reader.blog.feeds.numbers import comment_number_of, digest, number_of, parent_number_of

HOME = "https://blog.example.org/"


@pytest.mark.parametrize(
    ("identity", "number"),
    [("?p=123", 123), ("?page_id=9", 9), ("?post_type=book&p=4", 4), ("?p=0", 0), ("?p=x", 0), ("a", 0)],
)
def test_wordpress_names_the_number_of_a_post(identity: str, number: int) -> None:
    entry = Entry(HOME + identity)
    assert number_of(entry, blog_is_wordpress=True) == (number or digest(entry.identity))
    assert number_of(entry, blog_is_wordpress=False) == digest(entry.identity)


def test_a_number_of_another_host_is_none_of_this_blog() -> None:
    """The importer of WordPress keeps the identities that posts had elsewhere."""
    here, there = Entry(f"{HOME}?p=12", f"{HOME}new/"), Entry("http://old.example/?p=12", f"{HOME}old/")
    assert number_of(here, blog_is_wordpress=True) == 12
    assert number_of(there, blog_is_wordpress=True) == digest(there.identity)
    assert number_of(Entry("http://www.blog.example.org/?p=12", f"{HOME}new/"), blog_is_wordpress=True) == 12


def test_a_digest_is_a_number_that_sqlite_keeps() -> None:
    assert 0 < digest("https://[") < 2**56
    assert number_of(Entry("http://[?p=1"), blog_is_wordpress=True) == digest("http://[?p=1")


def test_comments_and_what_they_answer_have_wordpress_numbers() -> None:
    comment = Entry(f"{HOME}?p=1#comment-154", parent=f"{HOME}?p=1#comment-12")
    assert (comment_number_of(comment, blog_is_wordpress=True), parent_number_of(comment, blog_is_wordpress=True)) == (
        154,
        12,
    )
    assert comment_number_of(comment, blog_is_wordpress=False) == digest(comment.identity)
    assert parent_number_of(Entry("x", parent=f"{HOME}?p=1"), blog_is_wordpress=True) == 0
    assert parent_number_of(Entry("x", parent="tag:1"), blog_is_wordpress=False) == digest("tag:1")
