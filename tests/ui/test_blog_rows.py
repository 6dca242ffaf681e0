"""The rows of the library: blogs in their folders, sums, what is folded and what is looked for."""

from datetime import UTC, datetime

from tui_reader.kept import Shelved, river
from tui_reader.model import Blog
from tui_reader.ui.widgets.blog_rows import arranged, folders

WHEN = datetime(2026, 11, 25, tzinfo=UTC)


def shelved(name: str, folder: str = "", unread: int = 1, **more: object) -> Shelved:
    return Shelved(Blog(f"https://{name}.example/", "", name.title()), folder=folder, unread=unread, **more)  # type: ignore[arg-type]


ALL = (
    shelved("anna"),
    shelved("bank", "Geld/Banken", 5),
    shelved("zins", "Geld", 7, muted=True),
    shelved("rest", "Geld", 2, failed=WHEN, why="Weg."),
)


def test_blogs_stand_before_the_folders_beside_them_and_sums_leave_out_what_is_muted() -> None:
    rows = arranged(ALL)
    assert [(row.depth, row.name, row.unread, row.blogs, row.failing) for row in rows] == [
        (0, "All blogs", 8, 4, 1),
        (0, "Anna", 1, 1, 0),
        (0, "Geld", 7, 3, 1),
        (1, "Zins", 7, 1, 0),
        (1, "Rest", 2, 1, 1),
        (1, "Banken", 5, 1, 0),
        (2, "Bank", 5, 1, 0),
    ]
    assert [row.address for row in rows if row.shelved is None] == [river(), river("Geld"), river("Geld/Banken")]


def test_what_lies_in_a_folded_folder_is_not_shown_and_yet_counted() -> None:
    rows = arranged(ALL, {"Geld"})
    assert [(row.name, row.unread, row.folded) for row in rows][2:] == [("Geld", 7, True)]


def test_words_find_names_addresses_and_folders_whatever_is_folded() -> None:
    assert [row.name for row in arranged(ALL, {"Geld"}, ("banken",))] == ["Geld", "Banken", "Bank"]
    assert [row.name for row in arranged(ALL, (), ("anna.example",))] == ["Anna"]
    assert arranged(ALL, (), ("anna", "geld")) == ()


def test_folders_that_only_hold_folders_are_folders_too() -> None:
    assert folders(ALL[:2]) == ("Geld", "Geld/Banken")
    assert arranged(()) == ()
