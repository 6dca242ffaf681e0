"""From any HTML to the terminal: nothing that it would obey, no row too wide, and the text in its order."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.content.shown import BASE
from tests.scores.drawn import rows, strips
from tui_reader.content import convert
from tui_reader.ui.widgets.painter import FORBIDDEN

PLAIN = ["p", "b", "i", "a", "ul", "li", "ol", "blockquote", "div", "h1", "h3", "dl", "dt", "dd", "sub", "kbd", "del"]
PLAIN += ["figure", "figcaption", "small", "mark", "code", "details"]
BOXES = ["table", "tr", "td", "th", "caption", "pre", "math", "ruby", "rt", "q", "abbr", "summary", "svg"]
PIECES = [
    "Wörter mit „Zeichen“",
    "日本語の文章は単語の間に空白がありません。",
    "👩‍💻👨‍👩‍👧‍👦🇩🇪",
    "e\u0301\u0302\u0303\u0304\u0305",
    "שלום עולם",
]
PIECES += [
    "\u202eumgedreht\u202c",
    "نص عربي",
    "ภาษาไทย",
    "हिन्दी",
    "한국어",
    "x" * 90,
    "&#27;[2J",
    "\x9b31m",
    "&#x200d;",
    "\u200b\u00ad",
]
PIECES += [
    "a  b\t c\n\n d",
    "[gallery ids='1']",
    "[caption id=1]x[/caption]",
    "$latex x^2$",
    "&nbsp;" * 9,
    "https://a.example/" + "x/" * 60,
]
WIDTHS = st.integers(1, 12) | st.integers(60, 200)


def _wrap(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(tag: str, parts: list[str]) -> str:
        more = {"a": ' href="/x"', "abbr": ' title="T &#27;"', "td": " colspan=2"}.get(tag, "")
        return f"<{tag}{more}>{' '.join(parts)}</{tag}>"

    return st.builds(build, st.sampled_from(PLAIN + BOXES), st.lists(inside, max_size=5))


def _any() -> st.SearchStrategy[str]:
    text = st.sampled_from(PIECES) | st.text(max_size=30)
    return st.lists(st.recursive(text, _wrap, max_leaves=15), max_size=5).map("".join)


@settings(max_examples=300, deadline=None)
@given(_any(), WIDTHS)
@example("<table><tr><td>👩‍💻<th>日本語</table>", 1)
@example("<ul><li>" * 30 + "日本", 3)
@example("<pre>\t\x1b[0m👩‍💻" + "x" * 300 + "</pre>", 60)
def test_any_html_gives_rows_that_a_terminal_only_shows(html: str, width: int) -> None:
    document = convert(html, BASE)
    for strip in strips(document, width):
        assert not FORBIDDEN.search(strip.text)
        assert strip.cell_length == width
        assert cell_len(strip.text) == width
    for line in rows(document, width):
        # A character of two cells takes a row of one, and what is moved sideways is as long as it is.
        assert line.reach or cell_len(line.text) <= max(width, 2)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.integers(60, 200))
def test_words_stand_on_the_screen_in_the_order_of_the_html(data: st.DataObject, width: int) -> None:
    words = [f"w{number}w" for number in range(data.draw(st.integers(1, 30)))]
    parts: list[str] = []
    for word in words:
        tag, other = data.draw(st.sampled_from(PLAIN)), data.draw(st.sampled_from(PIECES[:5] + PIECES[8:10]))
        shape = data.draw(st.sampled_from(["<{0}>{1}</{0}>", "<{0}>{1} ", "{1}</{0}>", "<{0}>{2} {1} {2}</{0}>"]))
        parts.append(shape.format(tag, word, other))
    shown = " ".join(line.text for line in rows(convert(" ".join(parts), BASE), width))
    assert re.findall(r"w\d+w", shown) == words


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES[:5]), min_size=2, max_size=6), min_size=1, max_size=6), WIDTHS)
def test_no_cell_of_a_table_loses_a_word(cells: list[list[str]], width: int) -> None:
    numbers = iter(range(1000))
    table = "".join("<tr>" + "".join(f"<td>q{next(numbers)}q {cell}" for cell in row) for row in cells)
    shown = "".join(line.text for line in rows(convert(f"<table><tr><th>a<th>b</tr>{table}</table>", BASE), width))
    if width >= 60:
        assert {int(found) for found in re.findall(r"q(\d+)q", shown)} == set(range(next(numbers)))


@pytest.mark.parametrize("width", range(2, 12))
def test_no_flag_and_no_family_is_broken_over_two_rows(width: int) -> None:
    flags, family = ["🇩🇪", "🇫🇷", "🇮🇹"] * 5, "👨‍👩‍👧‍👦"
    shown = [line.text for line in rows(convert(f"<p>日本{''.join(flags)}{family * 4} a{''.join(flags)}"), width)]
    assert all(len([letter for letter in row if "🇦" <= letter <= "🇿"]) % 2 == 0 for row in shown)
    assert sum(row.count(family) for row in shown) == 4
