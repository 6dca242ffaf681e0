"""Texts that are put away until they are read: reading one settles it, and holds nobody up."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

import pytest

from tests.reader.feeding import Site, Sites
from tui_reader.content.away import is_put_away
from tui_reader.kept import Place, Row, Text
from tui_reader.model import Article
from tui_reader.queries import Query
from tui_reader.reader import Reader, shelving
from tui_reader.reader.search import parse
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

T = TypeVar("T")

HTML = '<p>Ein Text mit <img src="/x.png"> &lt;3 und <b>Fe</b>tt.</p><table><tr><td>a</td><td>b</td></tr></table>'


async def put_away(reader: Reader, shelf: Shelf, sites: Sites) -> tuple[Site, Row]:
    """A blog with one post, whose text nobody has read."""
    site = sites.add(1)
    site.entries[0].html = HTML
    await reader.refresh.check(site.blog)
    row = await the_row(reader, site)
    assert is_put_away(shelf.texts.body(site.blog.address, row.post.id) or b"")
    return site, row


async def the_row(reader: Reader, site: Site) -> Row:
    listed, _tally = await reader.lists.listed(site.blog, Query())
    return (await reader.lists.window(listed, 0, 1))[0]


async def test_a_change_that_says_the_same_is_none_to_who_has_read_it(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    for indexed in (False, True):
        site, row = await put_away(reader, shelf, sites)
        if indexed:
            await reader.search.find(parse("Fett "))
        await reader.texts.reading(site.blog, row.post)
        await reader.marks.read(site.blog, row.post.id, read=True)
        site.entries[0].html = HTML.replace("<b>", '<b class="x">')
        await reader.refresh.check(site.blog)
        assert not (await the_row(reader, site)).edited
        site.entries[0].html = HTML.replace("Ein", "Kein")
        await reader.refresh.check(site.blog)
        assert (await the_row(reader, site)).edited


async def test_it_is_found_before_and_after_it_is_read(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site, row = await put_away(reader, shelf, sites)
    for _when in ("before", "after"):
        assert len(await reader.search.find(parse("Fett "))) == 1
        assert not await reader.search.find(parse("strong "))
        await reader.texts.reading(site.blog, row.post)
    assert not is_put_away(shelf.texts.body(site.blog.address, row.post.id) or b"")


async def test_the_start_does_not_wait_for_another_program_that_writes(
    reader: Reader, sites: Sites, shelf: Shelf, folders: Folders
) -> None:
    site, row = await put_away(reader, shelf, sites)
    await reader.places.keep(Place(site.blog.address, row.post.id))
    with closing(sqlite3.connect(folders.data / "shelf.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.perf_counter()
        resumed = reader.places.resume(40, thread=False)
        assert time.perf_counter() - began < 1
        assert resumed
        assert resumed.reading
        assert is_put_away(shelf.texts.body(site.blog.address, row.post.id) or b"")
        other.execute("ROLLBACK")
    reader.places.resume(40, thread=False)
    assert not is_put_away(shelf.texts.body(site.blog.address, row.post.id) or b"")


async def test_a_title_that_changes_is_no_change_of_a_text_that_nobody_opened(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    site, row = await put_away(reader, shelf, sites)
    await reader.marks.read(site.blog, row.post.id, read=True)
    site.entries[0].title = "Anderer Titel"
    await reader.refresh.check(site.blog)
    now = await the_row(reader, site)
    assert (now.post.title, now.edited) == ("Anderer Titel", False)
    assert len(await reader.search.find(parse("Fett Anderer "))) == 1


async def test_what_was_read_is_converted_before_the_shelf_is_held(
    reader: Reader, sites: Sites, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, row = await put_away(reader, shelf, sites)
    await reader.texts.reading(site.blog, row.post)
    site.entries[0].html = HTML.replace("Ein", "Kein")
    inside = list[bool]()
    together, convert = Shelf.together, shelving.text

    def held(self: Shelf, work: Callable[[], T]) -> T:
        inside.append(True)
        return together(self, work)

    def converted(article: Article) -> Text:
        assert not inside, "whoever writes would wait for it"
        return convert(article)

    monkeypatch.setattr(Shelf, "together", held)
    monkeypatch.setattr(shelving, "text", converted)
    assert (await reader.refresh.check(site.blog)).changed == 1
    assert inside
