"""The vault: where tokens go, what is said when they cannot, and that nothing of them is ever shown."""

import traceback
from dataclasses import replace

import pytest

from tests.store.fakes import Remembering
from tests.store.tokens import ADA, COOKIES, EVE, TOKEN, WORD, vault
from tui_reader.errors import (
    KeyringFailed,
    KeyringLocked,
    NoKeyring,
    RefusedKeyring,
    VaultError,
)
from tui_reader.model import Credential, Secret
from tui_reader.settings import Folders, Settings
from tui_reader.store.vault import Vault


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
    assert "token_command" in caught.value.hint
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
    assert "token_command" in await command.where()
    chosen = vault(folders)
    chosen.keep_in_file(wanted=True)
    await chosen.keep(TOKEN)
    assert str(folders.data) in await vault(folders).where()


async def test_the_doctor_writes_reads_and_deletes(folders: Folders) -> None:
    finding = await vault(folders, "Remembering").check()
    assert finding.works
    assert "tests.store.fakes.Remembering, writes, reads and deletes in " in finding.words
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
