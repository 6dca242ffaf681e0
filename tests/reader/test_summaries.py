"""Feeds of summaries: what is there is read at once, and the whole text comes behind it, once, where it can be had."""

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Entry, Site, Sites
from tests.reader.test_gathering import rows
from tui_reader.kept import Row
from tui_reader.reader import Reader

WHOLE = "<p>Der ganze Text von Beitrag {n}, Absatz um Absatz.</p>" * 5


@pytest.fixture
def site(sites: Sites) -> Site:
    """A blog whose feed has summaries, and pages with the whole texts."""
    site = sites.add(0)
    for number in range(1, 9):
        site.entries.insert(0, Entry(number, f"Beitrag {number}"))
        text = (
            f'<html><body><article><h1>Beitrag</h1><div class="entry-content">{WHOLE.format(n=number)}</div></article>'
        )
        sites.listener.answers[f"{site.path}{number}"] = said(200, f"{text}</body></html>", Content_Type="text/html")
    return site


async def there(reader: Reader, site: Site) -> list[Row]:
    await reader.refresh.check(site.blog)
    return [*(await rows(reader, site.blog)).values()]


async def test_the_summary_is_shown_and_the_whole_text_comes_behind_it(
    reader: Reader, sites: Sites, site: Site
) -> None:
    newest = (await there(reader, site))[0]
    assert newest.partial
    reading = await reader.texts.reading(site.blog, newest.post)
    assert reading.partial
    assert "Kurz." in reading.document.html
    await reader.marks.read(site.blog, newest.post.id, read=True)
    whole = await reader.texts.whole(site.blog, newest.post)
    assert not whole.partial
    assert "ganze Text von Beitrag 8" in whole.document.html
    assert not whole.edited, "that there is more of it is no change of the blog's"
    assert await reader.texts.reading(site.blog, newest.post) == whole
    assert len(sites.listener.heard(f"{site.path}8")) == 1
    assert not (await there(reader, site))[0].partial


async def test_a_summary_does_not_take_the_place_of_a_whole_text(reader: Reader, site: Site) -> None:
    newest = (await there(reader, site))[0]
    await reader.texts.whole(site.blog, newest.post)
    site.write(1)
    await reader.refresh.check(site.blog)
    kept = await reader.texts.kept(site.blog, newest.post.id)
    assert kept
    assert "ganze Text" in kept.document.html


async def test_a_summary_stays_where_the_page_does_not_come(reader: Reader, sites: Sites, site: Site) -> None:
    newest = (await there(reader, site))[0]
    sites.listener.answers[f"{site.path}8"] = said(500)
    for reading in (
        await reader.texts.reading(site.blog, newest.post),
        await reader.texts.whole(site.blog, newest.post),
    ):
        assert reading.partial
        assert "Kurz." in reading.document.html
    assert not reading.gone


async def test_neighbours_come_whole_and_blogs_that_have_none_are_soon_left_alone(
    reader: Reader, sites: Sites, site: Site
) -> None:
    posts = [row.post for row in await there(reader, site)]
    await reader.texts.ahead(site.blog, posts[:1])
    at_hand = reader.texts.at_hand(site.blog, posts[0].id)
    assert at_hand
    assert not at_hand.partial
    for number in range(1, 9):
        sites.listener.answers[f"{site.path}{number}"] = said(404)
    before = len(sites.listener.asked)
    await reader.texts.ahead(site.blog, posts[1:])
    assert len(sites.listener.asked) == before + 3
    assert (await reader.texts.reading(site.blog, posts[1])).partial, "what is opened is asked for all the same"
    await reader.texts.whole(site.blog, posts[1])
    assert len(sites.listener.asked) == before + 4
    assert not (await reader.texts.reading(site.blog, posts[1])).gone


async def test_neighbours_of_a_post_at_the_end_of_what_is_there(reader: Reader, sites: Sites, site: Site) -> None:
    site.size = 4
    posts = [row.post for row in await there(reader, site)]
    beside = await reader.texts.neighbours(site.blog, posts[3])
    assert beside.newer == posts[2]
    assert beside.older
    assert beside.older.title == "Beitrag 4"


async def test_how_one_joins_in_comes_with_the_thread(reader: Reader, sites: Sites, site: Site) -> None:
    newest = (await there(reader, site))[0].post
    thread = await reader.talk.thread(site.blog, newest, lambda _came, _total: None)
    assert thread.ways
    kept = await reader.talk.kept(site.blog, newest)
    assert kept
    assert kept.ways is None
