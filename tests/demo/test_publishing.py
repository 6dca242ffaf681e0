"""Posts that come, change and go, and how a client finds out: as on a WordPress where somebody writes."""

import time
from urllib.parse import quote

import pytest

from tests.demo.asking import ask, rest
from tui_reader.demo import DemoBlog
from tui_reader.demo.content import load
from tui_reader.demo.site import Comment, now


def test_a_post_that_is_added_is_the_newest(blog: DemoBlog) -> None:
    one, other = blog.add("Eins", "<p>Der erste.</p>"), blog.add("Zwei")
    got = rest(blog, "posts?per_page=2&_fields=id,title,content,author,categories").items()
    assert [item["id"] for item in got] == [other.id, one.id]
    assert got[1]["title"] == {"rendered": "Eins"}
    assert got[1]["content"] == {"rendered": "<p>Der erste.</p>", "protected": False}
    assert (got[0]["author"], got[0]["categories"]) == (4, [1])
    assert ask(blog, blog.at.link(other).removeprefix(blog.address)).status == 200


def test_a_post_that_is_edited_tells_when(blog: DemoBlog) -> None:
    here = [post.id for post in blog.at.site.posts]
    before = rest(blog, f"posts/{here[5]}").item()
    assert before["modified"] == before["date"]
    first = blog.edit(here[5], html="<p>Anders.</p>").modified
    assert blog.edit(here[5], title="Anders").modified > first
    after = rest(blog, f"posts/{here[5]}").item()
    assert (after["title"], after["date"]) == ({"rendered": "Anders"}, before["date"])
    assert str(after["modified_gmt"]) > str(before["modified_gmt"])
    changed = rest(blog, f"posts?modified_after={quote(str(before['modified']))}&modified_before=2100-01-01T00:00:00")
    assert here[5] in changed.column("id")
    assert rest(blog, "posts?orderby=modified&per_page=1&_fields=id").column("id") == [here[5]]
    assert rest(blog, f"posts?modified_after={after['modified']}").items() == []


def test_what_changed_comes_in_the_order_of_change(blog: DemoBlog) -> None:
    here = [post.id for post in blog.at.site.posts]
    since = max(post.modified for post in blog.at.site.posts)
    for number in (here[3], here[9], here[6]):
        while blog.edit(number, html="<p>Anders.</p>").modified <= since:
            pass
        since = next(post.modified for post in blog.at.site.posts if post.id == number)
    asked = "posts?orderby=modified&per_page=3&_fields=id&order="
    assert rest(blog, f"{asked}desc").column("id") == [here[6], here[9], here[3]]
    assert rest(blog, "posts?orderby=modified&order=asc&per_page=100&_fields=id").column("id")[-3:] == [
        here[3],
        here[9],
        here[6],
    ]


def test_a_post_that_is_deleted_is_gone_with_its_comments(blog: DemoBlog) -> None:
    post, total = blog.at.site.posts[0], len(blog.at.site.posts)
    assert rest(blog, f"comments?post={post.id}").items()
    blog.delete(post.id)
    assert rest(blog, f"posts/{post.id}").code() == "404 rest_post_invalid_id"
    assert rest(blog, f"posts?include={post.id}").items() == []
    assert rest(blog, f"comments?post={post.id}").items() == []
    assert rest(blog, "posts?per_page=1&_fields=id").headers["x-wp-total"] == str(total - 1)


def test_no_number_comes_twice(blog: DemoBlog) -> None:
    number, comment = blog.add("Eins").id, blog.at.site.next_comment()
    blog.at.site.add(Comment(comment, number, 0, "Gerda", now(), "Hallo"))
    blog.delete(number)
    assert blog.add("Zwei").id == number + 1
    assert blog.at.site.next_comment() == comment + 1


@pytest.mark.parametrize(
    ("search", "slugs"),
    [
        ("buchtipp", ["buchtipp"]),
        ("BUCHTIPP", ["buchtipp"]),
        ("Terminplan", []),
        ("gross+sekunde", []),
        ("%C3%9Cber+%22derselben+Sekunde%22", []),
    ],
)
def test_search_looks_past_case_and_never_behind_a_password(blog: DemoBlog, search: str, slugs: list[str]) -> None:
    assert rest(blog, f"posts?search={search}&_fields=slug").column("slug") == slugs


def test_search_looks_past_dots_and_accents(blog: DemoBlog) -> None:
    blog.add("Größenordnung", "<p>Rund.</p>")
    for search in ("GRÖSSENORDNUNG", "grossenordnung", "Größen", "größenordnung -eckig"):
        assert rest(blog, f"posts?search={quote(search)}&_fields=title").column("title") == [
            {"rendered": "Größenordnung"}
        ]


def test_the_most_relevant_has_the_words_in_its_title(blog: DemoBlog) -> None:
    numbers = [
        blog.add(title, html).id
        for title, html in (
            ("Ein Wal im Meer", "<p>Text.</p>"),
            ("Ein Meer", "<p>Ein Wal im Meer.</p>"),
            ("Im Meer ein Wal", "<p>Text.</p>"),
            ("Anderes", "<p>Wal im Meer.</p>"),
            ("Noch anderes", "<p>Meer, Wal, im</p>"),
        )
    ]
    relevant = rest(blog, "posts?search=wal+im+meer&orderby=relevance&_fields=id").column("id")
    assert relevant == [numbers[0], numbers[2], numbers[1], numbers[3], numbers[4]]
    assert rest(blog, "posts?search=anderes&orderby=relevance&_fields=id").column("id") == [numbers[4], numbers[3]]
    assert rest(blog, "posts?orderby=relevance").code() == "400 rest_no_search_term_defined"


def test_authors_and_exclusions_sift(blog: DemoBlog) -> None:
    own = [post.id for post in blog.at.site.posts if post.author == 3]
    assert rest(blog, "posts?author=3&per_page=100&_fields=id").column("id") == own
    assert rest(blog, f"posts?author=3&exclude={own[0]}&order=asc&per_page=1&_fields=id").column("id") == [own[-1]]
    assert rest(blog, f"posts?include={own[0]},{own[1]}&order=asc&orderby=id&_fields=id").column("id") == sorted(
        own[:2]
    )


def test_a_hundred_thousand_posts_have_their_texts_when_asked() -> None:
    start = time.process_time()
    site = load(posts=100_000)
    assert time.process_time() - start < 10
    assert (len(site.posts), site.posts[-1].html) == (len(load().posts) + 100_000, "")
    assert "der 100000. Beitrag" in site.posts[-1].text


def test_a_page_from_the_middle_of_very_many_is_that_page() -> None:
    with DemoBlog(posts=3000) as blog:
        posts = blog.at.site.posts
        middle = f"{posts[1500].date:%Y-%m-%dT%H:%M:%S}"
        older = rest(blog, f"posts?before={middle}&per_page=100&_fields=id,content")
        assert older.column("id") == [post.id for post in posts[1501:1601]]
        assert older.headers["x-wp-total"] == str(len(posts) - 1501)
        assert "aus dem Archiv" in str(older.items()[0]["content"])
        newer = rest(blog, f"posts?after={middle}&order=asc&per_page=100&page=2&_fields=id")
        assert newer.column("id") == [post.id for post in posts[1300:1400][::-1]]
        between = rest(blog, f"posts?after={middle}&before={posts[1400].date:%Y-%m-%dT%H:%M:%S}&_fields=id")
        assert between.headers["x-wp-total"] == "99"
        assert rest(blog, f"posts?after={middle}&before={middle}").items() == []
