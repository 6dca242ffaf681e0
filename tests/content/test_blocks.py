"""HTML as blocks, construct by construct."""

import pytest

from tests.content.shown import BASE, flat, kinds, lines, only
from tui_reader.content import convert
from tui_reader.content.blocks import Cell, Kind, Look, Span


def test_white_space_collapses_across_inline_boundaries() -> None:
    block = only("<p>\n a <b> b </b>\n<i>c</i> ,&nbsp; d<em>e</em> </p>")
    assert "".join(span.text for span in block.spans) == "a b c ,\u00a0 de"


def test_text_without_any_element_is_a_paragraph() -> None:
    assert lines("one <b>two</b><div>three</div>four") == ["one two", "three", "four"]


def test_looks_nest_and_spans_of_one_look_join() -> None:
    block = only(
        "<p>a<b>b<i>c</i></b><del>d</del><ins>e</ins><mark>f</mark><kbd>g</kbd><code>h</code><code>i</code></p>"
    )
    assert [(span.text, span.look) for span in block.spans] == [
        ("a", Look.PLAIN),
        ("b", Look.STRONG),
        ("c", Look.STRONG | Look.EMPHASIS),
        ("d", Look.DELETED),
        ("e", Look.INSERTED),
        ("f", Look.MARKED),
        ("g", Look.KEY),
        ("hi", Look.CODE),
    ]


def test_look_goes_on_over_blocks_it_encloses() -> None:
    first, second = convert("<b><div>one</div><div>two</div></b>").blocks
    assert (first.spans, second.spans) == ((Span("one", Look.STRONG),), (Span("two", Look.STRONG),))


@pytest.mark.parametrize("level", range(1, 7))
def test_headings(level: int) -> None:
    block = only(f"<h{level}>A <i>b</i></h{level}>")
    assert (block.kind, block.level, len(block.spans)) == (Kind.HEADING, level, 2)


def test_line_break_and_two_of_them() -> None:
    assert lines("<p>a<br>b<br/><br>c<br></p>") == ["a\nb", "c"]


def test_nested_lists_have_margins() -> None:
    assert lines("<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>") == ["• a", "  ◦ b", "    ‣ c", "• d"]


def test_items_of_a_tight_list_stand_close_and_those_of_a_loose_one_do_not() -> None:
    assert [block.tight for block in convert("<ul><li>a<ul><li>b</ul><li>c</ul>").blocks] == [False, True, True]
    assert [block.tight for block in convert("<ul><li><p>a</p><li><p>b</p></ul>").blocks] == [False, False]


def test_second_paragraph_of_an_item_stands_under_the_first() -> None:
    first, second = convert("<ol start=9><li><p>a</p><p>b</p></ol>").blocks
    assert (first.first, first.rest, second.first) == ("9. ", "   ", "   ")


@pytest.mark.parametrize(
    ("html", "marks"),
    [
        ("<ol><li>a<li value=7>b<li>c</ol>", ["1. ", "7. ", "8. "]),
        ("<ol start=9><li>a<li>b</ol>", [" 9. ", "10. "]),
        ("<ol reversed><li>a<li>b</ol>", ["2. ", "1. "]),
        ("<ol type=a start=26><li>a<li>b</ol>", [" z. ", "aa. "]),
        ("<ol type=I><li>a<li value=4>b</ol>", [" I. ", "IV. "]),
        ("<ol start=99999999999><li>a</ol>", ["1000000. "]),
        ("<ol start=x type=q><li>a</ol>", ["1. "]),
    ],
)
def test_ordered_lists_count_as_their_attributes_say(html: str, marks: list[str]) -> None:
    assert [block.first for block in convert(html).blocks] == marks


def test_quotations_and_whom_they_quote() -> None:
    assert lines("<blockquote><p>a</p><blockquote>b</blockquote><cite>c</cite></blockquote>") == [
        "▎ a",
        "▎ ▎ b",
        "▎ — c",
    ]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<pre class="wp-block-code"><code class="language-c++">x</code></pre>', "c++"),
        ('<pre class="brush: php; title: x">x</pre>', "php"),
        ('<pre lang="rust">x</pre>', "rust"),
        ("<pre>x</pre>", ""),
        ('<pre class="language-<x>">x</pre>', ""),
    ],
)
def test_language_of_code_is_kept_verbatim(html: str, language: str) -> None:
    assert (only(html).kind, only(html).language) == (Kind.CODE, language)


def test_code_keeps_its_lines_and_columns() -> None:
    block = only("<pre><code>\n\n  if <b>a</b> &lt; b:\n\treturn\n\n</code></pre>")
    assert block.spans == (Span("\n  if a < b:\n    return"),)


def test_line_numbers_of_highlighters_are_gone() -> None:
    assert lines('<pre><span class="lineno">1</span>a\n<span class="lineno">2</span>b</pre>') == ["a\nb"]


