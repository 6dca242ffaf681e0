"""The vault: where tokens go, what is said when they cannot, and that nothing of them is ever shown."""

import asyncio
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.fakes import Remembering, Slow
from tui_reader.errors import (
    FileFailed,
    KeyringFailed,
    KeyringLocked,
    KeyringSlow,
    NoKeyring,
    RefusedKeyring,
    VaultError,
)
from tui_reader.model import Account, Credential, Secret
from tui_reader.settings import Folders, Settings
from tui_reader.store.vault import Vault

ADA = Account("https://blog.example", "ada", "Ada L.", 5)
EVE = Account("https://blog.example", "eve", "Eve", 6)
WORD = "abcd EFGH 1234 ijkl"
TOKEN = Credential(ADA, "uuid-1", Secret(WORD))
COOKIES = Credential(ADA, cookies=(("wordpress_logged_in_1", Secret("ada|123|äöü")), ("wp_nonce", Secret("n"))))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    """Keyrings without entries, and none left waiting."""
    Remembering.entries.clear()
    Remembering.threads.clear()
    Slow.entries.clear()
    Slow.asked.clear()
    Slow.unlocked.clear()
    yield
    Slow.unlocked.set()


def vault(folders: Folders, fake: str = "", *, patience: float = 3.0, memory_only: bool = False) -> Vault:
    named = f"tests.store.fakes.{fake}" if fake else ""
    return Vault(Settings(keyring_backend=named), folders, patience=patience, memory_only=memory_only)


@pytest.mark.parametrize("credential", [TOKEN, COOKIES])
async def test_a_credential_is_there_the_next_day(folders: Folders, credential: Credential) -> None:
    await vault(folders, "Remembering").keep(credential)
    assert await vault(folders, "Remembering").find(ADA) == credential
    assert list(Remembering.entries) == [("tui-reader", "https://blog.example ada")]
    assert Remembering.threads == {("keychain", True)}


async def test_each_account_has_an_entry_and_each_origin_its_own(folders: Folders) -> None:
    kept = vault(folders, "Remembering")
    await kept.keep(TOKEN)
    await kept.keep(Credential(EVE, "uuid-2", Secret("other")))
    await kept.drop(EVE)
    await kept.drop(EVE)
    tomorrow = vault(folders, "Remembering")
    assert await tomorrow.find(EVE) is None
    assert await tomorrow.find(replace(ADA, origin="http://blog.example")) is None
    assert await tomorrow.find(ADA) == TOKEN
    assert await kept.find(EVE) is None


async def test_an_entry_of_somebody_else_is_none(folders: Folders) -> None:
    await vault(folders, "Remembering").keep(TOKEN)
    (value,) = Remembering.entries.values()
    for wrong in (value.replace("blog.example", "evil.example"), value[:-1], "{}", "[[1]]", "null", "x"):
        Remembering.entries["tui-reader", "https://blog.example ada"] = wrong
        assert await vault(folders, "Remembering").find(ADA) is None


@pytest.mark.parametrize(
    ("fake", "error"), [("Talkative", KeyringFailed), ("Locked", KeyringLocked), ("Forgetful", KeyringFailed)]
)
async def test_a_keyring_that_fails_is_said_and_the_login_lasts_for_the_run(
    folders: Folders, fake: str, error: type[VaultError]
) -> None:
    today = vault(folders, fake)
    assert not await today.file_offered()
    with pytest.raises(error) as caught:
        await today.keep(TOKEN)
    assert "until you quit" in caught.value.hint
    assert "token-command" in caught.value.hint
    assert WORD not in "".join(traceback.format_exception(caught.value))
    assert await today.find(ADA) == TOKEN
    assert await today.file_offered()
    assert caught.value.summary in await today.where()


@pytest.mark.parametrize(("fake", "error"), [("Talkative", KeyringFailed), ("Locked", KeyringLocked)])
async def test_a_keyring_that_cannot_be_read_is_said(folders: Folders, fake: str, error: type[VaultError]) -> None:
    for _time in range(2):  # the thread lives on, even after SystemExit
        with pytest.raises(error) as caught:
            await vault(folders, fake).find(ADA)
        assert "try again" in caught.value.hint
    with pytest.raises(error, match="yourself"):
        await vault(folders, fake).drop(ADA)


