"""Threads of a real Isso, as a page that embeds it leads to them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.isso.conftest import Site
from tests.isso.servers import Server
from tui_reader.blog.isso import ours, theirs
from tui_reader.model import Status

pytestmark = pytest.mark.isso


async def test_a_thread_comes_with_its_answers(site: Site, free: Server) -> None:
    post = site.post(free)
    first, _cookie = free.write(site.path(post), "Guten *Tag*\n\n- eins\n- zwei", "Berta <b> & Co.")
    second, _cookie = free.write(site.path(post), "Auch hier.", None)
    answer, _cookie = free.write(site.path(post), "Danke!", "Kurt", first)
    found, total = await site.read(post)
    assert [(one.id, one.parent, one.author) for one in found] == [
        (ours(first), 0, "Berta <b> & Co."),
        (ours(second), 0, ""),
        (ours(answer), ours(first), "Kurt"),
    ]
    assert total == 3
    assert "<p>Guten <em>Tag</em></p>" in found[0].html
    assert "<li>zwei</li>" in found[0].html
    assert (found[0].post, found[0].link, found[0].status) == (post.id, f"{post.link}#isso-{first}", Status.APPROVED)
    assert datetime.now(UTC) - found[0].date < timedelta(minutes=1)


async def test_a_thread_that_nobody_began_is_empty(site: Site, free: Server) -> None:
    assert await site.read(site.post(free)) == ([], 0)


async def test_a_page_may_name_its_thread_itself(site: Site, free: Server) -> None:
    post = site.post(free, 'data-isso-id="thread 7/ä"')
    number, _cookie = free.write("thread 7/ä", "Guten Tag")
    assert [theirs(one.id) for one in (await site.read(post))[0]] == [number]


async def test_what_was_deleted_stays_where_it_was_answered(site: Site, free: Server) -> None:
    post = site.post(free)
    first, cookie = free.write(site.path(post), "Unüberlegt.")
    answer, _cookie = free.write(site.path(post), "So ist es.", parent=first)
    alone, other = free.write(site.path(post), "Auch unüberlegt.")
    free.delete(first, cookie)
    free.delete(alone, other)
    gone, kept = (await site.read(post))[0]
    assert (gone.id, gone.html, gone.author) == (ours(first), "<p>This comment was deleted.</p>", "")
    assert (kept.id, kept.parent) == (ours(answer), ours(first))


async def test_comments_of_many_posts_are_counted_at_once(site: Site, free: Server) -> None:
    posts = [site.post(free) for _post in range(3)]
    for post in posts[1:]:
        free.write(site.path(post), "Guten Tag")
    free.write(site.path(posts[2]), "Noch einer")
    assert await site.blog.counts(posts) == {}  # whether the blog uses Isso is not known yet
    await site.read(posts[0])
    assert await site.blog.counts(posts) == dict(zip((post.id for post in posts), (0, 1, 2), strict=True))


async def test_new_comments_come_under_threads_that_were_read(site: Site, free: Server) -> None:
    post = site.post(free)
    first, _cookie = free.write(site.path(post), "Guten Tag")
    (before,), _total = await site.read(post)
    answer, _cookie = free.write(site.path(post), "Danke!", parent=first)
    assert [one.id for one in await site.blog.replies([post.id], before.date)] == [ours(answer)]