def test_table_with_alignment_header_and_spans() -> None:
    caption = "<caption>c</caption>"
    html = (
        f"<table>{caption}<thead><tr><td>h<th style='text-align: right'>i</thead>"
        "<tr><td rowspan=2>1<td class=has-text-align-center>2<tr><td>3<tr><td colspan=2><p>4</p><p>5</p></table>"
    )
    above, table = convert(html).blocks
    assert (above.kind, table.kind, table.tight) == (Kind.CAPTION, Kind.TABLE, True)
    assert table.rows == (
        (Cell((Span("h"),), header=True), Cell((Span("i"),), "right", header=True)),
        (Cell((Span("1"),)), Cell((Span("2"),), "center")),
        (Cell(()), Cell((Span("3"),))),
        (Cell((Span("4\n5"),)), Cell(())),
    )


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "<table role=presentation><tr><td>a<td>b</table>",
        "<table><tr><td><p>a</p><pre>x</pre><td>b</table>",
        "<table><tr><td><table><tr><th>a<th>b</table><td>c</table>",
        f"<table><tr><td>{'word ' * 200}<td>b</table>",
    ],
)
def test_table_that_arranges_the_page_becomes_paragraphs(html: str) -> None:
    assert len(kinds(html)) > 1
    assert kinds(html)[-1] is Kind.PARAGRAPH


def test_figure_with_caption_and_link() -> None:
    document = convert(
        '<figure><a href="b.jpg"><img src="a.jpg" alt="Alt"></a><figcaption>A <i>b</i></figcaption></figure>', BASE
    )
    image, caption = document.blocks
    assert (image.kind, image.spans, caption.kind, caption.tight) == (
        Kind.IMAGE,
        (Span("Alt", link=1),),
        Kind.CAPTION,
        True,
    )
    assert document.links[0].url == BASE + "b.jpg"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<p>a <img alt="b" src="x"> c</p>', ["a ▨ b c"]),
        ('<p>a <img alt="b"> c</p>', ["a [▨ b] c"]),
        ('<p><img alt="b" src="x"> c</p>', ["b", "c"]),
        ('<p>a<br><img alt="b" src="x"></p>', ["a", "b"]),
        ('<p><img src="/2024/sunset-1.jpg"></p>', ["sunset-1.jpg"]),
        ('<p>x <img class="wp-smiley" alt="🙂" src="x"></p>', ["x 🙂"]),
        ('<p>x <img width=1 height=1 alt="count" src="x"></p>', ["x"]),
        ('<img src="data:x" data-src="/a.png" alt="A"><noscript><img src="/a.png" alt="A"></noscript>', ["A"]),
    ],
)
def test_pictures(html: str, shown: list[str]) -> None:
    assert lines(html) == shown


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ('<a href="/page"><img alt=a src="/i.png"></a>', "https://blog.example/i.png"),
        ('<img alt=a src="i.png?a=1&amp;b=2">', BASE + "i.png?a=1&b=2"),
        ('<img alt=a src="data:image/png;base64,x">', ""),
        ('<img alt=a src="mailto:a@b.example">', ""),
        ('<img alt=a src="javascript:alert(1)">', ""),
        ("<img alt=a>", ""),
    ],
)
def test_source_of_a_picture_is_its_own_address_wherever_it_links(html: str, source: str) -> None:
    assert (only(html).kind, only(html).source) == (Kind.IMAGE, source)


def test_classic_caption_of_wordpress() -> None:
    assert kinds('<div class="wp-caption"><img alt=a src=x><p class="wp-caption-text">b</p></div>') == [
        Kind.IMAGE,
        Kind.CAPTION,
    ]


def test_definition_list() -> None:
    term, definition, _other = convert("<dl><dt>T<dd>D<dt>U</dl>").blocks
    assert (term.kind, definition.first, definition.tight) == (Kind.TERM, "  ", True)


def test_details_begin_with_their_summary() -> None:
    assert lines("<details><p>b</p><summary>a</summary></details>") == ["▾ a", "  b"]


@pytest.mark.parametrize(
    ("html", "words", "url"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/abcdefghijk?x=1">no</iframe>',
            "Video: youtube.com",
            "watch?v=abcdefghijk",
        ),
        ('<iframe title="Song" src="https://open.spotify.com/embed/x"></iframe>', "Sound: Song", "spotify"),
        ('<video controls><source src="/film.mp4">no</video>', "Video: film.mp4", "/film.mp4"),
        ('<audio src="/a.mp3"><a href="/b">no</a></audio>', "Sound: a.mp3", "/a.mp3"),
        ('<iframe src="//maps.example/x"></iframe>', "Embedded: maps.example", "https://maps.example/x"),
    ],
)
def test_players_and_frames_are_links(html: str, words: str, url: str) -> None:
    document = convert(html, BASE)
    assert flat(document) == words
    assert url in document.links[0].url


def test_poem_keeps_its_lines() -> None:
    assert lines('<pre class="wp-block-verse">a\n  b\n\nc</pre>') == ["a\n\u00a0 b\n\nc"]
