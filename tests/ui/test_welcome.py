"""The first start, and opening another blog."""

import asyncio
from pathlib import Path

import pytest

from tests.blog.listener import said
from tests.reader.feeding import feeding
from tests.ui.dialog_app import DialogApp, until, words, write
from tests.ui.publishing import publish
from tests.ui.reading import WIDE, reading, settled
from tests.ui.stocking import another, shelf, stock
from tui_reader.answers import Opened
from tui_reader.demo import DemoBlog
from tui_reader.ui.app import DEMO
from tui_reader.ui.screens.welcome import WelcomeScreen
from tui_reader.ui.widgets.field import Entry


async def test_the_first_start_asks_for_an_address_and_opens_it(blog: DemoBlog, tmp_path: Path) -> None:
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.sees("Which blog do you want to read?", "Open the demo blog")
        face.assert_nothing_to_obey()
        await face.types(blog.address)
        await face.press("enter")
        await face.reads(blog.at.site.posts[0])
        assert face.focus == "article"


async def test_the_demo_can_be_chosen() -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.press("tab", "enter")
        await face.until(lambda: face.app._exit)
        assert face.app.return_value == DEMO


FEED = b'<opml version="2.0"><body><outline text="Nirgends" xmlUrl="http://blog.invalid/feed"/></body></opml>'


async def test_the_blogs_of_another_reader_are_imported_from_a_path_that_is_typed(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_bytes(FEED)
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.types(str(tmp_path / "feeds.opml"))
        await face.press("enter")
        await face.sees("1 blog was added")
        await face.press("escape")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.sees("Nirgends")


@pytest.mark.parametrize("query", ["", "?key=1"])
async def test_the_blogs_of_a_list_at_an_address_are_imported_however_it_is_typed(query: str) -> None:
    async with feeding() as sites:
        sites.listener.answers["/alle.opml"] = said(200, FEED, Content_Type="text/xml", Connection="close")
        async with reading("") as face:
            await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
            await face.types(f"{sites.listener.origin.partition('://')[2]}/alle.opml{query}")
            await face.press("enter")
            await face.sees("1 blog was added")


async def test_the_import_can_be_chosen_and_left_again() -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.sees("Import blogs from another reader")
        await face.press("tab", "tab", "enter")
        await face.sees("The path or the address of another reader's OPML file.")
        await face.press("escape")
        await face.until(lambda: face.dialog == "WelcomeScreen")


async def test_ctrl_c_says_how_one_quits(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("ctrl+c")
        await face.sees("Press q to quit.")
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.press("ctrl+c")
        await face.until(lambda: shelf(face).notice.text == "Press q to quit.")
        await face.press("slash", "tab", "ctrl+c")
        assert not face.app._notifications


async def test_esc_at_the_first_start_quits() -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.press("enter")
        assert face.dialog == "WelcomeScreen", "nothing was typed"
        await face.press("escape")
        await face.until(lambda: face.app._exit)
        assert face.app.return_code == 0


async def test_an_address_that_fails_is_said_below_the_field_and_can_be_mended(blog: DemoBlog) -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen" and face.focus == "address")
        await face.types(f"x{blog.address}")
        await face.press("enter")
        await face.until(lambda: face.shows("✗"))
        field = face.app.screen.query_one(Entry)
        assert (face.dialog, face.focus, field.value) == ("WelcomeScreen", "address", f"x{blog.address}")
        assert " ".join(face.rows).count("✗") == 1
        face.assert_nothing_to_obey()
        await face.press("home", "delete")
        assert not face.shows("✗"), "it was about another address"
        await face.press("enter")
        await face.reads(blog.at.site.posts[0])


async def test_esc_stops_waiting_for_a_blog_and_keeps_what_was_typed() -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def attempt(_address: str) -> Opened:
        begun.set()
        await never.wait()
        raise AssertionError("nobody ended it")

    app = DialogApp(WelcomeScreen(attempt, first=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen is app.dialog and app.focused)
        await write(pilot, "slow.example")
        await pilot.press("enter")
        await until(pilot, lambda: begun.is_set() and "Connecting…" in words(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Connecting…" not in words(app))
        assert not app.closed
        assert "slow.example" in words(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.closed)
        assert app.answer is None


async def test_who_has_blogs_already_begins_in_the_library(blog: DemoBlog, tmp_path: Path) -> None:
    await stock(tmp_path, top=blog.address)  # what `add` and `import` do, too
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.sees("All blogs", "RATING-Blog")
        await face.press("j", "enter")
        await face.reads(blog.at.site.posts[0])


async def test_another_blog_takes_the_place_of_this_one_and_esc_leaves_it(blog: DemoBlog) -> None:
    with DemoBlog() as other:
        newest = publish(other, "Anderswo")
        async with settled(blog.address, WIDE) as face:
            await face.press("B")
            await face.until(lambda: face.dialog == "LibraryScreen")
            await face.press("escape")
            await face.until(lambda: not face.dialog)
            assert face.app.is_running
            await another(face, other.address)
            await face.reads(newest)
            await face.settled()
            assert "14 posts" in face.pane("top")
            assert "Every weekday" not in face.pane("article")
            await face.press("[")
            await face.until(lambda: other.address in face.post.link)
