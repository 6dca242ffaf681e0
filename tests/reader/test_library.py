"""The library: what is found is seen before it is kept, kept as one wants it, and taken elsewhere and back."""

from datetime import datetime

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Site, Sites
from tests.reader.test_lists import shown, there
from tui_reader.answers import Round
from tui_reader.blog import opml
from tui_reader.demo import DemoBlog
from tui_reader.errors import AddressError, BlogError, NotABlog, NotOnShelf, NotOpml
from tui_reader.kept import river
from tui_reader.model import Blog, Kind
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


@pytest.fixture
def site(sites: Sites) -> Site:
    """A blog with its home page and a feed."""
    site = sites.add(12)
    page = f'<html><head><link rel="alternate" type="application/atom+xml" href="{site.blog.api}"></head></html>'
    sites.listener.answers[site.path] = said(200, page, Content_Type="text/html")
    return site


async def test_what_is_found_is_shown_before_it_is_kept(reader: Reader, site: Site) -> None:
    sighting = await reader.library.look(site.blog.address)
    assert sighting.opened.blog.kind is Kind.FEED
    assert sighting.titles == tuple(f"Beitrag {number}" for number in (12, 11, 10, 9, 8))
    assert sighting.shelved is None
    assert await reader.library.all() == ()
    asked = len(site.asked)
    kept = await reader.library.add(sighting, "News/Banks")
    assert (kept.folder, kept.posts, kept.name) == ("News/Banks", 10, "Blog 0")
    assert len(site.asked) == asked, "what came need not be asked for again"
    assert [one.blog.address for one in await reader.library.all()] == [kept.blog.address]
    again = await reader.library.look(site.blog.address)
    assert again.shelved
    assert again.shelved.folder == "News/Banks"


async def test_a_blog_of_rest_is_added_the_same_way(reader: Reader, demo: DemoBlog) -> None:
    sighting = await reader.library.look(demo.address)
    assert (len(sighting.titles), sighting.titles[0]) == (5, demo.at.site.posts[0].title)
    kept = await reader.library.add(sighting)
    assert kept.posts == 30
    assert await shown(reader, kept.blog) == there(demo)[:30]


async def test_what_is_no_blog_says_why_and_is_not_kept(reader: Reader, sites: Sites) -> None:
    sites.listener.answers["/"] = said(200, "<html><title>Laden</title></html>", Content_Type="text/html")
    with pytest.raises(NotABlog):
        await reader.library.look(f"{sites.listener.origin}/")
    with pytest.raises(AddressError):
        await reader.library.look("kein blog")
    with pytest.raises(BlogError):
        await reader.library.look("http://127.0.0.1:9/")
    assert await reader.library.all() == ()


async def test_a_blog_that_was_removed_comes_back_as_it_was(reader: Reader, site: Site) -> None:
    kept = await reader.library.add(await reader.library.look(site.blog.address), "News")
    number = (await shown(reader, kept.blog))[3]
    await reader.marks.star(kept.blog, number, starred=True)
    await reader.library.rename(kept.blog.address, "Mein Blog")
    gone = await reader.library.remove(kept.blog.address)
    assert isinstance(gone.removed, datetime)
    assert await reader.library.all() == ()
    back = await reader.library.restore(kept.blog.address)
    assert (back.name, back.folder, back.removed) == ("Mein Blog", "News", None)
    await reader.library.remove(kept.blog.address)
    sighting = await reader.library.look(site.blog.address)
    assert sighting.shelved is None
    back = await reader.library.add(sighting)
    assert (back.name, back.folder, back.removed) == ("Mein Blog", "News", None)
    await reader.library.remove(kept.blog.address)
    await reader.blogs.open(site.blog.address)
    assert [one.name for one in await reader.library.all()] == ["Mein Blog"]
    listed, _tally = await reader.lists.listed(kept.blog, Query())
    assert [row.starred for row in await reader.lists.window(listed, 0, 10)].index(True) == 3


