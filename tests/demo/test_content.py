"""What the demo blog holds: the seed word for word, something of every kind, and the same on every run."""

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui_reader.demo.content import load
from tui_reader.demo.site import BERLIN, Comment, Post, Site

SITE = load()


def post(slug: str, site: Site = SITE) -> Post:
    return next(post for post in site.posts if post.slug == slug)


def thread(slug: str, site: Site = SITE) -> list[Comment]:
    return site.by_post.get(post(slug, site).id, [])


def depth(comment: Comment, site: Site = SITE) -> int:
    return 1 + (depth(site.comments[comment.parent], site) if comment.parent else 0)


def test_the_seed_post_is_there_without_comments() -> None:
    seed = post("banken-in-der-partizipationsmaschine")
    assert (seed.title, seed.date.isoformat()) == ("Banken in der Partizipationsmaschine", "2012-11-25T09:30:00+01:00")
    assert [term.name for term in SITE.terms if term.id in seed.categories] == ["Bankenrating", "Nachrichten"]
    assert seed.html.startswith("<p>Social Media ist vor allem anderen eine „Partizipationsmaschine“, schreibt Lothar")
    assert seed.html.endswith("hoch spezialisierte Finanzprodukte und Anlagestrategien positioniert.“</p>\n")
    assert seed.html.count("<p>") == 5
    assert thread(seed.slug) == []


def test_the_newest_post_shows_everything_a_reader_can_draw() -> None:
    newest = SITE.posts[0]
    elements = {
        "h2",
        "h3",
        "blockquote",
        "ol",
        "ul",
        "table",
        "pre",
        "code",
        "sub",
        "sup",
        "figcaption",
        "del",
        "kbd",
        "hr",
    }
    assert {name for name in elements if f"<{name}" not in newest.html} == set()
    assert 'alt="A wooden desk' in newest.html
    answers = thread(newest.slug)
    assert len(answers) == 14
    assert max(depth(answer) for answer in answers) == 4
    assert newest.author in {answer.author for answer in answers}
    assert len({answer.name for answer in answers}) > 6


def test_there_is_a_post_of_every_kind() -> None:
    assert [post.slug for post in SITE.posts if post.password] == ["intern-terminplan"]
    assert [post.slug for post in SITE.posts if not post.comments_open] == ["das-war-2024"]
    assert [post.slug for post in SITE.posts if not post.title] == ["ohne-titel"]
    assert [count for count in Counter(post.date for post in SITE.posts).values() if count > 1] == [2]
    assert max(len(post.title) for post in SITE.posts) > 100
    assert len(thread("frage-der-woche")) == 60
    assert 12 <= len(SITE.posts) <= 15


def test_posts_are_newest_first_and_of_one_second_the_higher_number_first() -> None:
    order = [(post.date, post.id) for post in SITE.posts]
    assert order == sorted(order, reverse=True)
    assert (order[0][0].year, order[-1][0].year) == (2026, 2012)


def test_every_comment_answers_an_earlier_one_under_the_same_post() -> None:
    for comment in SITE.comments.values():
        if comment.parent:
            above = SITE.comments[comment.parent]
            assert above.post == comment.post
            assert above.date < comment.date
        under = SITE.post(comment.post)
        assert under is not None
        assert under.date < comment.date


def test_generated_posts_are_older_and_the_same_every_time() -> None:
    site = load(posts=1000)
    assert len(site.posts) == len(SITE.posts) + 1000
    assert site.posts[: len(SITE.posts)] == SITE.posts
    assert site.posts == load(posts=1000).posts
    assert len({post.date for post in site.posts[len(SITE.posts) :]}) == 1000


def test_a_long_discussion_is_generated_twelve_deep() -> None:
    site = load(comments=1200)
    answers = thread("lange-diskussion", site)
    assert len(answers) == 1200
    assert max(depth(answer, site) for answer in answers) == 12
    assert site.posts[0] == SITE.posts[0]


@pytest.mark.parametrize(
    ("utc", "hours"),
    [("2026-03-29T00:59:59", 1), ("2026-03-29T01:00:00", 2), ("2026-10-25T00:59:59", 2), ("2026-10-25T02:00:00", 1)],
)
def test_the_clock_changes_where_europe_changes_it(utc: str, hours: int) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment.astimezone(BERLIN).utcoffset() == timedelta(hours=hours)
    assert moment.astimezone(BERLIN) == moment.astimezone(timezone(timedelta(hours=hours)))
