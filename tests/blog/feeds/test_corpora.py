"""What others collected: feedparser's and the feed validator's cases are read, quickly, and as feedparser reads them.

Where we differ it is meant, and each kind of difference has its reason here; any other fails the test.
"""

import html
import io
import time
import warnings
from calendar import timegm
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.corpora import CORPORA, with_corpora
from tui_reader.blog.feeds import Entry, Feed
from tui_reader.blog.feeds.links import absolute
from tui_reader.blog.feeds.reading import read
from tui_reader.blog.values import words
from tui_reader.errors import NotAFeed

pytestmark = with_corpora

BASE = "http://example.com/"
SECONDS = 1
FOLDERS = ("feedparser/tests/wellformed", "feedparser/tests/illformed", "feedvalidator/testcases")

NO_FEEDS = ("/kml/", "/opensearch/", "/rss/must/missing_rss", "/rss11/must/neg-wrongns.xml")
"""Maps, descriptions of search engines, and roots unknown on purpose: feedparser finds no entries either."""

MEANT: dict[str, tuple[str, tuple[str, ...]]] = {
    "the first of several counts, where feedparser keeps the last": (
        "link home title description generator language discussion date",
        (
            "atom/4.1.1/multiple-",
            "atom/4.1.2/link-same-rel-type-",
            "atom/4.2.7.2/link-rel-iana.xml",
            "atom/must/entry_link_multiple",
            "rss/must/multiple_dclanguage.xml",
            "rss/must/valid_dc_all2.xml",
            "rss/must/rss10_rdfDescription.xml",
            "rss/should/duplicate_item_atompubdate.xml",
            "rss20/element-channel-item/multiple_item_comments.xml",
            "rss20/element-channel/multiple_description.xml",
            "opensearch/",
        ),
    ),
    "an alternate without HTML, content elsewhere and a guid are better than no link": (
        "link",
        (
            "atom10/entry_content_src.xml",
            "atom/4.1.1.1/content-src.xml",
            "atom/4.1.3.2/content-src-",
            "atom/4.2.7.3/link-type-",
            "illformed/rdf_channel_empty_textinput.xml",
        ),
    ),
    "the address an entry had before FeedBurner is its link": ("link", ("rss/must/atom_link.xml",)),
    "a year that is not in the text is nobody's": ("date", ("atom/3.3/published_bad_month.xml",)),
    "a feed's id is no page": ("home", ("feed_id", "http_feed_id_base_content_location.xml", "link-rel-iana.xml")),
    "the source of an entry is not the feed": (
        "home title entries",
        ("atom/4.2.11/missing-self.xml", "atom/4.2.11/source-entry.xml"),
    ),
    "inline markup in a title is not shown": ("title", ("feed_title_not_inline.xml",)),
    "a namespace decides, whatever its prefix": (
        "home title description replies authors",
        ("rss11/must/", "ext/thr/invalid-updated.xml"),
    ),
    "what is inside an element of a category is not the entry's": ("title", ("rss/item_category_image.xml",)),
    "a podcast's summary describes it": ("description", ("itunes/itunes_channel_summary.xml",)),
    "entries of equal identity are one": (
        "entries",
        (
            "entry_link_no_href_link_priority.xml",
            "entry_link_rel_enclosure_no_href.xml",
            "lang/entry_content_xml_lang_blank_3.xml",
            "node_precedence/atom10_title.xml",
            "atom/4.1.1/duplicate-entries-all.xml",
            "rss11/must/neg-ext-dupabout.xml",
            "element-channel-item-author/valid_email_addresses.xml",
            "element-channel-item-guid/guid_duplicate_value_cdata.xml",
        ),
    ),
    "an older copy inside an entry is no entry": ("entries", ("ext/feedsync/spec-example-rss-2.xml",)),
}
"""Reason: fields, and parts of the names of the cases that show it."""


def cases() -> list[Path]:
    found = [path for folder in FOLDERS for path in sorted((CORPORA / folder).rglob("*.xml"))]
    assert len(found) > 1500
    return found


def named(path: Path) -> str:
    return str(path.relative_to(CORPORA))


def known(path: Path) -> bool:
    return any(part in named(path) for part in NO_FEEDS)


def ours(path: Path) -> Feed | None:
    try:
        return read(path.read_bytes(), "application/xml", BASE)
    except NotAFeed:
        return None


