"""Blogs that are left alone in a round: with all of their host, no longer than a clock can mean, and while gone."""

from datetime import UTC, datetime, timedelta

from tests.blog.listener import said
from tests.reader.feeding import Sites, feeding
from tests.reader.test_rounds import kept, known
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


async def test_a_host_that_asks_for_time_is_left_alone_with_all_of_its_blogs(reader: Reader, shelf: Shelf) -> None:
    async with feeding() as rude, feeding() as kind:
        busy = [rude.add(2) for _site in range(6)]
        others = [kind.add(2) for _site in range(6)]
        for site in busy:
            rude.listener.answers[f"{site.path}feed"] = said(429, Retry_After="7200", Connection="close")
        kept(shelf, *busy, *others)
        came = await reader.library.refresh()
        assert len(rude.listener.asked) <= 2, "what was on its way already"
        assert {one.address for one in (*came.failed, *came.skipped)} == {site.blog.address for site in busy}
        assert (came.done, came.asked, came.new) == (12, 6 + len(came.failed), 12)
        assert all(":" in one.why for one in came.skipped)
        rude.listener.asked.clear()
        assert (await reader.library.refresh()).asked == 6
        assert (await reader.library.refresh(force=True)).asked in (7, 8)
        assert len(rude.listener.asked) <= 2


async def test_what_a_clock_that_was_ahead_noted_keeps_none_away(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(2)
    kept(shelf, site)
    later = datetime.now(UTC) + timedelta(days=900)
    shelf.blogs.failed(site.blog.address, later, "Nein.", later)
    came = await reader.library.refresh()
    assert (came.new, came.failed, came.skipped) == (2, (), ())
    assert (known(shelf, site).failed, known(shelf, site).wait) == (None, None)


async def test_one_that_was_gone_is_muted_until_it_can_be_read_again(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    site, mine = sites.add(2), sites.add(2)
    kept(shelf, site, mine)
    path = f"{site.path}feed"
    sites.listener.answers[path] = said(410, Connection="close")
    await reader.library.mute(mine.blog.address, muted=True)
    await reader.library.refresh()
    assert known(shelf, site).muted
    assert (await reader.library.refresh()).total == 0
    sites.listener.answers[path] = site.answer
    assert (await reader.library.refresh([site.blog.address, mine.blog.address], force=True)).new == 4
    assert not known(shelf, site).muted
    assert known(shelf, mine).muted, "the reader muted this one"
    sites.listener.answers[path] = said(410, Connection="close")
    await reader.library.refresh()
    await reader.library.remove(site.blog.address)
    sites.listener.answers[path] = site.answer
    outline = f'<opml><body><outline text="B" xmlUrl="{site.blog.api}"/></body></opml>'
    assert (await reader.library.take_in(outline.encode())).added == (site.blog.address,)
    assert not known(shelf, site).muted
