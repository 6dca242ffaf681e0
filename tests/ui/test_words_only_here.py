"""Words that cannot be put on disk are not lost before the person says so."""

import shutil
from pathlib import Path

from tests.ui.commenting import begin, on_disk
from tests.ui.reading import WIDE, Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.settings import Folders

LETTER = "Ein langer Brief"


def spoil(home: Path) -> Path:
    """Have no draft kept any more; give what is to be taken away for that to end."""
    folder = Folders.under(home).data / "drafts"
    shutil.rmtree(folder)
    folder.touch()
    return folder


async def put_down(face: Face, home: Path) -> Path:
    """Write something, and close the composer while nothing can be kept."""
    await begin(face, "x")
    await face.until((Folders.under(home).data / "drafts").exists)
    await face.until(lambda: not face.busy)
    spoiled = spoil(home)
    await face.press("backspace")
    await face.types(LETTER)
    await face.press("escape")
    await face.until(lambda: face.screen.composer is None and not face.busy)
    await face.sees("could not be written", "Until you quit, C or r at the same place brings it back.")
    return spoiled


async def test_they_come_back_at_their_place_and_reach_the_disk_when_that_is_possible(
    blog: DemoBlog, tmp_path: Path
) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        spoiled = await put_down(face, tmp_path)
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        assert face.composer.text == LETTER
        spoiled.unlink()
        await face.press("escape")
        await face.until(lambda: face.screen.composer is None and not face.busy)
        await face.sees("Your draft is kept")
    draft = on_disk(blog, tmp_path, blog.at.site.posts[0].id)
    assert draft
    assert draft.text == LETTER


async def test_quitting_asks_before_they_are_lost(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        spoiled = await put_down(face, tmp_path)
        await face.press("q")
        await face.until(lambda: face.dialog == "ConfirmDialog")
        await face.sees("Quit, and lose what you wrote?")
        await face.press("escape")
        await face.until(lambda: not face.dialog)
        spoiled.unlink()
        await face.press("q")
        await face.until(lambda: not face.app.is_running)
    draft = on_disk(blog, tmp_path, blog.at.site.posts[0].id)
    assert draft
    assert draft.text == LETTER


async def test_quitting_twice_is_an_answer(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await put_down(face, tmp_path)
        await face.press("ctrl+q")
        await face.until(lambda: face.dialog == "ConfirmDialog")
        await face.press("ctrl+q")
        await face.until(lambda: not face.app.is_running)
