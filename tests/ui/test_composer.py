"""The composer: what is typed is told in time, foreign keys stay outside, and no error takes a word away."""

import pytest
from textual import events

from tests.ui.desk import Desk, begin, field, is_ready
from tests.ui.dialog_app import screen_text, until, words, write
from tui_reader.errors import KeepError, Refused, SignedOut, TooFast


async def test_it_is_hidden_until_it_is_opened() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        assert not app.composer.display
        await begin(app, pilot)
        await until(pilot, lambda: "Reply to Anna" in screen_text(app))


async def test_what_is_typed_is_told_after_a_pause() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot)
        await write(pilot, "Ja ja")
        await until(pilot, lambda: ("Changed", "Ja ja") in app.told)


async def test_what_is_typed_is_told_while_one_goes_on_typing() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot)
        for _ in range(2000):
            await pilot.press("x")
            if app.told:
                break
        assert app.told[0][0] == "Changed"


async def test_nothing_is_told_of_a_draft_that_is_only_shown() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot, "Mein Entwurf")
        await until(pilot, lambda: "Your draft is back." in screen_text(app))
        await until(pilot, lambda: "12 characters" in screen_text(app))
        await write(pilot, "!")
        await until(pilot, lambda: app.told)
        assert app.told == [("Changed", "Mein Entwurf!")]


@pytest.mark.parametrize(
    ("key", "what"), [("ctrl+s", "SendWanted"), ("ctrl+e", "EditorWanted"), ("escape", "PutAside")]
)
async def test_its_three_keys_tell_the_text_first(key: str, what: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot)
        await write(pilot, "Ja")
        await pilot.press(key)
        await until(pilot, lambda: app.told and app.told[-1] == (what, "Ja"))
        assert ("Changed", "Ja") in app.told


async def test_no_key_of_the_screen_works_while_one_writes() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot)
        await pilot.press("q", "j", "[", "space", "ctrl+d", "alt+left", "f1", "ctrl+r")
        assert app.composer.text == "qj[ "
        assert app.outside == 0
        await pilot.press("tab")
        await until(pilot, lambda: not field(app).has_focus)
        await pilot.press("q")
        await until(pilot, lambda: app.outside == 1)


async def test_keys_can_be_remapped_and_are_named_as_they_are() -> None:
    app = Desk(remapped={"send": "ctrl+o"})
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "Ja")
        assert "Ctrl+o send" in words(app)
        await pilot.press("ctrl+s", "ctrl+o")
        await until(pilot, lambda: app.told)
        assert app.told == [("SendWanted", "Ja")]


async def test_while_it_is_sent_nothing_changes_and_an_error_loses_nothing() -> None:
    app = Desk()
    error = TooFast(host="rating.example", seconds=15)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "Ja")
        app.composer.sending()
        await until(pilot, lambda: "Sending…" in screen_text(app))
        await pilot.press("x", "ctrl+s", "ctrl+e", "escape")
        app.composer.put_aside()
        app.composer.quote("no")
        assert (app.composer.text, app.told) == ("Ja", [])
        app.composer.failed(error)
        await until(pilot, lambda: error.summary in words(app))
        assert error.hint in words(app)
        await write(pilot, "!")
        assert app.composer.text == "Ja!"
        assert error.summary in words(app)
        app.composer.sending()
        await until(pilot, lambda: error.summary not in words(app))


async def test_a_disk_that_works_again_takes_its_error_away_and_no_other() -> None:
    app = Desk()
    full = KeepError(path="drafts", reason="no space")
    out = SignedOut(host="rating.example")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "Ja")
        app.composer.failed(full)
        await until(pilot, lambda: full.summary in words(app))
        app.composer.saved()
        await until(pilot, lambda: "Draft saved" in words(app) and full.summary not in words(app))
        app.composer.failed(out)
        app.composer.saved()
        await until(pilot, lambda: out.summary in words(app))
        app.composer.clear_error()
        await until(pilot, lambda: out.summary not in words(app))


