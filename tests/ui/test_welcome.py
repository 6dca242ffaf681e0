"""The first start, and opening another blog."""

from pathlib import Path

from tests.ui.publishing import publish
from tests.ui.reading import WIDE, reading, settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.app import DEMO


async def test_the_first_start_asks_for_an_address_and_opens_it(blog: DemoBlog, tmp_path: Path) -> None:
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.dialog == "WelcomeScreen")
        await face.sees("Which blog do you want to read?", "Open the demo blog")
        face.assert_nothing_to_obey()
        await face.types(blog.address)
        await face.press("enter")
        await face.reads(blog.at.site.posts[0])
        assert face.focus == "article"


async def test_the_demo_can_be_chosen() -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen")
        await face.press("tab", "enter")
        await face.until(lambda: face.app._exit)
        assert face.app.return_value == DEMO


async def test_esc_at_the_first_start_quits() -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen")
        await face.press("enter")
        assert face.dialog == "WelcomeScreen", "nothing was typed"
        await face.press("escape")
        await face.until(lambda: face.app._exit)
        assert face.app.return_code == 0


async def test_an_address_that_is_none_can_be_mended(blog: DemoBlog) -> None:
    async with reading("") as face:
        await face.until(lambda: face.dialog == "WelcomeScreen")
        await face.types("not an address")
        await face.press("enter")
        await face.sees("is not a web address.")
        await face.press("B")
        await face.until(lambda: face.dialog == "WelcomeScreen")
        await face.types(blog.address)
        await face.press("enter")
        await face.reads(blog.at.site.posts[0])


async def test_another_blog_takes_the_place_of_this_one_and_esc_leaves_it(blog: DemoBlog) -> None:
    with DemoBlog() as other:
        newest = publish(other, "Anderswo")
        async with settled(blog.address, WIDE) as face:
            await face.press("B")
            await face.until(lambda: face.dialog == "WelcomeScreen")
            await face.press("escape")
            assert face.dialog == ""
            assert face.app.is_running
            await face.press("B")
            await face.until(lambda: face.dialog == "WelcomeScreen")
            await face.types(other.address)
            await face.press("enter")
            await face.reads(newest)
            await face.settled()
            assert "14 posts" in face.pane("top")
            assert "Every weekday" not in face.pane("article")
            await face.press("[")
            await face.until(lambda: other.address in face.post.link)
