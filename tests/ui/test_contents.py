"""The table of contents: which headings there are, where one is among them, and the way to one."""

from tests.ui.publishing import publish
from tests.ui.reading import MIDDLE, Face, settled
from tui_reader.demo import DemoBlog

FILLING = "".join(f"<p>{'Wort ' * 60}</p>" for _number in range(8))
PAGE = "".join(
    f"<h{level}>{words}</h{level}>{FILLING}"
    for level, words in ((2, "Anfang"), (3, "Näheres <em>dazu</em>"), (2, "Mitte"), (3, "Zahlen"), (2, "Ende"))
)


def listed(face: Face) -> list[str]:
    """The rows of the dialog, indented as they are."""
    rows = [row[row.find("› ") if "› " in row else 0 :] for row in face.rows]
    return [
        row.rstrip() for row in rows if any(words in row for words in ("Anfang", "dazu", "Mitte", "Zahlen", "Ende"))
    ]


def top(face: Face) -> str:
    """The first row of the text."""
    return face.screen.article.view.window()[0][2].text


async def opened(face: Face) -> None:
    await face.press("T")
    await face.until(lambda: face.dialog == "ChooseDialog")
    await face.sees("Contents")


async def test_a_heading_is_gone_to_and_the_one_that_one_reads_under_is_selected(blog: DemoBlog) -> None:
    publish(blog, "Mit Kapiteln", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await opened(face)
        await face.sees("› Anfang", "Näheres dazu", "5 entries")
        await face.press("down", "down", "enter")
        await face.until(lambda: not face.dialog)
        assert top(face) == "Mitte"
        assert face.focus == "article"
        await opened(face)
        await face.sees("› Mitte")
        await face.press("escape")
        await face.press("pageup")
        place = face.screen.article.view.anchor
        await opened(face)
        await face.sees("› Näheres dazu")
        await face.press("down", "escape")
        await face.until(lambda: not face.dialog)
        assert face.screen.article.view.anchor == place


async def test_headings_are_indented_by_their_level(blog: DemoBlog) -> None:
    publish(blog, "Mit Kapiteln", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await opened(face)
        begins = {words: row.index(words) for row in face.rows for words in ("Mitte", "Zahlen", "Ende") if words in row}
        assert begins["Zahlen"] == begins["Mitte"] + 2
        assert begins["Ende"] == begins["Mitte"]


async def test_many_headings_are_filtered_as_one_types(blog: DemoBlog) -> None:
    publish(blog, "Viele", "".join(f"<h2>Kapitel {number}</h2>{FILLING}" for number in range(1, 60)))
    async with settled(blog.address, MIDDLE) as face:
        await face.press("G")
        await opened(face)
        await face.sees("› Kapitel 59")
        await face.types("37")
        await face.sees("› Kapitel 37")
        await face.press("enter")
        await face.until(lambda: not face.dialog)
        assert top(face) == "Kapitel 37"


async def test_a_text_without_headings_says_so(blog: DemoBlog) -> None:
    publish(blog, "Kurz", "<p>Nur ein Satz.</p>")
    async with settled(blog.address, MIDDLE) as face:
        await face.press("T")
        await face.sees("This text has no headings.")
