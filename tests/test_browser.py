"""Which program opens a web address."""

from pathlib import Path

import pytest

from tui_reader.browser import command
from tui_reader.errors import NoBrowser


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
