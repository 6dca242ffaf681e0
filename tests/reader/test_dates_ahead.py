"""A post dated in the future does not stand above all others until then: it is of the moment it was first seen."""

from datetime import UTC, datetime, timedelta

from tests.blog.listener import said
from tests.reader.feeding import Entry, Sites
from tests.reader.test_gathering import rows
from tui_reader.reader import Reader


async def test_it_is_so_whichever_way_the_post_came(reader: Reader, sites: Sites) -> None:
    site = sites.add(2)
    site.head = f'<link rel="alternate" type="text/html" href="{site.blog.address}"/>'
    ahead = (datetime.now(UTC) - datetime(2012, 11, 1, tzinfo=UTC)).days + 900
    site.entries.insert(0, Entry(ahead, "Morgen", "<p>Noch.</p><p>Nicht.</p>"))
    link = f'<link rel="alternate" type="application/atom+xml" href="{site.blog.api}">'
    page = said(200, f"<html><head>{link}</head></html>", Content_Type="text/html", Connection="close")
    sites.listener.answers |= {site.path: page, f"{site.path}{ahead}": page}
    before = datetime.now(UTC)
    opened = await reader.blogs.open(f"{site.origin}{site.path}{ahead}")
    assert opened.post
    assert before - timedelta(seconds=2) <= opened.post.date <= datetime.now(UTC)
    await reader.refresh.check(opened.blog)
    found = await rows(reader, opened.blog)
    assert found["Morgen"].post.date == opened.post.date.replace(microsecond=found["Morgen"].post.date.microsecond)
    assert found["Morgen"].post.date <= datetime.now(UTC)
