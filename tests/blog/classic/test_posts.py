"""A post read from its page: real pages of WordPress in seven themes, trimmed, and pages that mean harm."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.blog.classic.pages import HOME, THEMES, THREAD, page
from tui_reader.blog.classic import PostPage
from tui_reader.blog.classic.posts import post_page

SEED = f"{HOME}2012/11/25/seed/"
STAMPED = {"twentytwentyone", "twentytwentythree"}
"""Themes whose dates machines can read."""

UNLINKED = {"classic", "twentytwentythree"}
"""Themes whose posts link to no other post."""


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_tells_all_about_its_post(theme: str) -> None:
    found = post_page(page(f"{theme}-post"), SEED)
    assert (found.number, found.link) == (5 if theme == "twentytwentyfive" else 4, SEED)
    assert (found.title, found.author) == ("Banken in der Partizipationsmaschine", "Dr. Oliver Everling")
    assert set(found.topics) == {("categories", "Bankenrating"), ("categories", "Nachrichten"), ("tags", "Thema 1")}
    berlin = datetime(2012, 11, 25, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert found.date == (berlin if theme in STAMPED else datetime(2012, 11, 25, tzinfo=UTC))
    assert found.feed == f"{SEED}feed/"
    assert not found.protected


@pytest.mark.parametrize("theme", THEMES)
def test_the_text_is_the_text_and_nothing_else(theme: str) -> None:
    said = re.sub(r"<[^<>]*>", " ", post_page(page(f"{theme}-post"), SEED).html).strip()
    assert said.startswith("Social Media ist vor allem anderen eine „Partizipationsmaschine“")
    assert said.endswith("Finanzprodukte und Anlagestrategien positioniert.“")


@pytest.mark.parametrize("theme", THEMES)
def test_previous_is_older_and_next_is_newer(theme: str) -> None:
    found = post_page(page(f"{theme}-post"), SEED)
    near = (f"{HOME}2012/10/28/beitrag-64/", f"{HOME}2013/01/09/beitrag-63/")
    assert (found.older, found.newer) == (("", "") if theme in UNLINKED else near)


def test_a_page_of_comments_is_about_the_same_post() -> None:
    found = post_page(page("twentytwentyone-paged"), f"{THREAD}comment-page-7/#comments")
    assert (found.number, found.link, found.title) == (18, THREAD, "Lange Diskussion")
    assert "viel diskutiert" in found.html
    assert "Wortmeldung" not in found.html


def test_a_protected_post_keeps_its_text_and_its_title() -> None:
    found = post_page(page("twentytwentyone-protected"), f"{HOME}2025/09/06/protected/")
    assert (found.protected, found.html, found.title) == (True, "", "Mit Kennwort")


def test_arrows_without_rel_are_neighbours() -> None:
    arrows = '<p><a href="/a/">«</a> | <a href="/">Home</a> | <a href="/b/">»</a></p>'
    text = f'{arrows}<div id="post-5"><h2>T</h2><p>x</p></div>'
    found = post_page(text, "http://h/c/")
    assert (found.older, found.newer, found.number) == ("http://h/a/", "http://h/b/", 5)


def test_pictures_aligned_in_the_text_are_no_neighbours() -> None:
    text = '<div id="post-5"><div class="entry"><a class="alignleft" href="/bild/"><img></a><p>x</p></div></div>'
    assert post_page(text, "http://h/c/").older == ""


def test_the_address_tells_the_day_where_the_page_does_not() -> None:
    found = post_page('<div class="hentry"><h1>T</h1><p>Text.</p></div>', "http://h/2009/02/03/t/")
    assert found.date == datetime(2009, 2, 3, tzinfo=UTC)


def test_without_links_the_classes_name_the_topics() -> None:
    found = post_page('<div class="hentry category-banken tag-rating"><h1>T</h1></div>', "http://h/t/")
    assert found.topics == (("categories", "banken"), ("tags", "rating"))


def test_tags_that_lead_elsewhere_are_no_topics() -> None:
    text = '<div class="hentry"><div class="entry"><p>x <a rel="tag" href="http://technorati.com/tag/x">x</a></p></div></div>'
    assert post_page(text, "http://h/t/").topics == ()


def test_scripts_in_names_are_not_said() -> None:
    text = (
        '<body class="single postid-7"><article id="post-7">'
        '<h1 class="entry-title">A<script>alert(1)</script> &amp; B\x1b]52;c;x\x07</h1>'
        '<span class="author">von Eva<style>x{}</style>&#x202e;</span>'
        '<div class="entry-content"><p>Text.</p></div></article>'
    )
    found = post_page(text, "http://h/t/")
    assert found.title.startswith("A & B")
    assert found.author == "Eva"
    assert not {"\x1b", "\x07", "\u202e"} & set(found.title + found.author)


def test_neighbours_and_links_are_addresses_of_the_same_blog() -> None:
    text = (
        '<a rel="prev" href="javascript:alert(1)">a</a><a rel="next" href="http://evil.example/">b</a>'
        '<link rel="canonical" href="data:x">'
    )
    found = post_page(text, "http://h/t/")
    assert (found.older, found.newer, found.link) == ("", "", "http://h/t/")


@pytest.mark.parametrize("text", ["", " ", "\0", "<", "<!-- by nobody -->", "kein HTML", "<html></html>", "\ud800"])
def test_what_is_no_page_tells_nothing(text: str) -> None:
    found = post_page(text, "http://h/t/")
    assert (found.number, found.title, found.topics, found.older) == (0, "", (), "")
    assert isinstance(found, PostPage)
