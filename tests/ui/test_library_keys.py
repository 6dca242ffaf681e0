"""The keys of the library: those it names, and those that mean something only where one reads."""

from collections.abc import AsyncIterator

import pytest

from tests.reader.feeding import Sites, feeding
from tests.ui.stocking import library, names


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """Two blogs of three posts, read by their feeds."""
    async with feeding() as sites:
        for _blog in range(2):
            sites.add(3)
        yield sites


def feeds(sites: Sites) -> str:
    return " ".join(site.blog.api for site in sites.all)


async def test_after_a_find_the_bar_names_the_keys_of_the_list_and_the_way_to_all_blogs(sites: Sites) -> None:
    sites.all[1].title = "Zwei"
    async with library((120, 30), top=feeds(sites)) as face:
        await face.press("slash")
        await face.sees("Enter to the list")
        await face.types("zwei")
        await face.until(lambda: names(face) == ["Zwei"])
        await face.press("enter")
        await face.sees("Enter open", "Esc all blogs", "r refresh")
        assert not face.shows("Enter to the list")
        await face.press("escape")
        await face.until(lambda: len(names(face)) == 3)
        await face.until(lambda: not face.shows("Esc all blogs"))


async def test_an_empty_find_leaves_no_word_of_it(sites: Sites) -> None:
    async with library((120, 30), top=feeds(sites)) as face:
        await face.press("slash")
        await face.sees("Enter to the list")
        await face.press("enter")
        await face.sees("Enter open", "r refresh")
        assert not face.shows("Esc all blogs")


@pytest.mark.parametrize("key", ["y", "t", "s", "c", "["])
async def test_a_key_for_reading_says_so_in_the_library(sites: Sites, key: str) -> None:
    async with library((100, 30), top=feeds(sites)) as face:
        await face.press("u")
        await face.sees("There is nothing to take back.")
        await face.press(key)
        await face.sees("This key is for reading; ? names those of the library.")
        assert not face.shows("There is nothing to take back.")


async def test_a_key_for_reading_is_a_letter_where_words_are_typed(sites: Sites) -> None:
    async with library((100, 30), top=feeds(sites)) as face:
        await face.press("slash")
        await face.types("yts")
        await face.sees("yts", "No blog has these words")
