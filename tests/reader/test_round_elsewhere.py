"""A round over many feeds: they are read in the other process, kept the same, and asked while others are kept."""

import asyncio
from collections import Counter
from dataclasses import replace

from tests.reader.feeding import Sites, until
from tui_reader.blog.feed_page import FeedPage
from tui_reader.blog.reply import Reply
from tui_reader.content.away import words_away, words_put_away
from tui_reader.model import Blog
from tui_reader.queries import Select
from tui_reader.reader import Reader
from tui_reader.reader.rounds import KEEPING, OF_A_HOST
from tui_reader.reader.workshop import Workshop
from tui_reader.store.shelf import Shelf
from tui_reader.workbench import MANY


class Counted(Workshop):
    """Counts which feeds were read in the process."""

    def __init__(self) -> None:
        super().__init__()
        self.there = Counter[bool]()

    async def read(self, reply: Reply, blog: Blog) -> FeedPage | None:
        """As it does, counted."""
        page = await super().read(reply, blog)
        self.there[page is not None] += 1
        return page


async def test_a_round_over_many_reads_there_and_keeps_the_same(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    many = [sites.add(3) for _site in range(MANY)]
    for site in many:
        shelf.blogs.keep(site.blog)
    reader.blogs.workshop = workshop = Counted()
    came = await reader.library.refresh()
    assert (came.new, came.failed) == (3 * MANY, ())
    assert workshop.there == {True: MANY}
    (entry, *_rest) = many[0].entries
    body = shelf.texts.body(
        many[0].blog.address, (await reader.blogs.source(many[0].blog).posts(Select())).articles[0].post.id
    )
    assert body is not None
    assert words_put_away(body) == words_away(entry.html)


async def test_others_are_asked_while_what_came_is_put_on_the_shelf(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    many = [sites.add(1) for _site in range(OF_A_HOST + KEEPING + 5)]
    for site in many:
        shelf.blogs.keep(site.blog)
    async with reader.blogs.shelving._gate:  # nothing can be put there
        round_ = asyncio.create_task(reader.library.refresh())
        await until(lambda: sum(bool(site.asked) for site in many) == OF_A_HOST + KEEPING)
        done, _pending = await asyncio.wait([round_], timeout=0.2)
        assert not done
        assert sum(bool(site.asked) for site in many) == OF_A_HOST + KEEPING, "so much waits, and no more"
    came = await round_
    assert (came.new, came.failed) == (len(many), ())


async def test_a_blog_that_moves_while_others_are_asked_keeps_its_posts(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    first, second, third = sites.add(2), sites.add(2), sites.add(2)
    first.wait = second.wait = asyncio.Event()
    by_feed = replace(third.blog, address=third.blog.api)  # as an import keeps it
    for blog in (first.blog, second.blog, by_feed):
        shelf.blogs.keep(blog)
    round_ = asyncio.create_task(reader.library.refresh())
    await until(lambda: bool(first.asked and second.asked))
    shelf.blogs.readdress(by_feed.address, third.blog.address, third.blog.api)  # somebody opens its home page
    shelf.blogs.keep(third.blog)
    first.wait.set()
    assert (await round_).new == 6
    assert {one.blog.address: one.posts for one in await reader.library.all()} == {
        site.blog.address: 2 for site in sites.all
    }
    assert not shelf.blogs.memory(by_feed.address).etag
