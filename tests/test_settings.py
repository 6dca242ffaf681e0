"""settings.toml and the environment: what is taken, and what is said of a mistake."""

from pathlib import Path

import pytest

from tui_reader import settings
from tui_reader.errors import SettingsError, SettingsVariable
from tui_reader.settings import Folders, Settings


def written(tmp_path: Path, text: str) -> Folders:
    folders = Folders.under(tmp_path)
    folders.settings.write_text(text, encoding="utf-8")
    return folders


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert Settings.read(Folders.under(tmp_path / "nowhere")) == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    folders = written(
        tmp_path,
        'language = "de"\ntheme = "paper"\ncolumn = 60\ntimeout = 30\ntoken-command = ["pass", "show", "{host}"]\n'
        'keyring_backend = "keyring_pass.PasswordStoreBackend"\nsend-waiting = true\n'
        '[keys]\nolder = "comma,alt+left"\ntop = ["g g", "home"]\n',
    )
    read = Settings.read(folders, {"older", "top"})
    assert (read.language, read.theme, read.column, read.timeout) == ("de", "paper", 60, 30)
    assert read.token_command == ("pass", "show", "{host}")
    assert read.keyring_backend == "keyring_pass.PasswordStoreBackend"
    assert read.send_waiting is True
    assert dict(read.keys) == {"older": "comma,alt+left", "top": "g g,home"}
    assert read.with_theme("ink").theme == "ink"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('thme = "ink"', "there is no “thme”; perhaps “theme” is meant"),
        ("zebra = 1", "there is no “zebra”; there are language, theme"),
        ('column = "wide"', "“column” must be a number from 40 to 100"),
        ("column = 39", "“column” must be a number from 40 to 100"),
        ("timeout = true", "“timeout” must be a number from 1 to 300"),
        ('send_waiting = "true"', "“send_waiting” must be true or false"),
        ("send_waiting = 1", "“send_waiting” must be true or false"),
        ("theme = 1", "“theme” must be a text in quotes"),
        ("pictures = true", "“pictures” must be a text in quotes"),
        ('pictures = "always"', "“pictures” must be one of 'off', 'on'"),
        ('language = "fr"', "“language” must be one of 'en', 'de'"),
        ('token_command = "pass show x"', "“token_command” must be a list of texts"),
        ('token_command = ["pass", 1]', "“token_command” must be a list of texts"),
        ('[keys]\nolde = "x"', "there is no “keys.olde”; perhaps “keys.older” is meant"),
        ("[keys]\nolder = 1", "“keys.older” must be a key"),
        ("[keys]\nolder = []", "“keys.older” must be a key"),
        ('[keys]\nquit = "ctrl+foo"', "“ctrl+foo” in “keys.quit” is no key"),
        ('[keys]\ntop = "g x"', "“g x” in “keys.top” is no key"),
        ('[keys]\ntop = "n,,p"', "“” in “keys.top” is no key"),
        ('keys = "n"', "must be a key"),
        ("theme = \ncolumn = 60", "line 1"),
        ("x = " + "[" * 2000, "recursion"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    folders = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        Settings.read(folders, {"older", "newer"})
    assert str(folders.settings) in caught.value.summary
    assert told in caught.value.summary
    assert "move it away" in caught.value.hint


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    folders.settings.write_bytes(b"theme = '\xff'")
    with pytest.raises(SettingsError, match="UTF-8"):
        Settings.read(folders)
    folders.settings.unlink()
    folders.settings.mkdir()
    with pytest.raises(SettingsError, match="it is a folder"):
        Settings.read(folders)


def test_names_from_the_file_are_made_safe(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read(written(tmp_path, '"\\u001b]0;x" = 1'))
    assert "\x1b" not in str(caught.value)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUI_READER_THEME", "ink")
    monkeypatch.setenv("TUI_READER_COLUMN", "50")
    monkeypatch.setenv("TUI_READER_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    read = Settings.read(written(tmp_path, 'theme = "paper"'))
    assert (read.theme, read.column, read.keyring_backend) == ("ink", 50, "")


@pytest.mark.parametrize("value", ["wide", "9" * 5000, "-1", "²"])
def test_a_wrong_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TUI_READER_TIMEOUT", value)
    with pytest.raises(SettingsVariable, match="environment variable TUI_READER_TIMEOUT is wrong"):
        Settings.read(Folders.under(tmp_path))


def test_folders_are_the_systems_or_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Folders.usual()
    assert {part.name for part in (usual.config, usual.data)} == {"tui-reader"}
    assert usual.settings == usual.config / "settings.toml"
    monkeypatch.setenv("TUI_READER_HOME", str(tmp_path))
    one = Folders.usual()
    assert {part.parent for part in (one.settings, one.data, one.log)} == {tmp_path}
    monkeypatch.setenv("TUI_READER_CONFIG", str(tmp_path / "other"))
    assert Folders.usual().settings == tmp_path / "other" / "settings.toml"
    assert Folders.usual().data == one.data


def test_the_table_names_every_setting_with_its_usual_value() -> None:
    rows = {name: usual for name, usual, words in settings.table() if words}
    assert rows == {
        "language": '""',
        "theme": '""',
        "column": "76",
        "timeout": "15",
        "refresh_minutes": "0",
        "send_waiting": "false",
        "pictures": '"off"',
        "pictures_as": '"auto"',
        "token_command": "[]",
        "keyring_backend": '""',
        "keys": "{}",
    }
