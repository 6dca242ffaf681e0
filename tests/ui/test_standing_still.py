"""Nothing jumps under the reader's eyes: the list stands still while posts come, and the cursor stays on its post."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from textual.app import App, ComposeResult

from tests.reader.feeding import FIRST, Entry, Site, Sites, feeding
from tests.ui.panes import rows as drawn
from tests.ui.panes import until
from tests.ui.reading import WIDE, Face, settled
from tests.ui.test_river import flowing, rows
from tui_reader.kept import Row
from tui_reader.model import Author, Post
from tui_reader.ui.widgets.bars import TopBar
from tui_reader.ui.widgets.post_list import PostList


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    """Three blogs with posts of many days, none of them of a day in between."""
    async with feeding() as sites:
        for _blog in range(3):
            publish(sites.add(0, size=40), *range(30, 0, -3))
        yield sites


def publish(site: Site, *numbers: int) -> None:
    """Publish posts of some days, among those there are by date."""
    html = "<p>Erster Absatz von {n}.</p><p>Zweiter Absatz.</p>"
    site.entries += [Entry(number, f"Beitrag {number}", html.format(n=number)) for number in numbers]
    site.entries.sort(key=lambda entry: -entry.number)


def which(row: Row | None) -> tuple[str, int]:
    assert row is not None
    return row.blog, row.post.id


def reads(face: Face, row: Row) -> bool:
    """Whether a row's post is on screen."""
    return face.screen.visit.which == which(row)


async def test_posts_that_are_dated_back_move_nothing_and_are_announced(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        before = rows(face)
        await face.press("h", *"jjjjjjjjjjj")
        assert face.screen.posts.current == before[11]
        seen = face.screen.posts.in_sight()
        publish(sites.all[0], 29, 28)
        publish(sites.all[1], 20)
        await face.press("R")
        await face.sees("3 new, R shows them")
        assert face.screen.posts.in_sight()[:10] == seen[:10]
        await face.press("j")
        await face.settled()
        assert list(map(which, rows(face))) == list(map(which, before))
        assert which(face.screen.posts.current) == which(before[12])
        await face.press("enter")
        await face.until(lambda: face.screen.visit.which == which(before[12]))
        await face.settled()
        assert [row.read for row in rows(face)[11:14]] == [False, True, False]


async def test_what_was_announced_is_shown_when_one_asks(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        publish(sites.all[2], 26, 5)
        await face.press("R")
        await face.sees("2 new, R shows them")
        await face.press("h", ".")
        await face.until(lambda: len(rows(face)) == 32 and not face.busy)
        assert not face.shows("new, R shows")
        assert [row.post.title for row in rows(face)].count("Beitrag 26") == 1


async def test_posts_from_before_all_others_of_their_blog_are_no_news(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        publish(sites.all[2], 2, 1)
        await face.press("R")
        await face.sees("2 more, R shows them")
        await face.press("h", ".")
        await face.until(lambda: len(rows(face)) == 32 and not face.busy)


async def test_next_and_the_bar_of_the_cursor_stay_together(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        before = rows(face)
        for place in (1, 2, 3):
            await face.press("n")
            await face.until(partial(reads, face, before[place]))
            await face.settled()
        publish(sites.all[0], 29)
        await face.press("R")
        await face.sees("1 new, R shows it")
        await face.press("n")
        await face.until(lambda: face.screen.visit.which == which(before[4]))
        await face.settled()
        assert which(face.screen.posts.current) == which(before[4])


async def test_a_post_of_one_blog_that_is_dated_back_is_announced(sites: Sites) -> None:
    async with settled(sites.all[0].blog.api, WIDE) as face:
        before = face.listed
        publish(sites.all[0], 20)
        await face.press("R")
        await face.sees("1 new, R shows it")
        assert face.listed == before
        await face.press("h", "R")
        await face.until(lambda: len(face.listed) == 11)


async def test_what_was_announced_is_shown_from_the_comments_too(sites: Sites) -> None:
    async with settled(sites.all[0].blog.api, (80, 24)) as face:
        await face.press("l")
        publish(sites.all[0], 20)
        await face.press("R")
        await face.sees("1 new, R shows it")
        assert face.screen.pane == "thread"
        await face.press("R")
        await face.until(lambda: len(face.listed) == 11 and not face.busy)
        assert not face.shows("R shows it")
        assert face.screen.pane == "thread"


async def test_home_says_that_it_leads_out_of_the_river(sites: Sites) -> None:
    async with flowing(sites, WIDE) as face:
        assert face.screen.visit.blog
        name = face.screen.visit.blog.name
        await face.press("H")
        await face.sees(f"These are posts of {name} alone; B leads back to the others.")
        await face.settled()
        face.screen.tell("")
        await face.press("H")
        await face.settled()
        assert not face.shows("leads back to the others")


# --- the list itself


def row(number: int) -> Row:
    date = FIRST - timedelta(hours=number)
    post = Post(number, f"Beitrag {number}", "https://blog.example/", date, date, Author(1, "Jo"), ())
    return Row("https://blog.example/", -number, post)


class Listed(App[None]):
    """An app of one list."""

    def __init__(self) -> None:
        super().__init__()
        self.posts = PostList()

    def compose(self) -> ComposeResult:
        """Only the list."""
        yield self.posts


@pytest.mark.parametrize("by", [3, -3])
async def test_the_cursor_stays_on_its_post_where_others_come_or_go_above_it(by: int) -> None:
    app = Listed()
    async with app.run_test(size=(50, 21)) as pilot:
        posts, there = app.posts, [row(number) for number in range(100)]
        posts.show(100, 0, there, cursor=40, above=4)
        await until(pilot, lambda: "Beitrag 40" in "".join(drawn(app)))
        seen = drawn(app)
        after = [row(number) for number in range(1000, 1000 + by)] + there if by > 0 else there[-by:]
        posts.stale()
        posts.grow(100 + by, more=False)
        posts.fill(0, after)
        await pilot.pause()
        assert posts.current == there[40]
        assert (posts.cursor, posts.first) == (40 + by, 36 + by)
        assert [line[:48] for line in drawn(app)] == [line[:48] for line in seen]
        posts.fill(0, [replace(each, read=True) for each in after])
        assert posts.cursor == 40 + by


# --- the bar above it


def said(bar: TopBar, width: int) -> str:
    return "".join(words for words, _ink in bar.words(width))


def test_a_long_name_makes_room_for_the_numbers() -> None:
    bar = TopBar()
    bar.left, bar.filter, bar.right = (
        "All blogs › " + "Ein sehr langer Name " * 8,
        "81 posts, 78 unread",
        "13 min ago · 40 %",
    )
    line = said(bar, 118)
    assert len(line) == 118
    assert "All blogs › Ein sehr langer Name" in line
    assert "…  81 posts, 78 unread " in line
    assert line.endswith("13 min ago · 40 %")
    bar.news = "3 new, R shows them"
    assert "…  3 new, R shows them  81 posts, 78 unread " in said(bar, 118)
    assert said(bar, 38).startswith("All b…  3 new")
    bar.left = "Kurz"
    assert said(bar, 118).startswith("Kurz  3 new, R shows them  81 posts, 78 unread ")
