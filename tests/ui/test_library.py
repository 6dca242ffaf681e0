"""The library: what is in it, how it is changed, and the ways from it into blogs, folders and all of them."""

import asyncio

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Sites
from tests.ui.stocking import go_to, library, names, shelf, unread


def feeds(sites: Sites, *numbers: int) -> str:
    return " ".join(sites.all[number].blog.api for number in numbers)


async def test_blogs_stand_in_their_folders_with_what_is_unread_in_all_of_them(sites: Sites) -> None:
    async with library(top=feeds(sites, 0), News=feeds(sites, 1), News__Banks=feeds(sites, 2, 3)) as face:
        assert names(face) == ["All blogs", "Blog 0", "News", "  Blog 1", "  Banks", "    Blog 2", "    Blog 3"]
        assert unread(face) == [12, 3, 9, 3, 6, 3, 3]
        await face.sees("Library", "4 blogs, 12 unread", "Newest", "Beitrag 3")
        await go_to(face, "News")
        await face.sees("3 blogs")
        await face.press("h")
        assert names(face) == ["All blogs", "Blog 0", "News"]
        await face.press("l", "j")
        assert names(face)[3:] == ["  Blog 1", "  Banks", "    Blog 2", "    Blog 3"]
        await go_to(face, "Blog 3")
        await face.press("space")
        assert names(face)[-1] == "  Banks"


async def test_enter_opens_the_list_of_a_blog_and_the_library_is_there_again_as_it_was(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1)) as face:
        await go_to(face, "Blog 1")
        await face.press("enter")
        await face.until(lambda: not face.dialog and face.screen.visit.reading)
        assert face.screen.visit.place == sites.all[1].blog.api
        assert face.focus == "posts"
        await face.settled()
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        current = shelf(face).rows.current
        assert current
        assert (current.name, current.unread) == ("Blog 1", 2)
        await face.press("escape")
        await face.until(lambda: not face.dialog)
        assert face.app.is_running


async def test_who_reads_nothing_yet_quits_from_it(sites: Sites) -> None:
    async with library(top=feeds(sites, 0)) as face:
        await face.press("q")
        await face.until(lambda: face.app._exit)
        assert face.app.return_code == 0


async def test_esc_never_quits_but_says_what_does_where_nothing_is_read_yet(sites: Sites) -> None:
    async with library(top=feeds(sites, 0)) as face:
        await face.sees("q quit")
        await face.press("slash")
        await face.types("Blog")
        await face.press("escape", "escape")
        await face.sees("Enter opens what the cursor is on; q quits.")
        assert not face.app._exit
        assert face.dialog == "LibraryScreen"
        await face.press("j", "enter")
        await face.until(lambda: not face.dialog and face.screen.visit.reading)
        await face.press("B")
        await face.sees("q close")


async def test_a_blog_is_called_otherwise_and_put_elsewhere(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1, 2)) as face:
        await go_to(face, "Blog 1")
        await face.press("e")
        await face.until(lambda: face.dialog == "AskDialog")
        await face.press("ctrl+u")
        await face.types("Mein Blog")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen" and names(face)[2] == "Mein Blog")
        await face.press("J")
        await face.until(lambda: names(face) == ["All blogs", "Blog 0", "Blog 2", "Mein Blog"])
        await face.press("J")
        await face.sees("It is the last one here.")
        await face.press("K", "f")
        await face.until(lambda: face.dialog == "FolderDialog")
        await face.types("News/Banks")
        await face.sees("New folder “News / Banks”")
        await face.press("enter")
        wanted = ["All blogs", "Blog 0", "Blog 2", "News", "  Banks", "    Mein Blog"]
        await face.until(lambda: face.dialog == "LibraryScreen" and names(face) == wanted)
        await go_to(face, "News")
        await face.press("e")
        await face.until(lambda: face.dialog == "AskDialog")
        await face.types("-neu")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen" and names(face)[3] == "News-neu")
        await go_to(face, "Blog 0")
        await face.press("f")
        await face.until(lambda: face.dialog == "FolderDialog")
        await face.sees("News-neu / Banks", "In no folder — where it is now")


