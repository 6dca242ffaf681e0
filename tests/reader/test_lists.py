"""Lists: what is on disk costs no request, and the next older posts come when they are wanted."""

from tui_reader.demo import DemoBlog
from tui_reader.kept import Put
from tui_reader.model import Blog, Term
from tui_reader.queries import Query
from tui_reader.reader import Reader

RATING = Query(term=Term(1, "Bankenrating"))


async def shown(reader: Reader, blog: Blog, query: Query = Query()) -> list[int]:  # noqa: B008 - it is frozen
    """The numbers of all posts of a list."""
    listed, tally = await reader.lists.listed(blog, query)
    rows = await reader.lists.window(listed, 0, 1000)
    assert len(rows) == tally.total
    return [row.post.id for row in rows]


def there(demo: DemoBlog, topic: int = 0) -> list[int]:
    """The numbers of the posts the blog has, newest first."""
    return [post.id for post in demo.at.site.posts if not topic or topic in post.categories]


async def test_the_list_grows_by_thirty_until_the_blog_has_no_more(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    everything = there(demo)
    assert await shown(reader, blog) == everything[:30]
    steps = 0
    while (await reader.lists.longer(blog, Query())).new:
        steps += 1
        so_far = await shown(reader, blog)
        assert so_far == everything[: len(so_far)]
    assert so_far == everything
    assert steps <= len(everything) // 29
    demo.requests.clear()
    assert await reader.lists.longer(blog, Query()) == Put()
    _listed, tally = await reader.lists.listed(blog, Query())
    assert (tally.reach.whole, tally.total) == (True, len(everything))
    assert not demo.requests


async def test_a_topic_reaches_back_by_itself(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    before = await shown(reader, blog, RATING)
    await reader.lists.longer(blog, RATING)
    after = await shown(reader, blog, RATING)
    assert len(after) > len(before)
    assert after == there(demo, 1)[: len(after)]
    while not (await reader.lists.listed(blog, RATING))[1].reach.whole:
        await reader.lists.longer(blog, RATING)
    assert await shown(reader, blog, RATING) == there(demo, 1)


async def test_a_topic_of_a_blog_that_is_whole_asks_nothing(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.archive(blog, lambda _progress: None)
    demo.requests.clear()
    assert await reader.lists.longer(blog, RATING) == Put()
    assert await shown(reader, blog, RATING) == there(demo, 1)
    assert (await reader.lists.listed(blog, RATING))[1].reach.whole
    assert not demo.requests


async def test_a_topic_opened_first_leaves_no_gap_in_the_whole(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.lists.longer(blog, RATING)
    found = await shown(reader, blog, RATING)
    assert found == there(demo, 1)[: len(found)]
    assert len(found) >= 30
    await reader.refresh.check(blog)
    assert await shown(reader, blog) == there(demo)[:30]


async def test_windows_places_days_and_steps_come_from_disk(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    demo.requests.clear()
    listed, tally = await reader.lists.listed(blog, Query())
    rows = await reader.lists.window(listed, 5, 10)
    assert [row.post.id for row in rows] == there(demo)[5:15]
    assert await reader.lists.window(listed, 8, 3, near=(5, rows[0].key)) == rows[3:6]
    assert await reader.lists.place(listed, rows[2].key) == 7
    older = await reader.lists.next(listed, rows[2].key, 1)
    newer = await reader.lists.next(listed, rows[2].key, -1)
    assert (older, newer) == (rows[3], rows[1])
    day = f"{rows[4].post.date:%Y-%m-%d}"
    place = await reader.lists.place_of_day(listed, day)
    assert f"{(await reader.lists.window(listed, place, 1))[0].post.date:%Y-%m-%d}" == day
    topics = await reader.lists.facets(blog, "topics")
    assert sum(facet.posts for facet in topics) >= tally.total
    assert not demo.requests


async def test_counts_are_asked_for_and_kept(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    listed, _tally = await reader.lists.listed(blog, Query())
    posts = [row.post for row in await reader.lists.window(listed, 0, 10)]
    counts = await reader.lists.counts(blog, posts)
    assert any(counts.values())
    kept = {row.post.id: row.post.comments for row in await reader.lists.window(listed, 0, 10)}
    assert {number: kept[number] for number in counts} == counts


async def test_what_the_blogs_own_search_finds_is_on_the_shelf(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    title = demo.at.site.posts[-1].title
    rows = await reader.lists.asked(blog, title)
    assert demo.at.site.posts[-1].id in {row.post.id for row in rows}
    demo.requests.clear()
    assert (await reader.texts.reading(blog, rows[0].post)).document.blocks
    assert await shown(reader, blog) == there(demo)[:30], "but it is no gap in the list"
    assert not demo.requests
