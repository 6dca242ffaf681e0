"""A fresh demo blog for each test that looks at the whole app, and all the time it takes to press a key twice."""

import shlex
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import trustme

from tests.reader.feeding import Sites, feeding
from tui_reader.demo import DemoBlog
from tui_reader.ui.screens import moving


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two presses of a key belong together however long a busy machine takes between them."""
    monkeypatch.setattr(moving, "_TWICE_WITHIN", 60.0)


@pytest.fixture(autouse=True)
def _far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests keeps what is in the clipboard: over SSH no program of this machine is given anything."""
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    for name in ("TMUX", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Emoji are drawn as they are wherever the tests are run, within tmux, GNU screen or on a console too."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("STY", raising=False)


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    """The blog as `--demo` starts it."""
    with DemoBlog() as blog:
        yield blog


@pytest.fixture
def secure_blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoBlog]:
    """The same over https, its certificate's authority trusted."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    chain, key, root = tmp_path / "chain.pem", tmp_path / "key.pem", tmp_path / "root.pem"
    for blob in issued.cert_chain_pems:
        blob.write_to_path(str(chain), append=True)
    issued.private_key_pem.write_to_path(str(key))
    authority.cert_pem.write_to_path(str(root))
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    with DemoBlog(tls=(chain, key)) as blog:
        yield blog


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down the address it is given."""
    opened, script = tmp_path / "opened", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {shlex.quote(str(opened))}\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    return opened


def opened(browser: Path) -> list[str]:
    """What it was given."""
    return browser.read_text("utf-8").splitlines() if browser.exists() else []


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """Four blogs of three posts, read by their feeds."""
    async with feeding() as sites:
        for _blog in range(4):
            sites.add(3)
        yield sites
