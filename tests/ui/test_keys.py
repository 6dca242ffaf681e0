"""The keys: what each does where it is pressed, how they are remapped, and that fields have theirs to themselves."""

from pathlib import Path

import pytest

from tests.ui.conftest import opened
from tests.ui.publishing import publish
from tests.ui.reading import MIDDLE, WIDE, settled
from tui_reader.demo import DemoBlog
from tui_reader.settings import Settings
from tui_reader.ui.keys import COMPOSING, KEYS, LIBRARY, shown


async def test_top_wants_two_presses_and_one_alone_does_nothing(blog: DemoBlog) -> None:
    async with settled(blog.address, (100, 20)) as face:
        await face.press("G")
        assert face.screen.article.per_cent == 100
        await face.press("g")
        assert face.screen.article.per_cent == 100
        await face.press("g")
        assert face.screen.article.per_cent == 0
        await face.press("end")
        assert face.screen.article.per_cent == 100
        await face.press("home")
        assert face.screen.article.per_cent == 0


async def test_another_key_between_the_two_presses_starts_over(blog: DemoBlog) -> None:
    async with settled(blog.address, (100, 20)) as face:
        await face.press("G", "g", "k", "g")
        assert face.screen.article.per_cent > 0


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up"), ("ctrl+d", "ctrl+u"), ("pagedown", "pageup")])
async def test_lines_half_pages_and_pages(blog: DemoBlog, down: str, up: str) -> None:
    async with settled(blog.address, (100, 20)) as face:
        await face.press(down)
        assert face.screen.article.per_cent > 0
        await face.press(up)
        assert face.screen.article.per_cent == 0


async def test_a_digit_says_where_its_link_leads_and_enter_opens_it(blog: DemoBlog, browser: Path) -> None:
    async with settled(blog.address) as face:
        links = face.screen.article.links
        assert 1 < len(links) < 10
        await face.press("2")
        await face.sees(f"Link 2/{len(links)}: {links[1].text} — {links[1].url}")
        assert not opened(browser)
        await face.press("enter")
        await face.until(lambda: opened(browser) == [links[1].url])
        await face.sees(f"Opened {links[1].url}")
        await face.press("9")
        await face.sees("There is no link 9 here.")
        await face.press("0")
        await face.sees("There is no link 0 here.")
        assert len(opened(browser)) == 1


async def test_a_number_of_two_digits_is_typed_as_one_and_another_key_ends_it(blog: DemoBlog, browser: Path) -> None:
    addresses = [f"https://example.org/{number}" for number in range(1, 13)]
    publish(blog, "Zwölf", "".join(f'<p><a href="{address}">hier</a></p>' for address in addresses))
    async with settled(blog.address) as face:
        await face.press("1")
        await face.sees("Link 1/12: hier — https://example.org/1")
        await face.press("2")
        await face.sees("Link 12/12: hier — https://example.org/12")
        await face.press("enter")
        await face.until(lambda: opened(browser) == addresses[11:])
        await face.press("1", "enter")
        await face.until(lambda: opened(browser) == [addresses[11], addresses[0]])
        await face.press("1", "j", "2", "enter")
        await face.until(lambda: opened(browser)[2:] == [addresses[1]])
        await face.press("1", "escape", "enter", "9", "enter")
        await face.until(lambda: opened(browser)[3:] == [addresses[8]])


async def test_the_links_can_be_chosen_from_a_list(blog: DemoBlog, browser: Path) -> None:
    async with settled(blog.address) as face:
        links = face.screen.article.links
        await face.press("F")
        await face.until(lambda: face.dialog == "ChooseDialog")
        await face.sees("1 A wooden desk at dawn", links[0].url)
        await face.press("down", "enter")
        await face.until(lambda: opened(browser) == [links[1].url])
        await face.until(lambda: face.dialog == "")
        await face.press("F", "escape")
        await face.until(lambda: face.dialog == "")
        assert len(opened(browser)) == 1


