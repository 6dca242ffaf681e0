"""The same post under another number, by its address alone, or from the future: one row, and nothing of it lost."""

from datetime import UTC, datetime, timedelta
from html import escape

import pytest

from tests.blog.listener import said
from tests.reader.feeding import FIRST, Entry, Site, Sites
from tests.reader.test_gathering import named, rows, titles
from tui_reader.answers import News
from tui_reader.model import Article, Blog, Kind
from tui_reader.queries import UNDATED, Query
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


class Static:
    """A blog of files: its feed has the ten newest posts, its sitemap all of them.

    Args:
        by_link: the identity of a post is its address.
    """

    def __init__(self, sites: Sites, *, by_link: bool) -> None:
        self._answers, self._home, self._by_link = sites.listener.answers, f"{sites.listener.origin}/b/", by_link
        self.blog = Blog(self._home, f"{self._home}feed.xml", "B", kind=Kind.FEED)
        self.written = 0

    def write(self, count: int) -> None:
        """Publish so many posts."""
        self.written += count
        items = "".join(self._item(number) for number in range(self.written, max(0, self.written - 10), -1))
        feed = f'<rss version="2.0"><channel><title>B</title>{items}</channel></rss>'
        day = (FIRST + timedelta(days=500)).date()
        places = "".join(
            f"<url><loc>{self._link(number)}</loc><lastmod>{day}</lastmod></url>"
            for number in range(self.written, 0, -1)
        )
        self._answers["/b/feed.xml"] = said(200, feed, Content_Type="application/rss+xml")
        self._answers["/b/sitemap.xml"] = said(200, f"<urlset>{places}</urlset>", Content_Type="application/xml")

    def _link(self, number: int) -> str:
        return f"{self._home}posts/beitrag-nr-{number}/"

    def _item(self, number: int) -> str:
        day = FIRST + timedelta(days=number)
        text = escape(f"<p>Der ganze Text von {number}.</p>" * 9)
        name = self._link(number) if self._by_link else f"tag:x,2012:{number}"
        return (
            f"<item><title>Größe {number}</title><link>{self._link(number)}</link><guid>{name}</guid>"
            f"<pubDate>{day:%a, %d %b %Y %H:%M:%S} +0000</pubDate><author>a@b.example (Anna)</author>"
            f"<description>{text}</description></item>"
        )


@pytest.mark.parametrize("by_link", [True, False])
async def test_a_sitemap_changes_nothing_of_posts_that_are_there(
    reader: Reader, sites: Sites, *, by_link: bool
) -> None:
    static = Static(sites, by_link=by_link)
    static.write(12)
    await reader.refresh.check(static.blog)
    static.write(4)
    await reader.refresh.check(static.blog)
    before = await rows(reader, static.blog)
    await reader.refresh.archive(static.blog, lambda _progress: None)
    after = await rows(reader, static.blog)
    assert after.items() >= before.items()
    assert sorted(after) == sorted([*before, "Beitrag nr 1", "Beitrag nr 2"])


async def test_a_gap_is_filled_from_a_sitemap_that_is_as_it_is_now(reader: Reader, sites: Sites) -> None:
    static = Static(sites, by_link=False)
    static.write(12)
    await reader.refresh.check(static.blog)
    await reader.refresh.archive(static.blog, lambda _progress: None)
    static.write(15)
    assert await reader.refresh.check(static.blog) == News(15)
    assert {f"Beitrag nr {number}" for number in range(13, 18)} < {*await titles(reader, static.blog)}


