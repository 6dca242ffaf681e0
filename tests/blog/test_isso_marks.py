"""Where Isso is: as the page says that embeds it, and as a browser would find it."""

import pytest

from tui_reader.blog.isso.marks import place

PAGE = "https://blog.example/banken/"
THREAD = '<section id="isso-thread"></section>'


@pytest.mark.parametrize(
    ("script", "endpoint"),
    [
        ('<script data-isso="//c.example/" src="//c.example/js/embed.min.js"></script>', "https://c.example"),
        ('<script data-isso="https://c.example/isso/"></script>', "https://c.example/isso"),
        ('<script data-isso="/isso"></script>', "https://blog.example/isso"),
        ('<script data-isso="/"></script>', "https://blog.example"),
        ('<script src="//c.example/isso/js/embed.min.js?v=2"></script>', "https://c.example/isso"),
        ('<base href="https://b.example/x/"><script data-isso="../isso/"></script>', "https://b.example/isso"),
        ('<script data-isso="http://c.example/"></script>', ""),
        ('<script data-isso="javascript:alert(1)"></script>', ""),
        ('<script data-isso="//[::1"></script>', ""),
        ('<script src="//c.example/js/other.js"></script>', ""),
        ("", ""),
    ],
)
def test_the_server_is_where_the_page_says(script: str, endpoint: str) -> None:
    found = place(f"<html>{script}<body>{THREAD}</body></html>", PAGE)
    assert (found.endpoint if found else "") == endpoint


def test_the_thread_is_named_by_its_page_or_by_its_path() -> None:
    script = '<script data-isso="/isso/"></script>'
    named = place(f'{script}<div id="isso-thread" data-isso-id="7" data-title="Über\nBanken"></div>', f"{PAGE}?a=1")
    plain = place(f"{script}{THREAD}", f"{PAGE}?a=1")
    assert named
    assert plain
    assert (named.uri, named.title, named.by_path) == ("7", "Über Banken", False)
    assert (plain.uri, plain.title, plain.by_path) == ("/banken/", "", True)
    assert place(script, PAGE) is None
