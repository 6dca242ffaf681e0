"""The contract: posts by time, change, topic, author, number and words, and comments after a moment."""

from datetime import datetime, timedelta

import pytest

from tests.wordpress.servers import Site
from tests.wordpress.test_reading import comments, everything
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect
from tui_reader.model import Author, Post
from tui_reader.queries import Query, Select

SECOND = timedelta(seconds=1)
LATE = datetime(2030, 7, 1, 12, 0)  # noqa: DTZ001 - the blog's own clock


async def numbers(blog: WordPress, select: Select) -> list[int]:
    """The numbers of a page of posts, which `present` must give too."""
    batch = await blog.posts(select)
    found = [article.post.id for article in batch.articles]
    assert await blog.present(select) == (tuple(found), batch.total)
    return found


def ids(posts: list[Post]) -> list[int]:
    return [post.id for post in posts]


async def test_before_and_after_leave_out_their_own_second(blog: WordPress) -> None:
    posts = await everything(blog)
    middle = posts[60].date
    older, newer = ([post for post in posts if fits(post.date)] for fits in (middle.__gt__, middle.__lt__))
    assert await numbers(blog, Select(before=middle, size=100)) == ids(older[:100])
    assert await numbers(blog, Select(after=middle, size=100)) == ids(newer)
    assert await numbers(blog, Select(after=middle, size=20, oldest_first=True)) == ids(newer[::-1][:20])
    both = Select(after=posts[70].date, before=posts[50].date, size=100)
    assert await numbers(blog, both) == ids(posts[51:70])
    assert (await blog.posts(both)).total == 19
    assert posts[60].id in await numbers(blog, Select(after=middle - SECOND, before=middle + SECOND))


async def test_times_are_those_of_the_blogs_clock_in_summer_and_winter(blog: WordPress) -> None:
    posts = await everything(blog)
    for offset in {post.date.utcoffset() for post in posts}:
        post = next(post for post in posts if post.date.utcoffset() == offset)
        found = await numbers(blog, Select(after=post.date - SECOND, before=post.date + SECOND))
        assert post.id in found


async def test_posts_of_one_second_come_by_number_in_both_directions(real: Site, http: Http) -> None:
    blog = (await connect(http, real.https))[0]
    ties = [real.number(f"tie-{number}") for number in (1, 2, 3)]
    when = (await blog.post(ties[0])).date
    window = Select(after=when - SECOND, before=when + SECOND, size=2)
    assert [n for n in await numbers(blog, window) if n in ties]
    for oldest_first in (False, True):
        pages = [
            await numbers(
                blog, Select(after=window.after, before=window.before, size=2, page=page, oldest_first=oldest_first)
            )
            for page in (1, 2)
        ]
        found = [number for page in pages for number in page]
        assert found == sorted(found, reverse=not oldest_first)
        assert set(ties) <= set(found)


async def test_a_month_is_whole_and_no_more(blog: WordPress) -> None:
    posts = await everything(blog)
    month = f"{posts[40].date:%Y-%m}"
    expected = [post for post in posts if f"{post.date:%Y-%m}" == month]
    assert await numbers(blog, Select(Query(month=month), size=100)) == ids(expected)
    last = expected[0].date
    assert await numbers(blog, Select(Query(month=month), before=last, size=100)) == ids(
        [post for post in expected if post.date < last]
    )


async def test_a_topic_and_an_author_filter(site: Site, blog: WordPress) -> None:
    posts = await everything(blog)
    seed = await blog.post(site.number("seed"))
    topic = next(term for term in seed.terms if term.name == "Bankenrating")
    of_topic = [post for post in posts if topic.id in {term.id for term in post.terms}]
    assert 0 < len(of_topic) < len(posts)
    assert await numbers(blog, Select(Query(topic), size=100)) == ids(of_topic)
    by_author = [post for post in posts if post.author.id == seed.author.id]
    assert 0 < len(by_author) < len(posts)
    assert await numbers(blog, Select(Query(author=Author(seed.author.id, "")), size=100)) == ids(by_author)
    for tag in [term for term in seed.terms if term.taxonomy == "tags"]:
        assert seed.id in await numbers(blog, Select(Query(tag)))


async def test_posts_come_by_number_and_those_that_are_not_there_are_left_out(site: Site, blog: WordPress) -> None:
    wanted = tuple(site.number(role) for role in ("seed", "open", "closed"))
    assert set(await numbers(blog, Select(ids=(*wanted, 999_999), size=4))) == set(wanted)


async def test_what_changed_comes_by_the_time_of_change(site: Site, blog: WordPress) -> None:
    for minutes, role in enumerate(("closed", "seed", "open")):
        site.edited(role, LATE + timedelta(minutes=minutes))
    closed, seed, opened = (site.number(role) for role in ("closed", "seed", "open"))
    since = (await blog.post(closed)).modified
    assert since.replace(tzinfo=None) == LATE
    assert since.utcoffset() == timedelta(hours=2)
    assert await numbers(blog, Select(changed_after=since)) == [opened, seed]
    assert await numbers(blog, Select(changed_after=since - SECOND, oldest_first=True)) == [closed, seed, opened]
    only = Select(changed_after=since - SECOND, after=(await blog.post(seed)).date, oldest_first=True)
    assert await numbers(blog, only) == [closed, opened]
    assert await numbers(blog, Select(changed_after=since + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("Partizipationsmaschine", 1),
        ("PARTIZIPATIONSMASCHINE", 1),
        ("partizipationsMASCH Everling", 0),
        ("Partizipationsmaschine Banken", 1),
        ('"Banken in der Partizipationsmaschine"', 1),
        ('"Banken der Partizipationsmaschine"', 0),
        ("Partizipationsmaschine -Banken", 0),
        ("Pärtizipätionsmaschine", 1),
        ("Geheimer", 0),
    ],
)
async def test_the_blogs_own_search_finds_words(site: Site, blog: WordPress, words: str, hits: int) -> None:
    seed = site.number("seed")
    assert (seed in await numbers(blog, Select(words=words, size=100))) == hits


async def test_the_blogs_own_search_never_looks_behind_a_password(site: Site, blog: WordPress) -> None:
    post = await blog.post(site.number("protected"))
    assert post.id not in await numbers(blog, Select(words=post.title, size=100))


async def test_texts_come_with_lists(site: Site, blog: WordPress) -> None:
    wanted = tuple(site.number(role) for role in ("seed", "protected"))
    batch = await blog.posts(Select(ids=wanted))
    for article in batch.articles:
        assert article == await blog.article(article.post)
        assert bool(article.html) is not article.post.protected


async def test_comments_after_a_moment_come_oldest_first(site: Site, blog: WordPress) -> None:
    posts = [site.number(role) for role in ("thread", "protected", "seed")]
    thread = await blog.post(posts[0])
    everyone = sorted(await comments(blog, thread), key=lambda comment: (comment.date, comment.id))
    late = everyone[-30].date
    assert await blog.replies(posts, late) == tuple(everyone[-29:])
    many = await blog.replies([thread.id], everyone[0].date)
    assert many == tuple(everyone[1:101])
    assert await blog.replies(posts, everyone[-1].date) == ()
