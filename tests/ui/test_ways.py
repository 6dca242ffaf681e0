"""How one may join in: what the last line of a thread says, and who one is without an account."""

from pathlib import Path

import pytest

from tests.ui.dialog_app import DialogApp, until, words
from tests.ui.panes import PaneApp, post, said, shown
from tests.ui.panes import until as shown_until
from tests.ui.stocking import at
from tui_reader.demo import DemoBlog
from tui_reader.model import Account, Ways
from tui_reader.ui.dialogs.guest import GuestDialog
from tui_reader.ui.dialogs.login import LoginDialog
from tui_reader.ui.widgets.comment_thread import CommentThread
from tui_reader.ui.widgets.field import Entry

ANNA = Account("https://b.example", "anna", "Anna", 9)
ADA = Account("https://b.example", "ada@example.org", "Ada", 0, guest=True)


def thread() -> CommentThread:
    pane = CommentThread()
    pane.key_words = {"write": "C", "browser": "o", "refresh": "R", "reply": "r", "account": "L"}.__getitem__
    return pane


@pytest.mark.parametrize(
    ("ways", "me", "line"),
    [
        (None, None, "You must be logged in to post a comment. L logs in."),
        (Ways(login=True), None, "You must be logged in to post a comment."),
        (Ways(login=True), ADA, "You must be logged in to post a comment."),
        (Ways(login=True), ANNA, "Write a comment (C)"),
        (Ways(login=True, guest=True), None, "Log in, or write a comment as a guest (C)"),
        (Ways(guest=True), None, "Write a comment as a guest (C)"),
        (Ways(guest=True), ADA, "Write a comment as Ada (C)"),
        (Ways(closed=True), ANNA, "Comments on this post are closed."),
        (Ways(elsewhere="Disqus"), None, "The comments are at Disqus: o opens them."),
        (Ways(), None, "No comment can be written here; o opens the page."),
    ],
)
async def test_the_last_line_says_what_is_possible(ways: Ways | None, me: Account | None, line: str) -> None:
    pane = thread()
    async with PaneApp(pane).run_test(size=(80, 24)) as pilot:
        pane.show(said(0), author_id=post().author.id, me=me, total=1, ways=ways)
        await shown_until(pilot, lambda: line in shown(pilot.app))


@pytest.mark.parametrize(
    ("ways", "message"),
    [
        (Ways(login=True), CommentThread.LogInWanted),
        (Ways(guest=True), CommentThread.WriteWanted),
        (Ways(elsewhere="Disqus", link="https://disqus.example/t"), CommentThread.PageWanted),
        (Ways(), CommentThread.PageWanted),
        (Ways(closed=True), None),
    ],
)
async def test_enter_on_it_does_what_it_says(ways: Ways, message: type | None) -> None:
    pane = thread()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 24), message_hook=app.hear) as pilot:
        pane.show(said(0), total=1, ways=ways)
        pane.bottom()
        pane.press()
        await pilot.pause()
        wanted = (CommentThread.LogInWanted, CommentThread.WriteWanted, CommentThread.PageWanted)
        assert [type(told) for kind in wanted for told in app.told(kind)] == ([message] if message else [])


async def test_a_guest_types_a_name_and_a_mail_address_and_is_remembered(tmp_path: Path, blog: DemoBlog) -> None:
    async with at(tmp_path) as reader:
        opened = (await reader.blogs.open(blog.address)).blog
        app = DialogApp(GuestDialog("B", lambda name, mail: reader.join_as_guest(opened, name, mail), mail=True))
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.screen is app.dialog and app.focused)
            await pilot.press("enter")
            await until(pilot, lambda: "! A comment needs a name." in words(app))
            await pilot.press(*"Ada", "enter", *"ada", "enter")
            await until(pilot, lambda: "“ada” is no mail address." in words(app))
            fields = [entry.value for entry in app.screen.query(Entry)]
            assert fields == ["Ada", "ada"]
            assert app.focused
            assert app.focused.id == "guest_mail"
            await pilot.press("end", "@", *"b.example", "enter")
            await until(pilot, lambda: app.closed)
        account = await reader.account(opened)
        assert account == Account(opened.origin, "ada@b.example", "Ada", 0, guest=True)


async def test_the_login_has_a_part_for_guests_where_they_may_write(tmp_path: Path, blog: DemoBlog) -> None:
    async with at(tmp_path) as reader:
        opened = (await reader.blogs.open(blog.address)).blog
        dialog = LoginDialog(
            host="b.example",
            blog="B",
            secure=True,
            authorize="",
            where=reader.vault.where,
            log_in=lambda user, password: reader.log_in(opened, user, password),
            adopt=lambda user, password: reader.adopt(opened, user, password),
            open_url=lambda _address: None,
            guest=lambda name, mail: reader.join_as_guest(opened, name, mail),
        )
        app = DialogApp(dialog)
        async with app.run_test(size=(80, 30)) as pilot:
            await until(pilot, lambda: app.focused and app.focused.id == "user")
            assert "Or as a guest, without an account" in words(app)
            await pilot.press(*"anna", "tab", *"geheim", "tab")
            while not (app.focused and app.focused.id == "guest_name"):
                await pilot.press("tab")
            await pilot.press(*"Ada", "enter", *"ada", "enter")
            await until(pilot, lambda: "is no mail address." in words(app))
            assert app.screen.query_one("#user", Entry).value == "anna"
            await pilot.press(*"@b.example", "enter")
            await until(pilot, lambda: app.closed)
            assert app.answer.account.name == "Ada"  # type: ignore[attr-defined]
