"""The comment pane: reading a conversation comment by comment, folding it, and joining in."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.panes import DAY, PaneApp, Said, assert_nothing_to_obey, document, rows, said, shown, until
from tui_reader.content.blocks import Block, Document, Kind, Link, Span
from tui_reader.errors import TimedOut
from tui_reader.model import Account, Comment
from tui_reader.threads import thread
from tui_reader.ui.widgets.comment_thread import CommentThread

ME = Account("https://b.example", "bernd", "Bernd", 9)
SLOW = TimedOut(host="b.example", seconds=10)
TALK = said(0, 1, 2, 1, 0)
JOIN, WRITE = "You must be logged in to post a comment.", "Write a comment (C)"


def talk() -> tuple[PaneApp, CommentThread]:
    pane = CommentThread()
    return PaneApp(pane), pane


def number(pane: CommentThread) -> int:
    """The number of the comment under the cursor, 0 on the last line."""
    return pane.selected.id if pane.selected else 0


async def test_a_conversation_shows_who_answers_whom() -> None:
    app, pane = talk()
    async with app.run_test(size=(60, 40)) as pilot:
        pane.show(TALK, author_id=3, me=ME, total=5)
        await until(pilot, lambda: WRITE in shown(app))
        assert pane.has_comments
        said_rows = [row[2:].rstrip() for row in rows(app) if "·" in row or "#" in row]
        assert said_rows == [
            "Anna · Nov 25, 2012, 10:30\u202fAM",
            "So ist es. #1",
            "│ Bernd · you · Nov 25, 2012, 11:30\u202fAM",
            "│ So ist es. #2",
            "│ │ Dr. Everling · author · Nov 25, 2012, 12:30\u202fPM",
            "│ │ So ist es. #3",
            "│ Anna · Nov 25, 2012, 1:30\u202fPM",
            "│ So ist es. #4",
            "Bernd · you · Nov 25, 2012, 2:30\u202fPM",
            "So ist es. #5",
        ]
        assert "Comments (5)" in shown(app)


async def test_the_cursor_walks_by_comment_by_level_and_to_the_parent() -> None:
    app, pane = talk()
    async with app.run_test(size=(60, 12), message_hook=app.hear) as pilot:
        pane.show(TALK, me=ME, total=5)
        await until(pilot, lambda: "#1" in shown(app))
        walked = [number(pane)]
        while pane.line(1):
            walked.append(number(pane))
            await pilot.pause()
            assert pane.selected is None or f"#{number(pane)}" in shown(app)
        assert walked == [1, 2, 3, 4, 5, 0]
        assert pane.select(2)
        assert (pane.next_same_level(), number(pane)) == (True, 4)
        assert (pane.next_same_level(), number(pane)) == (False, 4)
        pane.select(3)
        assert (pane.to_parent(), number(pane)) == (True, 2)
        assert (pane.to_parent(), number(pane)) == (True, 1)
        assert (pane.to_parent(), number(pane)) == (False, 1)
        assert (pane.next_same_level(), number(pane)) == (True, 5)


async def test_the_selected_comment_shows_without_colour_and_whether_the_keys_go_there() -> None:
    app, pane = talk()
    async with app.run_test(size=(60, 40)) as pilot:
        pane.show(TALK, total=5)
        pane.select(2)
        await until(pilot, lambda: "▌ │ So ist es. #2" in shown(app))
        assert sum("▌" in row for row in rows(app)) == 2
        app.set_focus(None)
        await until(pilot, lambda: "▏ │ So ist es. #2" in shown(app))


async def test_a_comment_longer_than_the_pane_is_read_before_the_next_one() -> None:
    app, pane = talk()
    async with app.run_test(size=(40, 10)) as pilot:
        pane.show(said(0, 0, text="Wort " * 100), total=2)
        await until(pilot, lambda: "Wort" in shown(app))
        steps = 0
        while number(pane) == 1:
            assert pane.line(1)
            steps += 1
        assert steps > 2
        while number(pane) == 2 and pane.line(-1):
            steps -= 1
        assert number(pane) == 1


async def test_enter_folds_a_thread_and_says_how_much_it_hides() -> None:
    app, pane = talk()
    async with app.run_test(size=(60, 40)) as pilot:
        pane.show(TALK, total=5)
        pane.press()
        await until(pilot, lambda: "[+3]" in shown(app) and "#2" not in shown(app))
        pane.show(TALK, me=ME, total=5)
        await until(pilot, lambda: WRITE in shown(app) and "#2" not in shown(app))
        assert pane.line(1)
        assert number(pane) == 5
        assert pane.select(3)
        await until(pilot, lambda: "#3" in shown(app) and "[+" not in shown(app))
        assert not pane.select(99)


async def test_another_conversation_begins_at_its_top_with_nothing_folded() -> None:
    app, pane = talk()
    async with app.run_test(size=(60, 14)) as pilot:
        pane.show(TALK, total=5)
        pane.press()
        pane.bottom()
        pane.waiting(0, 0)
        await until(pilot, lambda: "Loading …" in shown(app))
        assert not [words for words in ("#", "Anna", "(5)", WRITE, "You must be logged in") if words in shown(app)]
        assert not pane.has_comments
        assert pane.selected is None
        pane.waiting(300, 1200)
        await until(pilot, lambda: "Loading 300 of 1200 …" in shown(app))
        pane.show(said(0, 1), total=2)
        await until(pilot, lambda: "Comments (2)" in shown(app) and "#2" in shown(app))
        assert (number(pane), pane.dimmed) == (1, False)


async def test_the_same_conversation_again_keeps_cursor_and_place() -> None:
    app, pane = talk()
    async with app.run_test(size=(60, 14)) as pilot:
        pane.show(said(*[0] * 30), total=30)
        pane.select(20)
        await until(pilot, lambda: "#20" in shown(app))
        before = rows(app)
        pane.show(said(*[0] * 31), total=31)
        await until(pilot, lambda: "#20" in shown(app))
        assert number(pane) == 20
        now, then = ([row.rstrip(" ▐▕") for row in seen if "#" in row] for seen in (rows(app), before))
        assert now == then


async def test_a_deep_chain_can_be_read_in_a_narrow_pane() -> None:
    app, pane = talk()
    async with app.run_test(size=(36, 80)) as pilot:
        pane.show(said(*range(12), text="Ein ganz gewöhnlicher Satz."), total=12)
        await until(pilot, lambda: "#1" in shown(app))
        pane.bottom()
        await until(pilot, lambda: "#12" in shown(app))
        assert "↳ Bernd" in shown(app)
        assert max(row.count("│") for row in rows(app)) <= 4
        assert "Ein ganz gewöhnlicher" in shown(app)


async def test_paging_takes_the_cursor_along_and_misses_no_comment() -> None:
    app, pane = talk()
    async with app.run_test(size=(50, 15)) as pilot:
        pane.show(said(*[0] * 40), total=40)
        await until(pilot, lambda: "#1" in shown(app))
        seen = shown(app)
        while pane.page(1):
            await pilot.pause()
            seen += shown(app)
            assert pane.selected is None or f"#{number(pane)}" in shown(app)
        assert [n for n in range(1, 41) if f"#{n} " not in seen] == []
        assert pane.at_bottom
        pane.top()
        assert number(pane) == 1


async def test_a_click_selects_folds_and_opens_links() -> None:
    app, pane = talk()
    link = Link(1, "Seite", "https://b.example/s")
    linked = Document((Block(Kind.PARAGRAPH, (Span("siehe "), Span("Seite", link=1))),), (link,))
    remarks = (TALK[0], Said(TALK[1].placed, linked), *TALK[2:])
    async with app.run_test(size=(60, 40), message_hook=app.hear) as pilot:
        pane.show(remarks, total=5)
        await until(pilot, lambda: "Seite[1]" in shown(app))
        y = next(y for y, row in enumerate(rows(app)) if "Seite" in row)
        await pilot.click(offset=(rows(app)[y].index("Seite"), y))
        await until(pilot, lambda: [told.link for told in app.told(CommentThread.LinkOpened)] == [link])
        assert (number(pane), pane.links, pane.selected_text()) == (2, (link,), "siehe Seite")
        pane.press()
        await until(pilot, lambda: "[+1]" in shown(app))
        y = next(y for y, row in enumerate(rows(app)) if "[+1]" in row)
        await pilot.click(offset=(rows(app)[y].index("[+1]") + 1, y))
        await until(pilot, lambda: "[+1]" not in shown(app))


async def test_a_comment_can_be_selected_before_the_pane_has_a_size() -> None:
    app, pane = talk()
    pane.display = False
    async with app.run_test(size=(50, 15)) as pilot:
        pane.show(said(*[0] * 40), total=40)
        pane.select(30)
        pane.display = True
        await until(pilot, lambda: "#30" in shown(app))


async def test_ten_thousand_comments_lay_out_only_what_is_seen() -> None:
    app, pane = talk()
    count = 10_000
    some = [Comment(n, 7, n - 1 if n % 3 else 0, "Anna", DAY, "<p>x</p>") for n in range(1, count + 1)]
    asked: list[int] = []

    class Counted:
        def __init__(self, one: Said) -> None:
            self.placed = one.placed

        @property
        def document(self) -> Document:
            asked.append(self.placed.comment.id)
            return document("x")

    async with app.run_test(size=(60, 30)) as pilot:
        pane.show(tuple(Counted(Said(placed, Document(()))) for placed in thread(some)), total=count)
        await until(pilot, lambda: f"Comments ({count})" in shown(app))
        pane.bottom()
        await until(pilot, lambda: JOIN in shown(app))
        assert len(asked) < 100


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 12), max_size=12), st.lists(st.sampled_from("jkJKeud"), max_size=25), st.integers(6, 80))
async def test_any_keys_in_any_thread_leave_the_cursor_somewhere(
    parents: list[int], keys: list[str], width: int
) -> None:
    app, pane = talk()
    doing: dict[str, Callable[[], object]] = {
        "j": lambda: pane.line(1),
        "k": lambda: pane.line(-1),
        "J": pane.next_same_level,
        "K": pane.to_parent,
        "e": pane.press,
        "d": lambda: pane.page(1),
        "u": lambda: pane.half(-1),
    }
    remarks = said(*parents)
    async with app.run_test(size=(width, 12)) as pilot:
        pane.show(remarks, me=ME, total=len(remarks))
        for key in keys:
            doing[key]()
            assert number(pane) in {0, *(one.placed.comment.id for one in remarks)}
        await pilot.pause()
        assert_nothing_to_obey(app)
        assert any(mark in shown(app) for mark in "▌▏")
