"""Walking through time: in either direction, whatever the pages look like, nothing is missed and nothing is endless."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.blog import Pages
from tui_reader.errors import BadReply
from tui_reader.model import Article, Author, Blog, Post
from tui_reader.queries import Batch, Select
from tui_reader.reader.walk import Walk

START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Server(Pages):
    """A blog as WordPress answers for it, posts by the second they came in; where it is odd, it turns no pages."""

    seconds: Sequence[int]
    odd: bool = False
    blog: Blog = field(default=Blog("https://b.example/", "https://b.example/wp-json/", "B"))
    asked: list[Select] = field(default_factory=list)

    async def posts(self, select: Select) -> Batch:
        """A page."""
        self.asked.append(select)
        moments = [(START + timedelta(seconds=second), number) for number, second in enumerate(self.seconds, 1)]
        low, high = select.after or select.changed_after, select.before
        found = [(at, number) for at, number in moments if (not low or at > low) and (not high or at < high)]
        found.sort(reverse=not select.oldest_first)
        first = 0 if self.odd else (select.page - 1) * select.size
        some = [Article(_post(at, number), "") for at, number in found[first : first + select.size]]
        return Batch(tuple(some), len(found), more=first + select.size < len(found))


def _post(at: datetime, number: int) -> Post:
    return Post(number, "", f"https://b.example/{number}", at, at, Author(1, "A"))


@given(st.lists(st.integers(0, 12), max_size=60), st.sampled_from(["before", "after", "changed_after"]), st.data())
async def test_a_walk_misses_nothing(
    seconds: list[int], bound: Literal["before", "after", "changed_after"], data: st.DataObject
) -> None:
    server = Server(seconds)
    walk = Walk(server, Select(oldest_first=bound != "before"), bound)
    came: set[int] = set()
    while not walk.ended:
        size = data.draw(st.sampled_from([3, 3, 3, 5]))
        came |= {article.post.id for article in await walk.step(size)}
    assert came == set(range(1, len(seconds) + 1))
    times = [START + timedelta(seconds=second) for second in seconds]
    edge = (min if bound == "before" else max)(times, default=None)
    assert walk.edge == edge


async def test_a_page_costs_one_request_where_no_second_is_crowded() -> None:
    server = Server(range(1000))
    walk = Walk(server, Select(), "before", START + timedelta(seconds=999))
    came = [article.post.id for _page in range(5) for article in await walk.step(100)]
    assert came == list(range(1000, 504, -1))
    assert len(server.asked) == 5
    assert {select.page for select in server.asked} == {1}


async def test_a_blog_that_turns_no_pages_is_not_asked_for_ever() -> None:
    walk = Walk(Server([7] * 50, odd=True), Select(), "before")
    with pytest.raises(BadReply):
        await to_the_end(walk)


async def to_the_end(walk: Walk) -> None:
    while not walk.ended:
        await walk.step(10)
