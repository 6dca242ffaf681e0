"""Lists of posts: real pages of WordPress 6.1 and older shapes."""

import pytest

from tests.blog.classic.pages import HOME, page
from tui_reader.blog.classic import Listing
from tui_reader.blog.classic.listing import listing


@pytest.mark.parametrize("theme", ["default", "twentytwentythree"])
def test_a_list_has_its_posts_in_order_and_its_neighbours(theme: str) -> None:
    found = listing(page(f"{theme}-list"), f"{HOME}page/3/")
    assert [title for _address, title in found.posts] == [
        f"Sparkasse legt Zahlen vor ({number})" for number in range(14, 24)
    ]
    assert found.posts[0][0] == f"{HOME}2022/10/26/beitrag-14/"
    assert (found.older, found.newer) == (f"{HOME}page/4/", f"{HOME}page/2/")


def test_the_second_page_follows_the_one_without_number() -> None:
    found = listing('<a href="/blog/page/3/">x</a>', "http://h/blog/page/2/")
    assert (found.older, found.newer) == ("http://h/blog/page/3/", "http://h/blog/")
    found = listing('<a href="/?paged=3">x</a>', "http://h/?cat=4&paged=2")
    assert (found.older, found.newer) == ("http://h/?paged=3", "http://h/?cat=4")


def test_themes_without_post_class_are_read_by_their_numbers() -> None:
    text = (
        '<div id="post-5"><h2><a href="/a/">Eins</a></h2><p><a href="/a/#comments">Kein Kommentar</a></p></div>'
        '<div id="post-4"><h2>Zwei</h2><a rel="bookmark" href="/b/">Permalink</a></div>'
    )
    assert listing(text, "http://h/").posts == (("http://h/a/", "Eins"), ("http://h/b/", "Permalink"))


def test_bookmarks_alone_are_a_list() -> None:
    text = '<h3><a rel="bookmark" href="/a/">Eins</a></h3><h3><a rel="bookmark" href="http://evil.example/">X</a></h3>'
    assert listing(text, "http://h/").posts == (("http://h/a/", "Eins"),)


def test_a_post_without_title_is_listed_by_its_date() -> None:
    text = '<li class="wp-block-post"><div class="wp-block-post-date"><time><a href="/a/">1. Mai</a></time></div></li>'
    assert listing(text, "http://h/").posts == (("http://h/a/", "1. Mai"),)


@pytest.mark.parametrize("text", ["", "\0", "<a rel=bookmark href=javascript:x>x</a>", "<article>" * 100_000])
def test_what_is_no_list_lists_nothing(text: str) -> None:
    assert listing(text, "http://h/") == Listing()
