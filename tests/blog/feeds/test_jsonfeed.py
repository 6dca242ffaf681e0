"""JSON Feed 1.0 and 1.1."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.blog.feeds.written import feed
from tui_reader.blog.feeds import Enclosure
from tui_reader.errors import NotAFeed


def written(**fields: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "A <b>log</b>", **fields})


def test_a_feed_is_read_whole() -> None:
    item = {
        "id": 7,
        "url": "/7",
        "title": "1 < 2 & 3",
        "content_html": "<p>x</p>",
        "summary": "s",
        "date_published": "2012-11-25T08:30:00Z",
        "date_modified": "2012-11-26T08:30:00Z",
        "authors": [{"name": "Jo"}, {"url": "x"}],
        "tags": ["Tea", 3],
        "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5, "title": "A"}],
    }
    found = feed(written(home_page_url="/", next_url="?p=2", language="en", items=[item, "x", {"id": "b"}]))
    assert (found.title, found.home) == ("A <b>log</b>", "https://blog.example.org/")
    assert (found.next, found.language) == ("https://blog.example.org/feed/?p=2", "en")
    post, bare = found.entries
    assert (post.identity, post.title, post.html, post.whole) == ("7", "1 < 2 & 3", "<p>x</p>", True)
    assert (post.date, post.changed) == (
        datetime(2012, 11, 25, 8, 30, tzinfo=UTC),
        datetime(2012, 11, 26, 8, 30, tzinfo=UTC),
    )
    assert (post.authors, post.categories) == (("Jo",), ("Tea",))
    assert post.enclosures == (Enclosure("https://blog.example.org/a.mp3", "audio/mpeg", 5, "A"),)
    assert (bare.identity, bare.html, bare.whole) == ("b", "", False)


def test_text_is_no_markup_and_a_summary_not_the_text() -> None:
    text, summary = feed(
        written(items=[{"id": "a", "content_text": "1 < 2\n\n3"}, {"id": "b", "summary": "<s>"}])
    ).entries
    assert (text.html, text.whole) == ("<p>1 &lt; 2</p><p>3</p>", True)
    assert (summary.html, summary.whole) == ("&lt;s&gt;", False)


@pytest.mark.parametrize(
    "text", ["{}", "[]", "{", '{"items": []}', written(items={}), "[" * 100_000, '{"a":' * 100_000]
)
def test_other_json_is_no_feed(text: str) -> None:
    with pytest.raises(NotAFeed):
        feed(text)
