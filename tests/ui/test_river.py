"""A river: the posts of many blogs in one list, while what is read belongs to one of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.reader.feeding import Sites, feeding
from tests.ui.reading import MIDDLE, WIDE, Face, reading
from tests.ui.stocking import go_to, library, shelf, stock
from tui_reader.demo import DemoBlog
from tui_reader.kept import Row, river


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """Three blogs with posts of the same numbers and of the same days."""
    async with feeding() as sites:
        for _blog in range(3):
            sites.add(3)
        yield sites


def feeds(sites: Sites, *numbers: int) -> str:
    return " ".join(sites.all[number].blog.api for number in numbers)


@asynccontextmanager
async def flowing(sites: Sites, size: tuple[int, int] = MIDDLE, name: str = "All blogs") -> AsyncIterator[Face]:
    """The app with a river open that was chosen in the library."""
    async with library(size, top=feeds(sites, 0), News=feeds(sites, 1, 2)) as face:
        await into(face, name)
        yield face


async def into(face: Face, name: str) -> None:
    await go_to(face, name)
    await face.press("enter")
    await face.until(lambda: not face.dialog)
    await face.settled()


def rows(face: Face) -> list[Row]:
    """The rows of the list."""
    posts = face.screen.posts
    return [row for row in map(posts.at, range(posts.count)) if row]


def blog_of(face: Face) -> str:
    assert face.screen.visit.blog
    return face.screen.visit.blog.name


async def test_all_posts_stand_by_date_each_with_the_name_of_its_blog(sites: Sites) -> None:
    async with flowing(sites) as face:
        found = rows(face)
        assert len(found) == 9
        assert [row.post.date for row in found] == sorted((row.post.date for row in found), reverse=True)
        assert {row.blog for row in found[:3]} == {site.blog.api for site in sites.all}
        await face.sees(
            "All blogs ›", "9 posts", "Nov 4, 2012 · Blog 0", "Nov 4, 2012 · Blog 1", "Nov 4, 2012 · Blog 2"
        )


async def test_a_folder_is_a_river_of_its_own(sites: Sites) -> None:
    async with flowing(sites, name="News") as face:
        assert face.screen.visit.place == river("News")
        assert {row.blog for row in rows(face)} == {site.blog.api for site in sites.all[1:]}
        assert "News ›" in face.pane("top")


async def test_next_and_next_unread_go_through_the_river_from_blog_to_blog(sites: Sites) -> None:
    async with flowing(sites) as face:
        order = [(row.blog, row.post.id) for row in rows(face)]
        seen = [face.screen.visit.which]
        for key in ("n", "N", "n", "N"):
            await face.press(key)
            await face.until(lambda: face.screen.visit.which not in seen)
            await face.settled()
            seen.append(face.screen.visit.which)
        assert seen == order[:5]
        assert [row.read for row in rows(face)] == [True] * 5 + [False] * 4
        assert len({blog for blog, _post in order[:3]}) == 3
        current = face.screen.posts.current
        assert current
        assert (current.blog, current.post.id) == seen[-1]


async def test_the_bar_and_its_keys_stay_with_the_blog(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        mine = blog_of(face)
        await face.press("[")
        await face.until(lambda: face.post.title == "Beitrag 2")
        assert blog_of(face) == mine
        assert face.screen.visit.place == river()
        await face.until(lambda: (row := face.screen.posts.current) and row.post.title == "Beitrag 2")
        await face.press("]")
        await face.until(lambda: face.post.title == "Beitrag 3")


async def test_home_is_the_blog_alone(sites: Sites) -> None:
    async with flowing(sites) as face:
        mine = blog_of(face)
        await face.press("H")
        await face.until(lambda: face.screen.visit.river is None and len(face.listed) == 3)
        await face.settled()
        assert blog_of(face) == mine
        assert face.pane("top").startswith(mine)
        assert "· Blog" not in face.pane("posts")


async def test_marks_are_of_the_post_under_the_cursor_though_another_has_its_number(tmp_path: Path) -> None:
    with DemoBlog() as one, DemoBlog() as other:
        await stock(tmp_path, top=f"{one.address} {other.address}")
        async with reading("", WIDE, home=tmp_path) as face:
            await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
            await into(face, "All blogs")
            first, second = rows(face)[:2]
            assert first.post.id == second.post.id
            assert first.blog != second.blog
            assert (first.read, second.read) == (True, False)
            await face.press("h", "j", "s")
            await face.until(lambda: [row.starred for row in rows(face)[:3]] == [False, True, False])
            await face.press("u")
            await face.until(lambda: not rows(face)[1].starred)
            await face.press("k", "m")
            await face.until(lambda: [row.read for row in rows(face)[:2]] == [False, False])
            await face.press("A")
            await face.until(lambda: all(row.read for row in rows(face)))
            await face.press("u")
            await face.until(lambda: not any(row.read for row in rows(face)))
            await face.press("j", "enter")
            await face.until(lambda: face.screen.visit.which == (second.blog, second.post.id))
            await face.settled()
            assert [row.read for row in rows(face)[:2]] == [False, True]


async def test_a_river_is_found_again_as_it_was_left(sites: Sites, tmp_path: Path) -> None:
    await stock(tmp_path, top=feeds(sites, 0), News=feeds(sites, 1, 2))
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.dialog == "LibraryScreen" and shelf(face).rows.count)
        await into(face, "News")
        await face.press("n", "n")
        await face.settled()
        await face.press("h", "j")
        which, order = face.screen.visit.which, [(row.blog, row.post.id) for row in rows(face)]
        assert which == order[2]
        await face.press("q")
        await face.until(lambda: face.app._exit)
    async with reading("", home=tmp_path) as face:
        await face.until(lambda: face.screen.visit.reading)
        assert not face.dialog
        assert face.screen.visit.which == which
        assert face.screen.visit.place == river("News")
        assert [(row.blog, row.post.id) for row in rows(face)] == order
        current = face.screen.posts.current
        assert current
        assert (current.blog, current.post.id) == order[3]
        await face.sees("News ›", "· Blog 1", "· Blog 2")
        await face.press("n")
        await face.until(lambda: face.screen.visit.which == order[4])


async def test_what_is_new_in_any_blog_is_announced_and_nothing_jumps(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        before = [(row.blog, row.post.id) for row in rows(face)]
        sites.all[1].write(1)
        sites.all[2].write(1)
        await face.press("R")
        await face.sees("2 new, R shows them")
        assert [(row.blog, row.post.id) for row in rows(face)] == before
        await face.press("h", "R")
        await face.until(lambda: len(rows(face)) == 11)


async def test_blogs_that_are_due_are_asked_by_themselves(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        sites.all[0].write(1)
        face.screen.rounds.keep_up(60)
        await face.settled()
        assert not face.screen.rounds.running
        face.screen.rounds._look(timedelta(0))  # as a minute later, were it due
        await face.sees("1 new, R shows it")
        assert not face.screen.notice.text


async def test_one_goes_back_through_the_river_without_leaving_it(sites: Sites) -> None:
    async with flowing(sites) as face:
        first = face.screen.visit.which
        await face.press("n")
        await face.until(lambda: face.screen.visit.which != first)
        await face.settled()
        await face.press("<")
        await face.until(lambda: face.screen.visit.which == first)
        assert face.screen.visit.place == river()
