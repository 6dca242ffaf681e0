"""What is new in a thread, and what one is writing there: marked at its place, and nothing moves because of it."""

from tests.ui.panes import PaneApp, rows, said, shown, until
from tui_reader.model import Account, Draft
from tui_reader.ui.widgets.comment_thread import CommentThread

ME = Account("https://b.example", "bernd", "Bernd", 9)
TALK = said(0, 1, 2, 1, 0)
JOIN = "You must be logged in to post a comment."


def thread() -> tuple[PaneApp, CommentThread]:
    pane = CommentThread()
    return PaneApp(pane), pane


def number(pane: CommentThread) -> int:
    """The number of the comment under the cursor, 0 on the last line."""
    return pane.selected.id if pane.selected else 0


def unmoved(app: PaneApp) -> list[str]:
    """The rows without the scroll bar's thumb."""
    return [row.rstrip("▐▕ ") for row in rows(app)]


async def test_a_reply_that_came_above_moves_nothing_that_is_looked_at() -> None:
    app, pane = thread()
    async with app.run_test(size=(60, 14)) as pilot:
        pane.show(said(*[0] * 30), total=30)
        pane.select(20)
        pane.line(-1)
        await until(pilot, lambda: "▌ So ist es. #19" in shown(app))
        before = unmoved(app)
        pane.show(said(*[0] * 30, 3, 5, 5), total=33)
        await until(pilot, lambda: pane.has_comments and number(pane) == 19)
        await pilot.pause()
        assert unmoved(app) == before
        pane.page(-1)
        pane.page(-1)
        pane.bottom()
        await until(pilot, lambda: JOIN in shown(app))
        before = unmoved(app)
        pane.show(said(*[0] * 30, 3, 5, 5, 5), total=34)
        await until(pilot, lambda: number(pane) == 0)
        await pilot.pause()
        assert unmoved(app) == before


async def test_what_is_new_is_marked_and_found_behind_folds_and_around_the_end() -> None:
    app, pane = thread()
    async with app.run_test(size=(60, 40)) as pilot:
        pane.show(TALK, total=5, new=frozenset({3, 5}))
        await until(pilot, lambda: "Comments (5, 2 new)" in shown(app))
        marked = [row for row in rows(app) if "● new" in row]
        assert [row.split(" · ")[0].strip(" │▏▌") for row in marked] == ["Dr. Everling", "Bernd"]
        pane.press()
        await until(pilot, lambda: "[+3]" in shown(app))
        assert [(pane.to_new(), number(pane)) for _time in range(3)] == [(True, 3), (True, 5), (True, 3)]
        await until(pilot, lambda: "#3" in shown(app))
        pane.show(TALK, total=5, new=frozenset({3}))
        assert not pane.to_new()
        pane.show(TALK, total=5)
        assert not pane.to_new()


async def test_a_draft_stands_at_its_place_and_a_click_goes_on_with_it() -> None:
    app, pane = thread()
    drafts = {
        2: Draft("https://b.example/", 7, 2, "Darauf\n\nsage ich " + "viel " * 30),
        0: Draft("https://b.example/", 7, 0, "[b]Zum Beitrag[/b]", waiting=True),
    }
    async with app.run_test(size=(60, 40), message_hook=app.hear) as pilot:
        pane.show(TALK, me=ME, total=5, drafts=drafts)
        await until(pilot, lambda: "✎ draft (r): Darauf sage ich viel" in shown(app))
        at = next(y for y, row in enumerate(rows(app)) if "✎ draft" in row)
        assert "#2" in rows(app)[at - 1]
        assert rows(app)[at].rstrip().endswith("…")
        assert "✎ waits to be sent (C): [b]Zum Beitrag[/b]" in shown(app)
        await pilot.click(CommentThread, offset=(12, at))
        last = next(y for y, row in enumerate(rows(app)) if "✎ waits" in row)
        await pilot.click(CommentThread, offset=(12, last))
        await until(pilot, lambda: [one.parent for one in app.told(CommentThread.DraftWanted)] == [2, 0])
