"""What holds for every test: its own home, English, nothing that reaches a person's real files or keyring."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader import i18n

_FOREIGN = (
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "NO_COLOR",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "VISUAL",
    "EDITOR",
    "BROWSER",
)
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@pytest.fixture(autouse=True)
def _home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty home folder; no session bus either, unless the test is about the keyring."""
    home: Path = tmp_path_factory.mktemp("home")
    for name in (*_FOREIGN, *_PROXIES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    if request.node.get_closest_marker("keyring"):
        return
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Words of the code itself, whatever an earlier test chose."""
    i18n.use("en")
    yield
    i18n.use("en")
