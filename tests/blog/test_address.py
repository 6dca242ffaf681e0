"""Addresses as typed and as named by servers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.blog.address import home, parse, route, same_place, web
from tui_reader.errors import AddressError
from tui_reader.text import safe


@pytest.mark.parametrize(
    ("typed", "urls"),
    [
        ("blog.example.org", ["https://blog.example.org/"]),
        ("  Blog.Example.ORG/2012/11/25/post/ ", ["https://blog.example.org/2012/11/25/post/"]),
        ("http://blog.example.org/?p=8#comments", ["http://blog.example.org/?p=8"]),
        ("HTTPS://blog.example.org", ["https://blog.example.org/"]),
        ("https://berta:hemlock@blog.example.org:8443/x", ["https://blog.example.org:8443/x"]),
        ("grün.example", ["https://xn--grn-ioa.example/"]),
        ("blog.example.org/grün/%C3%BC", ["https://blog.example.org/gr%C3%BCn/%C3%BC"]),
        ("localhost:8080", ["https://localhost:8080/", "http://localhost:8080/"]),
        ("127.0.0.1/blog", ["https://127.0.0.1/blog", "http://127.0.0.1/blog"]),
        ("[::1]:80/", ["https://[::1]:80/", "http://[::1]:80/"]),
        ("https://127.0.0.1", ["https://127.0.0.1/"]),
        ("192.168.1.5", ["https://192.168.1.5/"]),
        ("feed://blog.example.org/rss", ["https://blog.example.org/rss"]),
        ("feed:http://blog.example.org/?u=feed://x", ["http://blog.example.org/?u=feed://x"]),
    ],
)
def test_what_is_typed_becomes_addresses_to_try(typed: str, urls: list[str]) -> None:
    assert list(parse(typed)) == urls


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "://",
        "https://",
        "ftp://x.org",
        "file:///etc/passwd",
        "javascript://x",
        "two words",
        "a\tb",
        "x\x1b[31m.org",
        "-x.org",
        "x..org",
        "x.org:99999",
        "x.org:port",
        "[::1",
        "[gg::1]",
        "a" * 64 + ".org",
        "a." * 200 + "org",
        "xn--" + "ü.org",
        "https://x.org/" + "a" * 3000,
        "../..",
    ],
)
def test_what_is_no_address_is_refused_in_words(typed: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse(typed)
    assert safe(str(caught.value)) == str(caught.value)


@given(st.text(max_size=40))
def test_anything_typed_is_an_address_or_none(typed: str) -> None:
    try:
        found = parse(typed)
    except AddressError:
        return
    assert all(url.isascii() and url.startswith(("https://", "http://")) and " " not in url for url in found)


@pytest.mark.parametrize(
    "foreign",
    [
        None,
        5,
        "",
        "javascript:alert(1)",
        "//x.org/",
        "https://x.org/\x1b[31m",
        "https://x.org/a b",
        "http://[",
        "https:",
    ],
)
def test_a_foreign_address_that_is_none_is_dropped(foreign: object) -> None:
    assert web(foreign) == ""


def test_a_foreign_address_loses_its_user_info() -> None:
    assert web("https://berta:hemlock@x.org/a?b#c") == "https://x.org/a?b#c"


def test_homes_end_in_a_slash() -> None:
    assert home("https://X.org/blog?p=1#a") == "https://x.org/blog/"


def test_our_own_host_is_called_by_our_own_scheme() -> None:
    assert same_place("http://x.org/wp-json/", "https://x.org/") == "https://x.org/wp-json/"
    assert same_place("http://y.org/wp-json/", "https://x.org/") == ""


@pytest.mark.parametrize(
    ("api", "url"),
    [
        ("https://x.org/wp-json/", "https://x.org/wp-json/wp/v2/posts?page=2"),
        ("https://x.org/index.php/wp-json", "https://x.org/index.php/wp-json/wp/v2/posts?page=2"),
        ("https://x.org/blog/index.php?rest_route=/", "https://x.org/blog/index.php?rest_route=/wp/v2/posts&page=2"),
        ("https://x.org/?lang=de&rest_route=/", "https://x.org/?lang=de&rest_route=/wp/v2/posts&page=2"),
    ],
)
def test_routes_fit_every_permalink_mode(api: str, url: str) -> None:
    assert route(api, "wp/v2/posts", page=2) == url
