"""The rows one filters by: numbers, what is set already, and that each filter leaves the others alone."""

from tests.ui.reading import Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.kept import Facet
from tui_reader.model import Author, Term
from tui_reader.queries import Only, Query, Sort
from tui_reader.ui.flows.filter import facets

BANKS, RATES = Term(1, "Banken"), Term(2, "Zinsen")


def test_a_topic_is_put_beside_what_is_set_already() -> None:
    query = Query(only=Only.UNREAD, author=Author(3, "Meier"))
    rows = facets([Facet(BANKS, 1200, 57), Facet(RATES, 1, 0)], query, "topics")
    assert [(row.label, row.detail) for row in rows] == [("Banken", "1,200 posts, 57 unread"), ("Zinsen", "1 post")]
    assert rows[0].value == Query(term=BANKS, only=Only.UNREAD, author=Author(3, "Meier"))


def test_the_topic_that_is_set_stands_first_and_is_taken_away_by_choosing_it() -> None:
    query = Query(term=RATES, only=Only.STARRED)
    rows = facets([Facet(BANKS, 2, 0), Facet(RATES, 1, 0)], query, "topics")
    assert [row.label for row in rows] == ["✓ Zinsen", "Banken"]
    assert rows[0].value == Query(only=Only.STARRED)
    assert "takes this filter away" in rows[0].detail


def test_authors_without_a_name_and_months_have_words() -> None:
    (row,) = facets([Facet(Author(4, ""), 2, 1)], Query(), "authors")
    assert (row.label, row.value) == ("Anonymous", Query(author=Author(4, "")))
    (row,) = facets([Facet("2012-11", 2, 1)], Query(), "months")
    assert (row.label, row.detail) == ("November 2012", "2 posts, 1 unread")
    assert row.matches(["november"])
    assert row.matches(["2012-11"])


async def choose(face: Face, title: str, *keys: str) -> None:
    """Press keys in the list of a title."""
    await face.until(lambda: face.dialog == "ChooseDialog" and face.shows(f"{title} ") and face.focus)
    await face.press(*keys)


async def test_unread_and_a_topic_go_together_and_all_clears_both(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        listing = face.screen.visit.listing
        await face.press("f")
        await choose(face, "Show")
        await face.sees("✓ All", "✓ Newest first")
        await face.press("down", "enter")
        await face.until(lambda: not face.dialog and listing.query == Query(only=Only.UNREAD))
        assert face.screen.pane == "posts"
        await face.press("f")
        await choose(face, "Show", "end", "up", "up", "enter")
        await choose(face, "Topics")
        await face.types("Bücher")
        await face.press("enter")
        await face.until(lambda: not face.dialog and listing.query.term)
        assert listing.query.term
        assert (listing.query.term.name, listing.query.only) == ("Bücher", Only.UNREAD)
        await face.sees("Topic: Bücher · Unread · 3 posts")
        await face.press("f")
        await choose(face, "Show")
        await face.sees("✓ Unread", "now: Bücher")
        assert not face.shows("✓ All")
        await face.press("enter")
        await face.until(lambda: listing.query == Query())


async def test_a_month_is_chosen_and_esc_leads_back_to_the_first_list(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("f")
        await choose(face, "Show", "end", "enter")
        await choose(face, "Months", "escape")
        await choose(face, "Show", "end", "enter")
        await choose(face, "Months")
        await face.types("november 2012")
        await face.press("enter")
        await face.until(lambda: not face.dialog and face.screen.visit.listing.query.month == "2012-11")
        await face.sees("1 post")


async def choose_order(face: Face, sort: Sort) -> None:
    """Choose an order in the first list."""
    listing = face.screen.visit.listing
    await face.press("f")
    await choose(face, "Show", *["down"] * (3 + [*Sort].index(sort)), "enter")
    await face.until(lambda: not face.dialog and listing.query.sort is sort and not face.busy)


async def test_the_oldest_come_first_until_home_takes_that_off() -> None:
    with DemoBlog(posts=100) as blog:
        async with settled(blog.address) as face:
            listing, before = face.screen.visit.listing, face.listed
            assert listing.more, "there are older ones at the blog"
            await choose_order(face, Sort.OLDEST)
            await face.until(lambda: face.listed == before[::-1] and not listing.more)
            await face.sees("Oldest first ·")
            await face.press("home", "n")
            await face.until(lambda: face.post.id == face.listed[1])
            await face.press("G", "p", "N")
            await face.sees("No more unread posts in this direction.")
            assert not face.shows("older posts")
            await face.press("f")
            await choose(face, "Show", "down", "enter")
            await face.until(lambda: listing.query == Query(only=Only.UNREAD, sort=Sort.OLDEST))
            await face.sees("Unread · Oldest first ·")
            await face.press("f")
            await choose(face, "Show")
            await face.sees("✓ Unread", "✓ Oldest first")
            await face.press("escape", "H")
            await face.until(lambda: listing.query == Query() and face.listed == before)


async def test_the_most_comments_come_first_and_the_newest_again(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        listing = face.screen.visit.listing
        newest = list(face.listed)
        await choose_order(face, Sort.COMMENTS)
        await face.sees("Most comments first ·")
        shown = [face.screen.posts.find((face.screen.visit.place, number)) for number in face.listed]
        counted = [row.post.comments for row in shown if row and row.post.comments is not None]
        assert counted[0] > 0
        assert counted[:5] == sorted(counted, reverse=True)[:5]
        here = face.listed.index(face.post.id)
        await face.press("n")
        await face.until(lambda: face.post.id == face.listed[here + 1])
        await choose_order(face, Sort.NEWEST)
        await face.until(lambda: face.listed == newest)
        assert listing.query == Query()
        assert not face.shows("Newest first")
