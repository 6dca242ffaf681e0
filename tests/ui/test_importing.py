"""Importing on screen: how far it is, what is left where it is broken off, and lists that lie at an address."""

import asyncio
from pathlib import Path

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Sites, feeding
from tests.ui.reading import Face, reading
from tests.ui.stocking import go_to, library, names, shelf, stock
from tui_reader.blog.opml import Outline, write


def listing(sites: Sites, *numbers: int, name: str = "Neu") -> bytes:
    """A list of some of them, by names of its own."""
    outlines = [Outline(sites.all[number].blog.api, "", f"{name} {number}", "", "") for number in numbers]
    return write("Alle", outlines).encode()


async def begin(face: Face, place: str) -> None:
    """Have a list taken in."""
    await face.press("i")
    await face.until(lambda: face.dialog == "AskDialog")
    await face.types(place)
    await face.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_import_that_is_broken_off_says_what_is_left(
    sites: Sites, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "feeds.opml").write_bytes(listing(sites, 1, 2, 3, name="Ein Blog mit einem recht langen Namen"))
    for number in (2, 3):
        sites.all[number].wait = asyncio.Event()
    async with library(size, top=sites.all[0].blog.api) as face:
        await begin(face, str(tmp_path / "feeds.opml"))
        await face.sees("1 of 3 looked at", "Ein Blog mit einem recht langen Namen 2, ", "…", "Esc stops that")
        assert not face.shows("Enter imports")
        await face.press("escape")
        await face.sees("Stopped. 2 of the blogs were not asked yet; R in the library asks them.", "Enter imports")
        await face.press("escape")
        await face.until(lambda: face.dialog == "LibraryScreen" and len(names(face)) == 5)
        await face.sees("2 of the blogs were not asked yet; R in the library asks them.")
        for number in (2, 3):
            sites.all[number].wait = None
        await begin(face, str(tmp_path / "feeds.opml"))
        await face.sees("0 blogs were added. 3 were there already. 2 of these were asked for the first time.")


async def test_an_import_that_reaches_nobody_says_so_once(sites: Sites, tmp_path: Path) -> None:
    nowhere = [Outline(f"http://127.0.0.{number}:9/", "", "", "", "") for number in range(1, 5)]
    (tmp_path / "feeds.opml").write_text(write("Alle", nowhere), "utf-8")
    async with library(top=sites.all[0].blog.api) as face:
        await begin(face, str(tmp_path / "feeds.opml"))
        await face.until(lambda: face.dialog == "LibraryScreen" and len(shelf(face).blogs) == 5)
        await face.sees("None of the 4 blogs could be reached. Check your network connection.")


async def test_an_address_that_is_a_list_is_imported_where_a_blog_is_added(sites: Sites) -> None:
    sites.listener.answers["/alle.opml"] = said(200, listing(sites, 1, 2), Connection="close")
    async with library(top=sites.all[0].blog.api) as face:
        await face.press("a")
        await face.until(lambda: face.focus == "address")
        await face.types(f"{sites.listener.origin}/alle.opml")
        await face.press("enter")
        await face.sees("That is a list of 2 feeds (OPML), and no blog.", "Enter imports")
        await face.press("escape")
        assert not face.shows("OPML), and no blog")
        await face.press("end", "enter")
        await face.sees("Enter imports")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.sees("2 blogs were added.")
        assert len(shelf(face).blogs) == 3


async def test_an_address_that_is_a_list_is_imported_at_the_first_start(sites: Sites) -> None:
    sites.listener.answers["/alle.opml"] = said(200, listing(sites, 1, 2), Connection="close")
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.types(f"{sites.listener.origin}/alle.opml")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.sees("2 blogs were added.")


async def test_a_river_of_which_nobody_can_be_reached_is_offline(tmp_path: Path) -> None:
    async with feeding() as sites:
        for _blog in range(2):
            sites.add(3)
        sites.listener.answers["/1/feed"] = [sites.all[1].answer, sites.all[1].answer, said(500, Connection="close")]
        await stock(tmp_path, top=" ".join(site.blog.api for site in sites.all))
        async with reading("", (120, 40), home=tmp_path) as face:
            await face.until(lambda: face.dialog == "LibraryScreen" and len(names(face)) == 3)
            await go_to(face, "All blogs")
            await face.press("enter")
            await face.until(lambda: not face.dialog)
            await face.settled()
            await face.press("R")
            await face.sees("2 blogs asked: nothing new. 1 could not be read: Blog 1.")
            assert "offline" not in face.pane("top")
    async with reading("", (120, 40), home=tmp_path) as face:
        await face.until(lambda: not face.dialog and face.screen.visit.river)
        await face.settled()
        await face.press("R")
        await face.sees("refused the connection.")
        assert not face.shows("nothing new")
        await face.until(lambda: "now, offline" in face.pane("top"))
