"""Tokens in files: only by choice, only for their owner."""

import os
from pathlib import Path

import pytest

from tests.store.fakes import Remembering
from tests.store.tokens import ADA, EVE, TOKEN, vault
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
