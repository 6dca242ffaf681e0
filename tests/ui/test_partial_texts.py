"""Feeds that have summaries alone: the whole text takes the place of the summary while one reads."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.blog.listener import Asked, said
from tests.reader.feeding import Entry, Site, Sites, feeding
from tests.ui.reading import reading, settled

WHOLE = "<p>Der ganze Text von Beitrag {n}, Absatz um Absatz, Zeile um Zeile.</p>" * 30
FETCHING = "Only a summary came with the feed; the whole text is being fetched…"
LOST = "the whole text could not be fetched; o opens the page."


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """A place for blogs."""
    async with feeding() as sites:
        yield sites


@pytest.fixture
def site(sites: Sites) -> Site:
    """A blog whose feed has a long summary, and pages with the whole texts."""
    site = sites.add(0)
    site.entries = [Entry(number, f"Beitrag {number}") for number in (2, 1)]
    return site


def page(number: int) -> bytes:
    text = f'<article><h1>Beitrag</h1><div class="entry-content">{WHOLE.format(n=number)}</div></article>'
    return said(200, f"<html><body>{text}</body></html>", Content_Type="text/html", Connection="close")


async def test_the_whole_text_takes_the_place_of_the_summary_once_it_is_there(sites: Sites, site: Site) -> None:
    come = asyncio.Event()

    async def slow(_request: Asked, writer: asyncio.StreamWriter) -> None:
        await come.wait()
        writer.write(page(2))
        await writer.drain()

    sites.listener.answers[f"{site.path}2"] = slow
    async with reading(site.blog.api) as face:
        await face.sees("Kurz.", FETCHING)
        come.set()
        await face.until(lambda: face.shows("Der ganze Text von Beitrag 2") and not face.shows(FETCHING))
        assert face.screen.article.per_cent == 0
        assert face.screen.visit.reading
        assert not face.screen.visit.reading.partial


async def test_where_it_cannot_be_fetched_the_summary_stays_and_says_so(sites: Sites, site: Site) -> None:
    sites.listener.answers[f"{site.path}2"] = said(404, Connection="close")
    async with settled(site.blog.api) as face:
        await face.sees("Kurz.", LOST)
        await face.press("n")
        await face.until(lambda: face.post.title == "Beitrag 1")
        await face.press("p")
        await face.until(lambda: face.post.title == "Beitrag 2")
        await face.sees("Kurz.", LOST)


async def test_of_a_post_without_any_text_only_one_thing_is_said(sites: Sites, site: Site) -> None:
    come, feed = asyncio.Event(), site.feed
    site.feed = lambda page: feed(page).replace(b"<summary>Kurz.</summary>", b"")  # type: ignore[method-assign]

    async def slow(_request: Asked, writer: asyncio.StreamWriter) -> None:
        await come.wait()
        writer.write(said(404, Connection="close"))
        await writer.drain()

    sites.listener.answers[f"{site.path}2"] = slow
    async with reading(site.blog.api) as face:
        await face.sees("The text is being fetched…")
        assert not face.shows("This post has no text.")
        come.set()
        await face.sees("This post has no text.")
        assert not face.shows("Only a summary")
        assert not face.shows("The text is being fetched…")


async def test_the_whole_text_of_a_post_of_another_blog_that_one_left_is_not_shown(sites: Sites, site: Site) -> None:
    come, asked, other = asyncio.Event(), asyncio.Event(), sites.add(0)
    other.entries = [Entry(2, "Anderswo", "<p>Worte von anderswo.</p>" * 30)]
    feed = other.feed
    other.feed = lambda page: feed(page).replace(b"<id>/1/", b"<id>/0/")  # type: ignore[method-assign]

    async def slow(_request: Asked, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await come.wait()
        writer.write(page(2))
        await writer.drain()

    sites.listener.answers[f"{site.path}2"] = slow
    async with reading(site.blog.api) as face:
        await face.sees("Kurz.", FETCHING)
        await asked.wait()
        before = face.post.id
        face.screen.visit.open(other.blog.api)
        await face.sees("Worte von anderswo.")
        assert face.post.id == before, "two blogs may number their posts alike"
        come.set()
        await face.settled()
        assert face.post.title == "Anderswo"
        assert face.shows("Worte von anderswo.")
