"""Pages made to hurt: however many elements or attributes they have, they are read in bounded time."""

import time

import pytest

from tui_reader.blog.classic.cut import cut
from tui_reader.blog.classic.listing import listing
from tui_reader.blog.classic.posts import post_page
from tui_reader.blog.classic.tags import tame
from tui_reader.blog.classic.talk import talk
from tui_reader.blog.classic.tree import Page

SECONDS = 8
"""Of CPU time for what takes one on a quiet machine; what is quadratic takes minutes."""
MANY = 15_000
ATTRIBUTES = " ".join(f"a{number}=x" for number in range(100_000))
HIDDEN = "".join(f' a{number}=">"' for number in range(100_000))
HURTING = {
    "attributes": f'<li id="comment-1" {ATTRIBUTES}>',
    "attributes after a stray quote": f'<li x" {ATTRIBUTES}>',
    "attributes that hide brackets": f"<li{HIDDEN}>",
    "asides": '<div class="hentry">' + '<aside class="widget">x</aside><time>1</time><a rel=author>x</a>' * MANY,
    "rows": '<div id="post-5" class="hentry">' + "<p>1. Mai 2012 <a rel=tag href=/t>x</a></p>" * MANY,
    "noise": '<div class="hentry"><div class="entry-content">' + "<form>x</form>and <a rel=tag>z</a>" * MANY,
    "topics": '<div class="hentry"><div class="entry-content"><p>' + "<a rel=tag>z</a>" * MANY,
    "pages of comments": "".join(f'<a href="/p/comment-page-{number}/#comments">x</a>' for number in range(MANY)),
    "headings": '<div class="hentry">' + '<div class="entry-title">' * 200 + "<a>x</a>" * MANY,
    "ways": '<div class="previous">' * 200 + '<a href="#x">x</a>' * MANY,
}


@pytest.mark.parametrize("text", HURTING.values(), ids=HURTING.keys())
def test_time_is_bounded(text: str) -> None:
    begun = time.process_time()
    post_page(text, "https://blog.example.org/p/")
    talk(text, "https://blog.example.org/p/", 5)
    listing(text, "https://blog.example.org/")
    cut(text, "https://blog.example.org/p/")
    assert time.process_time() - begun < 4 * SECONDS


def test_of_a_tag_without_end_the_first_attributes_stay_and_so_does_what_follows() -> None:
    text = f'<p>before</p><li class="comment" id="comment-1" data-x="a > b" {ATTRIBUTES}><p>after</p>'
    page = Page(text, "https://blog.example.org/")
    found = page.first("#comment-1")
    assert found is not None
    assert (found.get("class"), found.get("data-x"), len(found.attrib) <= 50) == ("comment", "a > b", True)
    assert [page.said(node) for node in page.every("p")] == ["before", "after"]


@pytest.mark.parametrize(
    "text",
    [
        f'<img src="data:image/png;base64,{"a/b+" * 20_000}" alt="x">',
        f"<script>for (i = 0; i<n; i++) {{ '{'a b ' * 5000}' }}</script><p>after</p>",
        f'<p title="{"many words " * 90}">words</p>' * 90,
        "<p>it's 5 < 6 and a <b>quote\"</b></p>" * 900,
    ],
    ids=["picture", "script", "title", "quotes"],
)
def test_a_page_as_people_write_them_stays_as_it_is(text: str) -> None:
    assert tame(text) == text or "data:" in text
    assert "data:" not in text or Page(tame(text), "").first("img") is not None
    assert not text.endswith("after</p>") or tame(text).endswith("<p>after</p>")


def test_a_vague_mark_counts_only_where_the_longest_paragraphs_are() -> None:
    words = "A paragraph that is long enough to be the text of a page, and then some words more. " * 3
    around = f'<main><div class="content"><p>Login</p></div><div class="content"><p>{words}</p></div></main>'
    assert words.strip() in cut(around, "https://blog.example.org/p/")
