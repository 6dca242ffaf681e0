"""What becomes of typed words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.demo.formatting import comment_html, excerpt_html, title_html


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("eins\nzwei\n\ndrei", "<p>eins<br />\nzwei</p>\n<p>drei</p>\n"),
        ("<b>offen", "<p><b>offen</b></p>\n"),
        ("<em><b>x</em>y", "<p><em><b>x</b></em>y</p>\n"),
        ("5 < 6 && a > b", "<p>5 &lt; 6 &amp;&amp; a &gt; b</p>\n"),
        ("&lt;i&gt;", "<p>&lt;i&gt;</p>\n"),
        ("<p>a</p><ul><li>b</li></ul>", "<p>ab</p>\n"),
        ('<a href="javascript:x" onclick="y">z</a>', "<p><a>z</a></p>\n"),
        ("<code>\"a\" 'b'</code>", "<p><code>\"a\" 'b'</code></p>\n"),
        ("<blockquote>a\n\nb</blockquote>c", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>c</p>\n"),
        (
            "siehe (https://example.org/a?b=1&c=2).",
            '<p>siehe (<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc">https://example.org/a?b=1&amp;c=2</a>).</p>\n',
        ),
    ],
)
def test_a_comment_keeps_a_little_html(raw: str, html: str) -> None:
    assert comment_html(raw) == html


@given(st.text(alphabet="<>/abp &;\"'=\n:htps.x", max_size=60))
def test_no_comment_opens_what_it_does_not_close(raw: str) -> None:
    html = comment_html(raw)
    for name in ("a", "b", "blockquote", "p"):
        assert html.count(f"<{name}>") + html.count(f"<{name} ") == html.count(f"</{name}>")


def test_titles_keep_tags_and_get_typographic_entities() -> None:
    assert title_html('<em>A</em> & "B" - c...') == "<em>A</em> &#038; &#8222;B&#8220; &#8211; c&#8230;"


def test_an_excerpt_is_the_first_words() -> None:
    assert excerpt_html("<p>kurz <b>und</b> gut</p>") == "<p>kurz und gut</p>\n"
    assert excerpt_html("<p>" + "wort " * 60 + "</p>").count("wort") == 55
    assert excerpt_html("") == ""
