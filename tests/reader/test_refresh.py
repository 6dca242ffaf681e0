"""Asking again: what is new, changed and gone comes and no more than that, and no break leaves a gap."""

from dataclasses import replace

import pytest

from tests.reader.test_lists import shown, there
from tui_reader.answers import News, Progress
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import Refused, ServerFailed
from tui_reader.model import Blog, Draft, Secret
from tui_reader.queries import Batch, Query, Select
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


def nothing(_progress: Progress) -> None:
    """Progress that nobody watches."""


def posts(demo: DemoBlog, count: int) -> list[int]:
    """Publish so many posts; gives their numbers, newest first."""
    return [demo.add(f"Neu {number}", f"<p>Nachricht Nummer {number}.</p>").id for number in range(count)][::-1]


async def test_the_first_check_brings_the_newest_thirty(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    seen: list[Progress] = []
    assert await reader.refresh.check(blog, seen.append) == News(30)
    assert await shown(reader, blog) == there(demo)[:30]
    assert [(one.done, one.total) for one in seen] == [(30, len(there(demo)))]
    assert len(demo.requests) <= 4, "one for the posts, three for names"
    _listed, tally = await reader.lists.listed(blog, Query())
    assert (tally.reach.whole, tally.reach.total) == (False, len(there(demo)))


async def test_a_check_of_what_has_not_changed_costs_three_small_requests(
    reader: Reader, blog: Blog, demo: DemoBlog
) -> None:
    await reader.refresh.check(blog)
    await reader.refresh.check(blog)
    demo.requests.clear()
    assert await reader.refresh.check(blog) == News()
    assert len(demo.requests) <= 3


async def test_what_is_new_comes_and_the_list_that_was_made_stays(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    listed, tally = await reader.lists.listed(blog, Query())
    new = posts(demo, 4)
    assert await reader.refresh.check(blog) == News(4)
    after = await reader.lists.tally(listed)
    assert (after.total, after.fresh) == (tally.total, 4)
    assert (await shown(reader, blog))[:5] == [*new, there(demo)[4]]
    assert after.reach.total == len(there(demo))


async def test_what_changed_comes_without_anything_else(
    reader: Reader, blog: Blog, demo: DemoBlog, shelf: Shelf
) -> None:
    await reader.refresh.check(blog)
    inside, outside = there(demo)[5], there(demo)[60]
    old = await reader.texts.reading(blog, await reader.texts.post(blog, inside))
    await reader.marks.read(blog, inside, read=True)
    demo.edit(inside, html="<p>Ganz anders.</p>", title="Neuer Titel")
    demo.edit(outside, html="<p>Auch anders.</p>")
    assert await reader.refresh.check(blog) == News(changed=1)
    assert reader.texts.at_hand(blog, inside) is None, "what was remembered is out of date"
    post = await reader.texts.post(blog, inside)
    new = await reader.texts.reading(blog, post)
    assert post.title == "Neuer Titel"
    assert (old.edited, new.edited) == (False, True)
    assert new.document != old.document
    changes = await reader.texts.changes(blog, post)
    assert changes is not None
    assert shelf.posts.find(blog.address, outside) is None
    await reader.texts.saw_change(blog, post)
    assert await reader.texts.changes(blog, post) is None
    assert not (await reader.texts.reading(blog, post)).edited
    assert await reader.refresh.check(blog) == News()


async def left(reader: Reader, blog: Blog) -> list[int]:
    """What the list shows and the blog has still, as far as the reader knows."""
    listed, _tally = await reader.lists.listed(blog, Query())
    return [row.post.id for row in await reader.lists.window(listed, 0, 1000) if not row.gone]


async def test_what_is_gone_stays_in_the_list_and_says_so(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    here = there(demo)
    post = await reader.texts.post(blog, here[3])
    assert not (await reader.texts.reading(blog, post)).gone
    for number in (here[3], here[20], here[70]):
        demo.delete(number)
    assert await reader.refresh.check(blog) == News(gone=2)
    assert await shown(reader, blog) == here[:30]
    assert await left(reader, blog) == there(demo)[:28]
    assert await reader.refresh.check(blog) == News()
    reading = await reader.texts.reading(blog, post)
    assert reading.gone, "not the one that was read before"
    assert reading.document.blocks


async def test_what_was_gone_and_is_back_is_as_before(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.archive(blog, nothing)
    here = there(demo)
    before = demo.at.site.posts
    demo.delete(here[3])
    assert await reader.refresh.check(blog) == News(gone=1)
    assert (await reader.texts.reading(blog, await reader.texts.post(blog, here[3]))).gone
    demo.at.site.posts = before
    demo.edit(here[3], html="<p>Wieder da.</p>")
    assert await reader.refresh.check(blog) == News(changed=1)
    assert await shown(reader, blog) == await left(reader, blog) == here
    assert not (await reader.texts.reading(blog, await reader.texts.post(blog, here[3]))).gone


async def test_everything_at_once(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.archive(blog, nothing)
    here = there(demo)
    demo.delete(here[0])
    demo.delete(here[-1])
    demo.edit(here[40], html="<p>Anders.</p>")
    posts(demo, 3)
    assert await reader.refresh.check(blog) == News(3, 1, 2)
    assert await left(reader, blog) == there(demo)


async def test_more_new_posts_than_a_page_leave_no_gap_when_it_breaks(
    reader: Reader, blog: Blog, demo: DemoBlog
) -> None:
    await reader.refresh.check(blog)
    before = there(demo)[:30]
    posts(demo, 250)
    came: list[Progress] = []

    def broken(progress: Progress) -> None:
        came.append(progress)
        demo.fault = Fault("refuse")

    with pytest.raises(Refused):
        await reader.refresh.check(blog, broken)
    assert [(one.done, one.total) for one in came] == [(100, 250)]
    assert await shown(reader, blog) == [*there(demo)[150:250], *before]
    demo.fault = None
    assert (await reader.refresh.check(blog)).new == 150
    assert await shown(reader, blog) == [*there(demo)[:250], *before]


async def test_a_post_opened_by_its_address_hides_no_newer_ones(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    new = posts(demo, 5)
    await reader.blogs.open(demo.at.link(demo.at.site.posts[0]))
    await reader.refresh.check(blog)
    assert (await shown(reader, blog))[:5] == new


async def test_one_that_is_gone_is_said_when_it_is_asked_for(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    number = there(demo)[2]
    post = await reader.texts.post(blog, number)
    demo.delete(number)
    reading = await reader.texts.reading(blog, post, fresh=True)
    assert reading.gone
    assert reading.document.blocks
    assert number in await shown(reader, blog)
    assert number not in await left(reader, blog)


async def test_a_check_that_breaks_at_any_request_goes_on_the_next_time(
    reader: Reader, blog: Blog, demo: DemoBlog
) -> None:
    await reader.refresh.check(blog)
    for path in ("after=", "modified_after=", "per_page=1&"):
        number = there(demo)[5]
        demo.edit(number, html=f"<p>{path}</p>")
        demo.delete(there(demo)[8])
        posts(demo, 2)
        demo.fault = Fault("status", status=500, path=path)
        with pytest.raises(ServerFailed):
            await reader.refresh.check(blog)
        demo.fault = None
        await reader.refresh.check(blog)
        assert await left(reader, blog) == there(demo)[: len(await left(reader, blog))]
        reading = await reader.texts.reading(blog, await reader.texts.post(blog, number))
        assert path in reading.document.html


async def test_a_bulk_edit_asks_for_no_more_than_is_on_disk(reader: Reader) -> None:
    with DemoBlog(posts=700) as large:
        blog = (await reader.blogs.open(large.address)).blog
        await reader.refresh.check(blog)
        for number in there(large):
            large.edit(number, html="<p>Alle neu.</p>")
        large.requests.clear()
        news = await reader.refresh.check(blog)
        assert news.changed == 30
        assert len(large.requests) <= 6
        large.requests.clear()
        assert (await reader.refresh.check(blog)).changed == 0


async def test_a_blog_that_does_not_hear_of_changes_tells_its_latest(
    reader: Reader, blog: Blog, demo: DemoBlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reader.refresh.check(blog)
    source = reader.blogs.source(blog)
    hearing = source.posts

    async def deaf(select: Select) -> Batch:
        """As WordPress before 5.7: it sorts by the time of change, and drops what it does not know."""
        if select.changed_after:
            select = replace(select, changed_after=select.changed_after.replace(year=2000))
        return await hearing(select)

    monkeypatch.setattr(source, "posts", deaf)
    demo.edit(there(demo)[7], html="<p>Anders.</p>")
    assert (await reader.refresh.check(blog)).changed == 1
    demo.requests.clear()
    assert await reader.refresh.check(blog) == News()
    assert len(demo.requests) <= 3


async def test_replies_under_watched_posts_come(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    await reader.log_in(blog, DemoBlog.user, Secret(DemoBlog.password))
    number = next(post.id for post in demo.at.site.posts if demo.at.site.by_post.get(post.id))
    post = await reader.texts.post(blog, number)
    await reader.talk.thread(blog, post, lambda _came, _total: None)
    assert (await reader.refresh.check(blog)).replies == 0
    await reader.talk.send(blog, Draft(blog.address, number, 0, "Meine Frage."))
    assert (await reader.refresh.check(blog)).replies == 0
    site = demo.at.site
    mine = next(one for one in site.comments.values() if one.raw == "Meine Frage.")
    site.add(mine._replace(id=site.next_comment(), parent=mine.id, name="Ada", author=0, raw="Meine Antwort."))
    assert (await reader.refresh.check(blog)).replies == 1
    assert (await reader.refresh.check(blog)).replies == 0
    assert [talked.note.comment.author for talked in await reader.talk.conversations() if not talked.own] == ["Ada"]
