"""A round over many blogs: within bounds at every host, and none that is slow, broken or rude concerns the others."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest

from tests.blog.listener import Answer, Asked, Speech, broken, said, silent
from tests.reader.feeding import Site, Sites, feeding, until
from tui_reader.answers import Round
from tui_reader.errors import KeepError
from tui_reader.kept import Shelved
from tui_reader.model import Blog, Kind
from tui_reader.reader import Reader
from tui_reader.reader.rounds import Rounds
from tui_reader.store.shelf import Shelf


def kept(shelf: Shelf, *sites: Site) -> list[str]:
    """Put them on the shelf without asking them; gives their addresses."""
    for site in sites:
        shelf.blogs.keep(site.blog)
    return [site.blog.address for site in sites]


def known(shelf: Shelf, site: Site) -> Shelved:
    found = shelf.blogs.find(site.blog.address)
    assert found
    return found


async def test_all_are_asked_and_it_is_told_how_far_it_is(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    all_of_them = [sites.add(3) for _site in range(5)]
    kept(shelf, *all_of_them)
    seen: list[Round] = []
    came = await reader.library.refresh(progress=seen.append)
    assert (came.done, came.total, came.new, came.failed, came.skipped) == (5, 5, 15, (), ())
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert {name for one in seen for name in one.names} == {site.title for site in all_of_them}
    assert seen[-1] == came
    again = await reader.library.refresh()
    assert again.new == 0
    assert all(site.unchanged == 1 for site in all_of_them)


async def test_two_of_a_host_and_sixteen_in_all_at_a_time(reader: Reader, shelf: Shelf) -> None:
    now, most, everywhere = Counter[str](), Counter[str](), 0
    full = asyncio.Event()

    def counted(site: Site) -> Speech:
        async def counting(request: Asked, writer: asyncio.StreamWriter) -> None:
            nonlocal everywhere
            now[site.origin] += 1
            most[site.origin] = max(most[site.origin], now[site.origin])
            everywhere = max(everywhere, now.total())
            if now.total() == 16:
                full.set()
            await full.wait()
            now[site.origin] -= 1
            await site.answer(request, writer)

        return counting

    async with AsyncExitStack() as stack:
        hosts = [await stack.enter_async_context(feeding()) for _host in range(12)]
        for host in (*hosts, *hosts, *hosts, *hosts, *hosts):
            site = host.add(2)
            host.listener.answers[f"{site.path}feed"] = counted(site)
            kept(shelf, site)
        came = await reader.library.refresh()
    assert (came.new, came.failed) == (120, ())
    assert (max(most.values()), everywhere) == (2, 16)


async def test_bad_blogs_neither_delay_nor_hide_the_others(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    good = [sites.add(2) for _site in range(12)]
    bad = {name: sites.add(2) for name in ("silent", "broken", "failing", "page", "nowhere")}
    answers: dict[str, Answer] = {
        "silent": silent,
        "broken": broken,
        "failing": said(500),
        "page": said(200, "<html>Nein</html>"),
    }
    for name, answer in answers.items():
        sites.listener.answers[f"{bad[name].path}feed"] = answer
    bad["nowhere"].origin = "http://127.0.0.1:9"
    kept(shelf, *bad.values(), *good)
    seen: list[Round] = []
    work = asyncio.create_task(
        Rounds(shelf, reader.refresh, seen.append, longest=3).run(shelf.blogs.all(), force=False)
    )
    await until(lambda: bool(seen) and seen[-1].new == 24)
    assert not work.done(), "the silent one is still waited for"
    assert seen[-1].names == (bad["silent"].title,)
    came = await work
    assert {one.address for one in came.failed} == {site.blog.address for site in bad.values()}
    assert all(one.why.endswith(".") for one in came.failed)
    assert (came.done, came.new) == (17, 24)
    assert all(known(shelf, site).failed for site in bad.values())
    assert not any(known(shelf, site).failed for site in good)
    assert known(shelf, bad["nowhere"]).wait is None, "where no server is, none is spared"


async def test_a_mistake_of_ours_in_one_is_said_and_the_others_come(
    reader: Reader, sites: Sites, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = sites.add(2), sites.add(2)
    kept(shelf, one, other)

    async def mistaken(_memory: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reader.blogs.source(one.blog), "gather", mistaken)
    came = await reader.library.refresh()
    assert [one.address for one in came.failed] == [one.blog.address]
    assert "ZeroDivisionError" in came.failed[0].why
    assert came.new == 2


async def test_one_that_asks_for_time_is_left_alone_unless_it_is_asked_by_itself(
    reader: Reader, sites: Sites, shelf: Shelf
) -> None:
    busy, other = sites.add(2), sites.add(2)
    path = f"{busy.path}feed"
    sites.listener.answers[path] = [said(429, Retry_After="7200"), busy.answer]
    kept(shelf, busy, other)
    before = datetime.now(UTC)
    came = await reader.library.refresh()
    assert [one.address for one in came.failed] == [busy.blog.address]
    wait = known(shelf, busy).wait
    assert wait
    assert timedelta(minutes=119) < wait - before < timedelta(minutes=121)
    again = await reader.library.refresh()
    assert ([one.why for one in again.resting], again.failed, again.skipped) == ([came.failed[0].why], (), ())
    assert (again.resting[0].until, again.asked, again.done) == (wait, 1, 2)
    assert len(sites.listener.heard(path)) == 1
    assert (await reader.library.refresh([busy.blog.address])).new == 2
    assert known(shelf, busy).failed is None


async def test_the_pause_that_a_feed_names_is_kept(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(0)
    text = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Selten</title><ttl>90</ttl></channel></rss>'
    sites.listener.answers[f"{site.path}feed"] = said(200, text, Content_Type="application/rss+xml")
    kept(shelf, site)
    await reader.library.refresh()
    wait = known(shelf, site).wait
    assert wait
    assert timedelta(minutes=88) < wait - datetime.now(UTC) <= timedelta(minutes=90)
    assert [one.address for one in (await reader.library.refresh()).skipped] == [site.blog.address]
    assert (await reader.library.refresh(force=True)).skipped == ()


async def test_one_that_fails_is_asked_more_and_more_seldom(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    site = sites.add(2)
    sites.listener.answers[f"{site.path}feed"] = said(500)
    kept(shelf, site)
    waits = []
    for hours in (0, 1, 4, 400):
        now = datetime.now(UTC)
        if hours:
            shelf.blogs.recovered(site.blog.address)
            shelf.blogs.failed(site.blog.address, now - timedelta(hours=hours), "", None)
        await reader.library.refresh(force=True)
        wait = known(shelf, site).wait
        assert wait
        waits.append(round((wait - now).total_seconds() / 60))
    assert waits == [5, 60, 240, 1440]


async def test_cancelling_keeps_what_came(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    quick, slow = sites.add(2), sites.add(2)
    slow.wait = asyncio.Event()
    kept(shelf, slow, quick)
    seen: list[Round] = []
    work = asyncio.create_task(reader.library.refresh(progress=seen.append))
    await until(lambda: bool(seen) and seen[-1].done == 1)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert known(shelf, quick).posts == 2
    assert known(shelf, slow).failed is None
    slow.wait.set()
    assert (await reader.library.refresh()).new == 2


async def test_muted_and_removed_ones_are_left_out(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    muted, removed, here = sites.add(1), sites.add(1), sites.add(1)
    kept(shelf, muted, removed, here)
    await reader.library.mute(muted.blog.address, muted=True)
    await reader.library.remove(removed.blog.address)
    assert (await reader.library.refresh()).total == 1
    assert (muted.asked, removed.asked, here.asked) == ([], [], [1])
    assert (await reader.library.refresh([muted.blog.address])).new == 1


async def test_the_loop_goes_on_meanwhile(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    for _site in range(20):
        sites.add(0).write(10, "<p>" + "Worte und <em>mehr</em> davon von {n}. " * 60 + "</p><p>Ende.</p>")
    kept(shelf, *sites.all)
    late: list[float] = []

    async def watch() -> None:
        loop = asyncio.get_running_loop()
        while True:
            then = loop.time()
            await asyncio.sleep(0.005)
            late.append(loop.time() - then - 0.005)

    watching = asyncio.create_task(watch())
    came = await reader.library.refresh()
    watching.cancel()
    assert came.new == 200
    late.sort()
    assert late[int(len(late) * 0.95)] < 0.05


async def test_a_blog_of_rest_takes_both_places_of_its_host(reader: Reader, sites: Sites, shelf: Shelf) -> None:
    feeds = [sites.add(1) for _site in range(4)]
    kept(shelf, *feeds)
    shelf.blogs.keep(Blog(f"{feeds[0].origin}/wp/", f"{feeds[0].origin}/wp/wp-json/", "REST", kind=Kind.REST))
    seen: list[Round] = []
    await reader.library.refresh(progress=seen.append)
    assert all(one.names == ("REST",) for one in seen if "REST" in one.names)


async def test_a_shelf_that_cannot_be_written_is_said_at_once(
    reader: Reader, sites: Sites, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(shelf, sites.add(1), sites.add(1))

    def full(*_arguments: object, **_named: object) -> None:
        raise KeepError(path="shelf", reason="full")

    monkeypatch.setattr(shelf.blogs, "recovered", full)
    with pytest.raises(KeepError):
        await reader.library.refresh()
