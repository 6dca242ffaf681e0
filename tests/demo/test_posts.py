"""The REST routes that read posts, topics and users, and how they say no."""

import re

import pytest

from tests.demo.asking import ask, rest
from tui_reader.demo import DemoBlog
from tui_reader.demo.objects import POST

NEWEST = "2026-10-12T06:30:00"


def test_a_list_names_its_totals_and_its_neighbouring_pages(blog: DemoBlog) -> None:
    got = rest(blog, "posts?per_page=5&page=2&_fields=id")
    total = len(blog.at.site.posts)
    assert (got.headers["x-wp-total"], got.headers["x-wp-totalpages"]) == (str(total), str(-(-total // 5)))
    assert got.column("id") == [post.id for post in blog.at.site.posts[5:10]]
    assert re.findall(r'[?&]page=(\d+)>; rel="(\w+)"', got.links[0]) == [("1", "prev"), ("3", "next")]


def test_head_is_get_without_the_body(blog: DemoBlog) -> None:
    got = rest(blog, "posts?per_page=5", "HEAD")
    assert (got.status, got.text, got.headers["x-wp-totalpages"]) == (200, "", "3")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("per_page=0", "rest_out_of_bounds"),
        ("per_page=101", "rest_out_of_bounds"),
        ("page=0", "rest_out_of_bounds"),
        ("before=2020-01-01", "rest_invalid_date"),
        ("order=up", "rest_not_in_enum"),
        ("orderby=luck", "rest_not_in_enum"),
        ("author=x", "rest_invalid_type"),
        ("sticky=maybe", "rest_invalid_type"),
        ("status=draft", "rest_forbidden_status"),
    ],
)
def test_a_wrong_parameter_is_named(blog: DemoBlog, query: str, code: str) -> None:
    got = rest(blog, f"posts?{query}")
    name = query.partition("=")[0]
    assert got.code() == "400 rest_invalid_param"
    data = got.item()["data"]
    assert isinstance(data, dict)
    assert data["details"][name]["code"] == code


@pytest.mark.parametrize(
    ("route", "code"),
    [
        ("posts?page=99", "400 rest_post_invalid_page_number"),
        ("posts?orderby=relevance", "400 rest_no_search_term_defined"),
        ("posts?context=edit", "401 rest_forbidden_context"),
        ("posts/99999", "404 rest_post_invalid_id"),
        ("posts/abc", "404 rest_no_route"),
        ("nothing", "404 rest_no_route"),
        ("users/99", "404 rest_user_invalid_id"),
        ("users/2", "401 rest_user_cannot_view"),
        ("users/me", "401 rest_not_logged_in"),
        ("categories/99", "404 rest_term_invalid"),
        ("tags/1", "404 rest_term_invalid"),
    ],
)
def test_what_is_not_there_has_wordpress_own_code(blog: DemoBlog, route: str, code: str) -> None:
    assert rest(blog, route).code() == code


def test_past_the_end_only_posts_are_an_error(blog: DemoBlog) -> None:
    assert [rest(blog, f"{name}?page=99").json() for name in ("comments", "categories", "tags", "users")] == [[]] * 4


def test_dates_bound_a_list_on_both_sides_exclusively(blog: DemoBlog) -> None:
    dates = [str(date) for date in rest(blog, "posts?per_page=100&_fields=date_gmt").column("date_gmt")]
    assert dates[0] == NEWEST
    assert rest(blog, f"posts?after={dates[3]}Z&_fields=date_gmt").column("date_gmt") == dates[:3]
    assert rest(blog, f"posts?before={dates[3]}Z&per_page=2&_fields=date_gmt").column("date_gmt") == dates[4:6]
    newer = rest(blog, f"posts?after={dates[3]}Z&order=asc&per_page=1&_fields=date_gmt")
    assert newer.column("date_gmt") == [dates[2]]


def test_a_date_without_a_zone_is_the_blogs_own_time(blog: DemoBlog) -> None:
    assert rest(blog, "posts?after=2026-10-12T08:29:59&_fields=date").column("date") == ["2026-10-12T08:30:00"]
    assert rest(blog, "posts?after=2026-10-12T08:29:59Z&_fields=date").items() == []
    assert len(rest(blog, "posts?after=2026-10-12T10:29:59%2B04:00&_fields=date").items()) == 1


def test_posts_are_found_by_topic_slug_number_and_words(blog: DemoBlog) -> None:
    site = blog.at.site
    ratings = rest(blog, "categories?slug=bankenrating&_fields=id,count").items()[0]
    found = rest(blog, f"posts?categories={ratings['id']}&_fields=id,categories")
    assert len(found.items()) == ratings["count"]
    assert all(ratings["id"] in list_ for list_ in found.column("categories") if isinstance(list_, list))
    assert rest(blog, "posts?slug=buchtipp&_fields=slug").column("slug") == ["buchtipp"]
    assert rest(blog, "posts?include=3,1&orderby=include&_fields=id").column("id") == [3, 1]
    assert rest(blog, f"posts?exclude={site.posts[0].id}&per_page=1&_fields=id").column("id") == [site.posts[1].id]
    assert rest(blog, "posts?search=bagehot&_fields=slug").column("slug") == ["buchtipp"]
    assert rest(blog, "posts?search=sekunde+-Sparkassen&_fields=slug").column("slug") == ["doppelt-haelt-laenger"]
    assert rest(blog, "posts?search=%22derselben+Sekunde%22").headers["x-wp-total"] == "2"


def test_only_the_fields_asked_for_are_sent(blog: DemoBlog) -> None:
    assert set(rest(blog, "posts?per_page=1&_fields=id,title,nothing").items()[0]) == {"id", "title"}
    nested = rest(blog, "posts?slug=intern-terminplan&_fields=content.protected,title.rendered").items()[0]
    assert nested["content"] == {"protected": True}
    assert len(rest(blog, "posts?per_page=1").items()[0]) == len(POST)


def test_a_title_comes_with_entities_as_wordpress_sends_it(blog: DemoBlog) -> None:
    titles = [item["title"] for item in rest(blog, "posts?per_page=100&_fields=title").items()]
    assert {"rendered": "Was ein &#8222;Rating&#8220; nicht sagt"} in titles
    assert {"rendered": ""} in titles
    assert any("&#038;" in str(title) and "日本" in str(title) for title in titles)


def test_a_protected_post_shows_its_text_for_its_password_alone(blog: DemoBlog) -> None:
    number = rest(blog, "posts?slug=intern-terminplan&_fields=id").column("id")[0]
    assert rest(blog, f"posts/{number}").item()["content"] == {"rendered": "", "protected": True}
    assert rest(blog, f"posts/{number}").item()["excerpt"] == {"rendered": "", "protected": True}
    assert rest(blog, f"posts/{number}?password=falsch").code() == "403 rest_post_incorrect_password"
    assert "Seiteneingang" in rest(blog, f"posts/{number}?password=geheim").text


def test_users_are_those_who_published(blog: DemoBlog) -> None:
    assert rest(blog, "users?_fields=name").column("name") == [
        "Dr. Oliver Everling",
        "Jakob Reinholt",
        "Mara Lindqvist",
    ]
    assert rest(blog, "users?include=3,2&_fields=id,name").items() == [{"id": 3, "name": "Mara Lindqvist"}]


def test_terms_are_found_by_post(blog: DemoBlog) -> None:
    seed = rest(blog, "posts?slug=banken-in-der-partizipationsmaschine&_fields=id").column("id")[0]
    assert rest(blog, f"categories?post={seed}&_fields=name").column("name") == ["Bankenrating", "Nachrichten"]
    assert "parent" not in rest(blog, "tags?per_page=1").items()[0]
    assert rest(blog, "categories/1?_fields=slug").json() == {"slug": "bankenrating"}


def test_the_root_tells_what_the_blog_can(blog: DemoBlog) -> None:
    root = ask(blog, "wp-json/?_fields=name,url,home,authentication,namespaces,timezone_string").item()
    home = blog.address[:-1]
    assert (root["name"], root["url"], root["home"]) == ("RATING-Blog", home, home)
    assert (root["authentication"], root["namespaces"]) == ([], ["wp/v2"])
    assert "routes" in ask(blog, "wp-json").item()


def test_slashes_are_escaped_as_php_does(blog: DemoBlog) -> None:
    assert "http:\\/\\/127.0.0.1" in rest(blog, "posts?per_page=1&_fields=link").text


def test_switching_rest_off_leaves_the_header(blog: DemoBlog) -> None:
    blog.rest = False
    assert rest(blog, "posts").code() == "401 rest_login_required"
    assert ask(blog).links == [f'<{blog.address}wp-json/>; rel="https://api.w.org/"']


@pytest.mark.parametrize("posts", [0, 250])
def test_every_post_is_on_exactly_one_page(posts: int) -> None:
    with DemoBlog(posts=posts) as blog:
        pages = int(rest(blog, "posts?per_page=100", "HEAD").headers["x-wp-totalpages"])
        lists = [rest(blog, f"posts?per_page=100&page={page}&_fields=id") for page in range(1, pages + 1)]
        assert [one for found in lists for one in found.column("id")] == [post.id for post in blog.at.site.posts]
