"""What is done in the library: to a blog or to those of a folder, taken back with one key."""

from pathlib import Path

from tests.reader.feeding import Sites
from tests.ui.reading import reading
from tests.ui.stocking import at, go_to, library, names, shelf, stock, unread


def feeds(sites: Sites, *numbers: int) -> str:
    return " ".join(sites.all[number].blog.api for number in numbers)


async def test_whatever_was_done_is_taken_back_with_one_key(sites: Sites) -> None:
    async with library(top=feeds(sites, 0, 1), News=feeds(sites, 2, 3)) as face:
        before = ["All blogs", "Blog 0", "Blog 1", "News", "  Blog 2", "  Blog 3"]
        await go_to(face, "Blog 0")
        await face.press("x")
        await face.until(lambda: unread(face)[0] == 9)
        await face.press("J")
        await face.until(lambda: names(face)[1:3] == ["Blog 1", "Blog 0"])
        await face.press("e")
        await face.until(lambda: face.dialog == "AskDialog")
        await face.sees("Leave it empty for its own name.")
        await face.press("ctrl+u")
        await face.types("Anders")
        await face.press("enter")
        await face.until(lambda: names(face)[2] == "Anders")
        await face.press("f")
        await face.until(lambda: face.dialog == "FolderDialog")
        await face.types("News")
        await face.press("enter")
        await face.until(lambda: names(face)[-1] == "  Anders")
        await face.press("u")
        await face.sees("Anders is in no folder now.")
        await face.press("u")
        await face.until(lambda: names(face)[1:3] == ["Blog 1", "Blog 0"])
        await face.press("u")
        await face.until(lambda: names(face) == before)
        await face.press("u")
        await face.until(lambda: unread(face)[0] == 12)


async def test_what_works_on_a_blog_works_on_those_of_a_folder_or_says_why_not(sites: Sites) -> None:
    async with library(top=feeds(sites, 0), News=feeds(sites, 1), News__Banks=feeds(sites, 2)) as face:
        await go_to(face, "News")
        await face.press("x")
        await face.sees("2 blogs are muted; u takes it back.")
        await face.until(lambda: unread(face)[0] == 3)
        await face.press("r")
        await face.sees("Every blog here is muted; x takes one in again.")
        await face.press("u")
        await face.sees("Taken back for 2 blogs.")
        await face.until(lambda: unread(face)[0] == 9)
        await face.press("J")
        await face.sees("Folders stand by their names, blogs as one puts them: J and K move a blog.")
        await face.press("A")
        await face.sees("Enter opens the list; A marks all of it as read there.")
        await go_to(face, "Banks")
        await face.press("f")
        await face.until(lambda: face.dialog == "FolderDialog")
        await face.sees("In no folder")
        await face.types("Geld")
        await face.press("enter")
        await face.until(lambda: names(face)[2:5] == ["Geld", "  Banks", "    Blog 2"])
        await face.press("u")
        await face.until(lambda: names(face)[2:] == ["News", "  Blog 1", "  Banks", "    Blog 2"])
        await go_to(face, "News")
        await face.press("d")
        await face.sees("2 blogs are off your shelf, their posts stay on disk; u puts them back.")
        await face.until(lambda: names(face) == ["All blogs", "Blog 0"])
        await face.press("u")
        await face.until(lambda: names(face)[2:] == ["News", "  Blog 1", "  Banks", "    Blog 2"])
        await face.press("g", "g", "d")
        await face.sees("This works on a blog or a folder.")


async def test_what_was_removed_elsewhere_is_not_taken_back_here(sites: Sites, tmp_path: Path) -> None:
    await stock(tmp_path, top=feeds(sites, 0, 1))
    async with at(tmp_path) as reader:
        await reader.library.remove(sites.all[1].blog.api)
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.dialog == "LibraryScreen" and names(face) == ["All blogs", "Blog 0"])
        await face.press("u")
        await face.sees("There is nothing to take back.")
    async with at(tmp_path) as reader:
        assert [one.name for one in await reader.library.all()] == ["Blog 0"]


async def test_who_removes_the_blog_that_is_open_is_told_so_where_it_is_read(sites: Sites) -> None:
    async with library(top=feeds(sites, 0)) as face:
        await face.press("j", "enter")
        await face.until(lambda: not face.dialog and face.screen.visit.reading)
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await go_to(face, "Blog 0")
        await face.press("d")
        await face.sees("No blog is here yet")
        await face.press("escape")
        await face.sees("Blog 0 is on your shelf no more; u in the library (B) puts it back.")


async def test_a_blog_that_was_removed_elsewhere_is_said_to_come_back_by_adding_it(
    sites: Sites, tmp_path: Path
) -> None:
    await stock(tmp_path, top=feeds(sites, 0, 1))
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await go_to(face, "Blog 1")
        await face.press("enter")
        await face.until(lambda: not face.dialog and face.screen.visit.reading)
        async with at(tmp_path) as reader:
            await reader.library.remove(sites.all[1].blog.api)
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen" and names(face) == ["All blogs", "Blog 0"])
        await face.press("escape")
        await face.sees("Blog 1 is on your shelf no more; a in the library (B) adds it again.")


async def test_where_all_are_muted_a_refresh_says_so(sites: Sites) -> None:
    async with library(top=feeds(sites, 0)) as face:
        await face.press("j", "x")
        await face.until(lambda: unread(face)[0] == 0)
        await face.press("R")
        await face.sees("Every blog here is muted; x takes one in again.")