async def test_a_late_write_is_completed(folders: Folders) -> None:
    today = vault(folders, "Slow", patience=0.05)
    with pytest.raises(KeyringSlow, match=r"not answered for 0\.05 seconds.*as soon as it answers"):
        await today.keep(TOKEN)
    assert await today.find(ADA) == TOKEN
    Slow.unlocked.set()
    assert await answered(today)
    assert await vault(folders, "Slow").find(ADA) == TOKEN


async def answered(slow: Vault) -> bool:
    """Wait until everything that was asked so far is answered: entries are handled in order."""
    slow._keychain.patience = 60
    return await slow.find(EVE) is None


async def test_a_late_answer_is_taken_and_asked_for_once(folders: Folders) -> None:
    Slow.unlocked.set()
    await vault(folders, "Slow").keep(TOKEN)
    Slow.unlocked.clear()
    tomorrow = vault(folders, "Slow", patience=0.05)
    for _time in range(3):
        with pytest.raises(KeyringSlow, match="log in again"):
            await tomorrow.find(ADA)
    assert tomorrow._keychain._jobs.qsize() == 0
    Slow.unlocked.set()
    tomorrow._keychain.patience = 60
    assert await tomorrow.find(ADA) == TOKEN


async def test_an_answer_that_comes_after_the_logout_is_not_taken(folders: Folders) -> None:
    Slow.unlocked.set()
    await vault(folders, "Slow").keep(TOKEN)
    Slow.unlocked.clear()
    today = vault(folders, "Slow", patience=0.05)
    with pytest.raises(KeyringSlow):
        await today.find(ADA)
    with pytest.raises(KeyringSlow, match="deleted as soon as it answers"):
        await today.drop(ADA)
    Slow.unlocked.set()
    today._keychain.patience = 60
    assert await today.find(ADA) is None
    assert Slow.entries == {}


async def test_who_gives_up_waiting_has_the_token_kept_all_the_same(folders: Folders) -> None:
    today = vault(folders, "Slow", patience=60)
    waiting = asyncio.create_task(today.keep(TOKEN))
    await asyncio.to_thread(Slow.asked.wait)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    Slow.unlocked.set()
    assert await answered(today)
    assert await vault(folders, "Slow").find(ADA) == TOKEN


