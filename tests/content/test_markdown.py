"""Markdown: what is read back is what was written."""

import html as escapes

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.content.shown import BASE, flat
from tui_reader.content import convert, markdown

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def written(html: str) -> str:
    return markdown(convert(html, BASE)).strip("\n")


def read_back(html: str) -> tuple[str, set[str], str, set[str]]:
    """Text and links of some HTML, and of the Markdown made of it."""
    document = convert(html, BASE)
    again = convert(RENDER.render(markdown(document)), BASE)
    urls = [{link.url for link in each.links} for each in (document, again)]
    return flat(document).replace("— ", ""), urls[0], flat(again), urls[1]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>A <i>b</i> #</h2>", "## A *b* \\#"),
        ("<p>a <b>b </b>c<br>d</p>", "a **b** c\\\nd"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("a<b>“b”</b>c", "a“b”c"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ol start=7><li>a<li>b</ol>", "7. a\n8. b"),
        ("<ul><li>a<ol start=7><li>b</ol></ul>", "- a\n\n  7. b"),
        ("<ol><li>a</ol><ol><li>b</ol><ol><li>c</ol>", "1. a\n\n1) b\n\n1. c"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n+ b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre class=language-py>a\n```\nb</pre>", "````py\na\n```\nb\n````"),
        ("<code>a`b</code> <code>c</code>", "``a`b`` `c`"),
        ("H<sub>2</sub>O x<sup>q</sup>", "H₂O x^q"),
        (
            "<figure><img src=/a.png alt='A*'><figcaption>c</figcaption></figure>",
            "![A\\*](https://blog.example/a.png)\n\n*c*",
        ),
        ("<table><tr><th>a<th align=right>b<tr><td>c|d<td>e</table>", "| a | b |\n| --- | --: |\n| c\\|d | e |"),
        ("<table><tr><td>a<td>b</table>", "|  |  |\n| --- | --- |\n| a | b |"),
        ("<dl><dt>a<dd>b</dl>", "**a**\n\n- b"),
        ('<a href="/a_(b)">x]</a>', "[x\\]](https://blog.example/a_\\(b\\))"),
        ('<a href="https://a.example/">https://a.example/</a>', "<https://a.example/>"),
        ("<del>a</del> snake_case 2 < 3 & b", "~~a~~ snake_case 2 < 3 & b"),
    ],
)
def test_constructs(html: str, expected: str) -> None:
    assert written(html) == expected


@pytest.mark.parametrize(
    "text",
    [
        "~~~",
        "```",
        "<!--",
        "# x",
        "- x",
        "+ x",
        "1. x",
        "2) x",
        "> x",
        "* x",
        "===",
        "---",
        "[x]: http://evil.example",
        "[x](http://evil.example)",
        "![x](y)",
        "x](http://evil.example) [y",
        "<b>x</b>",
        "&amp;copy;",
        "a | b",
        "\\*x\\*",
        "a_b _c_ __d__",
        "`x`",
    ],
)
@pytest.mark.parametrize(
    "shape", ["<p>{}</p>", "<p>a<br>{}</p>", "<ul><li>{}</ul>", "<b>{}</b>", "<table><tr><th>{}<th>b</table>"]
)
def test_literal_text_stays_literal(text: str, shape: str) -> None:
    before, links, after, links_after = read_back(shape.format(escapes.escape(text)))
    assert after == before
    assert links == links_after == set()


@pytest.mark.parametrize(
    "href",
    [
        "http://a.example/)%20[fake](http://evil.example)",
        "http://a.example/\n# x",
        'http://a.example/" title="x',
        "/x>y<z",
        "/?a=1&copy;=2",
    ],
)
def test_target_of_a_link_cannot_write_markdown(href: str) -> None:
    before, links, after, links_after = read_back(f'<a href="{escapes.escape(href)}">x](http://evil.example) [y</a>')
    assert (after, links_after) == (before, links)


TEXT = st.text(alphabet=st.sampled_from("ab1 \n*_#`~[]()<>!&;|\\-+=.:/'\"\u00a0äß“💩"), max_size=12).map(escapes.escape)
TAGS = [*"pbia", "code", "ul", "ol", "li", "blockquote", "pre", "h2", "div", "del", "small", "table", "tr", "td", "th"]
TAGS += ["dl", "dt", "dd", "figcaption", "details", "summary", "kbd", "mark"]


def _wrap(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(tag: str, parts: list[str]) -> str:
        href = ' href="/x(y)_z*"' if tag == "a" else ""
        return f"<{tag}{href}>{''.join(parts)}</{tag}>"

    return st.builds(build, st.sampled_from(TAGS), st.lists(inside, max_size=4))


HTML = st.lists(st.recursive(TEXT | st.sampled_from(["<br>", "<hr>"]), _wrap, max_leaves=12), max_size=4).map("".join)


@settings(max_examples=400, deadline=None)
@example("<table><tr><b><tr>1</tr></b></tr></table>")
@given(HTML)
def test_any_html_reads_back_with_the_same_text_and_links(html: str) -> None:
    before, links, after, links_after = read_back(html)
    assert (after, links_after) == (before, links)
