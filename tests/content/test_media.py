"""Pictures, players and their captions; code and quotations as plugins and themes write them."""

import pytest

from tests.content.shown import BASE, flat, kinds, lines
from tui_reader.content import convert
from tui_reader.content.blocks import Kind


@pytest.mark.parametrize(
    ("attributes", "source"),
    [
        ('src="/a.jpg"', "/a.jpg"),
        ('src="/lazy.svg" data-src="/a.jpg"', "/a.jpg"),
        ('src="data:image/gif;base64,R0" data-lazy-src="/a.jpg"', "/a.jpg"),
        ('srcset="/s.jpg 300w, /a.jpg 1200w, /huge.jpg 4000w"', "/a.jpg"),
        ('data-srcset="/a.jpg 1x,/b.jpg 2x"', "/a.jpg"),
        ('src="/a.jpg" data-orig-file="/huge.jpg"', "/a.jpg"),
    ],
)
def test_the_address_of_a_picture_however_it_is_loaded(attributes: str, source: str) -> None:
    (block,) = convert(f'<p><img alt="A" {attributes}></p>', BASE).blocks
    assert block.source == "https://blog.example" + source


def test_captions_stand_at_what_they_are_for() -> None:
    html = "<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2</table>"
    html += '<figure><iframe src="https://vimeo.com/1"></iframe><figcaption>f</figcaption></figure>'
    blocks = convert(html, BASE).blocks
    assert [block.kind for block in blocks] == [Kind.CAPTION, Kind.TABLE, Kind.PARAGRAPH, Kind.CAPTION]
    assert [block.tight for block in blocks] == [False, True, False, True]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a<embed src=/x.pdf>b", "a Embedded: blog.example b"),
        ("a<video><track src=/x.vtt><source src=/v.mp4></video><track>b", "a Video: v.mp4 b"),
        ("a<svg><text>gone</text><p>b", "a b"),
        ("a<svg><foreignObject><p>gone</p></foreignObject><text>gone</text></svg>b", "ab"),
        ("a\0b", "ab"),
        ('<a href="/f">File</a><a href="/f" class="wp-block-file__button">Download</a>', "File"),
        ('more <span class="screen-reader-text">of „this“</span>', "more"),
        ("<dl><dt>T<dd>a<dd>b<dt>U<dd>c</dl>", "T a b U c"),
    ],
)
def test_what_a_browser_would_show_is_read(html: str, shown: str) -> None:
    assert flat(convert(html, BASE)) == shown


def test_bloggers_captions_and_pictures_in_cells() -> None:
    html = "<table><tr><td><a href=/g.jpg><img src=/k.jpg alt=K></a></td></tr>"
    html += "<tr><td class=tr-caption>C <i>d</i></td></tr></table><table><tr><td><img alt=x src=/y> <br>t</table>"
    assert lines(html) == ["K", "C d", "x", "t"]
    assert kinds(html) == [Kind.IMAGE, Kind.CAPTION, Kind.IMAGE, Kind.PARAGRAPH]


def test_short_definitions_stand_together() -> None:
    blocks = convert("<dl><dt>T<dd>a</dd><dd>b</dd><dt>U<dd><p>c</p></dd><dd><p>d</p></dd></dl>", BASE).blocks
    assert [block.tight for block in blocks] == [False, True, True, False, True, False]


def test_code_that_a_plugin_laid_out_line_by_line() -> None:
    html = '<table><tr><td class="crayon-nums">1\n2</td><td><div class="crayon-pre"><div>a = 1</div><div>b</div></div>'
    assert (lines(html), kinds(html)) == (["a = 1\nb"], [Kind.CODE])


def test_two_quotations_after_another_have_different_margins() -> None:
    first, second, third = convert("<blockquote>a</blockquote><blockquote>b</blockquote><blockquote>c", BASE).blocks
    assert len({first.rest, second.rest}) == 2
    assert first.rest == third.rest
