"""The cursor of the comments is in sight whatever moves them, and is drawn where it is."""

from collections.abc import Sequence
from typing import Any

from tests.ui.panes import PaneApp, rows, said, shown, until
from tests.ui.test_comment_thread import number, talk
from tui_reader.ui.widgets.comment_thread import CommentThread


class _Drawn(CommentThread):
    """Remembers the rows as they were when it was drawn last."""

    drawn: Sequence[str] = ()

    def repaint(self, *args: Any) -> None:
        self.drawn = [self.render_line(y).text for y in range(self.size.height)]
        super().repaint(*args)


async def test_what_is_drawn_when_the_cursor_is_taken_along_shows_it() -> None:
    pane = _Drawn()
    app = PaneApp(pane)
    async with app.run_test(size=(50, 15)) as pilot:
        pane.show(said(*[0] * 40), total=40)
        await until(pilot, lambda: "#1" in shown(app))
        for move, by in ((pane.page, 1), (pane.half, 1), (pane.page, -1), (pane.half, -1)):
            assert move(by)
            assert f"#{number(pane)} " in next(row for row in pane.drawn if row.startswith("▌ So"))


async def test_the_wheel_leaves_no_cursor_out_of_sight() -> None:
    app, pane = talk()
    async with app.run_test(size=(50, 15)) as pilot:
        pane.show(said(*[0] * 40), total=40)
        await until(pilot, lambda: "#1" in shown(app))
        pane.wheel(1)
        assert number(pane) == 1, "it is in sight"
        for by in (3, -3):
            while True:
                before = pane.view.anchor
                pane.wheel(by)
                await pilot.pause()
                assert any(row.startswith("▌") for row in rows(app))
                if pane.view.anchor == before:
                    break


async def test_a_pane_with_fewer_rows_keeps_the_cursor_in_sight() -> None:
    app, pane = talk()
    async with app.run_test(size=(50, 30)) as pilot:
        pane.show(said(*[0] * 40), total=40)
        pane.select(8)
        await until(pilot, lambda: "▌ So ist es. #8" in shown(app))
        await pilot.resize_terminal(50, 10)
        await until(pilot, lambda: len(rows(app)) == 10)
        assert "▌ So ist es. #8" in shown(app)
