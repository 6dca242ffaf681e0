"""What every pane of text does: move, keep its place, show the focus, be readable, in any theme."""

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color

from tests.ui.panes import PaneApp, document, post, rows, shown, until
from tui_reader.content.blocks import Block, Document, Kind, Look, Span
from tui_reader.ui.theme import THEMES
from tui_reader.ui.widgets.article_view import ArticleView

LONG = document(*(f"Absatz {number}. " + "Wort " * 60 for number in range(200)))


def texts(app: PaneApp) -> list[str]:
    """The rows without the scroll bar, which is a guess in a long text."""
    return [row.rstrip(" ▐▕") for row in rows(app)]


def article() -> tuple[PaneApp, ArticleView]:
    pane = ArticleView()
    return PaneApp(pane), pane


async def test_keys_move_by_row_half_page_and_page_and_end_at_the_ends() -> None:
    app, pane = article()
    async with app.run_test(size=(70, 20)) as pilot:
        pane.show(post(), LONG)
        await until(pilot, lambda: "Absatz 0." in shown(app))
        assert (pane.per_cent, pane.at_bottom, pane.line(-1)) == (0, False, False)
        second = texts(app)[1]
        assert pane.line(1)
        await until(pilot, lambda: texts(app)[0] == second)
        last = texts(app)[-1]
        assert pane.page(1)
        await until(pilot, lambda: texts(app)[0] == last)
        assert pane.half(-1)
        assert pane.bottom()
        await until(pilot, lambda: "Comments »" in shown(app))
        assert (pane.per_cent, pane.at_bottom, pane.page(1)) == (100, True, False)
        assert pane.top()
        await until(pilot, lambda: "Banken" in shown(app))
        assert pane.per_cent == 0


async def test_the_reading_position_survives_any_size_and_comes_back_exactly() -> None:
    app, pane = article()
    async with app.run_test(size=(70, 20)) as pilot:
        pane.show(post(), LONG)
        for _ in range(13):
            pane.page(1)
        await pilot.pause()
        before, paragraph = texts(app), pane.paragraph_at_top()
        for size in ((1, 1), (3, 40), (35, 5), (200, 60), (8, 8), (70, 20)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: pane.size.width == app.size.width)
            assert pane.paragraph_at_top() == paragraph
        await until(pilot, lambda: texts(app) == before)


async def test_the_focus_shows_without_colour() -> None:
    app, pane = article()
    async with app.run_test(size=(70, 20)) as pilot:
        pane.show(post(), LONG)
        await until(pilot, lambda: "▌ Banken" in shown(app) and "▐" in shown(app))
        app.set_focus(None)
        await until(pilot, lambda: "▌" not in shown(app) and "▕" in shown(app))


def luminance(color: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(style: Style | None) -> float:
    """The contrast ratio of WCAG 2 between text and ground."""
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    ratio = (luminance(Color.from_rich_color(style.color)) + 0.05) / (
        luminance(Color.from_rich_color(style.bgcolor)) + 0.05
    )
    return max(ratio, 1 / ratio)


def themes() -> list[str]:
    """Every theme one can choose, but those whose colours are the terminal's."""
    names = [*App[None]().available_themes, *(theme.name for theme in THEMES)]
    return [name for name in dict.fromkeys(names) if not name.startswith("ansi-")]


@pytest.mark.parametrize("theme", themes())
async def test_every_word_and_all_code_can_be_read_in_every_theme(theme: str) -> None:
    app, pane = article()
    looks = (Look.PLAIN, *Look)
    spans = tuple(Span("wort ", look | more) for more in (Look.PLAIN, Look.MARKED) for look in looks)
    blocks = [Block(kind, spans, level=2) for kind in Kind if kind not in (Kind.TABLE, Kind.RULE)]
    blocks.append(Block(Kind.PARAGRAPH, (Span("Link", link=1), *spans), "▎ ", "▎ "))
    app.theme = theme
    async with app.run_test(size=(200, 60)) as pilot:
        pane.show(post(topics=("Rating",)), Document(tuple(blocks)))
        await until(pilot, lambda: "Link[1]" in shown(app))
        for strip in app.screen._compositor.render_strips():
            for text, style, _ in strip:
                if any(character.isalnum() for character in text):
                    assert contrast(style) >= 4.5, (text, style)


async def test_another_theme_colours_the_rows_anew() -> None:
    app, pane = article()

    def grounds() -> set[object]:
        strips = app.screen._compositor.render_strips()
        return {style.bgcolor for strip in strips for _, style, _ in strip if style is not None}

    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), LONG)
        await until(pilot, lambda: "Absatz 0." in shown(app))
        before = grounds()
        app.theme = THEMES[1].name
        await until(pilot, lambda: grounds().isdisjoint(before))
