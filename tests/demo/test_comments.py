"""Reading and writing comments over REST, with every answer WordPress has for it."""

import json
from collections.abc import Mapping

import pytest

from tests.demo.asking import Answer, log_in, rest
from tui_reader.demo import DemoBlog
from tui_reader.demo.writing import LONGEST


def number(blog: DemoBlog, slug: str) -> int:
    return next(post.id for post in blog.at.site.posts if post.slug == slug)


@pytest.fixture
def reader(blog: DemoBlog) -> dict[str, str]:
    return log_in(blog)


def send(blog: DemoBlog, reader: Mapping[str, str], **form: object) -> Answer:
    """Send a comment, to the newest post unless told otherwise."""
    return rest(
        blog, "comments", "POST", form={"post": blog.at.site.posts[0].id, "content": "Hallo", **form}, headers=reader
    )


def test_a_thread_comes_flat_and_whole(blog: DemoBlog) -> None:
    newest = blog.at.site.posts[0].id
    got = rest(blog, f"comments?post={newest}&per_page=100&order=asc&_fields=id,parent,date_gmt,author_name,status")
    assert got.headers["x-wp-total"] == "14"
    assert got.column("date_gmt") == sorted(map(str, got.column("date_gmt")))
    assert {item["parent"] for item in got.items()} <= {0, *got.column("id")}
    assert set(got.column("status")) == {"approved"}
    assert rest(blog, f"comments?post={newest}&per_page=100&_fields=id").column("id") == got.column("id")[::-1]


def test_comments_of_several_posts_can_be_counted_at_once(blog: DemoBlog) -> None:
    both = number(blog, "buchtipp"), number(blog, "ohne-titel")
    assert sorted(map(str, rest(blog, f"comments?post={both[0]},{both[1]}&_fields=post").column("post"))) == sorted(
        map(str, both)
    )
    assert rest(blog, "comments?post=99999").json() == []


def test_one_protected_post_refuses_the_whole_list(blog: DemoBlog) -> None:
    secret = number(blog, "intern-terminplan")
    assert rest(blog, f"comments?post={secret}").code() == "401 rest_cannot_read_post"
    assert rest(blog, f"comments?post=1,{secret}").code() == "401 rest_cannot_read_post"
    assert len(rest(blog, f"comments?post={secret}&password=geheim").items()) == 1
    assert secret not in rest(blog, "comments?per_page=100&_fields=post").column("post")


def test_long_threads_come_in_pages() -> None:
    with DemoBlog(comments=1200) as blog:
        post = number(blog, "lange-diskussion")
        pages = [
            rest(blog, f"comments?post={post}&per_page=100&order=asc&page={page}&_fields=id") for page in range(1, 14)
        ]
        assert pages[0].headers["x-wp-totalpages"] == "12"
        assert len({one for page in pages for one in page.column("id")}) == 1200
        assert pages[12].items() == []


@pytest.mark.parametrize(
    ("route", "code"),
    [
        ("comments?per_page=101", "400 rest_invalid_param"),
        ("comments?orderby=luck", "400 rest_invalid_param"),
        ("comments?status=hold", "401 rest_forbidden_param"),
        ("comments?author=1", "401 rest_forbidden_param"),
        ("comments/99999", "404 rest_comment_invalid_id"),
    ],
)
def test_reading_is_refused_with_wordpress_own_code(blog: DemoBlog, route: str, code: str) -> None:
    assert rest(blog, route).code() == code


def test_answers_to_one_comment_are_found_by_parent(blog: DemoBlog) -> None:
    found = rest(blog, "comments?parent=0&per_page=100&_fields=parent")
    assert set(found.column("parent")) == {0}
    assert int(found.headers["x-wp-total"]) < len(blog.at.site.comments)


def test_a_comment_is_taken_and_stands_in_the_thread(blog: DemoBlog, reader: dict[str, str]) -> None:
    above = blog.at.site.by_post[blog.at.site.posts[0].id][0].id
    got = send(blog, reader, content='Ja, "genau" <b>so</b> & <script>x</script>\nZeile', parent=above)
    made = got.item()
    assert (got.status, made["status"], made["parent"], made["author_name"]) == (201, "approved", above, "Rita Reader")
    rendered = "<p>Ja, &#8222;genau&#8220; <b>so</b> &amp; x<br />\nZeile</p>\n"
    assert made["content"] == {"rendered": rendered}
    assert got.headers["location"] == f"{blog.address}wp-json/wp/v2/comments/{made['id']}"
    assert made["id"] in rest(blog, f"comments?post={made['post']}&per_page=100&_fields=id").column("id")
    assert str(made["link"]).endswith(f"#comment-{made['id']}")