async def test_a_post_of_a_sitemap_is_there_again_as_it_was(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    static = Static(sites, by_link=True)
    static.write(3)
    await reader.refresh.check(static.blog)
    row = (await rows(reader, static.blog))["Größe 2"]
    await reader.blogs.shelving.gone(static.blog.address, (row.post.id,))
    await reader.refresh.archive(static.blog, lambda _progress: None)
    static.write(14)
    await reader.refresh.check(static.blog)
    assert shelf.posts.find(static.blog.address, row.post.id) == row


async def test_a_post_that_a_sitemap_told_of_takes_what_the_feed_says(reader: Reader, sites: Sites) -> None:
    static = Static(sites, by_link=False)
    static.write(11)
    early = static.blog
    await reader.refresh.check(early)
    await reader.refresh.archive(early, lambda _progress: None)
    old = (await rows(reader, early))["Beitrag nr 1"]
    static.written = 0
    static.write(5)
    await reader.refresh.check(early)
    row = (await rows(reader, early))["Größe 1"]
    assert (row.post.id, row.post.author.name, row.partial) == (old.post.id, "Anna", False)


async def test_identities_that_change_make_no_post_new(reader: Reader, sites: Sites) -> None:
    site = sites.add(12)
    await reader.refresh.check(site.blog)
    before = await rows(reader, site.blog)
    site.named = "tag:eins:"
    assert await reader.refresh.check(site.blog) == News()
    site.named = "tag:zwei:"
    assert await reader.refresh.check(site.blog) == News()
    assert await rows(reader, site.blog) == before


async def test_other_posts_that_point_to_the_same_page_are_new(reader: Reader, sites: Sites) -> None:
    site = sites.add(0)
    site.entries = [Entry(1, "Eines", "<p>Nur</p><p>eines.</p>", link="/same")]
    await reader.refresh.check(site.blog)
    site.entries = [Entry(2, "Anderes", "<p>Nicht</p><p>dasselbe.</p>", link="/same")]
    assert await reader.refresh.check(site.blog) == News(1)
    assert await titles(reader, site.blog) == ["Anderes", "Eines"]


async def test_posts_that_point_to_the_home_page_are_told_apart(reader: Reader, sites: Sites) -> None:
    site = sites.add(1)
    await reader.refresh.check(site.blog)
    for number in (2, 3):
        site.entries = [Entry(number, "Immer gleich", "<p>Eins</p><p>zwei.</p>", link=site.path)]
        assert await reader.refresh.check(site.blog) == News(1)


async def test_a_post_from_the_future_stays_where_it_was_seen_first(reader: Reader, sites: Sites) -> None:
    site = sites.add(2)
    year = datetime.now(UTC).year
    site.entries.insert(
        0, Entry((datetime(year + 9, 1, 1, tzinfo=UTC) - FIRST).days, "Zukunft", "<p>Ein</p><p>Tag</p>")
    )
    await reader.refresh.check(site.blog)
    first = (await rows(reader, site.blog))["Zukunft"]
    assert first.post.date <= datetime.now(UTC)
    site.entries.insert(1, Entry(3, "Beitrag 3", "<p>Noch</p><p>einer</p>"))
    assert await reader.refresh.check(site.blog) == News(1)
    assert (await rows(reader, site.blog))["Zukunft"] == first
    assert await titles(reader, site.blog) == ["Zukunft", *named([3, 2, 1])]


async def test_a_blog_that_moved_is_asked_there_by_who_had_it_before(reader: Reader, sites: Sites) -> None:
    site: Site = sites.add(2)
    old = Blog(site.blog.address, f"{site.origin}/old", site.title, kind=Kind.FEED)
    sites.listener.answers["/old"] = said(301, Location=site.blog.api)
    await reader.refresh.check(old)
    sites.listener.answers["/old"] = said(404)
    site.write(1)
    assert await reader.refresh.check(old) == News(1)


async def test_what_came_meanwhile_stays_as_a_whole_text_comes(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(0)
    site.entries = [Entry(1, "Alt")]
    await reader.refresh.check(site.blog)
    stale = (await rows(reader, site.blog))["Alt"].post
    site.entries = [Entry(1, "Neu", changed=FIRST + timedelta(days=40))]
    await reader.refresh.check(site.blog)
    shelf.posts.count(site.blog.address, {stale.id: 7})
    page = f"<article><h1>Alt</h1><div class='entry-content'><p>{'Voller Text. ' * 30}</p></div></article>"
    sites.listener.answers[f"{site.path}1"] = said(200, f"<html><body>{page}</body></html>", Content_Type="text/html")
    reading = await reader.texts.reading(site.blog, stale, fresh=True)
    assert "Voller Text." in reading.document.html
    row = shelf.posts.find(site.blog.address, stale.id)
    assert row
    assert (row.post.title, row.post.comments, row.partial) == ("Neu", 7, False)
    assert row.post.modified == FIRST + timedelta(days=40)


async def test_an_address_alone_is_put_on_the_shelf_once(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(1)
    await reader.refresh.check(site.blog)
    row = (await rows(reader, site.blog))["Beitrag 1"]
    bare = Article(row.post, "", partial=True)
    assert bare.post.date != UNDATED
    await reader.blogs.keep(site.blog, bare)
    assert shelf.posts.find(site.blog.address, row.post.id) == row
    assert (await reader.lists.listed(site.blog, Query()))[1].total == 1
