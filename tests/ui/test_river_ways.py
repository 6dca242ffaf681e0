"""Ways in a river that lead to one blog, and what becomes of it when the library changes."""

from pathlib import Path

from tests.reader.feeding import Sites
from tests.ui.reading import WIDE, reading
from tests.ui.stocking import shelf, stock
from tests.ui.test_river import blog_of, feeds, flowing, into, rows, sites
from tui_reader.demo import DemoBlog

__all__ = ["sites"]


async def test_a_post_begins_at_its_top_though_another_of_its_number_was_scrolled(tmp_path: Path) -> None:
    with DemoBlog() as one, DemoBlog() as other:
        await stock(tmp_path, top=f"{one.address} {other.address}")
        async with reading("", home=tmp_path) as face:
            await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
            await into(face, "All blogs")
            first = face.screen.visit.which
            await face.press("l", "G")
            assert face.screen.article.per_cent == 100
            await face.press("n")
            await face.until(lambda: face.screen.visit.which != first)
            await face.settled()
            assert face.screen.article.per_cent < 50
            await face.press("p")
            await face.until(lambda: face.screen.visit.which == first and face.screen.visit.reading)
            await face.until(lambda: face.screen.article.per_cent == 100)


async def test_a_topic_leads_to_the_list_of_its_blog(tmp_path: Path, sites: Sites, blog: DemoBlog) -> None:
    await stock(tmp_path, top=f"{blog.address} {feeds(sites, 0)}")
    async with reading("", WIDE, home=tmp_path) as face:
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await into(face, "All blogs")
        await face.press("t")
        await face.until(lambda: face.dialog == "ChooseDialog")
        await face.press("enter")
        await face.sees("These are posts of RATING-Blog alone; B leads back to the others.", "Topic:")
        assert face.screen.visit.river is None


async def test_only_what_is_unread_or_of_a_month_flows(sites: Sites) -> None:
    async with flowing(sites) as face:
        await face.press("f")
        await face.until(lambda: face.dialog == "ChooseDialog")
        await face.sees("Topics of Blog", "Authors of Blog", "Months…")
        await face.press("down", "enter")
        await face.until(lambda: len(rows(face)) == 8)
        await face.sees("All blogs ›", "Unread")


async def test_a_blog_that_is_added_flows_in_too(sites: Sites) -> None:
    late = sites.add(4)
    async with flowing(sites) as face:
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await face.press("a")
        await face.until(lambda: face.focus == "address")
        await face.types(late.blog.api)
        await face.press("enter")
        await face.sees("Enter keeps it")
        await face.press("enter")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.press("q")
        await face.until(lambda: not face.dialog)
        await face.press("R")
        await face.until(lambda: len(rows(face)) == 13 or face.shows("R shows"))
        await face.press("h", "R")
        await face.until(lambda: len(rows(face)) == 13)
        await face.press("g", "g", "enter")
        await face.until(lambda: blog_of(face) == "Blog 3")
