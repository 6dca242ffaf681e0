"""Pictures as kitty draws them: sent once, in letters and digits, and shown by text."""

import binascii
import re
import zlib
from collections.abc import Callable

import pytest

from tests.painted import Image, file
from tests.ui.illustrated import ADDRESS, HALF, image, picture, text
from tests.ui.panes import FORBIDDEN, PaneApp, assert_nothing_to_obey, post, rows, shown, until
from tui_reader.content.pictures import Picture, decode
from tui_reader.ui.loads import waiting
from tui_reader.ui.widgets import kitty
from tui_reader.ui.widgets.album import KITTY
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.conveyor import Conveyor
from tui_reader.ui.widgets.overlaid import _SENDING


async def test_kitty_is_sent_a_picture_once_and_told_its_cells_and_forgets_it() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40)) as pilot:
        sent = kitty_of(pane)
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        await until(pilot, lambda: "\U0010eeee" in shown(app))
        assert_nothing_to_obey(app)
        cells = [row.count("\U0010eeee") for row in rows(app) if "\U0010eeee" in row]
        said = re.match(r"\x1b_Gi=(\d+),f=24,o=z,s=(\d+),v=(\d+),q=2,m=", sent[0])
        assert said is not None
        number, width, height = map(int, said.groups())
        assert (width, height) == (240, 180)
        assert sent[-1] == f"\x1b_Ga=p,U=1,i={number},p=1,c={cells[0]},r={len(cells)},q=2\x1b\\"
        colours = {
            style.color.triplet
            for strip in app.screen._compositor.render_strips()
            for words, style, _control in strip
            if "\U0010eeee" in words and style and style.color
        }
        assert [each.hex for each in colours if each] == [f"#{number:06x}"]
        pane.show(post("Anders", number=8), text(before=1))
        await until(pilot, lambda: "Anders" in shown(app))
        assert sent[-1] == f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def kitty_of(pane: ArticleView, is_free: Callable[[], bool] = lambda: True) -> list[str]:
    """Have a pane draw as for kitty; what that is sent."""
    sent: list[str] = []
    pane.conveyor = Conveyor(sent.append, is_free)
    pane.album.send = pane.conveyor.send
    pane.album.way = KITTY
    return sent


def begun(sent: list[str]) -> int:
    return sum("f=24" in codes for codes in sent)


async def test_only_pictures_in_sight_or_nearly_are_sent_and_one_after_the_other() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    asked: list[str] = []

    async def fine(address: str) -> Picture:
        asked.append(address)
        return found

    async with app.run_test(size=(80, 24)) as pilot:
        free, found = True, picture()
        sent = kitty_of(pane, lambda: free)
        pane.fine = fine
        addresses = [f"https://b.example/{number}.png" for number in range(60)]
        pane.show(post(), text(*map(image, addresses), before=0, after=0))
        pane.show_pictures()
        for address in addresses:
            pane.picture(address, found)
        await until(pilot, lambda: begun(sent) >= 8)
        near = pane._near_ones
        await until(pilot, lambda: not waiting(pane, _SENDING) and not any(map(pane.album.to_send, near())))
        assert asked == addresses[: len(asked)]
        assert len(asked) < 15
        free = False
        pane.view.bottom()
        pane.refill()
        before, known = begun(sent), len(asked)
        await until(pilot, lambda: len(asked) > known)
        for _time in range(20):
            await pilot.pause()
        assert begun(sent) == before
        assert len(asked) == known + 1
        assert HALF in shown(app)
        free = True
        await until(pilot, lambda: begun(sent) > before)


async def test_another_text_ends_what_is_half_sent() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(80, 40)) as pilot:
        sent: list[str] = []
        sent = kitty_of(pane, lambda: not sent)
        noise = decode(file(Image.effect_noise((240, 240), 90).convert("RGB")), 240)
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, noise)
        await until(pilot, lambda: bool(sent))
        pane.show(post("Anders", number=8), text(before=1))
        await until(pilot, lambda: "Anders" in shown(app))
        number = re.findall(r"i=(\d+),f=24", sent[0])[0]
        assert sent[1:] == [f"\x1b_Gq=2,m=0;\x1b\\\x1b_Ga=d,d=I,i={number},q=2\x1b\\"]


async def test_a_pane_that_grows_has_a_finer_picture_sent_and_the_other_forgotten() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(30, 40)) as pilot:
        sent = kitty_of(pane)
        pane.show(post(), text(image(), before=0))
        pane.show_pictures()
        pane.picture(ADDRESS, picture())
        await until(pilot, lambda: "\U0010eeee" in shown(app))
        before = len(sent)
        await pilot.resize_terminal(100, 40)
        await until(pilot, lambda: begun(sent[before:]) == 1 and "a=d" in "".join(sent[before:]))


def test_what_kitty_is_sent_is_letters_digits_and_its_own_frame() -> None:
    written = kitty.sent(picture(), 77, (0, 0, 0), (60, 30))
    codes = "".join(written)
    pieces = re.findall(r"\x1b_G([a-z0-9=,]+);([A-Za-z0-9+/=]*)\x1b\\", codes)
    assert "".join(f"\x1b_G{keys};{data}\x1b\\" for keys, data in pieces) == codes
    assert all(len(data) <= 4096 for _keys, data in pieces)
    assert [keys[-1] for keys, _data in pieces] == ["1"] * (len(pieces) - 1) + ["0"]
    pixels = zlib.decompress(binascii.a2b_base64("".join(data for _keys, data in pieces)))
    assert pixels == picture().pixels(240, 180, (0, 0, 0))


def test_kitty_is_sent_no_more_pixels_than_the_cells_need_and_a_little_at_a_time() -> None:
    noise = decode(file(Image.effect_noise((640, 640), 90).convert("RGB")), 640)
    assert "s=640,v=640" in kitty.sent(noise, 77, (0, 0, 0), (76, 38))[0]
    small = kitty.sent(noise, 77, (0, 0, 0), (20, 10))
    assert "s=200,v=200" in small[0]
    assert len(small) > 1
    assert max(map(len, small)) < 60_000


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, True),
        ({"TERM": "xterm-ghostty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, True),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1", "TMUX": "/tmp/x,1,0"}, False),  # noqa: S108 - a word
        ({"TERM": "screen", "KITTY_WINDOW_ID": "1", "STY": "1.x"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, False),
        ({}, False),
    ],
)
def test_only_terminals_that_say_so_are_taken_for_kitty(environment: dict[str, str], known: bool) -> None:  # noqa: FBT001 - expected
    assert kitty.is_known(environment) is known


def test_nothing_that_a_terminal_obeys_is_in_the_cells() -> None:
    for row in kitty.cells(0xABCDEF, 100, 100):
        for piece in row:
            assert not FORBIDDEN.search(piece.text)
