"""Adding to the library: what an address leads to is seen first, and lists of other readers are taken in."""

from pathlib import Path

from tests.blog.listener import said
from tests.reader.feeding import Sites
from tests.ui.reading import Face
from tests.ui.stocking import go_to, library, names, shelf


def feeds(sites: Sites, *numbers: int) -> str:
    return " ".join(sites.all[number].blog.api for number in numbers)


async def test_what_is_found_is_seen_before_it_is_kept(sites: Sites) -> None:
    new = sites.all[2]
    async with library(top=feeds(sites, 0), News=feeds(sites, 1)) as face:
        await go_to(face, "Blog 1")
        await face.press("a")
        await face.until(lambda: face.dialog == "AddDialog" and face.focus == "address")
        await face.sees("Add a blog to News")
        await face.types(new.blog.api + "x")
        await face.press("enter")
        await face.sees("✗")
        await face.press("backspace", "enter")
        await face.sees("Blog 2", "• Beitrag 3", "Enter keeps it")
        assert face.dialog == "AddDialog"
        await face.press("escape")
        assert not face.shows("Beitrag 3")
        await face.press("end", "enter")
        await face.sees("• Beitrag 3")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.until(lambda: names(face) == ["All blogs", "Blog 0", "News", "  Blog 1", "  Blog 2"])
        current = shelf(face).rows.current
        assert current
        assert (current.name, current.unread) == ("Blog 2", 3)
        await face.sees("Blog 2 is on your shelf now; Enter opens it.")


async def test_what_is_on_the_shelf_already_is_gone_to(sites: Sites) -> None:
    async with library(top=feeds(sites, 0), News=feeds(sites, 1)) as face:
        await face.press("a")
        await face.until(lambda: face.focus == "address")
        await face.types(sites.all[1].blog.api)
        await face.press("enter")
        await face.sees("It is on your shelf already, in News.", "Enter goes to it")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.until(lambda: (row := shelf(face).rows.current) and row.name == "Blog 1")
        assert len(shelf(face).blogs) == 2


async def test_blogs_are_taken_in_from_a_file_and_given_out_into_one(sites: Sites, tmp_path: Path) -> None:
    others = "".join(f'<outline text="Neu {n}" xmlUrl="{sites.all[n].blog.api}"/>' for n in (2, 3))
    wrong = f'<outline text="Weg" xmlUrl="{sites.listener.origin}/weg"/>'
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f'<opml version="2.0"><body><outline text="Ordner">{others}{wrong}</outline></body></opml>', "utf-8"
    )
    async with library(top=feeds(sites, 0)) as face:
        await face.press("i")
        await face.until(lambda: face.dialog == "AskDialog")
        await face.types(str(tmp_path / "nichts"))
        await face.press("enter")
        await face.sees("✗", "could not be read: there is no such file.")
        await face.press("ctrl+u")
        await face.types(str(opml))
        await face.press("enter")
        await face.until(lambda: face.dialog == "ReportDialog")
        await face.sees("3 blogs were added, 1 of them could not be read yet.", "/weg", "(404)")
        await face.press("escape")
        await face.until(lambda: face.dialog == "LibraryScreen" and "Ordner" in names(face))
        await face.press("o")
        await face.until(lambda: face.dialog == "AskDialog")
        await face.press("ctrl+u")
        await face.types(str(tmp_path / "out.opml"))
        await face.press("enter")
        await face.sees("Your blogs are in")
        written = (tmp_path / "out.opml").read_text("utf-8")
        assert sites.all[3].blog.api in written
        assert "Ordner" in written


async def _export(face: Face, path: Path) -> None:
    await face.press("o")
    await face.until(lambda: face.dialog == "AskDialog")
    await face.press("ctrl+u")
    await face.types(str(path))
    await face.press("enter")


async def test_a_file_that_is_there_is_written_over_only_if_one_says_so(sites: Sites, tmp_path: Path) -> None:
    out = tmp_path / "out.opml"
    out.write_text("anderes", "utf-8")
    async with library(top=feeds(sites, 0)) as face:
        await _export(face, out)
        await face.until(lambda: face.dialog == "ConfirmDialog")
        await face.press("escape")
        await face.until(lambda: face.dialog == "AskDialog")
        await face.press("enter")
        await face.until(lambda: face.dialog == "ConfirmDialog")
        assert out.read_text("utf-8") == "anderes"
        await face.press("left", "enter")
        await face.sees("Your blogs are in")
        assert sites.all[0].blog.api in out.read_text("utf-8")
        await _export(face, tmp_path / "nirgends" / "out.opml")
        await face.sees("could not be written: there is no such folder.")


async def test_a_page_with_several_feeds_lets_one_choose(sites: Sites) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/atom+xml" title="{title}" href="/{number}/feed">'
        for number, title in ((2, "Eins"), (3, "Zwei"))
    )
    page = said(200, f"<html><head>{links}</head></html>", Content_Type="text/html", Connection="close")
    sites.listener.answers["/seite/"] = page
    async with library(top=feeds(sites, 0)) as face:
        await face.press("a")
        await face.until(lambda: face.focus == "address")
        await face.types(f"{sites.listener.origin}/seite/")
        await face.press("enter")
        await face.sees("Blog 2", "This page names other feeds too; ↓ goes to them:", "Zwei")
        await face.press("down")
        assert face.focus == "others"
        await face.press("up")
        assert face.focus == "address"
        await face.press("down", "enter")
        await face.until(lambda: face.shows("Blog 3") and face.shows("Enter keeps it"))
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen" and "Blog 3" in names(face))


async def test_a_list_is_taken_in_from_where_it_was_found_however_it_was_typed(sites: Sites) -> None:
    new = sites.all[2].blog.api
    outline = f'<opml version="2.0"><body><outline text="Neu" xmlUrl="{new}"/></body></opml>'
    sites.listener.answers["/alle.opml"] = said(200, outline, Content_Type="text/xml", Connection="close")
    async with library(top=feeds(sites, 0)) as face:
        await face.press("a")
        await face.until(lambda: face.focus == "address")
        await face.types(f"{sites.listener.origin.partition('://')[2]}/alle.opml")
        await face.press("enter")
        await face.sees("That is a list of 1 feed (OPML), and no blog.", "Enter imports")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen" and "Neu" in names(face))
