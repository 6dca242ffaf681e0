"""Which program opens a web address."""

import os
from pathlib import Path

import pytest

from tui_reader.browser import command, program
from tui_reader.errors import NoBrowser, UnsafeLink


def test_a_browser_that_is_a_shell_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("sh", "firefox"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    address = "http://e.example/$(id)/;id&id"
    monkeypatch.setenv("BROWSER", "sh -c 'firefox %s'")
    with pytest.raises(NoBrowser):
        command(address)
    monkeypatch.setenv("BROWSER", "sh -c 'firefox %s':firefox --new-window=%s")
    assert command(address) == ([str(tmp_path / "firefox"), f"--new-window={address}"], False)


def test_a_mail_address_goes_to_the_launcher_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("firefox", "xdg-open", "open"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BROWSER", "firefox")
    argv, console = command("mailto:anna@e.example?subject=Hallo")
    assert Path(argv[0]).name in {"xdg-open", "open"}
    assert (argv[1:], console) == (["mailto:anna@e.example?subject=Hallo"], False)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:1", "mailto:", "https:///x", "//e.example", ""])
def test_nothing_else_opens(address: str) -> None:
    with pytest.raises(UnsafeLink):
        command(address)


def test_a_program_in_the_current_folder_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "xclip").write_text("")
        (tmp_path / name / "xclip").chmod(0o700)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PATH", os.curdir)
    assert program("xclip") is None
    assert program("nowhere") is None
    monkeypatch.setenv("PATH", str(tmp_path / "there"))
    assert program("xclip") == str(tmp_path / "there" / "xclip")
    assert program("./xclip") == "./xclip", "whoever names its place means it"
