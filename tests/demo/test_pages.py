"""The pages for a browser, and the addresses of every permalink structure."""

from typing import Literal
from urllib.parse import urlsplit

import pytest

from tests.demo.asking import ask
from tui_reader.demo import DemoBlog

Kind = Literal["pretty", "plain", "index"]
ROOTS: dict[Kind, str] = {"pretty": "wp-json/", "plain": "index.php?rest_route=/", "index": "index.php/wp-json/"}


def below(blog: DemoBlog, address: str) -> str:
    """An address of the blog without the blog's own."""
    assert address.startswith(blog.address)
    return address.removeprefix(blog.address)


@pytest.mark.parametrize("kind", ROOTS)
@pytest.mark.parametrize("prefix", ["", "/blog"])
def test_every_page_names_the_rest_root_in_header_and_head(kind: Kind, prefix: str) -> None:
    with DemoBlog(permalinks=kind, prefix=prefix) as blog:
        root = blog.address + ROOTS[kind]
        newest = below(blog, blog.at.link(blog.at.site.posts[0]))
        for path in ("", newest):
            got = ask(blog, path)
            assert got.status == 200
            assert f'<{root}>; rel="https://api.w.org/"' in got.links
            assert f'<link rel="https://api.w.org/" href="{root}" />' in got.text
            assert '<html lang="de-DE">' in got.text
        answered = ask(blog, below(blog, root))
        assert answered.item()["home"] == blog.address[:-1]
        assert ask(blog, "?rest_route=/").item()["name"] == "RATING-Blog"


@pytest.mark.parametrize("kind", ROOTS)
def test_a_post_page_names_its_object_its_address_and_its_short_link(kind: Kind) -> None:
    with DemoBlog(permalinks=kind) as blog:
        post = blog.at.site.posts[0]
        got = ask(blog, below(blog, blog.at.link(post)))
        object_ = blog.at.api(f"/wp/v2/posts/{post.id}")
        assert f'<{object_}>; rel="alternate"; title="JSON"; type="application/json"' in got.links
        assert f"<{blog.address}?p={post.id}>; rel=shortlink" in got.links
        assert f'<link rel="canonical" href="{blog.at.link(post)}" />' in got.text
        assert ask(blog, below(blog, object_)).item()["id"] == post.id


def test_plain_permalinks_have_the_trap_of_the_real_ones() -> None:
    with DemoBlog(permalinks="plain") as blog:
        home = ask(blog, "wp-json/")
        assert (home.status, home.headers["content-type"]) == (200, "text/html; charset=UTF-8")
        assert ask(blog, "wp-json/wp/v2/posts").status == 301
        assert ask(blog, "?rest_route=/wp/v2/posts&per_page=1&_fields=id").headers["x-wp-total"] == "13"
        assert ask(blog, "?p=99999").status == 404


def test_short_links_and_missing_slashes_lead_to_the_proper_address(blog: DemoBlog) -> None:
    post = blog.at.site.posts[0]
    link = blog.at.link(post)
    for path in (f"?p={post.id}", below(blog, link).rstrip("/")):
        got = ask(blog, path)
        assert (got.status, got.headers["location"]) == (301, link)
    assert ask(blog, "?p=99999").status == 404
    assert ask(blog, "index.php").headers["location"] == blog.address


def test_a_folder_is_found_without_its_slash_and_nothing_lives_beside_it() -> None:
    with DemoBlog(prefix="/blog") as blog:
        assert urlsplit(blog.address).path == "/blog/"
        bare = DemoBlog(port=blog.port)
        got = ask(bare, "blog")
        assert (got.status, got.headers["location"]) == (301, blog.address)
        assert ask(bare, "wp-json/").status == 404


def test_the_front_page_lists_ten_posts_and_the_rest_on_further_pages(blog: DemoBlog) -> None:
    assert ask(blog).text.count('rel="bookmark"') == 10
    assert ask(blog, "page/2/").text.count('rel="bookmark"') == 3
    assert ask(blog, "page/3/").status == 404
    assert ask(blog, "nix").status == 404
    assert ask(blog, "", "DELETE").status == 405


def test_topics_and_authors_have_pages(blog: DemoBlog) -> None:
    got = ask(blog, "category/bankenrating/")
    assert f'<{blog.at.api("/wp/v2/categories/1")}>; rel="alternate"; type="application/json"' in got.links
    assert ask(blog, "author/mara/").text.count('rel="bookmark"') == 4
    assert ask(blog, "category/nix/").status == 404


@pytest.mark.parametrize(
    ("slug", "registration", "closed", "mark"),
    [
        ("the-quiet-window", True, False, 'class="must-log-in">Sie müssen <a href='),
        ("the-quiet-window", False, False, 'id="commentform"'),
        ("the-quiet-window", True, True, 'class="no-comments"'),
        ("das-war-2024", True, False, 'class="no-comments"'),
    ],
)
def test_a_post_page_says_who_may_comment(
    blog: DemoBlog, slug: str, *, registration: bool, closed: bool, mark: str
) -> None:
    blog.registration, blog.closed = registration, closed
    post = next(post for post in blog.at.site.posts if post.slug == slug)
    text = ask(blog, below(blog, blog.at.link(post))).text
    assert [one for one in ("must-log-in", "commentform", "no-comments") if one in text] == [mark.split('"')[1]]
    assert mark in text


def test_a_post_page_holds_its_text_and_thread_and_neighbours(blog: DemoBlog) -> None:
    post = blog.at.site.posts[1]
    text = ask(blog, below(blog, blog.at.link(post))).text
    assert post.html in text
    assert text.count('class="comment"') == len(blog.at.site.by_post[post.id])
    assert f'href="{blog.at.link(blog.at.site.posts[2])}" rel="prev"' in text
    assert f'href="{blog.at.link(blog.at.site.posts[0])}" rel="next"' in text


def test_a_protected_page_keeps_its_secret(blog: DemoBlog) -> None:
    secret = next(post for post in blog.at.site.posts if post.password)
    text = ask(blog, below(blog, blog.at.link(secret))).text
    assert "post-password-message" in text
    assert "Seiteneingang" not in text
    assert "Kuchen" not in text
