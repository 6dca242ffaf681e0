"""What addresses of posts look like."""

from datetime import UTC, datetime

import pytest

from tui_reader.blog.shapes import dated, fits, shapes, slug_title

HOME = "https://blog.example/"


@pytest.mark.parametrize(
    ("known", "post", "other"),
    [
        (["/posts/a/", "/posts/b/"], "/posts/c/", "/tags/c/"),
        (["/2012/11/a.html", "/2011/03/b.html"], "/1999/01/c.html", "/2012/11/"),
        (["/a/", "/b/"], "/c", "/about/"),
        (["/p/1", "/p/2"], "/p/33", "/p/about"),
        (["/de/x/a/", "/de/y/b/"], "/de/z/c/", "/en/z/c/"),
        (["/posts/a/"], "/posts/b/", "https://other.example/posts/b/"),
    ],
)
def test_addresses_like_those_of_the_feed_are_posts(known: list[str], post: str, other: str) -> None:
    learnt = shapes([f"{HOME[:-1]}{path}" for path in known], HOME)
    assert fits(f"{HOME[:-1]}{post}", HOME, learnt)
    assert not fits(other if "://" in other else f"{HOME[:-1]}{other}", HOME, learnt)
    assert not fits(HOME, HOME, learnt)


def test_addresses_outside_a_blog_teach_nothing() -> None:
    assert shapes(["https://other.example/a/", "https://blog.example/b/"], f"{HOME}blog/") == ()


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("/2012/11/banken-pruefen/", "Banken pruefen"),
        ("/b%C3%B6rse_und_Bank.html", "Börse und Bank"),
        ("/", ""),
        ("/%1b%5b2J", "␛[2J"),
    ],
)
def test_an_address_is_a_title_until_the_page_is_read(link: str, title: str) -> None:
    assert slug_title(f"https://blog.example{link}") == title


@pytest.mark.parametrize(
    ("link", "date"),
    [
        ("/2012/11/25/a/", datetime(2012, 11, 25, tzinfo=UTC)),
        ("/2012/11/a", datetime(2012, 11, 1, tzinfo=UTC)),
        ("/posts/2012-11-25-a/", datetime(2012, 11, 25, tzinfo=UTC)),
        ("/2012/a/", None),
        ("/2013/02/31/a/", None),
    ],
)
def test_an_address_may_tell_the_day(link: str, date: datetime | None) -> None:
    assert dated(f"https://blog.example{link}") == date
