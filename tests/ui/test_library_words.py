"""What the library says: of a round, of what it shows before it is opened, and where its keys are explained."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.blog.listener import said
from tests.reader.feeding import Sites, feeding
from tests.ui.stocking import go_to, library, names
from tui_reader.answers import Missed, Round
from tui_reader.ui.screens.rounds import result


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """Three blogs of three posts, read by their feeds."""
    async with feeding() as sites:
        for _blog in range(3):
            sites.add(3)
        yield sites


def feeds(sites: Sites, *numbers: int) -> str:
    return " ".join(sites.all[number].blog.api for number in numbers)


FAILED = tuple(Missed(f"https://{name}.example/", name.upper(), f"{name}.example sent nothing.") for name in "abcd")
SILENT = tuple(replace(one, unreached=True) for one in FAILED)
AT = datetime(2124, 5, 1, 10, 15).astimezone()
RESTING = tuple(replace(one, until=AT + timedelta(hours=hours)) for hours, one in enumerate(FAILED))


@pytest.mark.parametrize(
    ("came", "words"),
    [
        (Round(3, 3, new=2, asked=3), "3 blogs asked: 2 new posts."),
        (Round(1, 1, asked=1), "1 blog asked: nothing new."),
        (Round(3, 3, failed=FAILED[:2], asked=3), "3 blogs asked: nothing new. 2 could not be read: A, B."),
        (Round(4, 4, failed=FAILED, asked=4), "4 blogs asked. 4 could not be read: A, B, C, …."),
        (Round(1, 1, failed=FAILED[:1], asked=1), "A: a.example sent nothing."),
        (Round(1, 1, failed=SILENT[:1], asked=1), "A: a.example sent nothing."),
        (
            Round(4, 4, failed=SILENT, asked=4),
            "None of the 4 blogs could be reached. Check your network connection.",
        ),
        (
            Round(2, 2, failed=(SILENT[0], replace(SILENT[1], why=SILENT[0].why)), asked=2),
            "None of the 2 blogs could be reached. a.example sent nothing.",
        ),
        (
            Round(5, 5, failed=SILENT, asked=5),
            "5 blogs asked: nothing new. 4 could not be read: A, B, C, ….",
        ),
        (Round(1, 1, resting=RESTING[:1]), "1 is left alone until May 1, 2124, 10:15, since it failed."),
        (
            Round(4, 4, resting=RESTING[1:], asked=1),
            "1 blog asked: nothing new. 3 are left alone until May 1, 2124, 11:15 or later, since they failed.",
        ),
        (
            Round(3, 3, skipped=FAILED[:1], asked=2),
            "2 blogs asked: nothing new. 1 wants to be left alone for a while.",
        ),
    ],
)
def test_a_round_says_who_failed_and_who_is_left_alone(came: Round, words: str) -> None:
    assert result(came) == words


async def test_the_posts_of_many_blogs_name_theirs(sites: Sites) -> None:
    async with library((120, 30), News=feeds(sites, 0, 1)) as face:
        await face.sees("Beitrag 3", "· Blog 0 · Nov 4", "· Blog 1 · Nov 4")
        await go_to(face, "Blog 0")
        await face.until(lambda: "Beitrag 3" in "\n".join(face.rows) and not face.shows("· Blog 0 ·"))


async def test_a_folder_of_which_some_blogs_fit_shows_the_posts_of_those_alone(sites: Sites) -> None:
    sites.all[1].title = "Zwei"
    async with library((120, 30), News=feeds(sites, 0, 1)) as face:
        await face.press("slash")
        await face.until(lambda: face.focus == "find")
        await face.types("zwei")
        await face.until(lambda: names(face) == ["News", "  Zwei"])
        await face.press("enter", "k")
        await face.sees("· Zwei · Nov 4")
        assert not face.shows("· Blog 0 ·")


async def test_a_blog_that_fails_is_not_said_to_be_unasked(sites: Sites) -> None:
    sites.listener.answers["/9/feed"] = said(500)
    async with library((120, 30), top=feeds(sites, 0)) as face:
        opml = f'<opml version="2.0"><body><outline text="Weg" xmlUrl="{sites.listener.origin}/9/feed"/></body></opml>'
        await face.app.reader.library.take_in(opml.encode())
        await face.press("R")
        await face.sees("1 is left alone until")
        await go_to(face, "Weg")
        await face.sees("✗ since")
        assert not face.shows("never asked yet")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_help_of_the_library_begins_with_its_own_keys(sites: Sites, size: tuple[int, int]) -> None:
    async with library(size, top=feeds(sites, 0)) as face:
        await face.press("question_mark")
        await face.until(lambda: face.dialog == "HelpScreen")
        await face.sees("import blogs from an OPML file")
        assert not face.shows("back a page")


async def test_the_header_of_a_blog_says_how_many_posts_are_unread(sites: Sites) -> None:
    async with library((100, 30), top=feeds(sites, 0)) as face:
        await go_to(face, "Blog 0")
        await face.press("enter")
        await face.sees("3 posts, 2 unread")


async def test_a_blog_that_cannot_search_is_not_offered_to_be_asked(sites: Sites) -> None:
    async with library((100, 30), top=feeds(sites, 0)) as face:
        await go_to(face, "Blog 0")
        await face.press("enter")
        await face.until(lambda: not face.dialog and face.screen.visit.reading)
        await face.press("slash")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("Absatz")
        await face.sees("Beitrag")
        assert not face.shows("itself for")
