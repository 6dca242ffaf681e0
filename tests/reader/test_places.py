"""Where one is: everything the first screen shows comes from disk, exactly as it was left."""

import asyncio
import subprocess
import sys
import time

from tests.test_imports import LATER
from tui_reader.answers import Resumed
from tui_reader.demo import DemoBlog
from tui_reader.kept import Place
from tui_reader.model import Blog, Term
from tui_reader.queries import Only, Query
from tui_reader.reader import Reader
from tui_reader.settings import Folders


def same(resumed: Resumed | None) -> Resumed:
    assert resumed is not None
    return resumed


async def test_nothing_was_open(reader: Reader, blog: Blog) -> None:
    assert reader.places.resume(24, thread=False) is None
    assert await reader.places.last() is None
    assert await reader.places.go(-1) is None


async def test_everything_is_as_it_was_left(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    listed, tally = await reader.lists.listed(blog, Query())
    rows = await reader.lists.window(listed, 0, 30)
    place = Place(blog.address, rows[10].post.id, "article", Query(), rows[12].post.id, 4, (7, 2), zen=True)
    await reader.places.keep(place)
    demo.requests.clear()
    resumed = same(reader.places.resume(10, thread=False))
    assert resumed.place == await reader.places.last() == place
    assert resumed.shelved.blog == blog
    assert (resumed.tally, resumed.cursor, resumed.start) == (tally, 12, 8)
    assert resumed.rows == rows[8:18]
    assert resumed.row == rows[10]
    assert resumed.reading is not None
    assert resumed.reading.document == (await reader.texts.reading(blog, rows[10].post)).document
    assert (resumed.newer, resumed.older) == (rows[9], rows[11])
    assert (resumed.thread, resumed.account) == (None, None)
    assert resumed.age == resumed.shelved.checked is not None
    assert await reader.places.scroll(blog.address, rows[10].post.id) == (7, 2)
    assert not demo.requests


async def test_the_end_of_the_list_fills_the_screen(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    listed, _tally = await reader.lists.listed(blog, Query())
    last = (await reader.lists.window(listed, 29, 1))[0]
    await reader.places.keep(Place(blog.address, last.post.id))
    resumed = same(reader.places.resume(12, thread=False))
    assert (resumed.start, resumed.cursor, len(resumed.rows)) == (18, 29, 12)
    resumed = same(reader.places.resume(100, thread=False))
    assert (resumed.start, resumed.cursor, len(resumed.rows)) == (0, 29, 30)


async def test_a_filtered_list_is_filtered_again(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    query = Query(term=Term(1, "Bankenrating"), only=Only.UNREAD)
    listed, tally = await reader.lists.listed(blog, query)
    row = (await reader.lists.window(listed, 3, 1))[0]
    await reader.marks.read(blog, row.post.id, read=True)
    await reader.places.keep(Place(blog.address, row.post.id, query=query))
    resumed = same(reader.places.resume(24, thread=False))
    assert resumed.place.query == query
    assert resumed.tally.total == tally.total - 1
    assert row.post.id not in [one.post.id for one in resumed.rows], "it was read, so it is not among the unread"
    assert resumed.row
    assert resumed.row.post.id == row.post.id
    assert resumed.cursor == 3


async def test_only_a_list_was_open(reader: Reader, blog: Blog) -> None:
    await reader.refresh.check(blog)
    await reader.places.keep(Place(blog.address, 0, "posts"))
    resumed = same(reader.places.resume(24, thread=False))
    assert (resumed.row, resumed.reading, resumed.cursor, len(resumed.rows)) == (None, None, 0, 24)


async def test_the_thread_comes_where_it_was_on_screen(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    await reader.refresh.check(blog)
    post = await reader.texts.post(blog, max(demo.at.site.by_post))
    await reader.places.keep(Place(blog.address, post.id, "thread"))
    assert same(reader.places.resume(24, thread=False)).thread is None, "it was never fetched"
    thread = await reader.talk.thread(blog, post, lambda _came, _total: None)
    kept = same(reader.places.resume(24, thread=False)).thread
    assert kept
    assert [remark.placed.comment.id for remark in kept.remarks] == [one.placed.comment.id for one in thread.remarks]


async def test_what_is_not_on_the_shelf_is_not_resumed(reader: Reader, blog: Blog) -> None:
    await reader.places.keep(Place(blog.address, 4711))
    assert reader.places.resume(24, thread=False) is None
    await reader.places.keep(Place("https://gone.example/", 0))
    assert reader.places.resume(24, thread=False) is None


async def test_back_and_forward(reader: Reader, blog: Blog) -> None:
    for number in (1, 2, 3):
        await reader.places.opened(blog.address, number)
    assert await reader.places.go(-1) == (blog.address, 2)
    assert await reader.places.go(-1) == (blog.address, 1)
    assert await reader.places.go(-1) is None
    assert await reader.places.go(1) == (blog.address, 2)


async def test_it_is_quick_and_imports_little(reader: Reader, blog: Blog, folders: Folders) -> None:
    await reader.refresh.check(blog)
    listed, _tally = await reader.lists.listed(blog, Query())
    row = (await reader.lists.window(listed, 5, 1))[0]
    await reader.places.keep(Place(blog.address, row.post.id))
    reader.places.resume(50, thread=False)
    took = []
    for _attempt in range(20):
        start = time.perf_counter()
        reader.places.resume(50, thread=False)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.01
    assert await asyncio.to_thread(imported, folders) == []


def imported(folders: Folders) -> list[str]:
    """What a fresh process that resumes imports of the modules that can wait."""
    code = f"""
import sys
from pathlib import Path
from tui_reader.reader.places import Places
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf
resumed = Places(Shelf(Folders.under(Path({str(folders.data.parent)!r}))), None, None).resume(50, thread=False)
assert resumed is not None and resumed.reading is not None
print(*sorted({{name.partition(".")[0] for name in sys.modules}} & {set(LATER)!r}))
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
