"""Sites of static files, as the generators of today build them: from the bare address to the oldest post."""

from datetime import datetime
from urllib.parse import urlsplit

import pytest

from tests.sites.generators import AUTHOR, FEED, NAME, Site
from tui_reader.answers import News
from tui_reader.content import words
from tui_reader.kept import Row
from tui_reader.model import Blog, Kind
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.reader.search import parse

pytestmark = pytest.mark.sites


async def added(reader: Reader, site: Site) -> Blog:
    """The site, found by its bare address and kept."""
    return (await reader.library.add(await reader.library.look(site.host))).blog


async def rows(reader: Reader, blog: Blog) -> list[Row]:
    listed, tally = await reader.lists.listed(blog, Query())
    return [*await reader.lists.window(listed, 0, tally.total)]


async def test_the_bare_address_leads_to_the_feed(built: Site, reader: Reader) -> None:
    sighting = await reader.library.look(built.host)
    blog = sighting.opened.blog
    assert (blog.kind, blog.address, blog.name) == (Kind.FEED, f"http://{built.host}/", NAME)
    assert [*sighting.titles] == [post.title for post in built.posts[: len(sighting.titles)]]


async def test_the_newest_posts_are_as_they_were_written(built: Site, reader: Reader) -> None:
    found = await rows(reader, await added(reader, built))
    written = built.posts[:FEED]
    assert [row.post.title for row in found] == [post.title for post in written]
    assert [row.post.date for row in found] == [_minute(post.date) for post in written]
    assert {row.post.author.name for row in found} == {AUTHOR}
    assert any(row.partial for row in found) == built.taste  # a short text is no shorter in a summary


async def test_every_text_is_whole(built: Site, reader: Reader) -> None:
    blog = await added(reader, built)
    for row, post in zip(await rows(reader, blog), built.posts, strict=False):
        reading = await reader.texts.whole(blog, row.post)
        assert not reading.partial
        text = words(reading.document)
        missing = [word for word in _said(post.text) if word not in text]
        assert not missing, f"{post.title}: {missing}"


async def test_links_and_pictures_lead_to_the_site(built: Site, reader: Reader) -> None:
    blog = await added(reader, built)
    newest = (await rows(reader, blog))[0]
    links = (await reader.texts.whole(blog, newest.post)).document.links
    assert links
    assert all(urlsplit(link.url).netloc for link in links)
    assert f"http://{built.host}/wp-content/uploads/2026/10/desk.jpg" in [link.url for link in links]


async def test_the_archive_is_what_the_site_lists(built: Site, reader: Reader) -> None:
    blog = await added(reader, built)
    await reader.refresh.archive(blog, lambda _progress: None)
    found = await rows(reader, blog)
    assert {urlsplit(row.post.link).path.rstrip("/").removesuffix(".html").rpartition("/")[2] for row in found} == {
        post.slug for post in built.posts[: built.listed]
    }
    oldest = min(found, key=lambda row: row.post.date)
    assert len(words((await reader.texts.whole(blog, oldest.post)).document)) > 100


async def test_what_has_not_changed_is_not_sent_again_and_is_found(built: Site, reader: Reader) -> None:
    blog = await added(reader, built)
    assert await reader.refresh.check(blog) == News()
    title = built.posts[0].title
    assert title in [hit.row.post.title for hit in await reader.search.find(parse(f"{title} "))]


def _minute(date: datetime) -> datetime:
    return date.replace(second=0)


def _said(html: str) -> list[str]:
    """Some words of a text that stand in it as they are: those of its paragraphs without markup."""
    plain = (part.partition("</p>")[0] for part in html.split("<p>")[1:])
    return [part for part in plain if "<" not in part and "&" not in part]
