"""The search screen: every letter finds, what is outdated is dropped, and the field keeps the keys."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.ui.dialog_app import DialogApp, screen_text, until, words, write
from tests.ui.panes import FORBIDDEN, NAUGHTY
from tests.ui.searching import BLOG, Library, hit, opened, searching, sought
from tui_reader.errors import KeepError
from tui_reader.reader.search import parse
from tui_reader.sought import Hit, Wanted
from tui_reader.ui.dialogs.search import SearchDialog
from tui_reader.ui.dialogs.search_words import Chosen


async def test_each_letter_shows_results_with_the_words_marked() -> None:
    library = Library(hit(1, "", title="Neue Banken"), hit(2, "", title="Zinsen"), hit(3, "", title="Bankrating"))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await until(pilot, lambda: "author:meier" in words(app))
        await write(pilot, "ban")
        await until(pilot, lambda: "2 texts" in words(app) and "Neue Banken" in words(app))
        assert "Zinsen" not in words(app)
        assert "Rating-Blog · Nov 24, 2012 · Meier" in words(app)
        assert "author:meier" not in words(app)
        await write(pilot, "kr")
        await until(pilot, lambda: "1 text" in words(app))
        assert "Neue Banken" not in words(app)
        segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        assert [text for text, style, _control in segments if style and style.underline] == ["Bankrating"]


async def test_the_field_keeps_the_keys_while_one_moves_and_enter_opens_the_hit() -> None:
    library = Library(*(hit(number, "", title=f"Bank {number}", comment=number * 10) for number in range(1, 30)))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await sought(app, pilot, "bank")
        await until(pilot, lambda: "29 texts" in words(app))
        await pilot.press("down", "down", "up")
        await until(pilot, lambda: "▌  Bank 2 " in screen_text(app))
        assert "comment by Meier" in words(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == Chosen(BLOG, 2, 20, ("bank*",))


async def test_who_types_and_presses_enter_at_once_gets_the_first_hit() -> None:
    library = Library(hit(1, "", title="Banken"), hit(2, "", title="Zinsen"))
    app = searching(library)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        library.gate.clear()
        await write(pilot, "zins")
        await pilot.press("enter")
        library.gate.set()
        await until(pilot, lambda: app.closed)
        assert app.answer == Chosen(BLOG, 2, 0, ("zins*",))


async def test_searches_that_are_typed_over_are_never_begun() -> None:
    library = Library(hit(1, "", title="Banken"))
    app = searching(library)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        library.gate.clear()
        await write(pilot, "b")
        await until(pilot, lambda: library.under_way)
        await write(pilot, "anken")
        library.gate.set()
        await until(pilot, lambda: "1 text" in words(app))
        assert library.most == 1
        assert [wanted.words for wanted, _below in library.asked] == [("b*",), ("banken*",)]


async def test_more_results_come_before_the_end_is_reached() -> None:
    library = Library(*(hit(number, "", title=f"Bank {number}") for number in range(1, 121)))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await sought(app, pilot, "bank")
        await until(pilot, lambda: "120 texts" in words(app))
        for _ in range(40):
            await pilot.press("pagedown")
        await until(pilot, lambda: "Bank 120" in words(app))
        assert [below for _wanted, below in library.asked if below] == [950, 900]


async def test_many_are_not_counted_to_the_end() -> None:
    library = Library(*(hit(number % 900 + 1, "", title="Bank") for number in range(1000)))
    app = searching(library)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "bank")
        await until(pilot, lambda: "1,000 texts or more" in words(app))


async def test_the_last_search_comes_back_selected() -> None:
    app = searching(Library(hit(1, "", title="Banken"), hit(2, "", title="Zinsen")), typed="banken")
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await until(pilot, lambda: "1 text" in words(app))
        await write(pilot, "zins")
        await until(pilot, lambda: "Zinsen" in words(app))
        assert isinstance(app.dialog, SearchDialog)
        assert app.dialog.typed == "zins"


async def test_a_shelf_that_cannot_be_read_is_said_in_place() -> None:
    async def find(_wanted: Wanted, _below: int | None) -> Sequence[Hit]:
        raise KeepError(path=Path("shelf"), reason="disk full")

    async def count(_wanted: Wanted) -> int:
        return 0

    app = DialogApp(SearchDialog(parse=parse, find=find, count=count, ask=None))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "bank")
        await until(pilot, lambda: "disk full" in words(app))
        assert app.focused


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (20, 6), (40, 12), (80, 24), (160, 50)])
async def test_no_size_and_no_text_breaks_it(size: tuple[int, int]) -> None:
    texts = [hit(number, text, title=text, author=text) for number, text in enumerate(NAUGHTY, 1)]

    async def find(_wanted: Wanted, _below: int | None) -> Sequence[Hit]:
        return texts

    async def count(_wanted: Wanted) -> int:
        return len(texts)

    app = DialogApp(SearchDialog(parse=parse, find=find, count=count, ask=None))
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await write(pilot, "x")
        await pilot.press(*["down"] * len(texts))
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == size[0]
            assert not any(FORBIDDEN.search(text) for text, _style, _control in strip)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)


async def test_what_is_not_understood_is_told_in_place_of_the_rows() -> None:
    library = Library(hit(1, "", title="Banken"))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await sought(app, pilot, "banken ")
        await write(pilot, "before:")
        await until(pilot, lambda: "1 text" in words(app) and "Banken" in words(app))
        await write(pilot, "gestern")
        await until(pilot, lambda: "“before:gestern” is not understood" in words(app))
        assert "before:2026-11-25" in words(app)
        assert "Banken" not in words(app)
        assert "1 text" not in words(app)
        assert not any(wanted.unclear for wanted, _below in library.asked)
