"""The login dialog: what it sends, what it keeps when that fails, where it leads to."""

from collections.abc import Awaitable, Callable

import pytest
from textual import events

from tests.ui.dialog_app import screen_text, until, words, write
from tests.ui.login_blog import (
    LOGIN,
    PASSWORD,
    Blog,
    app_for,
    false,
    field,
    fill_in,
    has_focus,
    true,
)
from tui_reader.errors import FormRefused, NoApplicationPasswords, ReaderError, Refused, WrongPassword
from tui_reader.model import Secret
from tui_reader.ui.widgets.field import Tick


async def test_name_password_enter_and_one_is_in() -> None:
    blog = Blog(LOGIN)
    app = app_for(blog)
    async with app.run_test(size=(80, 24)) as pilot:
        await fill_in(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert app.answer is LOGIN
        assert blog.tries == [("log in", "anna", Secret(PASSWORD))]


@pytest.mark.parametrize("error", [WrongPassword(host="rating.example"), Refused(host="rating.example")])
async def test_an_error_keeps_what_was_typed_and_says_what_to_do(error: ReaderError) -> None:
    blog = Blog(error, LOGIN)
    app = app_for(blog)
    async with app.run_test(size=(120, 40)) as pilot:
        await fill_in(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: error.summary in words(app))
        assert error.hint in words(app)
        assert (field(app, "user").value, field(app, "password").value) == ("anna", PASSWORD)
        await until(pilot, has_focus(app, "password"))
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert len(blog.tries) == 2


async def test_a_refused_form_leads_to_the_application_password() -> None:
    other = "https://rating.example/blog/wp-admin/authorize-application.php"
    blog = Blog(FormRefused(host="rating.example", address=other), LOGIN)
    app = app_for(blog, authorize="")
    async with app.run_test(size=(120, 40)) as pilot:
        await fill_in(app, pilot)
        await pilot.press("enter")
        await until(pilot, has_focus(app, "pasted"))
        await until(pilot, lambda: other in screen_text(app))
        assert "it may ask for a second factor" in words(app)
        await pilot.press("f3")
        assert app.clipboard == other
        await pilot.press("f4")
        assert blog.opened == [other]
        await write(pilot, "abcd efgh")
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert blog.tries[-1] == ("adopt", "anna", Secret("abcd efgh"))


async def test_both_ways_keep_what_is_in_them() -> None:
    app = app_for(Blog())
    async with app.run_test(size=(80, 24)) as pilot:
        await fill_in(app, pilot)
        await pilot.press("f2")
        await until(pilot, has_focus(app, "pasted"))
        await write(pilot, "abcd")
        await pilot.press("f2")
        await until(pilot, has_focus(app, "password"))
        values = field(app, "user").value, field(app, "password").value, field(app, "pasted").value
        assert values == ("anna", PASSWORD, "abcd")


async def test_a_blog_without_application_passwords_sends_one_back() -> None:
    error = NoApplicationPasswords(host="rating.example")
    app = app_for(Blog(error), user="anna")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, has_focus(app, "password"))
        await pilot.press("f2")
        await until(pilot, has_focus(app, "pasted"))
        await write(pilot, "abcd")
        await pilot.press("enter")
        await until(pilot, has_focus(app, "password"))
        assert error.summary in words(app)


async def test_without_https_the_password_leaves_at_the_second_enter() -> None:
    blog = Blog(LOGIN)
    app = app_for(blog, secure=False, authorize="")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "others on the network can read" in screen_text(app))
        await fill_in(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "Enter once more" in screen_text(app))
        assert blog.tries == []
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert len(blog.tries) == 1


async def test_without_https_the_button_says_so_and_needs_no_second_press() -> None:
    blog = Blog(LOGIN)
    app = app_for(blog, secure=False, authorize="")
    async with app.run_test(size=(80, 24)) as pilot:
        await fill_in(app, pilot)
        assert "Send it without encryption" in screen_text(app)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: app.closed)
        assert len(blog.tries) == 1


async def test_escape_stops_the_try_and_then_closes() -> None:
    blog = Blog()
    app = app_for(blog)
    async with app.run_test(size=(80, 24)) as pilot:
        await fill_in(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "Logging in at rating.example" in screen_text(app))
        assert field(app, "user").disabled
        await pilot.press("escape")
        await until(pilot, lambda: blog.cancelled)
        assert not app.closed
        assert (field(app, "user").value, field(app, "password").value) == ("anna", PASSWORD)
        await until(pilot, has_focus(app, "password"))
        await pilot.press("escape")
        await until(pilot, lambda: app.closed)
        assert app.answer is None


@pytest.mark.parametrize(("offered", "told"), [(true, [True]), (false, []), (None, [])])
async def test_a_file_is_used_only_where_offered_and_ticked(
    offered: Callable[[], Awaitable[bool]] | None, told: list[bool]
) -> None:
    blog = Blog(LOGIN)
    app = app_for(blog, file_offered=offered)
    async with app.run_test(size=(80, 24)) as pilot:
        await fill_in(app, pilot)
        tick = app.dialog.query_one(Tick)
        if told:
            await until(pilot, lambda: "[ ] Keep it in a file" in screen_text(app))
            await pilot.press("tab", "space")
            await until(pilot, lambda: "[x] Keep it in a file" in screen_text(app))
            field(app, "password").focus()
        assert tick.display is bool(told)
        await until(pilot, has_focus(app, "password"))
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert blog.in_file == told


async def test_nothing_is_sent_while_something_is_missing() -> None:
    blog = Blog()
    app = app_for(blog)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, has_focus(app, "user"))
        await pilot.press("enter")
        await until(pilot, lambda: "Type your user name or e-mail first." in screen_text(app))
        await write(pilot, "anna")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "Type your password first." in screen_text(app))
        assert blog.tries == []


@pytest.mark.parametrize("between", ["enter", "tab"])
async def test_a_password_typed_in_one_go_never_lands_in_the_open_field(between: str) -> None:
    blog = Blog(LOGIN)
    app = app_for(blog)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, has_focus(app, "user"))
        for key in [*"anna", between, *"geheim", "enter"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.closed)
        assert blog.tries == [("log in", "anna", Secret("geheim"))]
