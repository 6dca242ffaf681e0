"""A desktop session of its own: private home, session bus, and the keyring daemon a test asks for."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

UNLOCKED = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
"""As a login does it; the collection is made at the first time."""
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null"
"""A daemon nobody has unlocked: after an automatic login, or over SSH."""
NONE = ":"
"""No daemon; the bus starts one itself when it is asked for, where the system has it."""
NO_BUS = "unset DBUS_SESSION_BUS_ADDRESS"

_BARE = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""
"""A bus that can start no service."""

_BEGINNING = """
import asyncio, json, os, sys, time
from pathlib import Path
from tui_reader.errors import VaultError
from tui_reader.model import Account, Credential, Secret
from tui_reader.settings import Folders, Settings
from tui_reader.store.vault import Vault

ADA = Account("https://blog.example", "ada", "Ada", 5)
TOKEN = Credential(ADA, "uuid-1", Secret("abcd EFGH äöü 👋"))
findings = {}

def vault(**options):
    return Vault(Settings(**options), Folders.under(Path(os.environ["HOME"])))

async def said(work):
    try:
        return await work
    except VaultError as error:
        return type(error).__name__

async def main():
"""
_END = """
asyncio.run(main())
print(json.dumps(findings))
"""


def needed() -> None:
    """Skip where this machine has no keyring to test with; in CI that is a failure."""
    programs = ("dbus-run-session", "gnome-keyring-daemon")
    missing = [name for name in programs if not shutil.which(name)]
    if missing:
        told = f"{', '.join(missing)} not installed (Debian: apt install gnome-keyring dbus-x11)"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)


def run(home: Path, daemon: str, code: str, *, path: str = "", bare: bool = False) -> dict[str, object]:
    """Run the body of an `async def main()` in a new session and give what it noted in `findings`.

    Args:
        home: the private home; the same one again is the next day. daemon: shell words that start the keyring.
        path: more folders for PYTHONPATH. bare: the bus knows no services it could start.
    """
    needed()
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(filter(None, [path, str(ROOT)])),
    }
    body = "".join(f"    {line}\n" for line in code.strip().splitlines())
    (home / "bus.conf").write_text(_BARE.format(folder=tempfile.gettempdir()))
    bus = ["dbus-run-session", *([f"--config-file={home / 'bus.conf'}"] if bare else [])]
    script = f'{daemon}\nexec "$0" -c "$1"'
    done = subprocess.run(
        [*bus, "--", "sh", "-c", script, sys.executable, _BEGINNING + body + _END],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    findings: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return findings