async def test_a_muted_blog_counts_nowhere_and_is_heard_again(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1)) as face:
        await go_to(face, "Blog 0")
        await face.press("x")
        await face.until(lambda: unread(face)[0] == 3)
        await face.sees("muted", "Muted: left out of refreshes")
        await face.press("x")
        await face.until(lambda: unread(face)[0] == 6)


async def test_a_blog_that_is_removed_is_put_back_with_one_key(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1, 2)) as face:
        await go_to(face, "Blog 1")
        await face.press("d")
        await face.until(lambda: names(face) == ["All blogs", "Blog 0", "Blog 2"])
        await face.sees("Blog 1 is off your shelf, its posts stay on disk; u puts it back.")
        await face.press("u")
        await face.until(lambda: names(face) == ["All blogs", "Blog 0", "Blog 1", "Blog 2"])
        current = shelf(face).rows.current
        assert current
        assert (current.name, current.unread) == ("Blog 1", 3)
        await face.press("u")
        await face.sees("There is nothing to take back.")


async def test_an_empty_library_says_what_to_press(sites: Sites) -> None:
    async with library(top=feeds(sites, 0)) as face:
        await face.press("G", "d")
        await face.sees("No blog is here yet: a adds one by its address, i takes in the list of another reader.")
        assert not shelf(face).rows.count
        await face.press("j", "enter", "e", "x", "R")
        assert face.dialog == "LibraryScreen"


async def test_a_refresh_of_all_brings_what_is_new_and_says_what_failed(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1, 2)) as face:
        sites.all[0].write(2)
        sites.listener.answers["/1/feed"] = said(500)
        await face.press("R")
        await face.sees("3 blogs asked: 2 new posts. 1 could not be read: ")
        await face.until(lambda: unread(face) == [11, 5, 3, 3])
        await go_to(face, "Blog 1")
        await face.sees("✗ since", "has a problem of its own (500).")


async def test_esc_stops_a_refresh_and_who_reads_lets_it_go_on(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1)) as face:
        sites.all[0].wait = asyncio.Event()
        await face.press("R")
        await face.sees("Esc stops that.")
        await face.until(lambda: face.screen.rounds.now and face.screen.rounds.now.done == 1)
        await face.sees("refreshing 1 of 2")
        await face.press("escape")
        await face.sees("Stopped; what came is kept.")
        assert face.dialog == "LibraryScreen"
        sites.all[0].write(1)
        await face.press("R")
        await face.until(lambda: face.screen.rounds.running)
        await go_to(face, "Blog 1")
        await face.press("enter")
        await face.until(lambda: not face.dialog)
        assert face.screen.rounds.running
        sites.all[0].wait.set()
        await face.until(lambda: face.shows("2 blogs asked: 1 new post."))


async def test_only_blogs_with_the_words_that_are_typed_are_shown(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1), News=feeds(sites, 2)) as face:
        await face.press("slash")
        await face.until(lambda: face.focus == "find")
        await face.types("news")
        assert names(face) == ["News", "  Blog 2"]
        current = shelf(face).rows.current
        assert current
        assert current.name == "Blog 2"
        await face.types("nirgends")
        await face.sees("No blog has these words")
        await face.press("escape")
        await face.until(lambda: face.focus == "blogs")
        assert len(names(face)) == 5


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_it_fits_every_terminal(sites: Sites, size: tuple[int, int]) -> None:
    async with library(size, top=feeds(sites, 0, 1), News=feeds(sites, 2)) as face:
        await face.sees("Library", "All blogs", "Blog 0", "News", "Enter open")
        face.assert_nothing_to_obey()
        await face.press("question_mark")
        await face.until(lambda: face.dialog == "HelpScreen")
