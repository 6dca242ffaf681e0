"""Jumping to a date: what counts as one in both languages, and what is said of the rest."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.dialog_app import DialogApp, until, words, write
from tests.ui.reading import settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.dialogs.day import DayDialog, NoDayError, parse
from tui_reader.ui.widgets.field import Entry


async def opened(app: DialogApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.screen is app.dialog and app.focused)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2012", "2012-12-31"),
        ("2012-11", "2012-11-30"),
        ("2012-2", "2012-02-29"),
        ("2012-11-25", "2012-11-25"),
        ("  2012-1-5 ", "2012-01-05"),
        ("25.11.2012", "2012-11-25"),
        ("5. 1. 2012", "2012-01-05"),
        ("11.2012", "2012-11-30"),
    ],
)
def test_a_year_and_a_month_mean_their_last_day(typed: str, day: str) -> None:
    assert parse(typed) == day


@pytest.mark.parametrize(
    "typed", ["", "x", "12", "20121", "11/25/2012", "2012-11-25-1", "25.11.", "١٩٩٩", "-2012", "2012-"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse(typed) is None


@pytest.mark.parametrize("typed", ["2012-13", "2011-02-29", "32.1.2012", "0000", "2012-00", "0.1.2012"])
def test_a_day_that_never_was_is_told_apart(typed: str) -> None:
    with pytest.raises(NoDayError):
        parse(typed)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_what_is_wrong_is_said_and_what_was_typed_stays(size: tuple[int, int]) -> None:
    app = DialogApp(DayDialog())
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        assert "2012, 2012-11, 2012-11-25 or 25.11.2012" in words(app)
        await pilot.press("enter")
        await write(pilot, "2012-1x")
        await pilot.press("enter")
        await until(pilot, lambda: "That is no date" in words(app))
        assert app.screen.query_one(Entry).value == "2012-1x"
        await pilot.press("backspace", "3", "enter")
        await until(pilot, lambda: "There is no such day" in words(app))
        await pilot.press("backspace")
        await until(pilot, lambda: "A year, a month or a day" in words(app))
        await pilot.press("1", "enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == "2012-11-30"


async def test_esc_closes_without_a_date() -> None:
    app = DialogApp(DayDialog())
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "2012")
        await pilot.press("escape")
        await until(pilot, lambda: app.closed)
        assert app.answer is None


@pytest.mark.parametrize(
    ("typed", "date"), [("2018", "2016-10-05"), ("2012-11-25", "2012-11-25"), ("2099", "2026-10-12")]
)
async def test_the_list_goes_to_the_newest_post_of_the_day_or_of_one_before(
    blog: DemoBlog, typed: str, date: str
) -> None:
    async with settled(blog.address) as face:
        posts = face.screen.posts
        await face.press("h", "j", "d")
        await face.until(lambda: face.dialog == "DayDialog" and face.focus)
        await face.types(typed)
        await face.press("enter")
        await face.until(lambda: not face.dialog)
        await face.until(lambda: posts.current and posts.current.post.date.date().isoformat() == date)
        assert face.screen.pane == "posts"
