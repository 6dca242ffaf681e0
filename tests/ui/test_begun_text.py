"""The beginning of a text, shown before all of it is there: nothing moves when the rest comes."""

from tests.ui.panes import PaneApp, document, post, rows, shown, until
from tui_reader.content.blocks import Document
from tui_reader.ui.widgets.article_view import ArticleView

ALL = document(*(f"Absatz {number}. " + "Wort " * 60 for number in range(200)))
BEGUN = Document(ALL.blocks[:50])


async def test_the_rest_comes_without_moving_what_is_read() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post("Lang"), BEGUN, place=(0, 0), begun=True)
        await until(pilot, lambda: "Absatz 0." in shown(app))
        assert "minutes" not in shown(app), "nobody knows yet how long it takes"
        pane.page(1)
        pane.page(1)
        await pilot.pause()
        before = [row.rstrip(" ▐▕") for row in rows(app)]
        pane.show(post("Lang"), ALL)
        await pilot.pause()
        assert [row.rstrip(" ▐▕") for row in rows(app)] == before
        pane.bottom()
        await until(pilot, lambda: "Absatz 199." in shown(app))
        pane.top()
        await until(pilot, lambda: "minutes" in shown(app))