@pytest.mark.parametrize("size", [(50, 36), (80, 24), (200, 60)])
async def test_an_error_with_a_long_path_is_read_to_its_end_beside_its_sign(size: tuple[int, int]) -> None:
    app = Desk()
    path = f"~/.local/share/tui-reader/{'drafts-' * 6}.sqlite"
    error = KeepError(path=path, reason="Permission denied", about="rights")
    async with app.run_test(size=size) as pilot:
        await begin(app, pilot, "Ja")
        app.composer.failed(error, later=True)
        await until(pilot, lambda: error.hint in words(app))
        said = "".join(words(app).split())
        assert "".join(error.summary.split()) in said
        assert "".join(f"{error.hint} Ctrl+o sends it later.".split()) in said
        assert any(row.startswith(f" ! {path[:20]}") for row in screen_text(app).splitlines())
        assert app.composer.text in words(app)


@pytest.mark.parametrize(
    ("there", "quoted", "whole"),
    [
        ("", "One\n\ntwo", "> One\n>\n> two\n\n"),
        ("Hallo", "One", "Hallo\n\n> One\n\n"),
        ("Hallo\n", "One\n", "Hallo\n\n> One\n\n"),
        ("Hallo\n\n", " One", "Hallo\n\n> One\n\n"),
        ("Hallo", "  \n", "Hallo"),
        ("", "\x1b]52;c;YQ==\x07", "> ␛]52;c;YQ==␇\n\n"),
    ],
)
async def test_a_quotation_stands_by_itself(there: str, quoted: str, whole: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot, there, quote=quoted)
        assert app.composer.text == whole
        await pilot.press("x")
        assert app.composer.text == f"{whole}x"


async def test_a_quotation_in_the_middle_of_a_line_parts_it() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot, "abcd")
        await pilot.press("left", "left")
        app.composer.quote("One")
        assert app.composer.text == "ab\n\n> One\n\ncd"


async def test_what_the_editor_gave_back_counts_as_typed() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot, "Ja")
        app.composer.replace("Ja, und\n\x1b[2Jnein")
        await until(pilot, lambda: app.told)
        assert app.told == [("Changed", "Ja, und\n␛[2Jnein")]


async def test_what_is_pasted_holds_nothing_a_terminal_obeys() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot)
        app.screen.post_message(events.Paste("a\x1b[2J\nb\u202e"))
        await until(pilot, lambda: app.composer.text)
        assert app.composer.text == "a␛[2J\nb"


async def test_a_draft_that_may_have_arrived_says_so() -> None:
    app = Desk()
    async with app.run_test(size=(120, 30)) as pilot:
        await begin(app, pilot, "Ja", sent=True)
        await until(pilot, lambda: "Sent once, no answer came" in words(app))


async def test_a_comment_may_be_sent_later_and_an_error_that_passes_says_how() -> None:
    app = Desk()
    async with app.run_test(size=(120, 30)) as pilot:
        await begin(app, pilot, "Ja", waited=True)
        await until(pilot, lambda: "Taken out of the outbox; Ctrl+o puts it back." in words(app))
        app.composer.failed(Refused(host="rating.example"), later=True)
        said = "refused the connection. The server may be down: try again later. Ctrl+o sends it later."
        await until(pilot, lambda: said in words(app))
        app.composer.failed(TooFast(host="rating.example", seconds=15))
        await until(pilot, lambda: "sends it later" not in words(app))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.told)
        assert app.told == [("LaterWanted", "Ja")]
        app.composer.sending()
        await pilot.press("ctrl+o")
        assert len(app.told) == 1


async def test_the_next_comment_begins_with_nothing_of_the_last() -> None:
    app = Desk()
    error = TooFast(host="rating.example", seconds=15)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "Ja")
        app.composer.failed(error)
        app.composer.sending()
        app.composer.done()
        assert (app.composer.text, app.composer.display) == ("", False)
        await begin(app, pilot, "Nein")
        await pilot.press("!")
        assert app.composer.text == "Nein!"
        assert error.summary not in words(app)


@pytest.mark.parametrize("size", [(1, 1), (4, 4), (40, 12), (80, 24), (200, 60)])
async def test_title_and_text_stay_literal_at_every_size(size: tuple[int, int]) -> None:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        app.composer.open("Comment on [/] [@click=app.quit]x", "[German] foo[/bar]")
        await until(pilot, is_ready(app))
        if size[0] >= 40:
            await until(pilot, lambda: "Comment on [/] [@click=app.quit]x" in screen_text(app))
            assert "[German] foo[/bar]" in screen_text(app)
            assert "▌" in screen_text(app)
