"""Link targets: what is safe, how it is written, how it is numbered."""

import pytest

from tests.content.shown import BASE, flat
from tui_reader.content import convert
from tui_reader.content.links import LONGEST, absolute


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("../x?q=1#f", "https://blog.example/2024/x?q=1#f"),
        ("//b.example", "https://b.example"),
        (" https://a.example/\n\tb ", "https://a.example/b"),
        ("HTTPS://A.Example:443/ä b?ü=%20%zz", "https://a.example/%C3%A4%20b?%C3%BC=%20%25zz"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://user:secret@a.example/", "https://a.example/"),
        ("https:\\\\a.example\\b", "https://a.example/b"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("https://a.example/\x1b[31m", "https://a.example/%1B%5B31m"),
        ("mailto:a@b.example?subject=Hi%0d%0aBcc:x&attach=/etc/passwd", "mailto:a@b.example?subject=Hi%20Bcc%3Ax"),
    ],
)
def test_safe_targets(href: str, url: str) -> None:
    assert absolute(href, BASE) == url


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " \x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ssh://-oProxyCommand=x",
        "vscode://x",
        "mailto:",
        "mailto:?bcc=a@b",
        "http://",
        "http://[::1",
        "http://a.example:99999/",
        "http://a b.example/",
        "http://-a.example/",
        "https://a.example/" + "x" * LONGEST,
    ],
)
def test_everything_else_is_no_link(href: str) -> None:
    assert absolute(href, BASE) == ""


def test_relative_target_needs_a_base() -> None:
    assert absolute("/x", "") == ""
    assert absolute("x", "about:blank") == ""


def test_same_address_has_the_same_number() -> None:
    document = convert('<a href="/a">one</a> <a href="/b">two</a> <a href="https://blog.example/a">three</a>', BASE)
    assert [(link.number, link.text, link.url) for link in document.links] == [
        (1, "one", "https://blog.example/a"),
        (2, "two", "https://blog.example/b"),
    ]
    assert [span.link for span in document.blocks[0].spans if span.link] == [1, 2, 1]


@pytest.mark.parametrize("href", ["#fn1", BASE + "#fn1", BASE.rstrip("/") + "#fn1", "javascript:void(0)"])
def test_anchor_in_the_page_and_unsafe_link_are_plain_text(href: str) -> None:
    document = convert(f'<p>a <a href="{href}">b</a></p>', BASE)
    assert (document.links, flat(document)) == ((), "a b")


def test_link_over_blocks_is_one_link() -> None:
    document = convert('<a href="/x"><h2>a</h2><p>b</p></a>', BASE)
    assert [block.spans[0].link for block in document.blocks] == [1, 1]


def test_unclosed_link_ends_where_the_next_begins() -> None:
    document = convert('<a href="/x">a <a href="/y">b</a> c', BASE)
    assert [(span.text, span.link) for span in document.blocks[0].spans] == [("a ", 1), ("b", 2), (" c", 0)]
