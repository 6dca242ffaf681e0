"""Pictures in a text: half blocks at a size that fits, their words below, and one goes on reading where one was."""

import pytest
from rich.color import ColorType

from tests.painted import BLUE, RED
from tests.ui.illustrated import ADDRESS, HALF, drawn, image, picture, text
from tests.ui.panes import PaneApp, assert_nothing_to_obey, post, rows, shown, until
from tui_reader.content.blocks import Block, Kind, Span
from tui_reader.errors import NotShown, TimedOut
from tui_reader.ui.widgets.article_view import ArticleView

SIZES = [(80, 24), (120, 40), (200, 60), (40, 12), (20, 6)]


async def test_a_picture_stands_above_its_words_and_its_caption() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40)) as pilot:
        caption = Block(Kind.CAPTION, (Span("Halb acht."),), tight=True)
        pane.show(post(), text(image(), caption, before=1))
        pane.show_pictures()
        await until(pilot, lambda: "Ein Schreibtisch · Loading" in shown(app))
        pane.picture(ADDRESS, picture())
        await until(pilot, lambda: HALF in shown(app))
        found = rows(app)
        last = max(number for number, row in enumerate(found) if HALF in row)
        assert "▨ Ein Schreibtisch · 640 × 480" in found[last + 1]
        assert "Halb acht." in found[last + 2]
        pane.hide_pictures()
        await until(pilot, lambda: HALF not in shown(app))
        assert "▨ Ein Schreibtisch · 640 × 480" in shown(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", [(640, 480), (300, 3000), (3000, 300), (12, 12)])
async def test_it_is_as_wide_as_its_column_at_most_and_takes_two_thirds_of_the_pane(
    size: tuple[int, int], shape: tuple[int, int]
) -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=size) as pilot:
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture(*shape))
        await until(pilot, lambda: HALF in shown(app) or pane.line(1) is None)
        for _page in range(4):
            assert_nothing_to_obey(app)
            assert all(row.count(HALF) <= min(76, size[0]) for row in rows(app))
            pane.page(1)
            await pilot.pause()
        lines = [line for item in range(len(pane._story or ())) for line in pane.view.flow.lines(item)]
        height = sum(HALF in line.text for line in lines)
        assert 1 <= height <= max(1, size[1] * 2 // 3)


async def test_the_colours_of_its_cells_are_those_of_its_pixels() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40)) as pilot:
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        await until(pilot, lambda: HALF in shown(app))
        found = [
            style
            for strip in app.screen._compositor.render_strips()
            for words, style, _control in strip
            if HALF in words and style
        ]
        for style, colour in ((found[0], RED), (found[-1], BLUE)):
            for each in (style.color, style.bgcolor):
                assert each is not None
                assert each.type is ColorType.TRUECOLOR
                assert each.triplet is not None
                assert all(abs(here - there) < 8 for here, there in zip(each.triplet, colour, strict=True))


async def test_what_comes_above_moves_nothing_that_one_reads() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.show(post(), text(image()))
        pane.show_pictures()
        pane.page(1)
        pane.page(1)
        await pilot.pause()
        before = rows(app)
        pane.picture(ADDRESS, picture())
        await pilot.pause()
        assert [row.rstrip(" ▐▕") for row in rows(app)] == [row.rstrip(" ▐▕") for row in before]
        pane.hide_pictures()
        await pilot.pause()
        assert [row.rstrip(" ▐▕") for row in rows(app)] == [row.rstrip(" ▐▕") for row in before]


