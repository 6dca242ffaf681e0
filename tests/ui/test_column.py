"""The width of the text column by key: at once, where one was, and kept for the next start."""

import os
from pathlib import Path

import pytest

from tests.ui.publishing import publish
from tests.ui.reading import Face, settled
from tui_reader import first
from tui_reader.demo import DemoBlog
from tui_reader.settings import Folders, Settings
from tui_reader.ui.width import Width, stepped

PAGE = "".join(f"<p>Absatz {number}. {'Wort ' * 80}</p>" for number in range(40))
ZEN = (120, 30)


def widest(face: Face) -> int:
    """Cells of the widest row of text."""
    return max(len(line.text) for _item, _row, line in face.screen.article.view.window())


def begins(face: Face) -> str:
    return face.screen.article.paragraph_at_top()[:10]


async def test_the_column_is_wider_or_narrower_at_once_and_one_stays_where_one_reads(blog: DemoBlog) -> None:
    publish(blog, "Lang", PAGE)
    async with settled(blog.address, ZEN) as face:
        await face.press("z", "pagedown", "pagedown")
        here, before = begins(face), widest(face)
        await face.press("+")
        await face.sees("Column 80")
        assert widest(face) > before
        assert begins(face) == here
        await face.press("-", "-", "-")
        await face.sees("Column 68")
        assert widest(face) <= 68 < before
        assert begins(face) == here


async def test_it_ends_at_40_and_at_100(blog: DemoBlog) -> None:
    async with settled(blog.address, ZEN) as face:
        await face.press("z", *"+++++++")
        await face.sees("Column 100: it gets no wider.")
        await face.press(*"----------------")
        await face.sees("Column 40: it gets no narrower.")


async def test_the_receipt_goes_with_a_dialog(blog: DemoBlog) -> None:
    async with settled(blog.address, ZEN) as face:
        await face.press("+")
        await face.sees("Column 80")
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.until(lambda: not any("Column" in row for row in face.rows))


async def test_where_there_is_less_room_what_one_sees_is_narrowed(blog: DemoBlog) -> None:
    publish(blog, "Lang", PAGE)
    async with settled(blog.address, (100, 30)) as face:
        before = widest(face)
        assert before < 76
        await face.press("+")
        await face.sees("Column 80; there is room for")
        await face.press("-")
        assert widest(face) < before


async def test_the_next_start_begins_with_it_until_the_setting_is_another(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, ZEN, home=tmp_path) as face:
        await face.press("-", "-")
        await face.until(lambda: not face.busy)
        chosen = face.screen.article.column
        assert chosen < 76
    async with settled("", ZEN, home=tmp_path) as face:
        assert face.screen.article.column == chosen
    async with settled("", ZEN, home=tmp_path, settings=Settings(column=90)) as face:
        assert face.screen.article.column == 90
    assert not (tmp_path / "settings.toml").exists()


@pytest.mark.parametrize("words", ["", "x 76", "80", "9999999999999999 76", "80 75", "\udc80", "٨٠ 76", "-5 76"])
def test_a_file_that_says_something_else_changes_little(tmp_path: Path, words: str) -> None:
    folders = Folders.under(tmp_path)
    folders.data.mkdir()
    (folders.data / first.COLUMN).write_text(words, "utf-8", "surrogateescape")
    assert Width(76, folders).column in {76, 100}


def test_what_another_reader_chose_meanwhile_is_noticed(tmp_path: Path) -> None:
    one, other = Width(76, Folders.under(tmp_path)), Width(76, Folders.under(tmp_path))
    assert (one.is_as_kept, other.is_as_kept) == (True, True)
    other.choose(80)
    other.keep()
    assert (one.is_as_kept, other.is_as_kept) == (False, True)
    assert Width(76, Folders.under(tmp_path)).column == 80


@pytest.mark.parametrize(
    ("column", "by", "room", "now"),
    [(76, 1, 100, 80), (76, -1, 100, 72), (75, 1, 100, 76), (75, -1, 100, 72), (98, 1, 100, 100), (76, -1, 46, 44)],
)
def test_the_steps_are_the_same_whatever_one_begins_with(column: int, by: int, room: int, now: int) -> None:
    assert stepped(column, by, room) == now


def test_a_frame_of_another_width_is_not_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _file=1: os.terminal_size((60, 12)))
    settings, column = str(tmp_path / "settings.toml"), str(tmp_path / first.COLUMN)
    before = first.here(settings, column)
    Path(column).write_text("80 76", "ascii")
    assert first.here(settings, column) != before
