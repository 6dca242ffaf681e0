"""Where nothing is to be seen, it says so, and which key leads on."""

from collections.abc import AsyncIterator

import pytest

from tests.reader.feeding import Sites, feeding
from tests.ui.reading import MIDDLE, settled
from tests.ui.stocking import go_to, library
from tui_reader.demo import DemoBlog
from tui_reader.kept import river
from tui_reader.model import Author, Term
from tui_reader.queries import Only, Query
from tui_reader.settings import Settings
from tui_reader.ui.keys import KEYS, shown
from tui_reader.ui.screens import list_words

FIRST = {key.id: shown(key.keys, 1) for key in KEYS}


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """A blog with a post."""
    async with feeding() as sites:
        sites.add(1)
        yield sites


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(), "There are no posts here yet. R asks again."),
        (Query(only=Only.UNREAD), "Nothing is unread here. f leads to all posts."),
        (Query(only=Only.STARRED), "No post has a star here. s gives the post on screen one. f leads to all posts."),
        (Query(term=Term(1, "Banken")), "There are no posts here yet. f leads to all posts."),
        (Query(author=Author(3, "Meier")), "There are no posts here yet. f leads to all posts."),
        (Query(month="2012-11"), "There are no posts here yet. f leads to all posts."),
    ],
)
def test_a_list_without_posts_says_what_one_can_do(query: Query, words: str) -> None:
    assert " ".join(list_words.nothing(query, FIRST.__getitem__).split()) == words


async def test_what_an_empty_list_says_can_be_done(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE, settings=Settings(keys={"star": "f9"})) as face:
        await face.press("f")
        await face.until(lambda: face.dialog == "ChooseDialog" and face.shows("Starred") and face.focus)
        await face.press("down", "down", "enter")
        await face.until(lambda: not face.dialog and "f leads to all posts." in face.pane("posts"))
        assert "F9 gives the post on screen one." in face.pane("posts")
        await face.press("f9")
        await face.sees("Starred; u takes it back.")
        await face.press("f")
        await face.until(lambda: face.dialog == "ChooseDialog" and face.shows("Starred") and face.focus)
        await face.press("home", "enter")
        await face.until(lambda: not face.dialog and face.shows("13 posts"))


async def test_a_folder_without_blogs_leads_to_the_library(sites: Sites) -> None:
    async with library(MIDDLE, News=sites.all[0].blog.api) as face:
        await go_to(face, "News")
        await face.press("enter")
        await face.until(lambda: not face.dialog)
        await face.settled()
        face.screen.visit.open(river("Leer"))
        await face.sees("No blog is in here: B leads to your blogs, to put one in.")


async def test_a_search_without_hits_says_how_to_find_more(sites: Sites) -> None:
    async with library(MIDDLE, top=sites.all[0].blog.api) as face:
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("Blaubeermarmelade")
        await face.sees("nothing found", "leave a word out, or let one end in * (bank*)")