async def test_blogs_are_arranged(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    for site in (sites.add(1), sites.add(1), sites.add(1)):
        shelf.blogs.keep(site.blog)
    library = reader.library
    first, second, third = (site.blog.address for site in sites.all)

    async def order() -> list[tuple[str, str]]:
        return [(one.blog.address, one.folder) for one in await library.all()]

    assert await library.shift(third, -1)
    assert await order() == [(first, ""), (third, ""), (second, "")]
    assert not await library.shift(first, -1)
    assert (await library.move(first, "News/Banks")).folder == "News/Banks"
    assert await order() == [(third, ""), (second, ""), (first, "News/Banks")]
    assert await library.rename_folder("News", "Neues") == 1
    assert (await order())[-1] == (first, "Neues/Banks")
    assert (await library.mute(first, muted=True)).muted
    assert (await library.rename(first, " Rot\x1b[31m\n")).title == "Rot␛[31m"
    with pytest.raises(NotOnShelf):
        await library.rename("https://nobody.example/", "Niemand")


async def test_the_river_has_the_posts_of_all(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    for site in (sites.add(2), sites.add(3)):
        shelf.blogs.keep(site.blog)
    await reader.library.move(sites.all[1].blog.address, "News")
    await reader.library.refresh()
    assert len(await shown(reader, Blog(river(), "", ""))) == 5
    assert len(await shown(reader, Blog(river("News"), "", ""))) == 3


async def test_a_second_feed_of_one_page_is_a_blog_of_its_own(reader: Reader, sites: Sites, site: Site) -> None:
    first = await reader.library.add(await reader.library.look(site.blog.address))
    other = f"{site.origin}{site.path}other"
    home = f'<link rel="alternate" type="text/html" href="{site.blog.address}"/>'
    site.head, before = home, site.head
    sites.listener.answers[f"{site.path}other"] = said(200, site.feed(1), Content_Type="application/atom+xml")
    site.head = before
    second = await reader.library.add(await reader.library.look(other))
    assert first.blog.address != second.blog.address
    assert len(await reader.library.all()) == 2


async def test_opml_comes_in_and_goes_out_again(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    one, two, dead = sites.add(2), sites.add(3), sites.add(1)
    sites.listener.answers[f"{dead.path}feed"] = said(404)
    shelf.blogs.keep(one.blog)
    outlines = [
        opml.Outline(one.blog.api, one.blog.address, "Eins", "", ""),
        opml.Outline(two.blog.api, two.blog.address, "Zwei", "Mein Zweites", "News/Banks"),
        opml.Outline(dead.blog.api, "", "Tot", "", "News"),
        opml.Outline(two.blog.api, "", "Noch einmal", "", ""),
        opml.Outline("gopher://x.example/", "", "Alt", "", ""),
    ]
    content = opml.write("Alle", outlines).encode()
    seen: list[Round] = []
    came = await reader.library.take_in(content, seen.append)
    assert came.added == (two.blog.address, dead.blog.api)
    assert came.known == (one.blog.address, two.blog.address)
    assert [named for named, _why in came.nameless] == ["gopher://x.example/"]
    assert [one.address for one in came.failed] == [dead.blog.api]
    assert (seen[-1].done, came.again) == (3, 1), "one was there, and never asked"
    library = {shelved.name: shelved for shelved in await reader.library.all()}
    assert (library["Mein Zweites"].folder, library["Mein Zweites"].posts) == ("News/Banks", 3)
    assert library["Tot"].failed
    again = await reader.library.take_in((await reader.library.give_out()).encode())
    assert (again.added, len(again.known), again.round) == ((), 3, None)
    with pytest.raises(NotOpml):
        await reader.library.take_in(b"<html/>")


async def test_what_goes_out_is_known_again_for_blogs_of_every_kind(reader: Reader, shelf: Shelf) -> None:
    for number, kind in enumerate(Kind):
        address = f"https://{number}.example/"
        shelf.blogs.keep(Blog(address, {"rest": f"{address}wp-json/"}.get(kind, f"{address}feed/"), kind, kind=kind))
    came = await reader.library.take_in((await reader.library.give_out()).encode())
    assert (came.added, len(came.known)) == ((), 3)
