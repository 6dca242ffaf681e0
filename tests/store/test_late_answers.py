"""A keyring that takes its time: nobody waits for ever, and its answers are taken all the same."""

import asyncio

import pytest

from tests.store.fakes import Slow
from tests.store.tokens import ADA, EVE, TOKEN, vault
from tui_reader.errors import KeyringSlow
from tui_reader.model import Credential, Secret
from tui_reader.settings import Folders
from tui_reader.store.vault import Vault


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


async def test_a_login_meanwhile_knows_better_than_a_late_answer(folders: Folders) -> None:
    Slow.unlocked.set()
    await vault(folders, "Slow").keep(TOKEN)
    Slow.asked.clear()
    Slow.unlocked.clear()
    today, newer = vault(folders, "Slow", patience=60), Credential(ADA, "uuid-2", Secret("newer"))
    finding = asyncio.create_task(today.find(ADA))
    await asyncio.to_thread(Slow.asked.wait)
    keeping = asyncio.create_task(today.keep(newer))  # it begins before the loop hears of the answer
    Slow.unlocked.set()
    await keeping
    assert await finding == newer == await today.find(ADA)
