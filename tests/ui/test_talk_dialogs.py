"""My conversations and the outbox as lists: what stands there, and what the keys give back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.dialog_app import DialogApp, screen_text, until, words
from tests.ui.panes import DAY, post
from tui_reader.errors import KeepError
from tui_reader.kept import Note, Outgoing, Row, Talked
from tui_reader.model import Comment, Draft
from tui_reader.ui.dialogs.conversations import ConversationsDialog
from tui_reader.ui.dialogs.outbox import OutboxDialog

BLOG = "https://blog.example/"


def talked(number: int, *, new: bool = False, own: bool = False, direct: bool = False) -> Talked:
    comment = Comment(number, 7, 1, f"Anna {number}", DAY - timedelta(days=number), "")
    note = Note(comment, b"", f"Antwort [/] {number}\nmit zwei Zeilen " + "und mehr " * 60)
    return Talked(Row(BLOG, number, post(f"Banken {number}")), "Rating-Blog", note, own, new, direct)


def outgoing(number: int, *, sent: bool = False) -> Outgoing:
    draft = Draft(BLOG, number, 0, f"Kommentar [b]{number}[/b]\nzweite Zeile", sent=sent, waiting=True)
    return Outgoing(draft, f"Beitrag {number}" if number else "")


async def opened(app: DialogApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.screen is app.dialog and app.focused)


async def test_replies_stand_with_the_new_ones_first_and_ones_own_left_out() -> None:
    all_ = [talked(1), talked(2, own=True), talked(3, new=True, direct=True), talked(4), talked(5, new=True)]
    app = DialogApp(ConversationsDialog(all_))
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        rows = [row for row in screen_text(app).splitlines() if " — Antwort" in row]
        assert ["● new" in row for row in rows] == [True, True, False, False]
        assert [row.split("Anna ")[1][0] for row in rows] == ["3", "5", "1", "4"]
        assert "● new · Anna 3 · answers you · Nov 22, 2012 — Antwort [/] 3 mit zwei Zeilen" in words(app)
        assert "… — Banken 3 · Rating-Blog" in words(app)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == all_[0]


async def test_without_replies_it_says_so() -> None:
    app = DialogApp(ConversationsDialog([talked(1, own=True)]))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Nobody answered you yet" in words(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.closed)
        assert app.answer is None


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_outbox_shows_blog_title_and_words_and_gives_the_place(size: tuple[int, int]) -> None:
    async def take(_draft: Draft) -> None:
        raise AssertionError("nothing was to be taken out")

    waiting = [outgoing(1, sent=True), outgoing(0)]
    app = DialogApp(OutboxDialog(waiting, take))
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await until(pilot, lambda: "blog.example · Beitrag 1" in words(app))
        assert "sent once, no answer came · Kommentar [b]1[/b] zweite Zeile" in words(app)
        assert "Esc" in words(app)
        await pilot.press("j")
        await until(pilot, lambda: "› blog.example · Untitled" in words(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == waiting[1].draft


@pytest.mark.parametrize(("keys", "answer"), [(["s"], "send"), (["ctrl+s"], "send"), (["escape"], None), (["q"], None)])
async def test_the_outbox_is_sent_or_closed_by_a_key(keys: list[str], answer: str | None) -> None:
    async def take(_draft: Draft) -> None:
        raise AssertionError("nothing was to be taken out")

    app = DialogApp(OutboxDialog([outgoing(1)], take))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: app.closed)
        assert app.answer == answer


async def test_one_is_taken_out_and_what_fails_is_said() -> None:
    taken: list[Draft] = []

    async def take(draft: Draft) -> None:
        if draft.post == 2:
            raise KeepError(path=Path("drafts"), reason="disk full")
        taken.append(draft)

    waiting = [outgoing(1), outgoing(2)]
    app = DialogApp(OutboxDialog(waiting, take))
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: "Beitrag 1" not in words(app))
        assert taken == [waiting[0].draft]
        await pilot.press("t")
        await until(pilot, lambda: "could not be written: disk full" in words(app))
        assert "Beitrag 2" in words(app)


async def test_an_empty_outbox_says_so_and_sends_nothing() -> None:
    async def take(_draft: Draft) -> None:
        raise AssertionError("nothing was to be taken out")

    app = DialogApp(OutboxDialog([], take))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Nothing waits to be sent." in words(app))
        assert "sends all" not in words(app)
        await pilot.press("s")
        await until(pilot, lambda: app.closed)
        assert app.answer is None
