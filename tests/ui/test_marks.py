"""Matches as a pane shows them: they are brought into sight, and a step draws no more than it changes."""

import pytest

from tests.ui.panes import PaneApp, post, until
from tui_reader.content.blocks import Block, Cell, Document, Kind, Span
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.matches import CURRENT
from tui_reader.ui.widgets.text_index import Index


async def test_a_match_beyond_the_edge_of_wide_code_is_brought_into_sight() -> None:
    pane = ArticleView()
    code = Block(Kind.CODE, (Span("x = 1\n" + "y" * 300 + " = Zauberwort"),))
    async with PaneApp(pane).run_test(size=(60, 20)) as pilot:
        pane.show(post(), Document((code,)))
        await pilot.pause()
        assert pane.findable is not None
        pane.matches = Index(pane.findable.texts()).find("zauberwort")
        pane.to_match()
        await until(pilot, lambda: pane.match_in_sight)


@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.CODE, Kind.TABLE])
async def test_a_step_lays_nothing_out_and_draws_only_the_rows_of_both_matches(kind: Kind) -> None:
    text = "ein Wort \n" * 400 if kind is Kind.CODE else "ein Wort " * 400
    cells = tuple((Cell((Span("ein Wort"),)), Cell((Span("noch ein Wort"),))) for _row in range(30))
    block = Block(kind, rows=cells) if kind is Kind.TABLE else Block(kind, (Span(text),))
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(80, 24)) as pilot:
        pane.show(post(), Document((block,)))
        await pilot.pause()
        assert pane.findable is not None
        pane.matches = matches = Index(pane.findable.texts()).find("wort")
        pane.to_match()
        await until(pilot, lambda: pane.match_in_sight)
        item = matches.place.item
        lines = pane.view.flow.lines(item)
        strips = [pane.render_line(y) for y in range(24)]
        matches.current = 1
        pane.matches = matches
        pane.to_match()
        assert pane.view.flow.lines(item) is lines
        changed = [y for y in range(24) if pane.render_line(y) is not strips[y]]
        assert 1 <= len(changed) <= 2
        window = pane.view.window()
        current = [piece.text for row in window for piece in row[2].pieces if piece.look & CURRENT == CURRENT]
        assert current == ["Wort"]
