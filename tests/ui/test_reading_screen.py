"""Reading a blog: what is on screen, and how one moves through its posts."""

from dataclasses import replace

import pytest

from tests.ui.reading import MIDDLE, WIDE, Face, reading, settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.widgets.post_list import PostList
from tui_reader.ui.widgets.post_rows import CHUNK


async def test_the_newest_post_is_there_without_a_key(blog: DemoBlog) -> None:
    newest = blog.at.site.posts[0]
    async with reading(blog.address) as face:
        await face.reads(newest)
        await face.sees(newest.title, "Every weekday at half past seven")
        assert face.focus == "article"


async def test_the_seed_post_shows_everything_it_has(blog: DemoBlog) -> None:
    seed = blog.at.site.posts[-1]
    async with settled(blog.at.link(seed), WIDE) as face:
        await face.sees("Banken in der Partizipationsmaschine", "by Dr. Oliver Everling | November 25, 2012")
        assert "Bankenrating · Nachrichten" in face.pane("article")
        assert "eine „Partizipationsmaschine“, schreibt Lothar Lochmaier" in face.pane("article")
        await face.sees("No comments yet.", "You must be logged in to post a comment.")
        await face.press("G")
        assert "Topics: Bankenrating, Nachrichten | No comments »" in face.pane("article")
        assert "100 %" in face.pane("top")


async def test_older_home_and_newer_follow_the_blog_and_say_where_it_ends(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address) as face:
        assert "this is the newest post" in face.pane("bar")
        await face.press("]")
        await face.sees("This is the newest post.")
        for post in posts[1:4]:
            await face.press("[")
            await face.reads(post)
            assert "newest" not in face.pane("notice")
        await face.press("]")
        await face.reads(posts[2])
        await face.press("H")
        await face.reads(posts[0])
    async with settled(blog.at.link(posts[-1])) as face:
        assert "this is the oldest post" in face.pane("bar")
        await face.press("alt+left")
        await face.sees("This is the oldest post.")
        await face.press("alt+right")
        await face.reads(posts[-2])
        await face.press("alt+home")
        await face.reads(posts[0])


