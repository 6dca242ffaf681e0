"""Blogs that are read by their feeds: one request for nothing new, no gap after an absence, nothing done twice."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from tests.blog.listener import said
from tests.reader.feeding import FIRST, Entry, Site, Sites
from tests.reader.test_lists import shown
from tui_reader.answers import News, Progress
from tui_reader.errors import Gone, NotAFeed
from tui_reader.kept import Put, Reach, Row, Text
from tui_reader.model import Blog
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


@pytest.fixture
def site(sites: Sites) -> Site:
    """A blog with 35 posts, ten a page."""
    return sites.add(35)


async def rows(reader: Reader, blog: Blog) -> dict[str, Row]:
    """What the list of a blog shows, by title."""
    listed, _tally = await reader.lists.listed(blog, Query())
    return {row.post.title: row for row in await reader.lists.window(listed, 0, 1000)}


async def titles(reader: Reader, blog: Blog) -> list[str]:
    return [*await rows(reader, blog)]


def named(numbers: list[int]) -> list[str]:
    return [f"Beitrag {number}" for number in numbers]


async def test_the_first_check_brings_the_newest_page(reader: Reader, site: Site) -> None:
    seen: list[Progress] = []
    assert await reader.refresh.check(site.blog, seen.append) == News(10)
    assert await titles(reader, site.blog) == named(site.numbers[:10])
    assert site.asked == [1]
    assert [one.done for one in seen] == [10]
    _listed, tally = await reader.lists.listed(site.blog, Query())
    assert not tally.reach.whole


async def test_what_has_not_changed_costs_one_request_without_a_body(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    assert await reader.refresh.check(site.blog) == News()
    assert (site.asked, site.unchanged) == ([1, 1], 1)
    known = await reader.blogs.known(site.blog.address)
    assert known
    assert known.checked
    assert datetime.now(UTC) - known.checked < timedelta(minutes=1)


async def test_a_feed_that_leads_nowhere_is_whole_once_that_is_known(reader: Reader, sites: Sites) -> None:
    site = sites.add(4)
    await reader.refresh.check(site.blog)
    assert await reader.lists.longer(site.blog, Query()) == Put()
    _listed, tally = await reader.lists.listed(site.blog, Query())
    assert (tally.total, tally.reach.whole) == (4, True)
    asked = len(sites.listener.asked)
    assert await reader.lists.longer(site.blog, Query()) == Put()
    assert len(sites.listener.asked) == asked
    site.write(1)
    assert await reader.refresh.check(site.blog) == News(1)
    _listed, tally = await reader.lists.listed(site.blog, Query())
    assert (tally.total, tally.reach.whole) == (5, True)


async def test_after_an_absence_older_pages_come_until_they_meet(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    site.write(25)
    assert await reader.refresh.check(site.blog) == News(25)
    assert site.asked == [1, 1, 2, 3]
    assert await titles(reader, site.blog) == named(site.numbers[:35])
    while (await reader.lists.longer(site.blog, Query())).new:
        pass
    assert await titles(reader, site.blog) == named(site.numbers)


async def test_a_gap_that_cannot_be_closed_is_no_failure(reader: Reader, sites: Sites) -> None:
    site = sites.add(10, paged=False)
    await reader.refresh.check(site.blog)
    site.write(25)
    assert await reader.refresh.check(site.blog) == News(10)
    assert await titles(reader, site.blog) == named([*site.numbers[:10], *site.numbers[25:]])


async def test_the_archive_comes_page_by_page_and_goes_on_after_a_break(reader: Reader, site: Site) -> None:
    class Break(Exception):
        """The progress is watched by somebody who has enough."""

    def stop(progress: Progress) -> None:
        if progress.done == 20:
            raise Break

    with pytest.raises(Break):
        await reader.refresh.archive(site.blog, stop)
    assert site.asked == [1, 2]
    done = await reader.refresh.archive(site.blog, lambda _progress: None)
    assert (done.done, done.total) == (35, 35)
    assert site.asked == [1, 2, 3, 4]
    assert await titles(reader, site.blog) == named(site.numbers)
    await reader.refresh.archive(site.blog, lambda _progress: None)
    assert site.asked == [1, 2, 3, 4]


async def test_new_posts_do_not_disturb_an_archive_that_is_half_there(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    await reader.lists.longer(site.blog, Query())
    site.write(3)
    assert await reader.refresh.check(site.blog) == News(3)
    await reader.refresh.archive(site.blog, lambda _progress: None)
    assert await titles(reader, site.blog) == named(site.numbers)


async def test_pages_that_go_round_in_circles_end(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    pages = [site.feed(number) for number in (2, 3)]

    def circling(page: int) -> bytes:
        other = pages[page % 2]
        return other.replace(f"page={4 - page % 2}".encode(), f"page={page + 1}".encode())

    site.feed = circling  # type: ignore[method-assign]
    await reader.refresh.archive(site.blog, lambda _progress: None)
    assert len(site.asked) < 10
    known = await reader.blogs.known(site.blog.address)
    assert known
    assert known.whole


async def test_a_changed_text_comes_though_the_feed_tells_no_date_of_it(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    before = (await rows(reader, site.blog))["Beitrag 35"]
    await reader.texts.reading(site.blog, before.post)
    await reader.marks.read(site.blog, before.post.id, read=True)
    site.entries[0].html = "<p>Ganz anders.</p><p>Wirklich.</p>"
    assert await reader.refresh.check(site.blog) == News(changed=1)
    reading = await reader.texts.reading(site.blog, before.post)
    assert "Ganz anders." in reading.document.html
    assert reading.edited


async def test_texts_that_came_before_are_not_converted_again(
    reader: Reader, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reader.refresh.check(site.blog)
    sizes: list[int] = []
    posts = reader.blogs.shelving._shelf.posts
    putting = posts.put

    def counted(blog: str, texts: Sequence[Text], *, reach: Reach | None = None) -> Put:
        sizes.append(len(texts))
        return putting(blog, texts, reach=reach)

    monkeypatch.setattr(posts, "put", counted)
    site.write(2)
    assert await reader.refresh.check(site.blog) == News(2)
    assert sizes == [2]


async def test_posts_without_a_date_keep_the_one_they_were_given(reader: Reader, sites: Sites) -> None:
    site = sites.add(0)
    site.entries = [
        Entry(number, f"Beitrag {number}", "<p>Ohne.</p><p>Datum.</p>", dated=False) for number in (3, 2, 1)
    ]
    before = datetime.now(UTC)
    await reader.refresh.check(site.blog)
    first = {title: row.post.date for title, row in (await rows(reader, site.blog)).items()}
    assert [*first] == named([3, 2, 1])
    assert all(before - timedelta(seconds=5) <= date <= datetime.now(UTC) for date in first.values())
    site.entries.insert(0, Entry(4, "Beitrag 4", "<p>Auch.</p><p>Ohne.</p>", dated=False))
    assert await reader.refresh.check(site.blog) == News(1)
    again = {title: row.post.date for title, row in (await rows(reader, site.blog)).items()}
    assert again.items() > first.items()
    assert await titles(reader, site.blog) == named([4, 3, 2, 1])


async def test_what_the_feed_says_of_the_blog_is_kept(reader: Reader, site: Site, shelf: Shelf) -> None:
    site.title, site.head = "Neuer Name", "<subtitle>Worte</subtitle>"
    blog = sites_blog = site.blog
    await reader.refresh.check(Blog(blog.address, blog.api, "Alter Name", kind=blog.kind))
    known = shelf.blogs.find(sites_blog.address)
    assert known
    assert (known.blog.name, known.blog.description) == ("Neuer Name", "Worte")


async def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(reader: Reader, sites: Sites, site: Site) -> None:
    old = Blog(site.blog.address, f"{site.origin}/old", site.title, kind=site.blog.kind)
    sites.listener.answers["/old"] = said(301, Location=site.blog.api)
    await reader.refresh.check(old)
    known = await reader.blogs.known(old.address)
    assert known
    assert known.blog.api == site.blog.api
    await reader.refresh.check(known.blog)
    assert len(sites.listener.heard("/old")) == 1


async def test_one_that_is_gone_is_muted_and_says_so(reader: Reader, sites: Sites, site: Site) -> None:
    await reader.refresh.check(site.blog)
    sites.listener.answers[f"{site.path}feed"] = said(410)
    with pytest.raises(Gone):
        await reader.refresh.check(site.blog)
    known = await reader.blogs.known(site.blog.address)
    assert known
    assert known.muted
    assert "for good" in known.why
    assert await titles(reader, site.blog) == named(site.numbers[:10])


async def test_a_failure_is_noted_and_a_success_takes_it_back(reader: Reader, sites: Sites, site: Site) -> None:
    answer = sites.listener.answers[f"{site.path}feed"]
    sites.listener.answers[f"{site.path}feed"] = said(200, "<html><body>Wartung</body></html>")
    with pytest.raises(NotAFeed):
        await reader.refresh.check(site.blog)
    known = await reader.blogs.known(site.blog.address)
    assert known
    assert known.failed
    assert known.wait
    assert known.wait > known.failed + timedelta(minutes=4)
    assert "its feed was expected" in known.why
    sites.listener.answers[f"{site.path}feed"] = answer
    await reader.refresh.check(site.blog)
    known = await reader.blogs.known(site.blog.address)
    assert known
    assert (known.failed, known.why, known.wait) == (None, "", None)


async def test_a_date_of_change_is_heeded(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    site.entries[1].html, site.entries[1].changed = "<p>Neu.</p><p>Gefasst.</p>", FIRST + timedelta(days=99)
    assert await reader.refresh.check(site.blog) == News(changed=1)
    assert len(await shown(reader, site.blog)) == 10


async def test_posts_of_one_month_come_from_older_pages(reader: Reader, site: Site) -> None:
    await reader.refresh.check(site.blog)
    november = Query(month="2012-11")
    while not (await reader.lists.listed(site.blog, november))[1].reach.whole:
        await reader.lists.longer(site.blog, november)
    listed, tally = await reader.lists.listed(site.blog, november)
    assert tally.total == 29
    assert len(await reader.lists.window(listed, 0, 100)) == 29
