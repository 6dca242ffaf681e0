"""Two windows write at one place: what is typed in one is not lost by what is done in the other."""

from pathlib import Path

from tests.ui.commenting import begin, sent
from tests.ui.reading import WIDE, Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts

LETTER = "Ein langer Brief"
BOTH = "Another window wrote a draft here too"


def texts(home: Path) -> list[str]:
    return sorted(draft.text for draft in Drafts(Folders.under(home)).all())


def other(blog: DemoBlog, home: Path) -> None:
    """Another window writes to the newest post."""
    Drafts(Folders.under(home)).keep(Draft(blog.address, blog.at.site.posts[0].id, 0, LETTER))


async def closed(face: Face) -> None:
    await face.press("escape")
    await face.until(lambda: face.screen.composer is None and not face.busy)


async def opened(face: Face) -> None:
    await face.press("C")
    await face.until(lambda: face.focus == "DraftField" and not face.busy)


async def test_closing_an_empty_composer_leaves_what_another_window_saved(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "x")
        await face.press("backspace")
        await closed(face)
        assert texts(tmp_path) == []
        await opened(face)
        other(blog, tmp_path)
        await closed(face)
        await face.press("G")
        await face.sees(f"✎ draft (C): {LETTER}")
    assert texts(tmp_path) == [LETTER]


async def test_closing_without_a_letter_typed_leaves_what_another_window_went_on_with(
    blog: DemoBlog, tmp_path: Path
) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "Halb")
        await closed(face)
        await opened(face)
        window = Drafts(Folders.under(tmp_path))
        draft = window.open(blog.address, blog.at.site.posts[0].id, 0)
        assert draft
        window.keep(Draft(draft.blog, draft.post, draft.parent, LETTER))
        await closed(face)
        await opened(face)
        assert face.composer.text == LETTER
        await face.press("ctrl+q")
        await face.until(lambda: face.app._exit)
    assert texts(tmp_path) == [LETTER]


async def test_both_drafts_are_kept_and_said_and_the_other_comes_when_one_is_sent(
    blog: DemoBlog, tmp_path: Path
) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "")
        other(blog, tmp_path)
        await face.types("Kurz")
        await face.sees(BOTH)
        await face.until(lambda: texts(tmp_path) == [LETTER, "Kurz"])
        await face.press("ctrl+s")
        await face.sees("Your comment is published.")
        await face.sees(f"✎ draft (C): {LETTER}")
        assert sent(blog) == ["Kurz"]
        await opened(face)
        assert face.composer.text == LETTER
        assert not face.shows(BOTH)


async def test_a_place_with_two_drafts_says_so_when_one_begins_to_write(blog: DemoBlog, tmp_path: Path) -> None:
    other(blog, tmp_path)
    post = blog.at.site.posts[0].id
    Drafts(Folders.under(tmp_path)).keep(Draft(blog.address, post, 0, "Kurz"))
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "")
        await face.sees(BOTH)
        assert face.composer.text == "Kurz"


async def test_words_that_did_not_reach_the_disk_are_kept_when_one_closes(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, WIDE, home=tmp_path) as face:
        await begin(face, "")
        drafts = Folders.under(tmp_path).data / "drafts"
        if drafts.exists():
            drafts.rmdir()
        drafts.write_text("a file where a folder should be")
        await face.types("Halb")
        await face.sees("could not be written")
        drafts.unlink()
        await closed(face)
    assert texts(tmp_path) == ["Halb"]
