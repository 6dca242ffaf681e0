"""What a person has chosen: `settings.toml`, a few environment variables, and the folders everything lies in."""

import os
from collections.abc import Collection, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from tui_reader import mishaps, text
from tui_reader.errors import SettingsError, SettingsVariable
from tui_reader.i18n import LANGUAGES, N_, _
from tui_reader.key_names import is_key
from tui_reader.values import dataclass

NAME = "tui-reader"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie on disk.

    Attributes:
        config: the folder of `settings.toml`. data: the folder of shelf, drafts and tokens. log: the log file.
        cache: the folder of what can be had again.
    """

    config: Path
    data: Path
    log: Path
    cache: Path

    @classmethod
    def usual(cls) -> Self:
        """The system's own folders; TUI_READER_HOME puts everything in one, TUI_READER_CONFIG moves the settings."""
        if home := os.environ.get("TUI_READER_HOME"):
            folders = cls.under(Path(home))
        else:
            import platformdirs  # noqa: PLC0415 - 3 ms of CPU that --help and --version do not need

            folders = cls(
                config=platformdirs.user_config_path(NAME, appauthor=False),
                data=platformdirs.user_data_path(NAME, appauthor=False),
                log=platformdirs.user_log_path(NAME, appauthor=False) / f"{NAME}.log",
                cache=platformdirs.user_cache_path(NAME, appauthor=False),
            )
        config = os.environ.get("TUI_READER_CONFIG")
        return replace(folders, config=Path(config)) if config else folders

    @classmethod
    def under(cls, home: Path) -> Self:
        """Everything in one folder."""
        return cls(config=home, data=home / "data", log=home / f"{NAME}.log", cache=home / "cache")

    @property
    def settings(self) -> Path:
        """The settings file; it need not exist."""
        return self.config / "settings.toml"


def _setting(usual: object, words: str, **rules: object) -> Any:
    """A field with its words for the README and its rules: `choices`, `between`, `variable`."""
    if isinstance(usual, str | int | tuple):
        return field(default=usual, metadata={"words": words, **rules})
    return field(default_factory=lambda: MappingProxyType({}), metadata={"words": words, **rules})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; each field's words are its documentation, and `table()` gives them to the README."""

    language: str = _setting(
        "", N_("`en` or `de`; empty takes it from the locale"), choices=("", *LANGUAGES), variable=True
    )
    theme: str = _setting("", N_("`ink`, `paper`, or a theme of Textual's; empty is `ink`"), variable=True)
    column: int = _setting(76, N_("width of the text in characters, 40 to 100"), between=(40, 100), variable=True)
    timeout: int = _setting(15, N_("seconds to wait for a server, 1 to 300"), between=(1, 300), variable=True)
    refresh_minutes: int = _setting(
        0, N_("minutes after which all blogs are refreshed by themselves, up to 1440; 0 is never"), between=(0, 1440)
    )
    send_waiting: bool = _setting(
        usual=False, words=N_("`true` sends what waits in the outbox by itself when its blog answers again")
    )
    pictures: str = _setting("off", N_("`on` shows the pictures of every post at once"), choices=("off", "on"))
    pictures_as: str = _setting(
        "auto",
        N_("how pictures are drawn: `kitty`, `sixel`, `blocks`; `auto` is `kitty` where that is known to work"),
        choices=("auto", "kitty", "sixel", "blocks"),
    )
    token_command: tuple[str, ...] = _setting(
        (),
        N_(
            "a program and its arguments that print the token of an account, as in "
            '`["pass", "show", "blogs/{host}/{user}"]`; run without a shell'
        ),
    )
    keyring_backend: str = _setting(
        "", N_("a backend of Python's keyring by module and class; empty is the system's own keyring")
    )
    keys: Mapping[str, str] = _setting(None, N_("other keys, by the names in the table of keys"))

    @classmethod
    def read(cls, folders: Folders, key_names: Collection[str] = ()) -> Self:
        """The settings of the file and of the environment; what neither names is as usual.

        TUI_READER_LANGUAGE, _THEME, _COLUMN and _TIMEOUT win over the file.

        Args:
            folders: where the file lies. key_names: the names `[keys]` may hold; empty leaves them unchecked.

        Raises:
            SettingsError: the file cannot be read, or names something unknown or of the wrong kind.
        """
        wrong = _Wrong(SettingsError, str(folders.settings))
        values: dict[str, Any] = {}
        for given, value in _parsed(folders.settings).items():
            name = given.replace("-", "_")
            if name not in _RULES:
                wrong.unknown(given, _RULES)
            values[name] = _checked(name, value, wrong)
        for key in values.get("keys", ()):
            if key_names and key not in key_names:
                wrong.unknown(f"keys.{key}", [f"keys.{known}" for known in key_names])
        return cls(**{**values, **_from_environment()})

    def with_theme(self, theme: str) -> Self:
        """The same with another theme."""
        return replace(self, theme=theme)


