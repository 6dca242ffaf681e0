"""The whole archive by a key: how far it is, that it stops and goes on, and what is said when it fails."""

from tests.ui.reading import settled
from tui_reader.answers import Progress
from tui_reader.demo import DemoBlog
from tui_reader.demo.faults import Fault
from tui_reader.queries import Only, Query

WIDE = (160, 36)


async def test_the_archive_comes_in_behind_what_is_read() -> None:
    with DemoBlog(posts=250) as blog:
        async with settled(blog.address, WIDE) as face:
            tally = face.screen.visit.listing.tally
            assert tally
            assert not tally.reach.whole
            await face.press("S")
            await face.sees("The whole archive is here: ")
            await face.until(lambda: (now := face.screen.visit.listing.tally) and now.reach.whole)
            assert face.screen.posts.count >= 250
            assert face.screen.archiving.words == ""
            await face.press("S")
            await face.sees("The whole archive is here: ")


async def test_it_says_how_far_it_is_and_stops_at_the_same_key() -> None:
    with DemoBlog(posts=450) as blog:
        async with settled(blog.address, WIDE) as face:
            blog.fault = Fault("stall", path="per_page=100")
            await face.press("S")
            await face.sees("Bringing in the whole archive; S stops it.", "archive…")
            face.screen.archiving._came(Progress(12_300, 100_000, 85.4))
            await face.sees("archive 12,300 of 100,000 · 85/s · 17 min")
            await face.press("S")
            await face.sees("Stopped; what came is kept, and S goes on from there.")
            await face.until(lambda: not face.shows("archive 12,300"))
            blog.fault = None
            await face.press("S")
            await face.sees("The whole archive is here: ")


async def test_a_blog_that_fails_is_said_and_asked_again_at_the_key() -> None:
    with DemoBlog(posts=250) as blog:
        async with settled(blog.address, WIDE) as face:
            blog.fault = Fault("refuse")
            await face.press("S")
            await face.sees("refused the connection. S goes on from there.")
            assert not face.screen.archiving.running
            blog.fault = None
            await face.press("S")
            await face.sees("The whole archive is here: ")


async def test_the_list_stays_where_it_is_while_posts_come() -> None:
    with DemoBlog(posts=250) as blog:
        async with settled(blog.address, WIDE) as face:
            face.screen.visit.listing.filter(Query(only=Only.UNREAD))
            await face.until(lambda: not face.busy)
            await face.press("h", "j", "j", "j")
            row = face.screen.posts.current
            assert row
            await face.press("S")
            await face.sees("The whole archive is here: ")
            await face.until(lambda: not face.busy)
            assert face.screen.posts.current == row
