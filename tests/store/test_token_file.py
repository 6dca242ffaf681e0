"""Tokens in files: only by choice, only for their owner."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.fakes import Remembering
from tests.store.tokens import ADA, EVE, TOKEN, WORD, vault
from tui_reader.errors import FileFailed
from tui_reader.settings import Folders

needs_bits = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission bits")


@needs_bits
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


@needs_bits
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


async def test_the_newest_token_for_an_origin_tells_whose_it_is(folders: Folders) -> None:
    today = vault(folders)
    assert await today.whose(ADA.origin) is None
    today.keep_in_file(wanted=True)
    await today.keep(TOKEN)
    (file,) = (folders.data / "tokens").iterdir()
    os.utime(file, (1, 1))
    tomorrow = vault(folders)
    assert await tomorrow.whose(ADA.origin) == replace(ADA, name=ADA.user, id=0)
    assert await tomorrow.whose("https://other.example") is None
    assert await vault(folders, memory_only=True).whose(ADA.origin) is None
    await today.keep(replace(TOKEN, account=EVE))
    found = await tomorrow.whose(ADA.origin)
    assert found == replace(EVE, name=EVE.user, id=0)
    await today.drop(EVE)
    file.rename(file.with_name(f"{'0' * 40}.json"))
    assert await tomorrow.whose(ADA.origin) is None, "it is not the file of that account"


@needs_bits
async def test_a_file_others_can_read_or_that_is_damaged_tells_nothing(folders: Folders) -> None:
    today = vault(folders)
    today.keep_in_file(wanted=True)
    await today.keep(TOKEN)
    (file,) = (folders.data / "tokens").iterdir()
    whole = file.read_text()
    file.chmod(0o644)
    assert await today.whose(ADA.origin) is None
    file.chmod(0o600)
    for text in ("", "[" * 100_000, "[]", '{"origin": 1}', whole.replace(WORD, "")):
        file.write_text(text)
        assert await today.whose(ADA.origin) is None
    file.write_text(whole)
    assert await today.whose(ADA.origin)