def table() -> list[tuple[str, str, str]]:
    """Name, usual value as it is written in TOML, and words of every setting, in the reader's language."""
    import json  # noqa: PLC0415 - only the README needs this table

    usual = Settings()
    return [
        (one.name, json.dumps(getattr(usual, one.name), default=dict), _(one.metadata["words"]))
        for one in fields(usual)
    ]


_RULES = {one.name: one.metadata for one in fields(Settings)}


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Raises what is wrong, with the place it was found in; names from the file are made safe for the terminal."""

    kind: type[SettingsError]
    path: str

    def because(self, reason: str) -> None:
        raise self.kind(path=text.line(self.path), reason=text.line(reason, 200))

    def unknown(self, name: str, known: Collection[str]) -> None:
        import difflib  # noqa: PLC0415 - only where something is misspelt

        near = difflib.get_close_matches(name.replace("-", "_"), known, n=1)
        if near:
            self.because(_("there is no “{name}”; perhaps “{near}” is meant").format(name=name, near=near[0]))
        self.because(_("there is no “{name}”; there are {known}").format(name=name, known=", ".join(known)))


def _parsed(path: Path) -> dict[str, object]:
    wrong, written = _Wrong(SettingsError, str(path)), ""
    try:
        written = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        wrong.because(mishaps.reason(error))
    except UnicodeDecodeError:
        wrong.because(_("it is not UTF-8 text"))
    import tomllib  # noqa: PLC0415 - 14 ms, only where there is a file

    try:
        return tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        wrong.because(str(error))
    return {}


def _from_environment() -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, rules in _RULES.items():
        variable = f"TUI_READER_{name.upper()}"
        given = os.environ.get(variable, "")
        if rules.get("variable") and given:
            number = "between" in rules and given.isascii() and given.isdigit() and len(given) < 10  # noqa: PLR2004 - no giant numbers
            values[name] = _checked(name, int(given) if number else given, _Wrong(SettingsVariable, variable))
    return values


def _checked(name: str, value: object, wrong: _Wrong) -> object:
    """The value as its field holds it; raises by way of `wrong` where it is of the wrong kind."""
    rules = _RULES[name]
    if name == "keys":
        return _keys(value, wrong)
    if name == "token_command":
        if not isinstance(value, list) or not all(isinstance(word, str) and "\0" not in word for word in value):
            wrong.because(_("“{name}” must be a list of texts, one for each argument").format(name=name))
        return tuple(value) if isinstance(value, list) else ()
    if "between" in rules:
        least, most = rules["between"]
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            wrong.because(
                _("“{name}” must be a number from {least} to {most}").format(name=name, least=least, most=most)
            )
        return value
    if name == "send_waiting":
        if not isinstance(value, bool):
            wrong.because(_("“{name}” must be true or false, without quotes").format(name=name))
        return value
    if not isinstance(value, str):
        wrong.because(_("“{name}” must be a text in quotes").format(name=name))
    if "choices" in rules and value not in rules["choices"]:
        choices = ", ".join(repr(choice) for choice in rules["choices"] if choice)
        wrong.because(_("“{name}” must be one of {choices}").format(name=name, choices=choices))
    return value


def _keys(value: object, wrong: _Wrong) -> Mapping[str, str]:
    """`[keys]`: a key, several with commas between, or a list of them for each name."""
    keys: dict[str, str] = {}
    for name, given in (value if isinstance(value, dict) else {"": None}).items():
        listed = [str(key) for key in (given if isinstance(given, list) else [given]) if isinstance(key, str)]
        if (
            not listed
            or not all(key.strip() for key in listed)
            or (isinstance(given, list) and len(listed) < len(given))
        ):
            wrong.because(_('“{name}” must be a key such as "n", or a list of keys').format(name=f"keys.{name}"))
        names = ["comma"] if listed == [","] else [one.strip() for key in listed for one in key.split(",")]
        for key in names:
            if not is_key(key):
                words = _("“{key}” in “{name}” is no key; keys are written as in n, ctrl+n, alt+left, f2, comma or g g")
                wrong.because(words.format(key=key, name=f"keys.{name}"))
        keys[name] = ",".join(names)
    return MappingProxyType(keys)