async def test_the_whole_blog_can_be_walked_in_both_directions(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    seconds = [post.date for post in posts]
    assert len(set(seconds)) < len(seconds), "no two posts of one second to walk through"
    async with reading(blog.address) as face:
        await face.reads(posts[0])
        for post in posts[1:]:
            await face.press("[")
            await face.reads(post)
        for post in reversed(posts[:-1]):
            await face.press("]")
            await face.reads(post)


async def test_the_neighbours_are_there_before_one_asks(blog: DemoBlog) -> None:
    older = blog.at.site.posts[1]
    async with settled(blog.address) as face:
        blog.requests.clear()
        await face.press("[")
        await face.reads(older)
        assert [logged.path for logged in blog.requests if f"/posts/{older.id}?" in logged.path] == []


async def test_next_and_previous_go_through_the_list_and_unread_skips_what_was_read(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address) as face:
        for post in posts[1:3]:
            await face.press("n")
            await face.reads(post)
            await face.settled()
        await face.press("p")
        await face.reads(posts[1])
        await face.press("N")
        await face.reads(posts[3])
        await face.press("P")
        await face.sees("No more unread posts in this direction.")
        assert face.post.id == posts[3].id
        await face.press("H")
        await face.reads(posts[0])
        await face.press("p")
        await face.sees("The list ends here.")


async def test_a_topic_filters_the_list_and_home_takes_it_off(blog: DemoBlog) -> None:
    site = blog.at.site
    seed, topic = site.posts[-1], site.terms[0]
    assert topic.name == "Bankenrating"
    async with settled(blog.at.link(seed)) as face:
        await face.press("t")
        await face.until(lambda: face.dialog == "ChooseDialog")
        await face.sees("Bankenrating", "Nachrichten")
        await face.press("enter")
        found = [post.id for post in site.posts_of(topic)]
        await face.until(lambda: face.listed == found)
        await face.sees(f"Topic: Bankenrating · {len(found)} posts")
        assert face.focus == "posts"
        assert face.post.id == seed.id
        await face.press("p")
        await face.reads(site.posts_of(topic)[-2])
        await face.press("H")
        await face.reads(site.posts[0])
        await face.sees(f"{len(site.posts)} posts")
        assert "Topic" not in face.pane("top")


async def test_esc_takes_the_filter_off(blog: DemoBlog) -> None:
    async with settled(blog.at.link(blog.at.site.posts[-2])) as face:
        await face.press("t")
        await face.sees("Topic: Bücher")
        await face.press("escape")
        await face.sees(f"{len(blog.at.site.posts)} posts")
        assert "Topic" not in face.pane("top")


async def test_an_archive_of_a_thousand_posts_comes_as_it_is_scrolled_to() -> None:
    with DemoBlog(posts=1000) as blog:
        posts = blog.at.site.posts
        async with settled(blog.address) as face:
            assert f"{len(posts):,} posts" in face.pane("top")
            assert len(face.listed) < 100
            await face.press("h")
            assert face.focus == "posts"
            await face.press("pagedown", "pagedown", "pagedown")
            reached = face.screen.posts.cursor
            await face.until(lambda: face.screen.posts.current is not None)
            assert face.screen.posts.current is not None
            assert face.screen.posts.current.post.id == posts[reached].id
            for here in (60, 90, 120):
                await face.press("G")
                await listed(face, here)
            last = face.screen.posts.cursor
            await face.press("enter")
            await face.reads(posts[last])
            assert face.focus == "article"
            assert last < 300, "the whole archive was fetched"


async def test_next_unread_waits_for_the_page_it_is_on() -> None:
    with DemoBlog(posts=60) as blog:
        posts = blog.at.site.posts
        async with settled(blog.at.link(posts[29])) as face:
            await face.until(lambda: face.screen.posts.current and face.screen.posts.current.post.id == posts[29].id)
            await face.press("n")
            await face.reads(posts[30])


async def test_space_reads_on_to_the_comments_and_to_the_next_unread_post(blog: DemoBlog) -> None:
    posts = blog.at.site.posts
    async with settled(blog.address, (120, 20)) as face:
        article, thread = face.screen.article, face.screen.thread
        start = article.per_cent
        await face.press("space")
        assert article.per_cent > start
        await face.press("b")
        assert article.per_cent == start
        while not article.at_bottom:
            await face.press("space")
        assert face.focus == "article"
        await face.press("space")
        assert face.focus == "thread"
        while not thread.at_bottom:
            await face.press("space")
        await face.press("space")
        await face.reads(posts[1])
        assert face.focus == "article"


async def test_two_runs_of_one_home_go_on_where_the_first_left_off(
    blog: DemoBlog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("left")
    posts = blog.at.site.posts
    async with settled(blog.address, MIDDLE, home=home) as face:
        await face.press("[")
        await face.reads(posts[1])
        await face.settled()
    async with settled("", MIDDLE, home=home) as face:
        await face.reads(posts[1])
        await face.press("P")
        await face.sees("No more unread posts in this direction.")


async def listed(face: Face, count: int) -> None:
    """Wait until so many posts have come."""
    await face.until(lambda: len(face.listed) >= count)


async def test_a_text_that_changes_before_it_is_drawn_has_its_comments_and_counts_as_read(blog: DemoBlog) -> None:
    older = blog.at.site.posts[1]
    async with settled(blog.address, WIDE) as face:
        visit, row = face.screen.visit, face.screen.posts.at(1)
        assert row
        assert not row.read
        blog.requests.clear()
        visit.show(row)
        assert visit.reading, "it was not at hand"
        visit._read_again(replace(visit.reading, post=replace(visit.reading.post, title="Anders")))
        await face.until(lambda: any(f"post={older.id}" in one.path for one in blog.requests))
        await face.until(lambda: (now := face.screen.posts.at(1)) and now.read)


async def test_rows_that_a_list_before_asked_for_come_into_this_one_at_their_places() -> None:
    with DemoBlog(posts=250) as blog:
        async with settled(blog.address, WIDE) as face:
            await face.press("S")
            await face.until(lambda: (now := face.screen.visit.listing.tally) and now.reach.whole and not face.busy)
            posts = face.screen.posts
            await face.press("h")
            posts.go(CHUNK + 9)
            await face.until(lambda: posts.current and not face.busy)
            there, row = posts.current, posts.at(20)
            assert row
            posts.post_message(PostList.Wanted(CHUNK, CHUNK, (CHUNK, row.key)))
            await face.press("k")
            await face.until(lambda: not face.busy)
            assert posts.at(CHUNK + 9) == there
