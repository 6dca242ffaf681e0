"""Choosing, confirming, and the receipt at the bottom."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.ui.dialog_app import DialogApp, screen_text, until, words, write
from tui_reader.ui.dialogs.choose import Choice, ChooseDialog
from tui_reader.ui.dialogs.confirm import ConfirmDialog
from tui_reader.ui.widgets.notice import Notice

TOPICS = [Choice("Banken", 1), Choice("[German] foo[/bar]", 2), Choice("Zinsen", 3)]
LINKS = [Choice(f"{n:>3}  Link [/] {n}", n, f"https://example.org/{n}/" + "seite/" * 20 + "ende") for n in range(1, 41)]


async def opened(app: DialogApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.screen is app.dialog and app.focused)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], 1),
        (["down", "enter"], 2),
        (["j", "j", "j", "k", "space"], 2),
        (["end", "enter"], 3),
        (["end", "home", "enter"], 1),
        (["escape"], None),
        (["q"], None),
    ],
)
async def test_a_short_list_takes_the_keys_itself(keys: list[str], answer: int | None) -> None:
    app = DialogApp(ChooseDialog("Topics", TOPICS))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: app.closed)
        assert app.answer == answer


@pytest.mark.parametrize(
    ("typed", "keys", "answer"),
    [
        ("", ["enter"], 1),
        ("", ["down", "down", "enter"], 3),
        ("7", ["enter"], 7),
        ("7", ["down", "enter"], 17),
        ("link 33", ["enter"], 33),
        ("EXAMPLE.org/21", ["enter"], 21),
        ("q", ["escape"], None),
    ],
)
async def test_typing_filters_a_long_list(typed: str, keys: list[str], answer: int | None) -> None:
    app = DialogApp(ChooseDialog("Links", LINKS))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, typed)
        await pilot.press(*keys)
        await until(pilot, lambda: app.closed)
        assert app.answer == answer


async def test_where_nothing_matches_enter_does_nothing() -> None:
    app = DialogApp(ChooseDialog("Links", LINKS))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "xyz")
        await until(pilot, lambda: "Nothing matches." in screen_text(app))
        await pilot.press("enter", "down", "pagedown", "enter", "backspace", "backspace", "backspace")
        await until(pilot, lambda: "› " in screen_text(app))
        assert not app.closed


async def test_rows_are_literal_and_the_target_of_the_highlighted_one_is_shown_whole() -> None:
    app = DialogApp(ChooseDialog("Links [/]", LINKS))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("down")
        await until(pilot, lambda: "›   2  Link [/] 2 — https://example.org/2/" in screen_text(app))
        assert LINKS[1].detail in screen_text(app).replace("\n", "").replace(" ", "")
        assert "Links [/]" in screen_text(app)


async def test_the_highlighted_row_stays_in_sight() -> None:
    app = DialogApp(ChooseDialog("Links", LINKS))
    async with app.run_test(size=(40, 12)) as pilot:
        await opened(app, pilot)
        for _ in range(10):
            await pilot.press("pagedown")
        await until(pilot, lambda: "›  40  Link [/] 40" in screen_text(app))


async def test_an_empty_list_says_why() -> None:
    app = DialogApp(ChooseDialog("Topics", [], empty="This post has no topics."))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "This post has no topics." in screen_text(app))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: app.closed)
        assert app.answer is None


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (4, 2), (5, 5), (9, 4), (20, 6), (40, 12), (200, 60)])
@pytest.mark.parametrize("choices", [TOPICS, LINKS])
async def test_no_size_breaks_it(size: tuple[int, int], choices: list[Choice[int]]) -> None:
    app = DialogApp(ChooseDialog("Links", choices))
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == 2


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], False),
        (["escape"], False),
        (["q"], False),
        (["left", "enter"], True),
        (["h", "enter"], True),
        (["shift+tab", "enter"], True),
        (["left", "right", "enter"], False),
    ],
)
async def test_yes_is_a_choice_and_never_an_accident(keys: list[str], answer: bool) -> None:  # noqa: FBT001 - a parameter
    app = DialogApp(ConfirmDialog("Log out [/] at rating.example?", "The token [@click=x]goes[/].", yes="Log out"))
    async with app.run_test(size=(40, 12)) as pilot:
        await opened(app, pilot)
        assert "Log out [/] at rating.example? The token [@click=x]goes[/]. Log out Cancel" in words(app)
        await pilot.press(*keys)
        await until(pilot, lambda: app.closed)
        assert app.answer is answer


class Bottom(App[None]):
    """A notice and nothing else."""

    def compose(self) -> ComposeResult:
        """The notice."""
        yield Notice(id="notice")


async def test_a_notice_says_one_thing_at_a_time_literally() -> None:
    app = Bottom()
    async with app.run_test(size=(60, 10)) as pilot:
        notice = app.query_one(Notice)
        assert not notice.display
        notice.show("Copied [/] https://rating.example")
        await until(pilot, lambda: "Copied [/] https://rating.example" in screen_text(app))
        for _ in range(10):
            notice.show("rating.example refused the connection.", "error")
        await until(pilot, lambda: "! rating.example refused the connection." in screen_text(app))
        assert words(app).count("refused") == 1
        assert "Copied" not in words(app)
        notice.show("")
        await until(pilot, lambda: words(app) == "")
        assert not notice.display


async def test_a_notice_goes_after_its_time_and_the_same_words_stay_longer() -> None:
    app = Bottom()
    async with app.run_test(size=(60, 10)) as pilot:
        notice = app.query_one(Notice)
        notice.show("First", keep_seconds=0.01)
        await until(pilot, lambda: notice.text == "")
        notice.show("Second", keep_seconds=0.01)
        notice.show("Second", keep_seconds=0)
        notice.show("Third", keep_seconds=0.01)
        notice.show("Second", keep_seconds=0)
        notice.set_timer(0.05, lambda: notice.add_class("later"))
        await until(pilot, lambda: notice.has_class("later"))
        assert notice.text == "Second"


async def test_an_address_in_a_notice_is_readable_to_its_end() -> None:
    app = Bottom()
    address = "https://rating.example/wp-admin/profile.php"
    async with app.run_test(size=(40, 12)) as pilot:
        app.query_one(Notice).show(f"Logged out here, but revoke the token by hand at {address}")
        await until(pilot, lambda: address in screen_text(app).replace("\n", "").replace(" ", ""))
