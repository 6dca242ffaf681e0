"""Why a blog cannot be read is said in the language of who reads it, whatever was spoken when it failed."""

from datetime import UTC, datetime
from http import HTTPStatus

import pytest

from tests.store.shelving import BLOG
from tui_reader import i18n
from tui_reader.errors import BlogError, NoSuchHost, ServerFailed, TimedOut, TlsFailed
from tui_reader.store import complaints
from tui_reader.store.shelf import Shelf

NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "error",
    [
        NoSuchHost(host="blog.example"),
        ServerFailed(host="blog.example", status=HTTPStatus.BAD_GATEWAY, after=30),
        TimedOut(host="blog.example", seconds=15),
        BlogError(host="blog.example", odd=object()),
    ],
)
def test_what_was_kept_is_said_again(error: BlogError) -> None:
    assert complaints.said(complaints.kept(error), "other.example") == error.summary


def test_it_is_worded_when_it_is_shown(shelf: Shelf) -> None:
    shelf.blogs.keep(BLOG)
    shelf.blogs.failed(BLOG.address, NOW, complaints.kept(NoSuchHost(host="blog.example")), None)
    assert shelf.blogs.find(BLOG.address).why == "There is no host named blog.example."  # type: ignore[union-attr]
    i18n.use("de")
    assert shelf.blogs.find(BLOG.address).why == NoSuchHost(host="blog.example").summary  # type: ignore[union-attr]


def test_a_sentence_that_was_kept_earlier_stays_as_it_is() -> None:
    assert complaints.said("blog.example could not be read.", "other.example") == "blog.example could not be read."
    assert complaints.said("", "other.example") == ""


@pytest.mark.parametrize(
    "odd",
    [
        "{",
        "{}",
        '{"error": "print", "facts": {}}',
        '{"error": "TimedOut", "facts": {}}',
        '{"error": [], "facts": 1}',
        '{"error": "ErrorOfLater", "facts": {"host": "blog.example"}}',
        '{"error": "TlsFailed", "facts": {"host": "blog.example", "code": []}}',
    ],
)
def test_of_what_cannot_be_worded_it_is_said_that_the_blog_cannot_be_read(shelf: Shelf, odd: str) -> None:
    assert complaints.said(odd, "blog.example") == "blog.example could not be read."
    shelf.blogs.keep(BLOG)
    shelf.blogs.failed(BLOG.address, NOW, odd, None)
    assert shelf.blogs.find(BLOG.address).why == "blog.example could not be read."  # type: ignore[union-attr]


def test_why_a_certificate_does_not_hold_is_worded_when_it_is_shown() -> None:
    expired = complaints.kept(TlsFailed(host="blog.example", code=10, reason="certificate has expired"))
    rare = complaints.kept(TlsFailed(host="blog.example", code=68, reason="CA md too weak"))
    sentence = "The connection to blog.example is not secure: {}."
    assert complaints.said(expired, "") == sentence.format("its certificate has expired")
    assert complaints.said(rare, "") == sentence.format("CA md too weak")
    earlier = '{"error": "TlsFailed", "facts": {"host": "blog.example", "reason": "as it was", "certificate": true}}'
    assert complaints.said(earlier, "") == sentence.format("as it was")
    i18n.use("de")
    assert "has expired" not in complaints.said(expired, "")


def test_half_a_character_does_not_hinder_it(shelf: Shelf) -> None:
    shelf.blogs.keep(BLOG)
    shelf.blogs.failed(BLOG.address, NOW, complaints.kept(BlogError(host="a\ud800")), None)
    assert shelf.blogs.find(BLOG.address).why == "a? could not be read."  # type: ignore[union-attr]
