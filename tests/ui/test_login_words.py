"""The login dialog: what it says before one types, at every size, and that a password is seen nowhere."""

import asyncio
import logging

import pytest
from textual import events, on
from textual.message import Message
from textual.widgets import Input

from tests.ui.dialog_app import DialogApp, screen_text, until
from tests.ui.login_blog import (
    LOGIN,
    PASSWORD,
    Blog,
    app_for,
    field,
    fill_in,
    has_focus,
    true,
)
from tui_reader.errors import KeyringSlow, WrongPassword


async def test_says_who_sees_the_password_and_where_the_login_is_kept() -> None:
    known = asyncio.Event()

    async def where() -> str:
        await known.wait()
        return "in the keyring [/] of this computer"

    app = app_for(Blog(), where=where)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Only https://rating.example sees your password" in screen_text(app))
        assert "Your login is kept: …" in screen_text(app)
        known.set()
        await until(pilot, lambda: "Your login is kept: in the keyring [/] of this computer" in screen_text(app))


async def test_a_keyring_that_fails_to_tell_is_named() -> None:
    async def where() -> str:
        raise KeyringSlow(seconds=3)

    app = app_for(Blog(), where=where)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "has not answered for 3 seconds" in screen_text(app))


async def test_where_there_is_no_such_page_the_other_way_is_not_offered() -> None:
    app = app_for(Blog(), authorize="")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "keeps the login's cookies" in screen_text(app))
        await pilot.press("f2")
        assert "F2" not in screen_text(app)
        assert has_focus(app, "user")()


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080"])
async def test_on_this_computer_nobody_is_in_between(host: str) -> None:
    blog = Blog(LOGIN)
    app = app_for(blog, secure=False, authorize="", host=host)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: f"{host} is this computer" in screen_text(app))
        await fill_in(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)


class Listener(DialogApp):
    """Keeps every message that a field sends up, as it would be logged."""

    def on_mount(self) -> None:
        """Open the dialog."""
        self.said: list[str] = []
        super().on_mount()

    @on(Input.Changed)
    @on(Input.Submitted)
    @on(Input.Blurred)
    def _say(self, event: Message) -> None:
        self.said.append(repr(event))


async def test_the_password_is_seen_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    app = Listener(app_for(Blog(WrongPassword(host="rating.example"), LOGIN)).dialog)
    async with app.run_test(size=(120, 40)) as pilot:
        await fill_in(app, pilot)
        await pilot.press("ctrl+shift+a", "ctrl+c")
        assert app.clipboard == ""
        await pilot.press("enter")
        await until(pilot, lambda: "does not know" in screen_text(app))
        await until(pilot, lambda: any("anna" in message for message in app.said))
        printed = [repr(widget) for widget in app.dialog.walk_children()]
        printed += [screen_text(app), repr(app.dialog), caplog.text, *app.said]
        assert [word for word in printed if PASSWORD in word] == []
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert field(app, "password").value == ""


async def test_what_is_pasted_holds_nothing_a_terminal_obeys() -> None:
    app = app_for(Blog())
    async with app.run_test() as pilot:
        await until(pilot, has_focus(app, "user"))
        app.screen.post_message(events.Paste("an\x1b]52;c;YQ==\x07na\u202e"))
        await until(pilot, lambda: field(app, "user").value)
        assert field(app, "user").value == "an␛]52;c;YQ==␇na"


async def test_foreign_words_stay_literal() -> None:
    name = "[German] foo[/bar] [@click=app.quit]q"
    app = app_for(Blog(), blog=name, hint="[/] user: demo")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: f"Log in to {name}" in screen_text(app))
        assert "[/] user: demo" in screen_text(app)


async def test_the_focus_is_seen_without_colour_and_never_leaves() -> None:
    app = app_for(Blog(), file_offered=true)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "[ ] Keep" in screen_text(app))
        seen = []
        for _ in range(6):
            await pilot.press("tab")
            focused = app.focused
            assert focused is not None
            seen.append(focused.id)
            bar = "▌" in screen_text(app)
            assert bar or focused.styles.text_style.reverse
        assert seen[:5] == ["password", "file", "go", "other_way", "user"]


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (20, 5), (40, 12), (60, 20), (80, 24), (200, 60)])
async def test_it_fits(size: tuple[int, int]) -> None:
    app = app_for(Blog(), secure=False, file_offered=true, hint="A demo: " + "x" * 300)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2")
        await until(pilot, has_focus(app, "pasted"))
        if size[0] >= 40:
            assert "Esc" in screen_text(app)
            assert "Log in to Rating" in screen_text(app)
            assert "▌" in screen_text(app)