async def test_a_place_within_a_picture_outlasts_other_sizes_and_other_pictures() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    other = "https://b.example/other.png"
    async with app.run_test(size=(80, 24)) as pilot:
        pane.show(post(), text(image(), image(other), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        for _row in range(9):
            pane.line(1)
        await until(pilot, lambda: pane.view.anchor == (1, 5))
        pane.picture(other, picture())
        await pilot.pause()
        assert pane.view.anchor == (1, 5)
        await pilot.resize_terminal(100, 24)
        await until(pilot, lambda: pane.fits)
        assert pane.view.anchor == (1, 5)
        await pilot.resize_terminal(100, 60)
        await until(pilot, lambda: pane.album.height == 60)
        assert pane.view.anchor[0] in {0, 1}


async def test_a_picture_whose_words_are_the_first_row_one_sees_is_seen_when_it_comes() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.show(post(), text(image()))
        pane.view.seek((4, 0))
        pane.refill()
        await until(pilot, lambda: "Ein Schreibtisch" in rows(app)[0])
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        await until(pilot, lambda: len(drawn(app)) > 5)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (NotShown(host="b.example", reason="it is damaged or not whole"), "not shown: it is damaged or not whole"),
        (TimedOut(host="b.example", seconds=15), "b.example did not answer within 15 seconds."),
    ],
)
async def test_what_is_not_shown_says_why_in_its_place(found: NotShown, words: str) -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(100, 24), message_hook=app.hear) as pilot:
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, found)
        await until(pilot, lambda: f"▨ Ein Schreibtisch · {words}" in shown(app))
        pane.hide_pictures()
        await until(pilot, lambda: words not in shown(app))
        pane.show_pictures()
        await until(pilot, lambda: len(app.told(ArticleView.PicturesWanted)) == 2)


async def test_a_picture_without_words_is_called_by_its_host() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.show(post(), text(image(alt=""), before=0))
        await until(pilot, lambda: "▨ b.example" in shown(app))


async def test_bars_and_bullets_stand_beside_it() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40)) as pilot:
        quoted = image(first="▎ • ", rest="▎   ")
        pane.show(post(), text(quoted, before=0, after=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        await until(pilot, lambda: HALF in shown(app))
        found = [row.strip(" ▐▌▕") for row in drawn(app)]
        assert found[0].startswith("▎ • ▀")
        assert all(row.startswith("▎   ▀") for row in found[1:])
        assert any("▎   ▨ Ein Schreibtisch" in row for row in rows(app))


async def test_another_text_forgets_the_pictures_of_the_last_and_the_same_keeps_them() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40), message_hook=app.hear) as pilot:
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        pane.show(post(), text(image(), image("https://b.example/new.png"), before=0))
        await until(pilot, lambda: HALF in shown(app) and len(app.told(ArticleView.PicturesWanted)) == 2)
        assert [told.addresses for told in app.told(ArticleView.PicturesWanted)] == [
            (ADDRESS,),
            ("https://b.example/new.png",),
        ]
        pane.show(post("Anders", number=8), text(image(), before=0))
        await until(pilot, lambda: "Anders" in shown(app))
        assert HALF not in shown(app)
        pane.picture(ADDRESS, picture())
        await pilot.pause()
        assert HALF not in shown(app)


async def test_a_page_of_thousands_asks_for_the_next_hundred() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40), message_hook=app.hear) as pilot:
        many = [image(f"https://b.example/{number}.png") for number in range(3000)]
        pane.show(post(), text(*many))
        pane.view.seek((1000, 0))
        pane.refill()
        pane.show_pictures()
        await until(pilot, lambda: bool(app.told(ArticleView.PicturesWanted)))
        (wanted,) = app.told(ArticleView.PicturesWanted)
        assert len(wanted.addresses) == 100
        assert wanted.addresses[0] == "https://b.example/996.png"


async def test_without_colours_there_are_no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    pane = ArticleView()
    app = PaneApp(pane)
    pane.always = True
    async with app.run_test(size=(80, 40), message_hook=app.hear) as pilot:
        assert pane.colourless
        pane.show(post(), text(image(), before=0))
        await until(pilot, lambda: "▨ Ein Schreibtisch" in shown(app))
        assert not app.told(ArticleView.PicturesWanted)


async def test_the_setting_asks_for_them_without_a_key() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    pane.always = True
    async with app.run_test(size=(80, 40), message_hook=app.hear) as pilot:
        pane.show(post(), text(image(), before=0))
        await until(pilot, lambda: bool(app.told(ArticleView.PicturesWanted)))