def theirs(path: Path) -> Any:
    headers = {"content-location": BASE, "content-type": "application/xml"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(
            io.BytesIO(path.read_bytes()), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )


def test_every_case_is_read_within_a_second() -> None:
    refused, slow = [], {}
    for path in cases():
        begun = time.process_time()
        feed = ours(path)
        if (spent := time.process_time() - begun) > SECONDS:
            slow[named(path)] = spent
        if feed is None and not known(path):
            refused.append(named(path))
    assert (refused, slow) == ([], {})


def test_what_feedparser_reads_is_read_alike() -> None:
    agreed: Counter[str] = Counter()
    differing: Counter[str] = Counter()
    unexplained, used = [], set()
    for path in cases():
        feed, parsed = ours(path), theirs(path)
        if feed is None:
            assert known(path) or not parsed.entries, named(path)
            continue
        for field, mine, other in compared(feed, parsed):
            if mine == other:
                agreed[field] += 1
                continue
            differing[field] += 1
            why = reason(path, field)
            used.add(why)
            if not why:
                unexplained.append(f"{named(path)} {field}: {mine!r}, feedparser {other!r}")
    for field, number in agreed.items():
        print(f"{field}: {number} agree, {differing[field]} differ as meant")
    assert unexplained == []
    assert set(MEANT) - used == set(), "a reason that nothing needs any more"


def reason(path: Path, field: str) -> str:
    for why, (fields, parts) in MEANT.items():
        if field in fields.split() and any(part in named(path) for part in parts):
            return why
    return ""


def compared(feed: Feed, parsed: Any) -> Iterator[tuple[str, Any, Any]]:
    about = parsed.feed
    yield "title", feed.title, title(about, "title")
    yield "home", feed.home, absolute(of(about, "link"), BASE)
    yield "language", feed.language, of(about, "language")
    yield "generator", feed.generator, words(of(about, "generator"))
    yield "description", feed.description, title(about, "subtitle")
    yield "entries", len(feed.entries), len(parsed.entries)
    if len(feed.entries) == len(parsed.entries):
        for mine, other in zip(feed.entries, parsed.entries, strict=True):
            yield from compared_entries(mine, other)


def compared_entries(entry: Entry, other: Any) -> Iterator[tuple[str, Any, Any]]:
    identity = of(other, "id")
    yield "title", entry.title, title(other, "title")
    yield "link", entry.link, absolute(of(other, "link"), BASE)
    if identity:
        yield "id", identity in (entry.identity, urljoin(BASE, entry.identity)), True
    dates = [moment(of(other, f"{kind}_parsed", None)) for kind in ("published", "created", "updated")]
    yield "date", entry.date, next(filter(None, dates), None)
    texts = [of(part, "value") for part in of(other, "content", [])]
    yield "text", bool(entry.html), bool(any(texts) or of(other, "summary"))
    yield "categories", entry.categories, lines(of(tag, "label") or of(tag, "term") for tag in of(other, "tags", []))
    if people := lines(of(person, "name") or of(person, "email") for person in of(other, "authors", [])):
        yield "authors", entry.authors, people  # without any, Atom's entries have their feed's (RFC 4287 4.2.1)
    files = [of(link, "href") for link in of(other, "links", []) if of(link, "rel") == "enclosure"]
    files += [of(file, "url") for file in of(other, "media_content", [])]
    yield "enclosures", [file.url for file in entry.enclosures], [absolute(file, BASE) for file in files]
    yield "discussion", entry.discussion, absolute(of(other, "comments"), BASE)
    yield "replies", entry.replies, absolute(of(other, "wfw_commentrss"), BASE)


def of(found: Any, key: str, default: Any = "") -> Any:
    """Without the keys that feedparser maps to others, with a warning."""
    return dict.get(found, key) or default


def title(found: Any, key: str) -> str:
    plain = of(of(found, f"{key}_detail", {}), "type") == "text/plain"
    return words(html.escape(of(found, key)) if plain else of(found, key))


def lines(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in texts if (line := words(text))))


def moment(parsed: Any) -> datetime | None:
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


@pytest.mark.parametrize("name", ["undeclared_namespace", "rss_item_link_corrupted_ampersands", "chardet/big5"])
def test_broken_cases_have_their_words(name: str) -> None:
    feed = ours(CORPORA / f"feedparser/tests/illformed/{name}.xml")
    assert feed is not None
    assert "\ufffd" not in feed.title
    assert feed.title or feed.description or feed.entries
