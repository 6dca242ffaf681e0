"""Small things in the text, and things that are not for reading."""

import pytest

from tests.content.shown import BASE, flat
from tui_reader.content import convert


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("H<sub>2</sub>O", "H₂O"),
        ("mc<sup>2</sup>", "mc²"),
        ("x<sup>q</sup>", "x^q"),
        ("x<sup>a,q</sup>", "x^(a,q)"),
        ("x<sub>Ω1</sub>", "x_(Ω1)"),
        ('hier<sup><a href="#fn1">1</a></sup>.', "hier¹."),
        ('hier<sup>[<a href="#fn1">12</a>]</sup>.', "hier[12]."),
        ('Note <a href="#fnref1">↩</a>', "Note"),
        ("<q>a <q>b</q></q>", "“a ‘b’”"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢(かん)"),
        ('<abbr title="World Wide Web">WWW</abbr> <abbr title="World Wide Web">WWW</abbr>', "WWW (World Wide Web) WWW"),
        ("a<!--more-->b<wbr>c&shy;d", "abcd"),
        ("<ul><li><input type=checkbox checked> a</ul>", "☑ a"),
        ("&#x200d;a&#x200d; b 👩&#x200d;💻", "a b 👩\u200d💻"),
    ],
)
def test_small_things(html: str, shown: str) -> None:
    assert flat(convert(html, BASE)) == shown


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<template><p>x</template>",
        "<p hidden>x</p>",
        '<div style="DISPLAY : none">x</div>',
        '<span aria-hidden="true">x</span>',
        '<p style="position:absolute;left:-9999px">x</p>',
        '<div class="sharedaddy sd-sharing-enabled"><ul><li>x</ul></div>',
        "<svg><title>x</title></svg>",
        "<p>&nbsp;</p>",
        "<ul><li></li></ul>",
        "<table><tr><td></td></tr></table>",
        "<!-- x -->",
        '<iframe src="https://www.googletagmanager.com/x" height="0" width="0"></iframe>',
        "",
    ],
)
def test_nothing_to_read_gives_no_block(html: str) -> None:
    assert convert(html, BASE).blocks == ()