def test_json_is_as_good_as_a_form(blog: DemoBlog, reader: dict[str, str]) -> None:
    body = json.dumps({"post": blog.at.site.posts[0].id, "content": "Aus JSON", "parent": 0}).encode()
    got = rest(blog, "comments", "POST", body=body, headers={"Content-Type": "application/json", **reader})
    assert (got.status, got.item()["parent"]) == (201, 0)
    bad = rest(blog, "comments", "POST", body=b"{", headers={"Content-Type": "application/json", **reader})
    assert bad.code() == "400 rest_invalid_json"


def test_strangers_must_log_in(blog: DemoBlog) -> None:
    assert send(blog, {}).code() == "401 rest_comment_login_required"
    blog.registration = False
    assert send(blog, {}).code() == "401 rest_comment_login_required"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"content": " "}, "400 rest_comment_content_invalid"),
        ({"content": "ö" * (LONGEST // 2 + 1)}, "400 comment_content_column_length"),
        ({"post": 99999}, "403 rest_comment_invalid_post_id"),
        ({"post": ""}, "400 rest_invalid_param"),
        ({"parent": "x"}, "400 rest_invalid_param"),
        ({"author": 1}, "403 rest_comment_invalid_author"),
        ({"status": "approve"}, "403 rest_comment_invalid_status"),
    ],
)
def test_writing_is_refused_with_wordpress_own_code(
    blog: DemoBlog, reader: dict[str, str], form: dict[str, object], code: str
) -> None:
    before = len(blog.at.site.comments)
    assert send(blog, reader, **form).code() == code
    assert len(blog.at.site.comments) == before


def test_closed_and_protected_posts_take_none(blog: DemoBlog, reader: dict[str, str]) -> None:
    closed, secret = number(blog, "das-war-2024"), number(blog, "intern-terminplan")
    assert rest(blog, f"posts/{closed}?_fields=comment_status").json() == {"comment_status": "closed"}
    assert send(blog, reader, post=closed).code() == "403 rest_comment_closed"
    assert send(blog, reader, post=secret).code() == "403 rest_cannot_read_post"


def test_closed_by_age_is_only_seen_when_posting(blog: DemoBlog, reader: dict[str, str]) -> None:
    blog.closed = True
    newest = blog.at.site.posts[0].id
    assert rest(blog, f"posts/{newest}?_fields=comment_status").json() == {"comment_status": "open"}
    assert send(blog, reader).code() == "403 rest_comment_closed"


def test_the_same_words_twice_are_a_duplicate(blog: DemoBlog, reader: dict[str, str]) -> None:
    assert send(blog, reader).status == 201
    assert send(blog, reader).code() == "409 comment_duplicate"
    assert send(blog, reader, post=blog.at.site.posts[1].id).status == 201


def test_too_fast_is_a_flood_where_that_is_on(blog: DemoBlog, reader: dict[str, str]) -> None:
    blog.flood = True
    assert send(blog, reader).status == 201
    got = send(blog, reader, content="Und noch etwas")
    assert got.code() == "400 comment_flood"
    assert "retry-after" not in got.headers


@pytest.mark.parametrize(
    ("switches", "text", "status"),
    [
        ({"moderation": True}, "Hallo", "hold"),
        ({}, "https://example.org https://example.net", "hold"),
        ({"disallowed": ("kasino",)}, "Kommt ins Kasino", "trash"),
    ],
)
def test_a_comment_that_is_not_shown_is_seen_by_its_author_alone(
    blog: DemoBlog, reader: dict[str, str], switches: dict[str, object], text: str, status: str
) -> None:
    for switch, value in switches.items():
        setattr(blog, switch, value)
    made = send(blog, reader, content=text).item()
    assert made["status"] == status
    assert made["id"] not in rest(blog, f"comments?post={made['post']}&per_page=100&_fields=id", headers=reader).column(
        "id"
    )
    assert rest(blog, f"comments/{made['id']}", headers=reader).item()["status"] == status
    assert rest(blog, f"comments/{made['id']}").code() == "401 rest_cannot_read"
    assert rest(blog, f"comments/{made['id']}", headers=log_in(blog, "mara")).code() == "403 rest_cannot_read"


def test_nobody_edits_or_deletes(blog: DemoBlog, reader: dict[str, str]) -> None:
    made = send(blog, reader).item()["id"]
    assert rest(blog, f"comments/{made}", "PUT", form={"content": "x"}, headers=reader).code() == "403 rest_cannot_edit"
    assert rest(blog, f"comments/{made}", "DELETE", headers=reader).code() == "403 rest_cannot_delete"
    assert rest(blog, f"comments/{made}", "DELETE").code() == "401 rest_cannot_delete"
    assert rest(blog, "posts", "POST", form={"title": "x"}, headers=reader).code() == "403 rest_cannot_create"


def test_an_unknown_parent_is_taken_as_it_is(blog: DemoBlog, reader: dict[str, str]) -> None:
    got = send(blog, reader, parent=99999)
    assert (got.status, got.item()["parent"]) == (201, 99999)