async def test_browser_and_clipboard_get_the_permalink(blog: DemoBlog, browser: Path) -> None:
    link = blog.at.link(blog.at.site.posts[0])
    async with settled(blog.address) as face:
        await face.press("o")
        await face.until(lambda: opened(browser) == [link])
        await face.press("y")
        await face.until(lambda: face.app.clipboard == link)
        await face.press("Y")
        await face.until(lambda: face.app.clipboard.startswith("# The Quiet Window"))
        assert "Every weekday at half past seven" in face.app.clipboard


async def test_without_a_browser_one_is_told(blog: DemoBlog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with settled(blog.address) as face:
        await face.press("o")
        await face.sees("No browser was found.")


async def test_a_launcher_that_finds_no_browser_is_not_called_opened(blog: DemoBlog, browser: Path) -> None:
    browser.with_name("browser").write_text("#!/bin/sh\nexit 3\n", "utf-8")
    async with settled(blog.address) as face:
        await face.press("o")
        await face.sees("No browser was found.")


async def test_help_names_every_key_and_scrolls_to_the_last(blog: DemoBlog) -> None:
    async with settled(blog.address, (90, 24)) as face:
        await face.press("f1")
        await face.until(lambda: face.dialog == "HelpScreen")
        pages = [face.words_of("VerticalScroll"), ""]
        while pages[-1] != pages[-2]:
            await face.press("space")
            pages.append(face.words_of("VerticalScroll"))
        seen = " ".join(pages)
        for key in (*KEYS, *LIBRARY, *COMPOSING):
            assert key.words in seen
            assert shown(key.keys, 1) in seen
        await face.press("escape")
        assert face.dialog == ""


async def test_remapped_keys_work_and_are_named_everywhere(blog: DemoBlog) -> None:
    keys = {"older": "<", "newer": "f7", "bottom": "x x", "comments": "v", "help": "f2", "read_on": "ctrl+n,m"}
    posts = blog.at.site.posts
    async with settled(blog.address, WIDE, settings=Settings(keys=keys)) as face:
        assert "« <" in face.pane("bar")
        assert "F7 »" in face.pane("bar")
        await face.press("<")
        await face.reads(posts[1])
        await face.press("[")
        await face.settled()
        await face.press("f7")
        await face.reads(posts[0])
        await face.settled()
        await face.press("x", "x")
        assert face.screen.article.at_bottom
        await face.press("v")
        assert face.focus == "thread"
        await face.press("f2")
        await face.until(lambda: face.dialog == "HelpScreen")
        await face.sees("F7")


async def test_no_key_works_while_a_field_has_the_focus(blog: DemoBlog) -> None:
    everything = "qnpNPbjkgGlhzcCrJKLtFoyYRB?[]123"
    async with settled(blog.address) as face:
        post = face.post
        await face.press("C")
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        await face.press(*everything, "home", "end", "left", "right", "up", "down", "pageup", "pagedown")
        assert face.composer.text == everything
        assert face.dialog == ""
        assert face.post is post or face.post.id == post.id
        assert face.focus == "DraftField"
        assert "Ctrl+s send" in face.pane("keys")


async def test_no_key_of_the_screen_works_in_a_dialog(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        newest = face.post.id
        await face.press("L")
        await face.until(lambda: face.focus == "user")
        await face.press("q", "n", "bracketleft", "C")
        assert face.dialog == "LoginDialog"
        assert face.post.id == newest
        await face.press("escape")
        assert face.dialog == ""


async def test_the_palette_offers_the_screens_actions(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address, MIDDLE) as face:
        await face.press("ctrl+p")
        await face.until(lambda: face.dialog == "CommandPalette")
        await face.press(*"olderpost".replace("p", " p"))
        await face.until(lambda: any("« the older post of this blog" in row for row in face.rows))
        await face.press("down", "enter")
        await face.reads(posts[1])


async def test_the_key_bar_names_what_matters_in_each_pane(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        assert "Space read on" in face.pane("keys")
        assert "q quit" in face.pane("keys")
        await face.press("h")
        assert "Enter open" in face.pane("keys")
