"""The real Secret Service (gnome-keyring) in a session of its own: open, locked, silent, absent, beside plain text."""

from pathlib import Path

import pytest

from tests.store.session import LOCKED, NO_BUS, NONE, UNLOCKED, run

pytestmark = pytest.mark.keyring

KEEP_AND_FIND = """
findings["keep"] = await said(vault().keep(TOKEN))
found = await said(vault().find(ADA))
findings["find"] = found == TOKEN or found
"""

SILENT = """
import subprocess
silent = subprocess.Popen([sys.executable, "-m", "tests.store.silent_secrets"], stdout=subprocess.PIPE)
silent.stdout.readline()
"""


def test_a_token_is_in_the_keyring_the_next_day_until_the_logout(tmp_path: Path) -> None:
    today = run(tmp_path, UNLOCKED, f"findings['where'] = await vault().where()\n{KEEP_AND_FIND}")
    assert today == {"where": "in this system's keyring (Secret Service)", "keep": None, "find": True}
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"abcd EFGH" in path.read_bytes()] == []
    code = """
findings["find"] = await vault().find(ADA) == TOKEN
import keyring
findings["entry"] = keyring.get_password("tui-reader", "https://blog.example ada").startswith('{"origin"')
findings["drop"] = [await said(vault().drop(ADA)) for _time in range(2)]
findings["after"] = await said(vault().find(ADA))
"""
    assert run(tmp_path, UNLOCKED, code) == {"find": True, "entry": True, "drop": [None, None], "after": None}


def test_the_doctor_names_the_keyring_and_leaves_nothing_in_it(tmp_path: Path) -> None:
    code = """
finding = await vault().check()
findings["works"], findings["words"] = finding.works, finding.words
import secretstorage
with secretstorage.dbus_init() as bus:
    findings["left"] = len(list(secretstorage.search_items(bus, {"service": "tui-reader"})))
"""
    found = run(tmp_path, UNLOCKED, code)
    assert (found["works"], found["left"]) == (True, 0)
    assert str(found["words"]).startswith("Secret Service, writes, reads and deletes in ")


def test_a_locked_keyring_is_said(tmp_path: Path) -> None:
    run(tmp_path, UNLOCKED, KEEP_AND_FIND)
    found = run(tmp_path, LOCKED, KEEP_AND_FIND)
    assert found == {"keep": "KeyringLocked", "find": "KeyringLocked"}


def test_a_keyring_that_was_never_set_up_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, LOCKED, KEEP_AND_FIND) == {"keep": "KeyringLocked", "find": "KeyringLocked"}


def test_a_silent_service_holds_up_neither_the_loop_nor_the_end(tmp_path: Path) -> None:
    """That `run()` returns at all is the proof: with a thread Python waits for, the process never ended."""
    code = f"""{SILENT}
async def beat():
    while True:
        await asyncio.sleep(0.01)
        findings["beats"] = findings.get("beats", 0) + 1
beating = asyncio.create_task(beat())
one = vault()
findings["keep"] = await said(one.keep(TOKEN))
findings["find"] = await one.find(ADA) == TOKEN
findings["other"] = await said(vault().find(ADA))
findings["works"] = (await vault().check()).works
beating.cancel()
silent.kill()
silent.stdout.close()
silent.wait()
"""
    found = run(tmp_path, NONE, code)
    beats = found.pop("beats")
    assert found == {"keep": "KeyringSlow", "find": True, "other": "KeyringSlow", "works": False}
    assert isinstance(beats, int)
    assert beats > 100


def test_a_bus_without_a_keyring_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, NONE, KEEP_AND_FIND, bare=True) == {"keep": "NoKeyring", "find": None}


def test_without_a_bus_there_is_no_keyring(tmp_path: Path) -> None:
    assert run(tmp_path, NO_BUS, KEEP_AND_FIND) == {"keep": "NoKeyring", "find": None}


@pytest.fixture
def plain_text(tmp_path: Path) -> Path:
    """An installed package that keeps passwords in a plain file, as keyrings.alt does, and would like to be chosen."""
    site = tmp_path / "site"
    package, facts = site / "keyrings" / "alt", site / "keyrings_alt-5.0.dist-info"
    package.mkdir(parents=True)
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: keyrings.alt\nVersion: 5.0\n")
    (facts / "entry_points.txt").write_text("[keyring.backends]\nfile = keyrings.alt.file\n")
    (package / "file.py").write_text(
        "import os, pathlib\n"
        "from keyring.backend import KeyringBackend\n"
        "class PlaintextKeyring(KeyringBackend):\n"
        "    priority = 9.5\n"
        "    file = pathlib.Path(os.environ['HOME'], 'keyring_pass.cfg')\n"
        "    def get_password(self, service, username):\n"
        "        return self.file.read_text() if self.file.exists() else None\n"
        "    def set_password(self, service, username, password):\n"
        "        self.file.write_text(password)\n"
    )
    return site


CHOSEN = "import keyring\nfindings['keyring chooses'] = type(keyring.get_keyring()).__module__\n"


def test_plain_text_is_not_used_where_there_is_no_keyring(tmp_path: Path, plain_text: Path) -> None:
    found = run(tmp_path, NO_BUS, CHOSEN + KEEP_AND_FIND, path=str(plain_text))
    assert found == {"keyring chooses": "keyrings.alt.file", "keep": "NoKeyring", "find": None}
    assert not (tmp_path / "keyring_pass.cfg").exists()


@pytest.mark.parametrize(
    ("variable", "chosen"),
    [
        ("", "keyring.backends.chainer"),
        ("keyrings.alt.file.PlaintextKeyring", "keyrings.alt.file"),
        ("keyring.backends.null.Keyring", "keyring.backends.null"),
    ],
)
def test_the_systems_keyring_is_used_whatever_else_is_chosen(
    tmp_path: Path, plain_text: Path, variable: str, chosen: str
) -> None:
    daemon = f"{UNLOCKED}\nexport PYTHON_KEYRING_BACKEND={variable}" if variable else UNLOCKED
    found = run(tmp_path, daemon, CHOSEN + KEEP_AND_FIND, path=str(plain_text))
    assert found == {"keyring chooses": chosen, "keep": None, "find": True}
    assert not (tmp_path / "keyring_pass.cfg").exists()


def test_the_chain_named_in_the_settings_means_its_first_safe_member(tmp_path: Path, plain_text: Path) -> None:
    code = """
chain = "keyring.backends.chainer.ChainerBackend"
findings["where"] = await vault(keyring_backend=chain).where()
findings["keep"] = await said(vault(keyring_backend=chain).keep(TOKEN))
findings["find"] = await vault().find(ADA) == TOKEN
findings["alt"] = await said(vault(keyring_backend="keyrings.alt.file.PlaintextKeyring").keep(TOKEN))
"""
    found = run(tmp_path, UNLOCKED, code, path=str(plain_text))
    where = "in this system's keyring (Secret Service)"
    assert found == {"where": where, "keep": None, "find": True, "alt": "RefusedKeyring"}
    assert not (tmp_path / "keyring_pass.cfg").exists()


def test_keyring_is_imported_in_its_thread_only(tmp_path: Path) -> None:
    code = """
one = vault()
findings["before"] = "keyring" in sys.modules
await one.where()
findings["after"] = "keyring" in sys.modules
"""
    assert run(tmp_path, NONE, code) == {"before": False, "after": True}
