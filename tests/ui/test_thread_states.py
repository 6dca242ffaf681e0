"""What the comment pane says besides the comments: the way in, what failed, what became of one's own, hostile names."""

from dataclasses import replace
from typing import Any

import pytest

from tests.ui.panes import NAUGHTY, PaneApp, Said, assert_nothing_to_obey, rows, said, shown, until
from tui_reader.content.blocks import Block, Document, Kind, Link, Span
from tui_reader.errors import TimedOut
from tui_reader.model import Account, Status, Ways
from tui_reader.ui.widgets.comment_thread import CommentThread

ME = Account("https://b.example", "bernd", "Bernd", 9)
SLOW = TimedOut(host="b.example", seconds=10)
JOIN, WRITE = "You must be logged in to post a comment.", "Write a comment (C)"


def talk() -> tuple[PaneApp, CommentThread]:
    pane = CommentThread()
    return PaneApp(pane), pane


@pytest.mark.parametrize(
    ("me", "more", "words", "told"),
    [
        (None, {}, JOIN, CommentThread.LogInWanted),
        (ME, {}, WRITE, CommentThread.WriteWanted),
        (ME, {"is_open": False}, "Comments on this post are closed.", None),
        (ME, {"protected": True}, "This post is protected, so its comments cannot be shown. o opens it", None),
    ],
)
async def test_the_last_line_is_the_way_in_by_key_and_by_click(
    me: Account | None, more: dict[str, Any], words: str, told: type[CommentThread.LogInWanted] | None
) -> None:
    app, pane = talk()
    async with app.run_test(size=(80, 20), message_hook=app.hear) as pilot:
        pane.show((), me=me, **more)
        await until(pilot, lambda: words in shown(app))
        assert ("No comments yet." in shown(app)) is not bool(more.get("protected"))
        assert pane.selected is None
        y = next(y for y, row in enumerate(rows(app)) if words in row)
        pane.press()
        await pilot.click(offset=(5, y))
        if told is not None:
            await until(pilot, lambda: len(app.told(told)) == 2)
        wanted = (CommentThread.LogInWanted, CommentThread.WriteWanted)
        assert [message for message in app.heard if isinstance(message, wanted)] == app.told(told or Link)  # type: ignore[type-var]


async def test_what_is_not_known_is_not_said() -> None:
    app, pane = talk()
    async with app.run_test(size=(80, 20)) as pilot:
        pane.show((), ways=Ways(elsewhere="Disqus"))
        await until(pilot, lambda: "The comments are at Disqus" in shown(app))
        assert "No comments yet." not in shown(app)
        pane.show((), me=replace(ME, guest=True))
        await until(pilot, lambda: "Write a comment as Bernd (C)" in shown(app))
        assert JOIN not in shown(app)


async def test_a_failure_is_said_in_place_and_what_came_stays() -> None:
    app, pane = talk()
    async with app.run_test(size=(80, 20)) as pilot:
        pane.waiting(0, 0)
        pane.failed(SLOW)
        await until(pilot, lambda: SLOW.summary in shown(app) and "R tries again." in shown(app))
        assert not pane.dimmed
        pane.show(said(0), total=1)
        pane.failed(SLOW)
        await until(pilot, lambda: SLOW.summary in shown(app) and "#1" in shown(app))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.HOLD, "waiting for approval"),
        (Status.UNKNOWN, "sent, no answer yet"),
        (Status.SPAM, "not shown to others"),
    ],
)
async def test_what_became_of_ones_own_comment_is_said_in_words(status: Status, words: str) -> None:
    app, pane = talk()
    async with app.run_test(size=(80, 20)) as pilot:
        pane.show(said(0, status=status), total=1)
        await until(pilot, lambda: f"Anna · {words} · Nov" in shown(app))


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
async def test_nothing_that_a_terminal_obeys_gets_through_even_uncleaned(text: str) -> None:
    app, pane = talk()
    naughty = [
        Said(
            replace(one.placed, comment=replace(one.placed.comment, author=text)),
            Document(tuple(Block(kind, (Span(text), Span(text, link=1))) for kind in Kind)),
        )
        for one in said(0, 1, 2, 3, 4, 5, 6, 7, 8)
    ]
    async with app.run_test(size=(30, 60)) as pilot:
        pane.show(naughty, total=9)
        for _ in range(5):
            await pilot.pause()
            assert_nothing_to_obey(app)
            pane.page(1)