@pytest.mark.parametrize(
    "named",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "os.path",
        "pathlib.Path",
        "no.such.Module",
        "nodots",
        ".",
        "\x1b]0;x\x07",
    ],
)
async def test_a_named_backend_that_keeps_nothing_safe_is_refused(folders: Folders, named: str) -> None:
    today = Vault(Settings(keyring_backend=named), folders)
    with pytest.raises(RefusedKeyring, match="none that keeps secrets safe") as caught:
        await today.keep(TOKEN)
    assert "\x1b" not in str(caught.value)
    assert await Vault(Settings(keyring_backend=named), folders).find(ADA) is None
    assert await today.file_offered()
    assert not (await today.check()).works


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "tests.store.fakes.Remembering", "no.such"])
async def test_the_variable_of_keyring_selects_nothing(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    today = vault(folders)
    with pytest.raises(NoKeyring, match="has no keyring"):
        await today.keep(TOKEN)
    assert Remembering.entries == {}
    assert await vault(folders).find(ADA) is None
    await today.drop(ADA)
    assert await today.find(ADA) is None


@pytest.mark.parametrize("user", ["", "ada\nhost=evil", "ada\0", "ada\x1b[c", "ada\u2028", "\ud800"])
async def test_control_characters_do_not_reach_a_keyring(folders: Folders, user: str) -> None:
    strange = replace(ADA, user=user)
    today = vault(folders, "Remembering")
    for work in (today.keep(Credential(strange, password=Secret("x"))), today.find(strange), today.drop(strange)):
        with pytest.raises(KeyringFailed, match="control characters"):
            await work
    assert Remembering.threads == set()


async def test_a_login_too_long_for_some_keyring_is_kept_in_none(folders: Folders) -> None:
    long = Credential(ADA, cookies=(("c", Secret("x" * 1200)),))
    today = vault(folders, "Remembering")
    with pytest.raises(KeyringFailed, match="too long"):
        await today.keep(long)
    assert Remembering.entries == {}
    assert await today.find(ADA) == long


async def test_the_demo_keeps_nothing(folders: Folders) -> None:
    demo = vault(folders, "Remembering", memory_only=True)
    demo.keep_in_file(wanted=True)
    await demo.keep(TOKEN)
    assert await demo.find(ADA) == TOKEN
    assert "nowhere" in await demo.where()
    assert not await demo.file_offered()
    await demo.drop(ADA)
    assert await demo.find(ADA) is None
    assert Remembering.entries == {}
    assert not folders.data.exists()


async def test_where_says_it_before_anything_is_typed(folders: Folders) -> None:
    assert await vault(folders, "Remembering").where() == "in this system's keyring (tests.store.fakes.Remembering)"
    assert await vault(folders).where() == "until you quit. This system has no keyring."
    command = Vault(Settings(token_command=("pass", "show", "{host}")), folders)
    assert "token-command" in await command.where()
    chosen = vault(folders)
    chosen.keep_in_file(wanted=True)
    await chosen.keep(TOKEN)
    assert str(folders.data) in await vault(folders).where()


async def test_the_doctor_writes_reads_and_deletes(folders: Folders) -> None:
    finding = await vault(folders, "Remembering").check()
    assert finding.works
    assert "tests.store.fakes.Remembering, writes, reads and deletes in 0." in finding.words
    assert Remembering.entries == {}
    slow = await vault(folders, "Slow", patience=0.05).check()
    assert not slow.works
    assert "Slow: The keyring has not answered for 0.05 seconds." in slow.words
    assert not (await vault(folders, "Forgetful").check()).works
    none = await vault(folders).check()
    assert (none.works, "no keyring" in none.words) == (False, True)


async def test_nothing_shows_the_secret(folders: Folders, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    today = vault(folders, "Remembering")
    await today.keep(TOKEN)
    await today.find(ADA)
    shown = f"{TOKEN!r} {COOKIES!r} {vars(today)} {vars(today._keychain)} {caplog.text}"
    assert WORD not in shown
    assert "ada|123" not in shown


async def test_the_file_is_private_and_remembered(folders: Folders) -> None:
    today = vault(folders, "Remembering")
    today.keep_in_file(wanted=True)
    await today.keep(TOKEN)
    assert Remembering.entries == {}
    (file,) = (folders.data / "tokens").iterdir()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    tomorrow = vault(folders, "Remembering")
    assert await tomorrow.find(ADA) == TOKEN
    assert await tomorrow.find(EVE) is None
    assert not await tomorrow.file_offered()
    await tomorrow.drop(ADA)
    assert list((folders.data / "tokens").iterdir()) == []
    assert await vault(folders).find(ADA) is None


async def test_the_choice_of_the_file_can_be_taken_back(folders: Folders) -> None:
    today = vault(folders, "Remembering")
    today.keep_in_file(wanted=True)
    today.keep_in_file(wanted=False)
    await today.keep(TOKEN)
    assert len(Remembering.entries) == 1
    assert not (folders.data / "tokens").exists()


async def test_a_file_others_can_read_is_refused(folders: Folders, tmp_path: Path) -> None:
    today = vault(folders)
    today.keep_in_file(wanted=True)
    await today.keep(TOKEN)
    (file,) = (folders.data / "tokens").iterdir()
    file.chmod(0o644)
    with pytest.raises(FileFailed, match="others can read it"):
        await vault(folders).find(ADA)
    file.chmod(0o600)
    file.rename(tmp_path / "moved")
    file.symlink_to(tmp_path / "moved")
    with pytest.raises(FileFailed):
        await vault(folders).find(ADA)
    file.unlink()
    file.touch(0o600)
    assert await vault(folders).find(ADA) is None


async def test_a_file_that_cannot_be_written_is_said(folders: Folders) -> None:
    folders.data.write_text("a file where a folder should be")
    today = vault(folders)
    today.keep_in_file(wanted=True)
    with pytest.raises(FileFailed, match="until you quit"):
        await today.keep(TOKEN)
    assert await today.find(ADA) == TOKEN
