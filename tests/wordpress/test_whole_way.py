"""The whole way for real: a terminal, a WordPress over https, a keyring, a comment; and the next day again."""

import os
import uuid
from pathlib import Path

import pytest

from tests.pty.terminal import READER, Terminal
from tests.store.session import UNLOCKED, needed
from tests.wordpress.servers import Site

OPEN = "Hier darf man schreiben"


def day(site: Site, home: Path, *address: str) -> Terminal:
    """The program in a desktop session with its keyring."""
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "DBUS_SESSION_BUS_ADDRESS": "",
        "TUI_READER_HOME": str(home / "reader"),
        "TUI_READER_LANGUAGE": "en",
        "SSL_CERT_FILE": site.ca,
        "PATH": os.environ["PATH"],
    }
    script = f'{UNLOCKED} 2>/dev/null\nexec "$@"'
    command = ["dbus-run-session", "--", "bash", "-c", script, "bash", *READER, *address]
    return Terminal(command, (160, 45), environment)


def older(terminal: Terminal, title: str) -> None:
    """Go to the older post; its text is there when its neighbours are."""
    terminal.press("[")
    terminal.until(lambda: f"▸ {title}" in terminal.text and "« [ …" not in terminal.text)


def write(terminal: Terminal, words: str) -> None:
    """Type a comment, send it, and wait until it stands in the thread as one's own."""
    terminal.until("Comment on")
    terminal.press(words)
    terminal.until("Draft saved")
    terminal.press("\x13")  # Ctrl+s
    terminal.until("Your comment is published.")
    terminal.until(lambda: words in terminal.text and "· you ·" in terminal.text)


@pytest.mark.keyring
@pytest.mark.timeout(600)
def test_read_log_in_comment_and_come_back_the_next_day(real: Site, tmp_path: Path) -> None:
    needed()
    first, second = (f"word {uuid.uuid4().hex[:8]}" for _ in range(2))
    with day(real, tmp_path, real.https) as terminal:
        terminal.until("this is the newest post")
        older(terminal, "Verwaiste Antworten")
        older(terminal, OPEN)
        terminal.press("C")
        terminal.until("Secret Service")
        terminal.press(f"{real.user}\t{real.password}\r")
        write(terminal, first)
        assert real.password not in terminal.text
        terminal.press("q")
        assert terminal.ended() == 0
    kept = b"".join(path.read_bytes() for path in (tmp_path / "reader").rglob("*") if path.is_file())
    assert b"Rita Reader" in kept, "the account is on the shelf"
    assert real.password.encode() not in kept
    with day(real, tmp_path) as terminal:  # no address: it reopens where one left off
        terminal.until(lambda: f"▸ {OPEN}" in terminal.text and first in terminal.text)
        terminal.press("C")
        write(terminal, second)  # no login in between: the token was in the keyring
        terminal.press("L")
        terminal.until("Cancel")
        terminal.press("left", "enter")
        terminal.until("Logged out; the token is revoked and deleted.")
        terminal.press("q")
        assert terminal.ended() == 0
